"""Where blocks lie: the template's layout tree made into boxes of character cells.

Coordinates are those of border lines. Neighbours share a border, so a box from x0 to x1 has
x1 - x0 - 1 columns inside.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from board.template import Area
from tui.view.row_sharing import Appetite, beside, dealt, stacked


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


COMFORT, ENOUGH = 34, 28
"""Columns a block gets while the cursor is in it, if it has fewer: on a narrow screen, where that
makes the difference, and on a wide one, where borders had better stay where they are."""

WIDE = 100
"""Columns from which a screen is wide."""


def boxes(
    area: Area, box: Box, *, focus: str, hungry: Callable[[str, int], Appetite]
) -> dict[str, Box]:
    """Lay the blocks of a layout out in a box.

    ``hungry(block, columns)`` tells what rows are worth to a block at a width.
    """
    if area.block:
        return {area.block: box}
    result: dict[str, Box] = {}
    children = area.rows or area.columns
    weights = [child.weight for child in children]
    if area.columns:
        x = box.x0
        for child, size in zip(children, _column_sizes(box.width, area, focus), strict=True):
            inner = Box(x, box.y0, x + size + 1, box.y1)
            result |= boxes(child, inner, focus=focus, hungry=hungry)
            x += size + 1
        return result
    appetites = [_appetite(child, box.width, focus, hungry) for child in children]
    sizes = dealt(box.height - len(children) + 1, appetites, weights)
    y = box.y0
    for child, size in zip(children, sizes, strict=True):
        inner = Box(box.x0, y, box.x1, y + size + 1)
        result |= boxes(child, inner, focus=focus, hungry=hungry)
        y += size + 1
    return result


def _appetite(
    area: Area, width: int, focus: str, hungry: Callable[[str, int], Appetite]
) -> Appetite:
    """Return what rows are worth to an area at a width, borders between its parts counted in."""
    if area.block:
        return hungry(area.block, width)
    if area.rows:
        parts = [_appetite(child, width, focus, hungry) for child in area.rows]
        return stacked(parts, len(parts) - 1)
    sizes = _column_sizes(width, area, focus)
    return beside(
        [
            _appetite(child, size, focus, hungry)
            for child, size in zip(area.columns, sizes, strict=True)
        ]
    )


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


def _column_sizes(width: int, area: Area, focus: str) -> list[int]:
    comfort = ENOUGH if width >= WIDE else COMFORT
    weights = [child.weight for child in area.columns]
    focused = next((i for i, child in enumerate(area.columns) if holds(child, focus)), -1)
    return columns_by_weight(width - len(weights) + 1, weights, focused, comfort)
