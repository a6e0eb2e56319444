"""The longer text behind a card: Markdown, as many lines as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import isawaitable
from typing import Protocol

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Markdown, TextArea

from board.commands import items
from board.model import Ref
from board.text import joins, visible
from tui.keys.keymap import Keymap
from tui.kit.dispatch import does
from tui.kit.line_input import refuse_long, too_long
from tui.kit.page import Page
from tui.live.sidecar import BODY
from tui.terminal import graphemes


class BodyOwner(Protocol):
    """Who opened the editor, and hears when it closes."""

    def tell(self, text: str) -> None:
        """Say something."""


class BodyArea(TextArea, inherit_bindings=False):
    """Textual's text area; the keys of the mode ``body`` come from the key map."""

    class Asked(Message):
        """A key of the mode was pressed that the screen answers."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    class Refused(Message):
        """A text was pasted that makes it more than a card can hold."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, text: str, keymap: Keymap) -> None:
        super().__init__(text, tab_behavior="indent", show_line_numbers=False, soft_wrap=True)
        self.cursor_blink = False
        self._keymap = keymap

    async def on_key(self, event: events.Key) -> None:
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
            if isawaitable(done := own()):
                await done
        else:
            self.post_message(self.Asked(action))

    def get_cursor_left_location(self) -> tuple[int, int]:
        """Return where a whole grapheme to the left begins, to go there or to delete it."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_left_location()
        return row, graphemes.before(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> tuple[int, int]:
        """Return where a whole grapheme to the right ends."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if column >= len(line):
            return super().get_cursor_right_location()
        return row, graphemes.behind(line, column)

    def on_paste(self, event: events.Paste) -> None:
        """Let the screen refuse what is more than a card can hold."""
        if too_long(self.text + event.text):
            event.stop()
            event.prevent_default()
            self.post_message(self.Refused(self.text + event.text))


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


class BodyEditor(Page):
    """Edits the body of a card or coalition; Esc saves and closes."""

    CSS = """
    BodyEditor > BodyArea, BodyEditor > BodyArea:focus {
        layer: editor; height: 1fr; margin: 1 0; padding: 0 1;
        border: none; background: $back; color: $foreground;
    }
    BodyEditor > VerticalScroll {
        layer: editor; height: 1fr; margin: 1 0; display: none; background: $back;
    }
    BodyEditor.preview > VerticalScroll { display: block; }
    BodyEditor.preview > BodyArea { display: none; }
    """
    modes: tuple[str, ...] = ("body",)
    roomy_from = 10**6  # What there is to say lies over the keys: the rest is for the text.

    def __init__(
        self, owner: BodyOwner, ref: Ref, title: str, body: str, typed: str | None = None
    ) -> None:
        super().__init__()
        self.owner = owner
        self.ref = ref
        self.card_title = title
        self.was = body
        self.typed = body if typed is None else typed
        """What the editor opens with: the body, or a draft of it."""

    def compose(self) -> ComposeResult:
        """A text over the page, or how it reads."""
        yield from super().compose()
        yield BodyArea(self.typed, self.live.keymap)
        yield VerticalScroll()

    def on_mount(self) -> None:
        """Start typing at the end."""
        area = self.query_one(BodyArea)
        area.move_cursor(area.document.end)
        area.focus()

    def page_title(self) -> str:
        """Return which card this is."""
        return self.say("body.title", text=visible(self.card_title))

    def page_facts(self) -> Sequence[str]:
        """Tell when this is how it reads."""
        return [self.say("body.preview")] if self.has_class("preview") else []

    def offers(self, action: str) -> bool:
        """Letters are text here."""
        return action.startswith("body.")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep a draft of what is being typed."""
        if event.text_area.text != self.was:
            self.live.sidecar.keep_draft(self.ref.id, BODY, event.text_area.text)
        if self.said.text:
            self.tell("")

    def on_body_area_asked(self, event: BodyArea.Asked) -> None:
        """Answer the keys of the mode."""
        self.perform(event.action)

    def on_body_area_refused(self, event: BodyArea.Refused) -> None:
        """Say that a card can't hold so much."""
        self.attempt(lambda: refuse_long(event.text))

    @does("body.save")
    def save(self) -> None:
        """Keep the text and close."""
        text, ref, was = self.query_one(BodyArea).text, self.ref, self.was
        refuse_long(text)
        deltas = self.do(
            "card.body",
            lambda canvas, by: items.set_body(canvas, by, ref, text),
            subject=self.card_title,
            seen={(ref.table, ref.id): {"body": was or None}},
        )
        if not deltas:
            self.live.sidecar.forget_draft(ref.id)
        self.live.sidecar.editing("")
        self.dismiss()
        if text.strip() != was.strip():
            self.owner.tell(self.say("body.kept"))

    @does("body.preview")
    def preview(self) -> None:
        """Show how it reads, or the text again."""
        self.toggle_class("preview")
        area, page = self.query_one(BodyArea), self.query_one(VerticalScroll)
        if self.has_class("preview"):
            page.remove_children()
            page.mount(Markdown(area.text, open_links=False))
            self.set_focus(None)
        else:
            area.focus()
