"""Typing one line over a table or a form: the base of it, and asking a question at the bottom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from board.ids import new_id
from board.refusal import Refused
from board.text import MAX_TEXT, one_line
from tui.keys.keymap import key_name
from tui.view.bars import Hint

if TYPE_CHECKING:
    from tui.kit.desk import Desk

Rectangle = tuple[int, int, int]
"""Where an editor lies: x, y and width."""


class Typing:
    """One spell of typing: where the editor is, and what its keys do."""

    keys: tuple[tuple[str, str], ...] = (("line.save", "typing.save"), ("line.stop", "typing.stop"))
    """Actions of the editor with the text key of their label here."""

    drafted = False
    """Whether a draft is kept of what is typed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.editor = desk.editor
        self.was = ""
        self.record = ""
        """Id of what is being changed, for others to see."""
        self._draft = new_id()

    def rectangle(self) -> Rectangle:
        """Return where the editor lies."""
        return self.desk.bottom()

    def prompt(self) -> str:
        """Return what stands in the editor while it is empty."""
        return ""

    def open(self, text: str = "") -> None:
        """Begin: show the editor."""
        self.desk.entry = self
        self.desk.draw()
        self.editor.open(self, text, self.prompt())
        self.editor.place(*self.rectangle())
        self.desk.draw()

    def follow(self) -> None:
        """Keep the editor where it belongs after the screen was drawn."""
        if self.editor.display:
            self.editor.place(*self.rectangle())

    def close(self) -> None:
        """End: hide the editor, give the keys back."""
        self.desk.entry = None
        if self.drafted:
            sidecar = self.desk.board_app.live.sidecar
            sidecar.forget_draft(self._draft)
            sidecar.editing("")
        self.editor.close()
        self.desk.set_focus(None)
        self.desk.draw()

    def echo(self) -> str:
        """Return what is understood of what is typed so far."""
        return ""

    def brief(self) -> str:
        """Return what to say instead of the keys, where there is one line for both."""
        return self.echo()

    def hints(self) -> list[Hint]:
        """Return the keys that matter while typing."""
        found = []
        for action, label in self.keys:
            names = self.desk.keymap.keys_of(action)
            if names:
                found.append(Hint(key_name(names[0]), self.desk.say(label)))
        return found

    def told(self, what: str, text: str) -> None:
        """Take what the editor tells."""
        self.desk.said = ""
        if self.desk.entry is self:
            getattr(self, what)(text)

    def asked(self, action: str) -> None:
        """Answer Enter, Tab and Esc."""
        answers = {"line.next": self.next, "line.stop": self.stop}
        answers.get(action, self.save)()

    def beside(self, action: str) -> None:
        """Answer a key that the editor let go by: an arrow up or down, a Tab back."""

    def typed(self, text: str) -> None:
        """Keep a draft, and show what is understood."""
        if self.drafted and text != self.was:
            sidecar = self.desk.board_app.live.sidecar
            sidecar.keep_draft(self._draft, self.desk.draft_place(), text)
            sidecar.editing(self.record)
        self.desk.draw()

    def pasted(self, text: str) -> None:
        """Take several pasted lines as one, unless that is too much for one field."""
        if len((self.editor.value + text).encode("utf-8", "replace")) > MAX_TEXT:
            too_long = self.desk.say("card.too_long", most=MAX_TEXT // 1024)
            self.desk.tell(too_long, warning=True)
            return
        self.editor.insert_text_at_cursor(one_line(text))

    def attempt(self, what: Callable[[], None]) -> bool:
        """Carry something out; what is refused is said, and the text stays where it is."""
        try:
            what()
        except Refused as refusal:
            self.desk.tell(self.desk.say(refusal.key, **refusal.values), warning=True)
            return False
        return True

    def save(self) -> None:
        """Keep what was typed."""
        raise NotImplementedError

    def next(self) -> None:
        """Like Enter, where there is nothing to go on to."""
        self.save()

    def stop(self) -> None:
        """Let it be."""
        self.close()


class Question(Typing):
    """Asking for one line at the bottom. With ``again`` the line stays open until it is empty."""

    def __init__(
        self,
        desk: Desk,
        question: str,
        answered: Callable[[str], None],
        *,
        again: bool = False,
        echo: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(desk)
        self.question = question
        self.answered = answered
        self.again = again
        self.understood = echo

    def prompt(self) -> str:
        """Return the keys, over which this lies, where the question has the line above."""
        if self.desk.roomy:
            return "  ".join(f"{hint.key} {hint.label}" for hint in self.hints())
        return self.question

    def echo(self) -> str:
        """Return the question while there is an answer, and what is understood of it."""
        if self.understood is not None and self.editor.value:
            return self.understood(self.editor.value)
        return self.question

    def save(self) -> None:
        """Give the answer."""
        text = self.editor.value
        if self.again and not text.strip():
            self.close()
        elif self.attempt(lambda: self.answered(text)):
            if self.again:
                self.editor.value = ""
                self.desk.draw()
            elif self.desk.entry is self:
                self.close()
