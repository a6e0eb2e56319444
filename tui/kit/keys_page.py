"""Help for a table or a form: what it is for, and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.keys.keymap import key_name
from tui.kit.text_page import TextPage
from tui.view.bars import trimmed
from tui.view.rows import Line
from tui.view.width import fit, wrap

if TYPE_CHECKING:
    from tui.kit.desk import Desk

_KEYS = 15
"""Cells for the names of the keys."""


class KeysPage(TextPage):
    """Explains the screen it was opened from, and lists every key that works there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def page_title(self) -> str:
        """Return the name of the screen that is explained."""
        return f"{self.say('help.title')} · {self.desk.page_help()[0]}"

    def page_lines(self, width: int) -> list[Line]:
        """Return the explanation and the table of keys."""
        return [*self._about(width), *self._keys(width)]

    def _about(self, width: int) -> Iterator[Line]:
        for text in self.desk.page_help()[1]:
            for part in wrap(text, width - 4):
                yield trimmed([("text", f"  {part}")], width, "text")
        yield trimmed([], width, "text")

    def _keys(self, width: int) -> Iterator[Line]:
        yield trimmed([("heading", f" {self.say('help.keys')}")], width, "text")
        for entry in self.desk.in_force():
            names = [key_name(key) for key in entry.keys]
            keys = f"{names[0]}-{names[-1]}" if len(names) > 4 else " ".join(names)
            first, *rest = wrap(self.say(f"action.{entry.id}.help"), max(10, width - _KEYS - 4))
            yield trimmed([("lead", fit(f"   {keys}", _KEYS + 3)), ("text", first)], width, "text")
            for text in rest:
                yield trimmed([("text", " " * (_KEYS + 3) + text)], width, "text")
