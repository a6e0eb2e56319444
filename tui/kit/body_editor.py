"""The longer text behind a card: Markdown, as many lines as it takes."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Markdown, TextArea

from board.commands import items
from board.model import Ref
from board.refusal import Refused
from board.text import MAX_TEXT, joins, visible
from tui.keys.keymap import Keymap, key_name
from tui.kit.screen import KeyedScreen
from tui.live.sidecar import BODY
from tui.view import bars
from tui.widgets.lines import Lines

TOO_MUCH = "body.too_much"
"""What the area asks of its screen when someone pastes more than a card can hold."""


class BodyArea(TextArea, inherit_bindings=False):
    """Textual's text area; the keys of the mode ``body`` come from the key map."""

    class Asked(Message):
        """A key of the mode was pressed that the screen answers."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, text: str, keymap: Keymap) -> None:
        super().__init__(text, tab_behavior="indent", show_line_numbers=False, soft_wrap=True)
        self.cursor_blink = False
        self._keymap = keymap

    def on_key(self, event: events.Key) -> None:
        """Look the key up before the text area takes it as text."""
        action = self._keymap.action("body", event.key, None)
        if action is None:
            if event.character and joins(event.character):
                event.stop()
                event.prevent_default()
                self.insert(event.character)
            return
        event.stop()
        event.prevent_default()
        own = getattr(self, _OWN.get(action, ""), None)
        if own is not None:
            own()
        else:
            self.post_message(self.Asked(action))

    def on_paste(self, event: events.Paste) -> None:
        """Let the screen refuse what is more than a card can hold."""
        if _size(self.text) + _size(event.text) > MAX_TEXT:
            event.stop()
            event.prevent_default()
            self.post_message(self.Asked(TOO_MUCH))


def _size(text: str) -> int:
    """Return how many bytes a text takes on disk."""
    return len(text.encode("utf-8", "replace"))


_OWN = {
    "body.up": "action_cursor_up",
    "body.down": "action_cursor_down",
    "body.left": "action_cursor_left",
    "body.right": "action_cursor_right",
    "body.word_left": "action_cursor_word_left",
    "body.word_right": "action_cursor_word_right",
    "body.home": "action_cursor_line_start",
    "body.end": "action_cursor_line_end",
    "body.page_up": "action_cursor_page_up",
    "body.page_down": "action_cursor_page_down",
    "body.erase": "action_delete_left",
    "body.delete": "action_delete_right",
    "body.erase_word": "action_delete_word_left",
    "body.erase_end": "action_delete_to_end_of_line_or_delete_line",
    "body.undo": "action_undo",
    "body.redo": "action_redo",
}


class BodyScreen(KeyedScreen):
    """Edits the body of a card or coalition; Esc saves and closes."""

    CSS = """
    BodyScreen { background: $back; }
    BodyScreen > Lines { height: 1; }
    BodyScreen > BodyArea, BodyScreen > BodyArea:focus {
        height: 1fr; border: none; padding: 0 1; background: $back; color: $foreground;
    }
    BodyScreen > VerticalScroll { height: 1fr; display: none; }
    BodyScreen.preview > VerticalScroll { display: block; }
    BodyScreen.preview > BodyArea { display: none; }
    """
    mode = "body"

    def __init__(self, ref: Ref, title: str, body: str, typed: str | None = None) -> None:
        super().__init__()
        self.ref = ref
        self.card_title = title
        self.was = body
        self.typed = body if typed is None else typed
        """What the editor opens with: the body, or a draft of it."""
        self.said = ""

    def compose(self) -> ComposeResult:
        """A header, the text, and the keys."""
        styles = self.board_app.styles_of_roles
        yield Lines(styles, id="top")
        yield BodyArea(self.typed, self.keymap)
        yield VerticalScroll()
        yield Lines(styles, id="bottom")

    def on_mount(self) -> None:
        """Start typing at the end."""
        area = self.query_one(BodyArea)
        area.move_cursor(area.document.end)
        area.focus()

    def on_lines_sized(self, event: Lines.Sized) -> None:
        """Draw for a new size."""
        self.draw()

    def draw(self) -> None:
        """Show header and footer."""
        width = self.app.size.width
        title = self.say("body.title", text=visible(self.card_title))
        facts = [self.say("body.preview")] if self.has_class("preview") else []
        self.query_one("#top", Lines).show((bars.header(title, facts, width, self.said),))
        hints = [
            bars.Hint(key_name(entry.keys[0]), self.say(f"action.{entry.id}"))
            for entry in self.keymap.footer("body")
        ]
        self.query_one("#bottom", Lines).show((bars.footer(hints, width),))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep a draft of what is being typed."""
        if event.text_area.text != self.was:
            self.board_app.live.sidecar.keep_draft(self.ref.id, BODY, event.text_area.text)

    def on_body_area_asked(self, event: BodyArea.Asked) -> None:
        """Answer the keys of the mode."""
        self.perform(event.action)

    def run_action_id(self, action: str, key: str) -> None:
        """Save and close, or show how it reads."""
        if action == "body.save":
            self._save()
        elif action == "body.preview":
            self._preview()
        elif action == TOO_MUCH:
            raise Refused("card.too_long", most=MAX_TEXT // 1024)

    def _save(self) -> None:
        text = self.query_one(BodyArea).text
        ref, was = self.ref, self.was
        if _size(text) > MAX_TEXT:
            raise Refused("card.too_long", most=MAX_TEXT // 1024)
        deltas = self.workshop.do(
            "card.body",
            lambda canvas, by: items.set_body(canvas, by, ref, text),
            subject=self.card_title[:80],
            seen={(ref.table, ref.id): {"body": was or None}},
        )
        if not deltas:
            self.board_app.live.sidecar.forget_draft(ref.id)
        self.board_app.live.sidecar.editing("")
        self.dismiss()
        if text.strip() != was.strip():
            self.board_app.sheet.tell(self.say("body.kept"))

    def _preview(self) -> None:
        self.toggle_class("preview")
        if self.has_class("preview"):
            page = self.query_one(VerticalScroll)
            page.remove_children()
            page.mount(Markdown(self.query_one(BodyArea).text, open_links=False))
            self.set_focus(None)
        else:
            self.query_one(BodyArea).focus()
        self.draw()

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Say something in the header."""
        self.said = text
        self.draw()
