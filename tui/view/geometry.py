"""Where blocks lie: the template's layout tree made into boxes of character cells.

Coordinates are those of border lines. Neighbours share a border, so a box from x0 to x1 has
x1 - x0 - 1 columns inside.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from board.template import Area


class Box(NamedTuple):
    """A rectangle by the coordinates of its four border lines."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Columns inside the borders."""
        return self.x1 - self.x0 - 1

    @property
    def height(self) -> int:
        """Rows inside the borders."""
        return self.y1 - self.y0 - 1


class Need(NamedTuple):
    """How much room something asks.

    ``least`` is what it can live with, ``wish`` what it fills with a line for every card, ``full``
    what it fills with the whole text of every card. ``mine`` is the wish of the block in focus,
    which may be less than that of its tallest neighbour.
    """

    least: int
    wish: int
    mine: int
    full: int


COMFORT, ENOUGH = 34, 28
"""Columns a block gets while the cursor is in it, if it has fewer: on a narrow screen, where that
makes the difference, and on a wide one, where borders had better stay where they are."""

WIDE = 100
"""Columns from which a screen is wide."""


def share(total: int, needs: Sequence[Need], weights: Sequence[int], focus: int) -> list[int]:
    """Divide ``total`` rows or columns over neighbours.

    Everyone gets the least they can live with; then the one in focus what it wishes, then the
    others by weight, first up to their wish and then to all they could fill; what is left is
    divided by weight. Where all wishes fit, the result doesn't depend on the focus, so nothing
    jumps.
    """
    sizes = [need.least for need in needs]
    rest = total - sum(sizes)
    if rest < 0:
        return _squeezed(total, sizes, focus)
    if 0 <= focus < len(needs):
        extra = min(rest, max(0, needs[focus].mine - sizes[focus]))
        sizes[focus] += extra
        rest -= extra
    for wanted in (
        [need.wish for need in needs],
        [need.full for need in needs],
        [total] * len(needs),
    ):
        rest = _fed(sizes, wanted, weights, rest)
    return sizes


def _fed(sizes: list[int], wanted: Sequence[int], weights: Sequence[int], rest: int) -> int:
    """Hand out what is left, one by one to who has least for their weight; return what remains."""
    while rest > 0:
        hungry = [i for i in range(len(sizes)) if sizes[i] < wanted[i]]
        if not hungry:
            break
        neediest = min(hungry, key=lambda i: (sizes[i] / weights[i], i))
        sizes[neediest] += 1
        rest -= 1
    return rest


def _squeezed(total: int, sizes: list[int], focus: int) -> list[int]:
    """Take away from the largest, last from the one in focus, until the sizes fit."""
    while sum(sizes) > total and max(sizes) > 0:
        others = [i for i in range(len(sizes)) if i != focus and sizes[i] > 0]
        loser = max(others, key=lambda i: sizes[i]) if others else focus
        sizes[loser] -= 1
    return sizes


def boxes(
    area: Area,
    box: Box,
    *,
    focus: str,
    rows_wished: Callable[[str, int], Need],
) -> dict[str, Box]:
    """Lay the blocks of a layout out in a box.

    ``rows_wished(block, columns)`` tells how many rows a block needs at a width.
    """
    if area.block:
        return {area.block: box}
    result: dict[str, Box] = {}
    children = area.rows or area.columns
    focused = next((i for i, child in enumerate(children) if holds(child, focus)), -1)
    weights = [child.weight for child in children]
    if area.columns:
        sizes = _column_sizes(box.width, children, weights, focused)
        x = box.x0
        for child, size in zip(children, sizes, strict=True):
            inner = Box(x, box.y0, x + size + 1, box.y1)
            result |= boxes(child, inner, focus=focus, rows_wished=rows_wished)
            x += size + 1
        return result
    needs = [rows_need(child, box.width, focus, rows_wished) for child in children]
    sizes = share(box.height - len(children) + 1, needs, weights, focused)
    y = box.y0
    for child, size in zip(children, sizes, strict=True):
        inner = Box(box.x0, y, box.x1, y + size + 1)
        result |= boxes(child, inner, focus=focus, rows_wished=rows_wished)
        y += size + 1
    return result


def holds(area: Area, block: str) -> bool:
    """Tell whether a block lies somewhere in an area."""
    return area.block == block or any(holds(child, block) for child in area.rows + area.columns)


def columns_by_weight(total: int, weights: Sequence[int], focus: int, comfort: int) -> list[int]:
    """Divide columns by weight, giving the one in focus at least ``comfort``."""
    whole = sum(weights)
    plain = [total * weight // whole for weight in weights]
    plain[-1] += total - sum(plain)
    if focus < 0 or plain[focus] >= comfort:
        return plain
    least = max(8, min(plain) * 2 // 3)
    others = [weight for i, weight in enumerate(weights) if i != focus]
    mine = max(plain[focus], min(comfort, total - least * len(others)))
    rest = iter(columns_by_weight(total - mine, others, -1, 0) if others else [])
    return [mine if i == focus else next(rest) for i in range(len(weights))]


def _column_sizes(
    width: int, children: Sequence[Area], weights: Sequence[int], focus: int
) -> list[int]:
    comfort = ENOUGH if width >= WIDE else COMFORT
    return columns_by_weight(width - len(children) + 1, weights, focus, comfort)


def rows_need(area: Area, width: int, focus: str, rows_wished: Callable[[str, int], Need]) -> Need:
    """Return how many rows an area needs at a width."""
    if area.block:
        return rows_wished(area.block, width)
    children = area.rows or area.columns
    if area.rows:
        needs = [rows_need(child, width, focus, rows_wished) for child in children]
        borders = len(needs) - 1
        least, wish, full = (
            sum(sizes) + borders
            for sizes in zip(*((n.least, n.wish, n.full) for n in needs), strict=True)
        )
        return Need(least, wish, wish, full)
    focused = next((i for i, child in enumerate(children) if holds(child, focus)), -1)
    sizes = _column_sizes(width, children, [child.weight for child in children], focused)
    needs = [
        rows_need(child, size, focus, rows_wished)
        for child, size in zip(children, sizes, strict=True)
    ]
    wish = max(need.wish for need in needs)
    mine = needs[focused].mine if focused >= 0 else wish
    return Need(max(need.least for need in needs), wish, mine, max(need.full for need in needs))
