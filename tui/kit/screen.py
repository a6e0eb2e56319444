"""What all screens share: keys come from the key map, and nothing is bound beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from board.i18n import Texts
from board.refusal import Refused
from store.errors import StoreError

if TYPE_CHECKING:
    from tui.app import NetwerkApp
    from tui.keys.keymap import Keymap
    from tui.live.workshop import Update, Workshop


class KeyedScreen(Screen[None], inherit_bindings=False):
    """A screen that finds its keys in the key map, under the mode it is in."""

    AUTO_FOCUS = ""  # Keys come to the screen straight away, and not by way of what draws it.
    mode = "sheet"

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus; the framework paints the whole screen again for every change of it."""

    @property
    def board_app(self) -> NetwerkApp:
        """The application, by its own type."""
        return cast("NetwerkApp", self.app)

    @property
    def say(self) -> Texts:
        """Texts in the language of the interface."""
        return self.board_app.texts

    @property
    def keymap(self) -> Keymap:
        """The keys in force."""
        return self.board_app.keymap

    @property
    def workshop(self) -> Workshop:
        """The open canvas."""
        return self.board_app.workshop

    @property
    def key_mode(self) -> str:
        """The mode of the key map that is in force now."""
        return self.mode

    def on_key(self, event: events.Key) -> None:
        """Take a key. Subclasses override ``take_key``, since the framework calls every on_key."""
        self.take_key(event)

    def take_key(self, event: events.Key) -> None:
        """Carry out the action of a key, or let the key go by."""
        action = self.keymap.action(self.key_mode, event.key, event.character)
        if action is None:
            return
        event.stop()
        event.prevent_default()
        self.perform(action, event.key)

    def perform(self, action: str, key: str = "") -> None:
        """Carry out an action; what is refused is said, and nothing else happens."""
        try:
            self.run_action_id(action, key)
        except Refused as refusal:
            self.tell(self.say(refusal.key, **refusal.values), warning=True)
        except StoreError as error:
            self.tell(self.board_app.live.told(error), warning=True)

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out an action of this screen's modes."""
        raise LookupError(action)

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Say something in one line, where this screen says things."""
        raise LookupError(text)

    def canvas_changed(self, update: Update) -> None:
        """React to a change of the canvas, made here or elsewhere."""

    def words_changed(self) -> None:
        """React to another language or theme."""
