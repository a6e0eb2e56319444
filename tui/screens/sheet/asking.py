"""Asking for one line at the bottom of the sheet: a reason, a word with its meaning."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from board.refusal import Refused
from tui.screens.sheet.entry import Entry

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


class Asking(Entry):
    """Typing the answer to a question. Enter gives it, Esc lets the whole thing be."""

    keys = (("line.save", "typing.save"), ("line.stop", "typing.stop"))

    def __init__(self, screen: SheetScreen, question: str, answered: Callable[[str], None]) -> None:
        super().__init__(screen)
        self.question = question
        self.answered = answered

    def prompt(self) -> str:
        """Return the question."""
        return self.question

    def typed(self, text: str) -> None:
        """An answer is short; no draft is kept of it."""

    def save(self) -> None:
        """Give the answer."""
        text = self.editor.value
        try:
            self.answered(text)
        except Refused as refusal:
            self.refused(refusal)
            return
        self.close()

    def next(self) -> None:
        """Like Enter."""
        self.save()

    def body(self) -> None:
        """Like Enter."""
        self.save()

    def stop(self) -> None:
        """Let it be."""
        self.close()
