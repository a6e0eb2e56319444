"""How high the sheet is at a size of letters.

A reckoning, since nothing lays it out before a browser does. All in ems. Letters have an average
width, lists go in columns that are about as long. It is meant for a wide letter (DejaVu), so that
in others the sheet is a little airy and still one sheet.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from board import groups
from board.i18n import pick
from board.model import Card, Coalition
from board.template import Area, Block
from exports.audience import Audience
from exports.markdown import parts as told
from exports.markdown.parts import PageWriter

_LETTER, _LINE, _SMALL = 0.575, 1.35, 0.94
"""Width of a letter and height of a line; what stands below a card's text is smaller."""

COLUMN: Final = 13.0
"""What a column of a list takes at least, with its gap."""

_NONE, _HEADING, _BLOCK, _GAP = 1.4, 1.6, 3.1, 0.6
"""For saying that there is nothing; a section's heading; a block's edges and heading; between."""

_CARD, _INSET = 1.15, 1.7
"""A card's edges and the gap below it, and what its edges take of a line."""

_TOLD_APART, _SHORT = 12, 25
"""Lines of a body that are looked at one by one; letters that a line takes whatever is in it."""

_BALANCING, _LEAST, _MOST = 5, 0.5, 2.0
"""Rounds of giving width to who needs it, and how much less or more than the template says."""


class Thing(NamedTuple):
    """A card, a coalition or a member, as lengths of lines in letters."""

    text: int
    small: tuple[int, ...] = ()
    """Lines below the text that are never cut."""
    body: tuple[int, ...] = ()
    held: "tuple[Thing, ...]" = ()
    """Of a group: its cards."""


class Reckoning:
    """The lengths of all there is to say, once; then any size of letters can be tried."""

    def __init__(self, writer: PageWriter) -> None:
        self.reader: Audience = writer.reader
        self.template = writer.template
        self.tracks: dict[Area, tuple[float, ...]] = {}
        """The shares of width that areas beside each other have, as ``settle`` found them."""
        self.parts: dict[str, tuple[float, ...]] = {}
        """The same for the columns of sections in a block."""
        self.lists: dict[str, list[Thing]] = {}
        for block in self.reader.blocks:
            held = self.reader.coalitions if "coalitions" in block.roles else []
            self.lists[block.id] = [_coalition(writer, one) for one in held]
            self.lists[block.id] += _things(writer, block.id)
            for section in self.reader.sections(block):
                path = f"{block.id}.{section.id}"
                self.lists[path] = list(_things(writer, path))
        self.cut: int | None = None
        """Lines after which a body is cut off; None for never."""

    @property
    def has_bodies(self) -> bool:
        """Tell whether anything has a body that could be cut."""
        return any(_has_body(one) for things in self.lists.values() for one in things)

    @property
    def space(self) -> float:
        """Square ems that all there is takes in columns of the usual width."""
        return COLUMN * sum(
            self._thing(one, COLUMN) for things in self.lists.values() for one in things
        )

    def settle(self, area: Area, width: float) -> None:
        """Give width to who needs it, within an area of so many ems."""
        if area.block:
            if (block := self.template.block(area.block)) and block.id in self.lists:
                self._settle_parts(block, width - 1.5)
            return
        columns = [] if area.rows else self.shown(area.columns)

        def high(at: int, across: float) -> float:
            self.settle(columns[at], across)
            return self.height(columns[at], across)

        if columns:
            self.tracks[area] = _balanced(_usual(columns), width, _GAP, high)
        for one, across in self.across(area, width):
            self.settle(one, across)

    def stacked(self, rows: Sequence[Area], width: float) -> float:
        """Return the height of areas below each other."""
        return sum(self.height(one, width) + _GAP for one in rows)

    def shown(self, areas: Sequence[Area]) -> list[Area]:
        """Return the areas in which anything is shown."""
        return [one for one in areas if self._holds(one)]

    def height(self, area: Area, width: float) -> float:
        """Return the height of an area."""
        if area.block:
            block = self.template.block(area.block)
            return self._block(block, width) if block and block.id in self.lists else 0.0
        if area.rows:
            return self.stacked(self.shown(area.rows), width)
        return max((self.height(*one) for one in self.across(area, width)), default=0.0)

    def across(self, area: Area, width: float) -> list[tuple[Area, float]]:
        """Return the areas shown within one, each with its width."""
        if area.rows:
            return [(one, width) for one in self.shown(area.rows)]
        columns = self.shown(area.columns)
        return [*zip(columns, _widths(self._shares(area, columns), width, _GAP), strict=True)]

    def columns(self, path: str, width: float) -> int:
        """Return how many columns a list goes in: no more than are filled."""
        return self._listed(path, width)[0]

    def inner(self, block: Block, width: float) -> list[tuple[str, float]]:
        """Return the lists of a block, each with its width."""
        inner = width - 1.5
        found = [(block.id, inner)]
        paths = self._paths(block)
        widths = self._part_widths(block, inner)
        return found + [(path, widths[at % len(widths)]) for at, path in enumerate(paths)]

    def _settle_parts(self, block: Block, inner: float) -> None:
        paths = self._paths(block)
        count = max(1, min(block.columns, len(paths)))

        def high(at: int, across: float) -> float:
            return sum(_HEADING + self._list(path, across) for path in paths[at::count])

        if count > 1:
            self.parts[block.id] = _balanced((1 / count,) * count, inner, 0.7, high)

    def _shares(self, area: Area, columns: Sequence[Area]) -> tuple[float, ...]:
        return self.tracks[area] if area in self.tracks else _usual(columns)

    def _part_widths(self, block: Block, inner: float) -> list[float]:
        count = max(1, min(block.columns, len(self._paths(block))))
        return _widths(self.parts.get(block.id, (1 / count,) * count), inner, 0.7)

    def _paths(self, block: Block) -> list[str]:
        return [f"{block.id}.{one.id}" for one in self.reader.sections(block)]

    def _holds(self, area: Area) -> bool:
        if area.block:
            return area.block in self.lists
        return any(map(self._holds, area.rows or area.columns))

    def _block(self, block: Block, width: float) -> float:
        paths = self._paths(block)
        title = 1.2 * len(pick(block.title, self.reader.language)) + len(
            pick(block.key, self.reader.language)
        )
        height = _BLOCK + 1.44 * int((title + 4) * _LETTER / width)
        height += self._list(block.id, width - 1.5) if self.lists[block.id] else 0.0
        if not paths:
            return height if self.lists[block.id] else height + _NONE
        widths = self._part_widths(block, width - 1.5)
        for at in range(0, len(paths), len(widths)):
            row = zip(paths[at:], widths, strict=False)
            height += _HEADING + 0.7 + max(self._list(path, across) for path, across in row)
        return height

    def _list(self, path: str, width: float) -> float:
        return self._listed(path, width)[1] if self.lists[path] else _NONE

    def _listed(self, path: str, width: float) -> tuple[int, float]:
        """Return how many columns a list goes in, and how high it is."""
        things = self.lists[path]
        columns = max(1, min(len(things), int((width + 0.35) / COLUMN)))
        while True:
            across = (width - 0.35 * (columns - 1)) / columns
            heights = [self._thing(one, across) for one in things]
            high = _packed(heights, columns)
            filled = _needed(heights, high)
            if filled >= columns:
                return columns, high
            columns = filled

    def _thing(self, one: Thing, width: float) -> float:
        letters = max(4.0, (width - _INSET) / _LETTER)
        if one.held:
            inside = width - 1.2
            return (
                _CARD
                + _LINE * _lines(one.text, letters)
                + sum(self._thing(card, inside) for card in one.held)
            )
        small = sum(_lines(length, letters / _SMALL) for length in one.small)
        # Each line of a body takes one at least, so that those after the cut don't matter.
        body = sum(_lines(length, letters / _SMALL) for length in one.body[: self.cut])
        if self.cut is not None:
            body = min(body, self.cut)
        height = _CARD + _LINE * (_lines(one.text, letters) + _SMALL * (small + body))
        return height + (0.15 * len(one.small) + 0.3 if one.small else 0.0) + (0.3 if body else 0.0)


def _lines(length: int, letters: float) -> int:
    return 1 + int(length / letters)


def _packed(heights: Sequence[float], columns: int) -> float:
    """Return the height of things one after the other in columns that are about as long."""
    if columns == 1 or not heights:
        return sum(heights)
    high = max(*heights, sum(heights) / columns)
    while _needed(heights, high) > columns:
        high *= 1.03
    return high


def _needed(heights: Iterable[float], high: float) -> int:
    columns, filled = 1, 0.0
    for one in heights:
        if filled and filled + one > high + 0.01:
            columns, filled = columns + 1, 0.0
        filled += one
    return columns


def _widths(shares: Sequence[float], width: float, gap: float) -> list[float]:
    room = width - gap * (len(shares) - 1)
    return [room * share for share in shares]


def _usual(columns: Sequence[Area]) -> tuple[float, ...]:
    """Return the shares of width that the template gives."""
    whole = sum(one.weight for one in columns)
    return tuple(one.weight / whole for one in columns)


def _balanced(
    usual: tuple[float, ...], width: float, gap: float, high: Callable[[int, float], float]
) -> tuple[float, ...]:
    """Return the shares of width with which the highest of these is lowest."""
    shares, best, lowest = usual, usual, float("inf")
    for _ in range(_BALANCING):
        heights = [high(at, one) for at, one in enumerate(_widths(shares, width, gap))]
        if max(heights) < lowest * 0.98:
            best, lowest = shares, max(heights)
        wanted = [
            share * (one / max(heights)) ** 0.7 for share, one in zip(shares, heights, strict=True)
        ]
        whole = sum(wanted)
        held = [
            min(max(one / whole, share * _LEAST), share * _MOST)
            for one, share in zip(wanted, usual, strict=True)
        ]
        shares = tuple(one / sum(held) for one in held)
    return best


def _has_body(one: Thing) -> bool:
    return bool(one.body) or any(map(_has_body, one.held))


def _things(writer: PageWriter, path: str) -> Iterable[Thing]:
    reader = writer.reader
    if path == reader.members_at:
        for member in told.present(writer):
            yield Thing(len(member.name) + len(member.home) + len(member.role) + 4)
    for group, cards in groups.units(writer.canvas, reader.cards(path)):
        row = tuple(_card(writer, card) for card in cards)
        if group is None:
            yield from row
        else:
            yield Thing(len(group.title), held=row)


def _card(writer: PageWriter, card: Card) -> Thing:
    status = 14 if writer.template.under(card.place, "rules") and card.status else 0
    asides = sum(map(len, told.aside_words(writer, card)))
    return Thing(len(card.text) + card.dots * 2 + status + asides, body=_body(card.body))


def _coalition(writer: PageWriter, one: Coalition) -> Thing:
    fields = told.coalition_fields(writer, one, told.ON_POSTER)
    small = [sum(map(len, told.term(writer, one))) + 16]
    small += [len(label) + len(value) + 2 for label, value in fields]
    return Thing(len(one.title) + 2 * one.dots + 6, tuple(small), _body(one.body))


def _body(body: str) -> tuple[int, ...]:
    """Return the lengths of a body's lines; far down they count together."""
    lines = [len(line) for line in body.split("\n")] if body else []
    rest = lines[_TOLD_APART:]
    return (*lines[:_TOLD_APART], *([sum(rest) + _SHORT * len(rest)] if rest else []))
