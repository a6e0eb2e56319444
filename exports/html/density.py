"""How large the letters on a poster can be: the largest with which the sheet fits on A3.

A reckoning, not a layout: letters have an average width, lists take as many columns as fit. It
leans to the small side, since a poster that is a little airy is better than a second sheet.
"""

from board.model import Coalition
from board.template import Area, Block
from exports.audience import Audience
from exports.markdown import parts as told
from exports.markdown.parts import PageWriter

WIDTH, HEIGHT = 1135.0, 785.0
"""Points of an A3 sheet on its side, inside its margins."""

_LARGEST, _SMALLEST, _STEP = 13.0, 6.0, 0.25
"""Points. Below the smallest a poster is no poster; then it goes on on a second sheet."""

_LETTER, _LINE, _SMALL = 0.52, 1.35, 0.94
"""Width of a letter and height of a line, in ems; what stands below a card's text is smaller."""

_COLUMN = 15.4
"""Ems that a column of a list takes at least, with its gap."""

_NONE = 1.4
"""Ems for saying that there is nothing."""

_HEAD, _BLOCK, _SECTION, _CARD, _GAP = 8.5, 3.3, 1.7, 1.15, 0.6
"""Ems: header and footer, a block's own edges and heading, a section's heading, a card's edges and
the gap below it, the gap between blocks."""


def sizes(writer: PageWriter) -> tuple[str, str]:
    """Return the size of the letters on A3 and on A4, as CSS lengths."""
    reckoning = _Reckoning(writer)
    size = _LARGEST
    while size > _SMALLEST and not reckoning.fits(size):
        size -= _STEP
    return f"{size:.2f}pt", f"{min(10.0, max(8.0, size)):.2f}pt"


class _Reckoning:
    """The lengths of all there is to say, once; then any size of letters can be tried."""

    def __init__(self, writer: PageWriter) -> None:
        self.reader: Audience = writer.reader
        self.template = writer.template
        self._lists: dict[str, list[list[int]]] = {}
        for block in self.reader.blocks:
            self._lists[block.id] = self._lengths(writer, block.id)
            if "coalitions" in block.roles:
                self._lists[block.id] += [_coalition(writer, one) for one in self.reader.coalitions]
            for section in self.reader.sections(block):
                path = f"{block.id}.{section.id}"
                self._lists[path] = self._lengths(writer, path)

    def _lengths(self, writer: PageWriter, path: str) -> list[list[int]]:
        """Return for each thing in a place the lengths of its paragraphs."""
        found: list[list[int]] = []
        if path == self.reader.members_at:
            found += [
                [len(one.name) + len(one.home) + len(one.role) + 4] for one in told.present(writer)
            ]
        for card in self.reader.cards(path):
            lines = [len(line) for line in card.body.split("\n")] if card.body else []
            status = 14 if writer.template.under(card.place, "rules") and card.status else 0
            found.append([len(card.text) + card.dots * 2 + status, *lines])
        return found

    def fits(self, size: float) -> bool:
        """Tell whether the sheet fits with letters of so many points."""
        return self._area(self.template.layout, WIDTH / size) + _HEAD <= HEIGHT / size

    def _area(self, area: Area, width: float) -> float:
        """Return the height of an area in ems, for a width in ems."""
        if area.block:
            block = self.template.block(area.block)
            if block is None or block.id not in self._lists:
                return 0.0
            return self._block(block, width)
        if area.rows:
            return sum(self._area(one, width) + _GAP for one in area.rows)
        shown = [one for one in area.columns if self._area(one, width)]
        whole = sum(one.weight for one in shown)
        room = width - _GAP * (len(shown) - 1)
        return max((self._area(one, room * one.weight / whole) for one in shown), default=0.0)

    def _block(self, block: Block, width: float) -> float:
        inner = width - 1.5
        height = _BLOCK + self._list(self._lists[block.id], inner)
        sections = self.reader.sections(block)
        if sections:
            columns = max(1, min(block.columns, len(sections)))
            across = (inner - 0.7 * (columns - 1)) / columns
            paths = [f"{block.id}.{one.id}" for one in sections]
            for at in range(0, len(paths), columns):
                row = paths[at : at + columns]
                height += _SECTION + 0.7
                height += max(self._list(self._lists[path], across) for path in row)
        return height

    def _list(self, things: list[list[int]], width: float) -> float:
        if not things:
            return _NONE
        most = max(1, int(width / _COLUMN))
        columns = min(most, len(things))
        letters = max(4.0, (width / columns - 1.6) / _LETTER)
        heights = [
            _CARD + _LINE * (1 + int(first / letters)) + _SMALL * _lines(rest, letters / _SMALL)
            for first, *rest in things
        ]
        rows = (heights[at : at + columns] for at in range(0, len(heights), columns))
        return sum(map(max, rows))


def _lines(lengths: list[int], letters: float) -> float:
    return _LINE * sum(1 + int(length / letters) for length in lengths)


def _coalition(writer: PageWriter, one: Coalition) -> list[int]:
    fields = told.coalition_fields(writer, one, told.ON_POSTER)
    lines = [len(line) for line in one.body.split("\n")] if one.body else []
    first = [len(one.title) + 2 * one.dots + 6, sum(map(len, told.term(writer, one))) + 16]
    return [*first, *(len(label) + len(value) + 2 for label, value in fields), *lines]
