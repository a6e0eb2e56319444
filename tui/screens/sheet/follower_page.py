"""Another screen's sheet, to look at: for the projector."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import events

from board.refusal import Refused
from store.errors import StoreError
from tui.kit.page import Help, Page
from tui.screens.sheet.actions.view import last_closing
from tui.screens.sheet.sheet_page import SheetPage
from tui.view.following import KEYS, FollowedScene

if TYPE_CHECKING:
    from tui.live.following import Following
    from tui.live.workshop import Update

LOOK = 0.2
"""Seconds between two looks at what the followed screen shows."""


class FollowerPage(SheetPage):
    """Goes where the followed screen goes. Its keys change nothing and lead nowhere."""

    action_modules: ClassVar[Mapping[str, str]] = {"leave": "tui.screens.sheet.actions.leave"}
    name_key = "follow.title"
    help_keys = ("follow.about",)
    has_clock = False

    def __init__(self, scene: FollowedScene, following: Following) -> None:
        super().__init__(scene)
        self.following = following
        self._looks_back = False

    def on_mount(self) -> None:
        """Begin to look."""
        self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        if self.live.is_open and (self.following.look() | self._look_back()):
            self.draw()

    def _look_back(self) -> bool:
        """Show what changed where the followed screen does; tell whether that begins or ends."""
        wanted = self.following.showing.since
        if wanted == self._looks_back:
            return False
        self._looks_back, self.scene.then = wanted, None
        if wanted:
            with suppress(Refused, StoreError):  # Then the sheet shows as it is.
                self.scene.then = last_closing(self.live)
        return True

    def canvas_changed(self, update: Update) -> None:
        """Show what changed; nothing is counted here as not seen yet."""
        self.draw()

    def offers(self, action: str) -> bool:
        """Only what changes nothing and shows nothing else."""
        return action in KEYS

    def page_help(self) -> Help:
        """Tell what this screen is for."""
        return Page.page_title(self), [self.say(key) for key in self.help_keys]

    def clicked(self, x: int, y: int) -> bool:
        """Put the cursor nowhere: it is where the other has it."""
        return False

    def on_paste(self, event: events.Paste) -> None:
        """Let what is pasted go by."""
        event.stop()
        event.prevent_default()
