"""How the poster is printed: as large as fits, on one sheet or two, with bodies whole or cut.

Whoever passes a wall wants to read it. So letters come first: where all there is fits on one sheet
only in letters too small, bodies are cut, each with a sign; where that isn't enough it goes on two
sheets, blocks whole; and where that isn't, it flows on over as many as it takes.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import Final, NamedTuple

from board.template import Area
from exports.html.reckoning import Reckoning
from exports.markdown.parts import PageWriter

MILLIMETRES: Final[Mapping[str, tuple[int, int]]] = {
    "a3": (420, 297),
    "a2": (594, 420),
    "a1": (841, 594),
}
"""Of a sheet on its side."""

MARGIN: Final = 9
"""Millimetres."""

_POINT = 25.4 / 72

_LARGEST, _SMALLEST, _STEP = 14.0, 6.0, 0.25
"""Points, the largest on A3. Below the smallest a poster is no poster."""

_WANTED: Final = {"a3": 8.5, "a2": 10.0, "a1": 12.0}
"""Points below which bodies give way, and then a second sheet is taken."""

_CUTS: Final = (None, 8, 4, 2)
"""Lines that bodies keep."""

_ALIKE: Final = 1.25
"""How much larger the letters of one sheet may be than those of the other that hangs beside it."""

_FOOT: Final = 1.2
"""Ems of the line below the sheet."""

_TITLE, _PURPOSE = 100, 90
"""Letters on a line above the sheet."""

_WASTE: Final = 2.0
"""How much more than there is room for may turn out to fit, since space is reckoned roughly."""

_MOST_THINGS = 1_500
"""More than that fit on no two sheets, whatever they say."""


class Fit(NamedTuple):
    """How a poster is printed."""

    sizes: tuple[float, ...]
    """Points of the letters on each sheet; one size where it flows on over many."""
    cuts: tuple[int | None, ...] = (None,)
    """Lines after which a body is cut on each sheet; None for never."""
    first: int = 0
    """How many rows of the layout stand on the first of two sheets; 0 for no break of ours."""
    tracks: Mapping[Area, tuple[float, ...]] = MappingProxyType({})
    """Shares of width of areas beside each other."""
    parts: Mapping[str, tuple[float, ...]] = MappingProxyType({})
    """The same for the columns of sections, by block."""
    columns: Mapping[str, int] = MappingProxyType({})
    """How many columns a list goes in, by place."""
    head: float = 0.0
    """Ems that what stands above the sheet takes at most."""


def fit(writer: PageWriter, paper: str) -> Fit:
    """Return how to print the sheet on a paper of ``exports.request.PAPERS``."""
    canvas = writer.canvas
    if max(map(len, (canvas.cards, canvas.members, canvas.coalitions))) > _MOST_THINGS:
        return Fit((_SMALLEST,))
    return _Fitting(writer, paper).best()


def on_a4(size: float) -> float:
    """Return the points of letters on A4, where what doesn't fit goes on on the next page."""
    return min(10.0, max(8.0, size))


class _Way(NamedTuple):
    """Sizes per sheet, lines of bodies, and rows on the first of two sheets."""

    sizes: tuple[float, ...]
    cuts: tuple[int | None, ...]
    first: int


class _Fitting:
    """Tries sizes, cuts and sheets."""

    def __init__(self, writer: PageWriter, paper: str) -> None:
        across, high = MILLIMETRES[paper]
        self.width = (across - 2 * MARGIN) / _POINT - 4
        self.height = (high - 2 * MARGIN) / _POINT - 6
        self.largest = _LARGEST * across / MILLIMETRES["a3"][0]
        self.wanted = _WANTED[paper]
        self.layout = writer.template.layout
        self.head = _head(writer)
        self.sheet = Reckoning(writer)
        self.rows = self.sheet.shown(self.layout.rows or [self.layout])

    def best(self) -> Fit:
        """Return the first of all ways that is large enough, or else the largest."""
        way = self._way(0)
        if _smallest(way) < self.wanted:
            two = (self._way(first) for first in range(1, len(self.rows)))
            way = max((way, *two), key=self._worth)
        return self._made(way if _smallest(way) else _Way((_SMALLEST,), (None,), 0))

    def _worth(self, way: _Way) -> tuple[bool, int, float]:
        """Return by what one way is better than another: large enough, then the least cut."""
        enough = _smallest(way) >= self.wanted
        return enough, -sum(map(_CUTS.index, way.cuts)) if enough else 0, _smallest(way)

    def _way(self, first: int) -> _Way:
        """Return the best with so many rows on the first sheet, all on one sheet for 0."""
        sheets = self._sheets(first)
        cuts: Sequence[int | None] = _CUTS if self.sheet.has_bodies else (None,)
        cuts = [cut for cut in cuts if self._could_fit(cut, len(sheets))]
        best = [self._sheet(head, rows, cuts) for head, rows in sheets]
        most = _ALIKE * min(size for size, _ in best)
        return _Way(
            tuple(min(size, most) for size, _ in best), tuple(cut for _, cut in best), first
        )

    def _sheet(
        self, head: float, rows: Sequence[Area], cuts: Sequence[int | None]
    ) -> tuple[float, int | None]:
        """Return the letters of one sheet and what its bodies keep: all, if those are large."""
        best: tuple[float, int | None] = (0.0, None)
        for cut in cuts:
            self.sheet.cut = cut
            if (size := self._size(head, rows)) >= self.wanted:
                return size, cut
            best = max(best, (size, cut), key=lambda one: one[0])
        return best

    def _could_fit(self, cut: int | None, sheets: int) -> bool:
        """Tell whether it is worth trying: most of the time goes into what is far too much."""
        self.sheet.cut = cut
        room = sheets * (self.width / _SMALLEST) * (self.height / _SMALLEST)
        return self.sheet.space < _WASTE * room

    def _sheets(self, first: int) -> list[tuple[float, list[Area]]]:
        """Return for each sheet what its head and foot take, in ems, and the rows on it."""
        if not first:
            return [(self.head + _FOOT, self.rows)]
        return [(self.head, self.rows[:first]), (_FOOT, self.rows[first:])]

    def _size(self, head: float, rows: Sequence[Area]) -> float:
        size = self.wanted
        for _ in range(2):  # widths are settled for a size, and the size hangs on them
            self._settle(rows, max(size, _SMALLEST))
            size = self._largest(head, rows)
        return size

    def _settle(self, rows: Sequence[Area], size: float) -> None:
        for row in rows:
            self.sheet.settle(row, self.width / size)

    def _largest(self, head: float, rows: Sequence[Area]) -> float:
        low, high = 0, int((self.largest - _SMALLEST) / _STEP) + 1
        while low < high:
            middle = (low + high) // 2
            size = _SMALLEST + middle * _STEP
            if head + self.sheet.stacked(rows, self.width / size) <= self.height / size:
                low = middle + 1
            else:
                high = middle
        return _SMALLEST + (low - 1) * _STEP if low else 0.0

    def _made(self, way: _Way) -> Fit:
        columns: dict[str, int] = {}
        for size, cut, (_, rows) in zip(*way[:2], self._sheets(way.first), strict=True):
            self.sheet.cut = cut
            self._settle(rows, size)
            for row in rows:
                self._columns(row, self.width / size, columns)
        return Fit(*way, dict(self.sheet.tracks), dict(self.sheet.parts), columns, self.head)

    def _columns(self, area: Area, width: float, found: dict[str, int]) -> None:
        block = self.sheet.template.block(area.block)
        if block is not None:
            for path, across in self.sheet.inner(block, width):
                found[path] = self.sheet.columns(path, across)
            return
        for one, across in self.sheet.across(area, width):
            self._columns(one, across, found)


def _smallest(way: _Way) -> float:
    return min(way.sizes)


def _head(writer: PageWriter) -> float:
    """Return the height of what stands above the sheet, in ems."""
    info = writer.canvas.info
    above = 2.1 * max(1, ceil(len(info.title) / _TITLE)) + 1.8 * ceil(len(info.purpose) / _PURPOSE)
    above += 1.6 if writer.request.date or info.phase or info.status else 0.0
    return above + 1.3
