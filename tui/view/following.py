"""The sheet as it stands on the screen that is followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from board.model import Ref
from store.presence import Showing
from tui.view.page_frame import footer
from tui.view.presenting import Large, presented, to_present
from tui.view.rows import Line
from tui.view.scene import Scene, Sitting
from tui.view.state import Cursor

KEYS = ("help.here", "leave", "view.theme", "view.language", "view.redraw")
"""The actions that there are while a screen is followed: none that changes or shows anything."""


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

    @property
    def large(self) -> Large | None:
        """What is presented; nothing where that is hidden or gone."""
        return to_present(self.canvas, self.followed.presented)

    def page_title(self) -> str:
        """Return the title of the canvas, but where nothing competes with a card."""
        return "" if self.large is not None else super().page_title()

    def page_facts(self) -> Sequence[str]:
        """Return what that screen tells, or how far the presenting is."""
        if self.large is None:
            return super().page_facts()
        number, total = self.followed.showing.number, self.followed.showing.total
        return [self.live.texts("present.at", number=number, total=total)]

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Paint the sheet where the cursor is over there, or the card that is presented."""
        if (large := self.large) is not None:
            return presented(self.canvas, large, width, height)
        zoom = self.followed.showing.zoom
        self.state = self.state._replace(cursor=self.followed.cursor, zoom=zoom)
        return super().page_lines(width, height)

    def page_detail(self) -> str:
        """Return what is told of the card under the cursor; of a presented one nothing."""
        return "" if self.large is not None else super().page_detail()

    def page_footer(self, width: int, mode: str = "sheet") -> Sequence[Line]:
        """Return the few keys that there are."""
        entries = [entry for entry in self.live.keymap.entries("sheet") if entry.id in KEYS]
        return footer(entries, self.live.texts, width)
