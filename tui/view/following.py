"""The sheet as it stands on the screen that is followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from board import agreements, votes
from board.model import Ref
from store.presence import Showing
from tui.view import bars
from tui.view.agreements import agreed_blocks
from tui.view.page_frame import footer
from tui.view.presenting import Large, presented, to_present
from tui.view.roster import Roster
from tui.view.rows import Line
from tui.view.scene import Scene, Sitting
from tui.view.scroll import Stretch
from tui.view.state import Cursor
from tui.view.vote_result import result_blocks

KEYS = ("help.here", "leave", "view.theme", "view.language", "view.redraw")
"""The actions that there are while a screen is followed: none that changes or shows anything."""


READ_ALONG = (
    *("members", "coalitions", "coalition", "interests", "paradoxes", "vitality", "agreements"),
    *("decision", "words", "history", "outline", "coverage", "comparison", "library", "session"),
    *("last", "copy", "export", "unsaved", "ballot", "result"),
)
"""Screens that have a name to tell who follows; what is presented speaks for itself."""


MEMBERS = "members"


class Followed(Protocol):
    """The screen that is followed."""

    showing: Showing

    @property
    def cursor(self) -> Cursor:
        """Where the cursor is on it."""

    @property
    def presented(self) -> Ref | None:
        """What is presented on it, if anything is."""


class FollowedScene(Scene):
    """Shows what another screen shows, in the size of this one."""

    def __init__(self, live: Sitting, followed: Followed) -> None:
        super().__init__(live)
        self.followed = followed
        self._roster = Roster()

    @property
    def large(self) -> Large | None:
        """What is presented; nothing where that is hidden or gone."""
        return to_present(self.canvas, self.followed.presented)

    @property
    def page(self) -> tuple[str, str]:
        """The screen that lies over the sheet over there, and what it is about."""
        name, _, id = self.followed.showing.page.partition(":")
        return name, id

    @property
    def over(self) -> Sequence[Stretch]:
        """What is shown in the place of the sheet: pages that the room may read along."""
        name, id = self.page
        canvas, say, width = self.canvas, self.live.texts, self.state.width
        if name == "result":
            found = votes.revealed(canvas)
            shown = next((one for one in found if one.id == id), found[0] if found else None)
            rows = votes.result(canvas, shown) if shown is not None else []
            return result_blocks(rows, say, width)
        if name == "agreements":
            taken, todo = agreements.decisions(canvas), agreements.actions(canvas)
            return [*agreed_blocks(canvas, taken, todo, say, width, date.today())]
        return ()

    def page_title(self) -> str:
        """Return the title of the canvas, but where nothing competes with a card."""
        return "" if self.large is not None else super().page_title()

    def page_facts(self) -> Sequence[str]:
        """Return what that screen tells, or how far the presenting is."""
        if self.large is None:
            facts = [*super().page_facts(), *self._elsewhere()]
            if self.since is None:
                return facts
            told = self.live.texts("sheet.since", when=self.since.name)
            return [*(fact for fact in facts if fact != told), told]  # The last one always fits.
        number, total = self.followed.showing.number, self.followed.showing.total
        return [self.live.texts("present.at", number=number, total=total)]

    def _elsewhere(self) -> list[str]:
        """Tell which screen lies over the sheet over there: the room isn't left guessing."""
        name, _ = self.page
        key = f"follow.page.{name}"
        told = self.live.texts(key) if name in READ_ALONG else ""
        return [told] if told else []

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Paint the sheet where the cursor is over there, or the card that is presented."""
        if (large := self.large) is not None:
            return presented(self.canvas, large, width, height)
        self.state = self.state._replace(width=width)
        name, id = self.page
        if name == MEMBERS:
            say = self.live.texts
            return self._roster.lines(self.canvas, id, say, width, height, date.today())
        if lines := [line for block in self.over for line in block.lines][:height]:
            return [*lines, *[bars.trimmed([], width, "text")] * (height - len(lines))]
        zoom = self.followed.showing.zoom
        self.state = self.state._replace(cursor=self.followed.cursor, zoom=zoom)
        return super().page_lines(width, height)

    def page_detail(self) -> str:
        """Return what is told of the card under the cursor; of a presented one nothing."""
        along = self.large is not None or self.page[0] == MEMBERS or self.over
        return "" if along else super().page_detail()

    def page_footer(self, width: int, mode: str = "sheet") -> Sequence[Line]:
        """Return the few keys that there are."""
        entries = [entry for entry in self.live.keymap.entries("sheet") if entry.id in KEYS]
        return footer(entries, self.live.texts, width)
