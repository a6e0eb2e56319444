"""Help for where you are: what the block is about, its questions, and the keys."""

from __future__ import annotations

from collections.abc import Iterator

from board.i18n import pick
from board.template import Place
from tui.keys.keymap import key_name
from tui.kit.text_page import TextPage
from tui.view import bars
from tui.view.rows import Line
from tui.view.width import fit, wrap

_KEYS = 16
"""Cells for the names of the keys."""


class HelpScreen(TextPage):
    """Explains the block under the cursor in our own words, then every key of the sheet."""

    def page_title(self) -> str:
        """Return the name of the block."""
        block = self._place().block
        return f"{self.say('help.title')} · {block.number} {pick(block.title, self._language)}"

    @property
    def _language(self) -> str:
        return self.say.language

    def _place(self) -> Place:
        sheet = self.board_app.sheet
        places = sheet.canvas.template.places
        return places.get(sheet.place) or places[sheet.place.partition(".")[0]]

    def page_lines(self, width: int) -> list[Line]:
        """Return the explanation and the table of keys."""
        return [*self._about(width), *self._keys(width), *self._credit(width)]

    def _about(self, width: int) -> Iterator[Line]:
        place = self._place()
        block = place.block
        yield bars.trimmed([("heading", f" {pick(block.key, self._language)}")], width, "text")
        for text in wrap(pick(block.help, self._language), width - 4):
            yield bars.trimmed([("text", f"   {text}")], width, "text")
        yield bars.trimmed([], width, "text")
        for section in block.sections:
            yield bars.trimmed(
                [("title", f"   {pick(section.title, self._language)}")], width, "text"
            )
            for question in section.questions:
                yield self._bullet(pick(question.text, self._language), width)
        for question in block.questions:
            yield self._bullet(pick(question.text, self._language), width)
        yield bars.trimmed([], width, "text")

    def _bullet(self, text: str, width: int) -> Line:
        return bars.trimmed([("dim", f"     · {text}")], width, "text")

    def _keys(self, width: int) -> Iterator[Line]:
        yield bars.trimmed([("heading", f" {self.say('help.keys')}")], width, "text")
        for entry in self.keymap.entries("sheet"):
            names = [key_name(key) for key in entry.keys]
            keys = f"{names[0]}-{names[-1]}" if len(names) > 4 else " ".join(names)
            text = self.say(f"action.{entry.id}.help")
            first, *rest = wrap(text, max(10, width - _KEYS))
            pieces = [("lead", fit(f"   {keys}", _KEYS)), ("text", first)]
            yield bars.trimmed(pieces, width, "text")
            for part in rest:
                yield bars.trimmed([("text", " " * _KEYS + part)], width, "text")

    def _credit(self, width: int) -> Iterator[Line]:
        yield bars.trimmed([], width, "text")
        credit = pick(self.board_app.workshop.canvas.template.credit, self._language)
        yield bars.trimmed([("dim", f" {credit}")], width, "text")
