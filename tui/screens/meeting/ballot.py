"""Handing in ballots: one's own, with digits on numbered cards, or the room's, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from board import votes
from board.commands import rounds
from board.ids import new_id
from board.meeting import Round
from board.refusal import Refused
from board.rounds import OPEN, ballots_in
from board.text import visible
from tui.kit.dispatch import does
from tui.kit.line_input import LineInput
from tui.kit.list_page import ListPage
from tui.view.list import entry_block, text_block
from tui.view.scroll import Stretch
from tui.view.signs import DOT


class BallotPage(ListPage):
    """What can be voted on, by number, with the dots of one person who votes here.

    What is put on it and not handed in is kept beside the canvas, without a name.
    """

    modes = ("ballot",)
    name_key = "ballot.title"
    help_keys = ("ballot.about", "ballot.about.room")

    def __init__(self, round_id: str, room: bool = False) -> None:
        super().__init__()
        self.round_id = round_id
        self.room = room
        self.put: list[int] = []
        """The numbers that have a dot on this ballot, in the order in which they got it."""
        self.handed: list[str] = []
        """Ballots that were handed in here, the last one last."""

    def on_mount(self) -> None:
        """Take up what was put on a ballot before."""
        for word in self.live.sidecar.half_ballot(self.round_id).split():
            if word.isdecimal() and self._refusal([*self.put, int(word)]) is None:
                self.put.append(int(word))
        self._keep()
        if self.room:
            self.call_after_refresh(self.for_the_room)

    @property
    def round(self) -> Round:
        """The vote. Raises Refused where it is gone, or open no more."""
        found = self.canvas.rounds.get(self.round_id)
        if found is None:
            raise Refused("round.unknown", id=self.round_id)
        if found.progress != OPEN:
            raise Refused("round.not_open")
        return found

    def _refusal(self, put: list[int]) -> Refused | None:
        try:
            votes.given(self.round, " ".join(map(str, put)))
        except Refused as refusal:
            return refusal
        return None

    # -- what it shows

    def page_facts(self) -> Sequence[str]:
        """Tell how many ballots are in: never more than that."""
        n = ballots_in(self.canvas, self.round_id)
        return [self.say("vote.in", n=n), *super().page_facts()]

    def page_detail(self) -> str:
        """Return how many dots there are left."""
        found = self.canvas.rounds.get(self.round_id)
        if found is None or found.progress != OPEN:
            return self.say("ballot.over")
        most = votes.most_of(found)
        told = self.say("ballot.left", left=found.dots - len(self.put), total=found.dots)
        return f"{told} · {self.say('ballot.most', most=most)}" if most < found.dots else told

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return what can be voted on, by number, each with the dots it has on this ballot."""
        found = self.canvas.rounds.get(self.round_id)
        rows = votes.candidates(self.canvas, found) if found is not None else []
        if not rows:
            return [text_block([("text", self.say("ballot.over"))], width)]
        wide = len(str(rows[-1].number))
        room = max(1, min(found.dots if found is not None else 1, 9))
        return [
            entry_block(
                str(row.number),
                f"{row.number:>{wide}}  {_dots(self.put.count(row.number), room)}",
                visible(row.text),
                width,
                cursor=str(row.number) == self.scroll.at,
                style="text",
            )
            for row in rows
        ]

    # -- one's own ballot

    @does("ballot.number")
    def number(self) -> None:
        """A dot for the card with this number."""
        self._put(int(self.key))

    @does("ballot.more")
    def more(self) -> None:
        """A dot for the card under the cursor."""
        self._put(int(self.scroll.at or 0))

    @does("ballot.fewer")
    def fewer(self) -> None:
        """Take a dot off the card under the cursor; where it has none, the last one put."""
        if not self.put:
            raise Refused("ballot.blank")
        number = int(self.scroll.at or 0)
        if number not in self.put:
            number = self.put[-1]
        at = len(self.put) - 1 - self.put[::-1].index(number)
        del self.put[at]
        self.scroll.at = str(number)
        self._keep()

    def _put(self, number: int) -> None:
        put = [*self.put, number]
        votes.given(self.round, " ".join(map(str, put)))
        self.put = put
        self.scroll.at = str(number)
        self._keep()

    def _keep(self) -> None:
        self.live.sidecar.keep_ballot(self.round_id, " ".join(map(str, self.put)))

    @does("ballot.hand_in")
    def hand_in(self) -> None:
        """Hand the ballot in; the next one is blank."""
        self.hand_in_row(" ".join(map(str, self.put)))
        self.put = []
        self._keep()
        n = ballots_in(self.canvas, self.round_id)
        self.tell(self.say("ballot.handed_in", n=n))

    def hand_in_row(self, row: str) -> None:
        """Hand in what a row of numbers says. Raises Refused."""
        found, id = self.round, new_id(self.canvas.ballots)
        dots = votes.given(found, row)
        self.do(
            "ballot.hand_in",
            lambda canvas, by: rounds.hand_in(canvas, found.id, dots, id=id),
            nameless=True,
        )
        self.handed.append(id)

    @does("ballot.back")
    def take_back(self) -> None:
        """Take back the last ballot that was handed in here."""
        if not self.handed:
            raise Refused("ballot.none_here")
        id = self.handed[-1]
        self.do(
            "ballot.take_back",
            lambda canvas, by: rounds.take_back(canvas, id),
            nameless=True,
        )
        self.handed.pop()
        self.tell(self.say("ballot.taken_back", n=ballots_in(self.canvas, self.round_id)))

    # -- the room's, and what comes of it

    @does("ballot.room")
    def for_the_room(self) -> None:
        """Type a row of numbers per person."""
        self.live.refuse_read_only()
        row = " ".join(map(str, self.put))
        RoomInput(self, self.round).open(row)

    @does("ballot.reveal")
    def reveal(self) -> None:
        """Reveal the vote, and show what came of it."""
        id = self.round.id
        self.do("round.reveal", lambda canvas, by: rounds.reveal(canvas, by, id))
        self.host.goto("result", id)


class RoomInput(LineInput):
    """A row of card numbers per person; Enter hands it in and is the next person."""

    labels = (("line.save", "ballot.next_person"), ("line.stop", "action.line.stop"))

    def __init__(self, page: BallotPage, round: Round) -> None:
        super().__init__(page, again=True)
        self.ballots = page
        self.round = round

    def echo(self) -> str:
        """Return whose turn it is, and how many dots are typed."""
        person = ballots_in(self.ballots.canvas, self.round.id) + 1
        typed = len(votes.numbers(self.round, self.text))
        told = self.page.say("ballot.person", person=person, typed=typed, total=self.round.dots)
        return told if self.text.strip() else f"{told} · {self.page.say('ballot.example')}"

    def brief(self) -> str:
        """Return the same where there is one line for it and the keys."""
        return self.echo()

    def typed(self, text: str) -> None:
        """Keep a half row as half a ballot, without a name."""
        self.page.live.sidecar.keep_ballot(self.round.id, text.strip())
        self.page.draw()

    def save(self) -> None:
        """Hand the row in and go on to the next person; an empty row is the end."""
        if not self.text.strip():
            self.close()
        elif self.keep(lambda: self.ballots.hand_in_row(self.text)):
            self.ballots.put = []
            self.page.live.sidecar.keep_ballot(self.round.id, "")
            self.empty()
            self.page.draw()

    def stop(self) -> None:
        """Let the row be."""
        self.ballots.put = []
        self.page.live.sidecar.keep_ballot(self.round.id, "")
        self.close()


def _dots(count: int, room: int) -> str:
    """Return the dots on a card, in a column of so many cells."""
    text = DOT * count if count <= room else f"{DOT}{count}"
    return text + " " * (room - len(text))
