"""Plain drawings for the screens to talk over: how answers lie between two poles.

Every answer is one dot, so nothing has to be read off a scale of heights and nothing depends on
colour. The line under the dots is double between the lowest and the highest answer: how far apart
people are is seen before any number is read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from board.model import POSITION_MAX, POSITION_MIN
from board.wording import signed
from tui.view.width import cell_len, cut, fit

if TYPE_CHECKING:
    from board.spread import Spread

DOT = "●"
STEPS = POSITION_MAX - POSITION_MIN + 1
TALLEST = 6
"""Rows of dots that are worth their room; more answers than fit stand side by side."""


class Axis(NamedTuple):
    """Where the seven steps of a scale stand: the first cell of a step, and cells per step."""

    start: int
    step: int

    @property
    def width(self) -> int:
        """Cells from the first step to the last."""
        return self.step * STEPS


def axis(width: int) -> Axis:
    """Return the widest scale that fits a width, in the middle of it."""
    step = max(3, min(15, width // STEPS))
    return Axis(max(0, (width - step * STEPS) // 2), step)


def side_by_side(found: Spread, width: int, rows: int) -> int:
    """Return how many dots stand side by side, so that all answers find place in some rows."""
    return max(1, min(axis(width).step - 1, -(-max(found.histogram) // rows))) if rows else 1


def dot_rows(found: Spread, width: int, rows: int, beside: int = 1) -> list[str]:
    """Return the answers as dots in columns, the top row first; as few rows as it takes.

    ``beside`` is how many dots stand side by side at least: as many as in the drawings around it,
    so that a column means as much in all of them.
    """
    scale = axis(width)
    most = max(found.histogram)
    beside = max(beside, side_by_side(found, width, rows))
    height = min(rows, -(-most // beside))
    drawn: list[str] = []
    for level in range(height, 0, -1):
        line = " " * scale.start
        for count in found.histogram:
            here = min(beside, max(0, count - (level - 1) * beside))
            over = level == height and count > height * beside
            line += _centred((f"{DOT}{count}" if over else DOT * here), scale.step)
        drawn.append(line)
    return drawn


def line_of(found: Spread, width: int) -> str:
    """Return the scale itself: a tick per step, double where the answers are."""
    return _along(found, axis(width), lambda step: "╪" if _inside(found, step) else "┼")


def dotted_line(found: Spread, width: int) -> str:
    """Return the scale with the answers on it, for where one row is all there is."""
    scale = axis(width)

    def mark(step: int) -> str:
        count = found.histogram[step - POSITION_MIN]
        if not count:
            return "╪" if _inside(found, step) else "┼"
        dots = DOT * count
        return dots if count < scale.step else f"{DOT}{count}"

    return _along(found, scale, mark)


def labels(width: int) -> str:
    """Return the numbers under the scale, from -3 to 3."""
    scale = axis(width)
    line = " " * scale.start
    for step in range(POSITION_MIN, POSITION_MAX + 1):
        line += _centred(signed(step), scale.step)
    return line


def poles(a: str, b: str, width: int) -> str:
    """Return the two poles on one row, each at its own end."""
    half = (width - 3) // 2
    left, right = cut(f"◂ {a}", half), cut(f"{b} ▸", half)
    return left + " " * (width - cell_len(left) - cell_len(right)) + right


def squares(answered: list[bool], cells: int) -> str:
    """Return a square per question, full where it is answered; narrow rows leave no blanks."""
    signs = ["■" if one else "□" for one in answered]
    spaced = " ".join(signs)
    return spaced if len(spaced) <= cells else "".join(signs)


def progress(answered: int, total: int, cells: int = 8) -> str:
    """Return a short bar; it is full only with the last answer, and empty only without a first."""
    full = answered * cells // total if total else 0
    full = max(full, int(answered > 0))
    return "■" * full + "□" * (cells - full)


def number(value: float, language: str) -> str:
    """Return a mean as people write it, with one decimal: ``−0,6`` in Dutch."""
    text = f"{abs(value):.1f}"
    sign = "−" if value < 0 and text != "0.0" else ""
    return sign + (text.replace(".", ",") if language == "nl" else text)


def _inside(found: Spread, step: int) -> bool:
    return found.low is not None and found.high is not None and found.low <= step <= found.high


def _along(found: Spread, scale: Axis, mark: Callable[[int], str]) -> str:
    line = " " * scale.start
    for step in range(POSITION_MIN, POSITION_MAX + 1):
        sign = mark(step)
        before = (scale.step - cell_len(sign)) // 2
        after = scale.step - cell_len(sign) - before
        inside = _inside(found, step)
        left = "═" if inside and found.low != step else "─"
        right = "═" if inside and found.high != step else "─"
        if step == POSITION_MIN:
            left = " "
        if step == POSITION_MAX:
            right = " "
        line += left * before + sign + right * after
    return line


def _centred(text: str, cells: int) -> str:
    before = max(0, (cells - cell_len(text)) // 2)
    return fit(" " * before + text, cells)
