"""What came of a vote, and of those before it."""

from __future__ import annotations

from collections.abc import Sequence

from board import votes
from board.i18n import pick
from board.meeting import Round
from board.refusal import Refused
from board.rounds import ballots_in
from tui.kit.dispatch import does
from tui.kit.list_page import ListPage
from tui.view.local_time import stamp
from tui.view.scroll import Stretch
from tui.view.state import Cursor
from tui.view.vote_result import result_blocks

_ON_SHEET = ("cards", "coalitions", "groups")


class ResultPage(ListPage):
    """A list in the order of the result, ties as ties; older votes are a key away."""

    modes = ("result",)
    name_key = "result.title"
    help_keys = ("result.about",)

    def __init__(self, round_id: str = "") -> None:
        super().__init__()
        self.round_id = round_id
        """The vote that is shown; empty is the latest."""

    @property
    def round(self) -> Round | None:
        """The vote that is shown, if there is any."""
        found = votes.revealed(self.canvas)
        shown = next((one for one in found if one.id == self.round_id), None)
        return shown or (found[0] if found else None)

    def rows(self) -> list[votes.Tally]:
        """Return what came of it."""
        return votes.result(self.canvas, self.round) if self.round is not None else []

    def shown_id(self) -> str:
        """Return which vote is shown, for who follows this screen."""
        return self.round.id if self.round is not None else ""

    # -- what it shows

    def page_facts(self) -> Sequence[str]:
        """Tell which vote this is, and how many ballots came in."""
        shown = self.round
        if shown is None:
            return super().page_facts()
        place = self.canvas.template.place(shown.place)
        part = (place.question or place.section or place.block) if place is not None else None
        name = [pick(part.short, self.canvas.info.language)] if part is not None else []
        held = self.canvas.sessions.get(shown.session)
        at = stamp(shown.revealed, held.zone if held is not None else "")
        told = [at, self.say("vote.in", n=ballots_in(self.canvas, shown.id))]
        return [*name, *told, *super().page_facts()]

    def page_detail(self) -> str:
        """Return what the row under the cursor got, in words."""
        row = next((one for one in self.rows() if str(one.number) == self.scroll.at), None)
        if row is None:
            return self.say("result.none")
        return self.say("result.told", n=row.dots, ballots=row.ballots, rank=row.rank)

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return a row for each that was voted on."""
        return result_blocks(self.rows(), self.say, width, self.scroll.at)

    # -- going on from it

    @does("result.jump")
    def jump(self) -> None:
        """Go to the card on the sheet."""
        for row in self.rows():
            if str(row.number) == self.scroll.at and row.ref.table in _ON_SHEET:
                self.host.goto("sheet", Cursor("", row.ref))
                return
        raise Refused("result.not_there")

    @does("result.present")
    def present(self) -> None:
        """Show what was voted on card by card, large, in the order of the result."""
        refs = [row.ref for row in self.rows() if row.ref.table in _ON_SHEET]
        if not refs:
            raise Refused("present.nothing")
        here = next((row.ref for row in self.rows() if str(row.number) == self.scroll.at), None)
        self.host.goto("present", refs, here)

    @does("result.older", "result.newer")
    def step(self) -> None:
        """Go to the vote before this one, or after it."""
        found = [one.id for one in votes.revealed(self.canvas)]
        shown = self.round
        at = found.index(shown.id) if shown is not None else 0
        at += 1 if self.action == "result.older" else -1
        if not 0 <= at < len(found):
            raise Refused("result.oldest" if at > 0 else "result.newest")
        self.round_id = found[at]
        self.scroll.at = ""
