"""The editor for one line: a card's text, typed where the card stands."""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.widgets import Input

from board.text import joins
from tui.keys.keymap import Keymap
from tui.terminal import graphemes

_PLENTY = 4096
"""Characters that are certainly not too much for one line."""


class LineOwner(Protocol):
    """Whoever opened the editor, and knows what is to be done."""

    def told(self, what: str, text: str) -> None:
        """Take what is ``typed``, a key that is ``asked``, lines that are ``pasted``."""


class LineEditor(Input, inherit_bindings=False):
    """Textual's input without its own keys; ours come from the key map's mode ``line``.

    Esc and Enter are reported, not handled: whoever opened the editor knows what they mean.
    """

    DEFAULT_CSS = """
    LineEditor, LineEditor:focus {
        layer: editor;
        position: absolute;
        display: none;
        height: 1;
        border: none;
        padding: 0;
        background: $editor-back;
        color: $editor-text;
        background-tint: transparent;
    }
    LineEditor > .input--placeholder { color: $editor-dim; }
    LineEditor > .input--cursor {
        background: $editor-cursor; color: $editor-back; text-style: none;
    }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(select_on_focus=False)
        self.cursor_blink = False
        self._keymap = keymap
        self._owner: LineOwner | None = None
        self.mode = "line"
        """Whose keys come before those of a line."""

    def open(self, owner: LineOwner, text: str, placeholder: str) -> None:
        """Show the editor with a text, the cursor at its end; ``owner`` hears of all there is."""
        self._owner = owner
        self.value = text
        self.placeholder = placeholder
        self.cursor_position = len(text)
        self.display = True
        self.focus()

    def place(self, x: int, y: int, width: int) -> None:
        """Move the editor."""
        self.styles.offset = (x, y)
        self.styles.width = width

    def close(self) -> None:
        """Hide the editor."""
        self.display = False
        self.value = ""
        # Without this the screen is painted with the editor on it first, and then once more.
        self.screen.refresh(repaint=False, layout=True)

    def on_key(self, event: events.Key) -> None:
        """Look the key up before the input takes it as text."""
        action = self._keymap.action(self.mode, event.key, event.character)
        action = action or self._keymap.action("line", event.key, event.character)
        if action is None:
            if event.character and joins(event.character):
                event.stop()
                event.prevent_default()
                self.insert_text_at_cursor(event.character)
            return
        event.stop()
        event.prevent_default()
        own = _OWN.get(action)
        if own is not None:
            getattr(self, own)()
        else:
            self._tell("asked", action)

    def action_delete_left(self) -> None:
        """Delete a whole grapheme before the cursor."""
        if self.selection.is_empty:
            at = self.cursor_position
            self.delete(graphemes.before(self.value, at), at)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Delete a whole grapheme behind the cursor."""
        if self.selection.is_empty:
            at = self.cursor_position
            self.delete(at, graphemes.behind(self.value, at))
        else:
            self.delete_selection()

    def action_cursor_left(self, select: bool = False) -> None:
        """Go over a whole grapheme to the left."""
        self.cursor_position = graphemes.before(self.value, self.cursor_position)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go over a whole grapheme to the right."""
        self.cursor_position = graphemes.behind(self.value, self.cursor_position)

    def on_paste(self, event: events.Paste) -> None:
        """Several pasted lines are for the owner, and so is what may be too much for one."""
        if len(event.text) > _PLENTY or len(event.text.splitlines()) > 1:
            event.stop()
            event.prevent_default()
            self._tell("pasted", event.text)

    def watch_value(self, value: str) -> None:
        """Tell the owner what is being typed, so that a draft of it can be kept."""
        if self.display:
            self._tell("typed", value)

    def _tell(self, what: str, text: str) -> None:
        if self._owner is not None:
            self._owner.told(what, text)


_OWN = {
    "line.left": "action_cursor_left",
    "line.right": "action_cursor_right",
    "line.word_left": "action_cursor_left_word",
    "line.word_right": "action_cursor_right_word",
    "line.home": "action_home",
    "line.end": "action_end",
    "line.erase": "action_delete_left",
    "line.delete": "action_delete_right",
    "line.erase_word": "action_delete_left_word",
    "line.erase_start": "action_delete_left_all",
    "line.erase_end": "action_delete_right_all",
}
