"""Rows compared and cut up: which cells differ, and which of them one pen draws."""

from collections.abc import Iterator
from typing import NamedTuple

from .grid import CellRow
from .pen import PLAIN, Pen, blank


class Piece(NamedTuple):
    """Cells that one pen draws."""

    start: int
    end: int
    pen: Pen


def blanks_from(row: CellRow, start: int, pen: Pen) -> int:
    """Return how many cells from ``start`` are spaces that look the same."""
    x = start
    while x < len(row.texts) and row.texts[x] == " " and blank(row.pens[x]) == pen:
        x += 1
    return x - start


def stretches(row: CellRow) -> Iterator[Pen]:
    """Return what each stretch of blanks looks like; a single one within a text is none."""
    neighbours = zip(["", *row.texts], row.texts, [*row.texts[1:], ""], row.pens, strict=False)
    for before, text, after, pen in neighbours:
        if text == " " != before and (after in (" ", "") or not before):
            yield blank(pen)


def differing(old: CellRow, new: CellRow) -> list[tuple[int, int]]:
    """Return the stretches (start, end) of cells that look different."""
    runs: list[tuple[int, int]] = []
    start = -1
    last_old = last_new = PLAIN
    alike = True
    cells = zip(old.texts, new.texts, old.pens, new.pens, strict=True)
    for x, (was, text, old_pen, pen) in enumerate(cells):
        same = was == text
        if same and old_pen is not pen:
            if text != " ":
                same = old_pen == pen
            else:
                if old_pen is not last_old or pen is not last_new:  # Blanks come in rows.
                    last_old, last_new, alike = old_pen, pen, blank(old_pen) == blank(pen)
                same = alike
        if not same and start < 0:
            start = x
        elif same and start >= 0:
            runs.append((start, x))
            start = -1
    if start >= 0:
        runs.append((start, len(new.texts)))
    return runs


def graphemes(row: CellRow, pieces: list[Piece]) -> Iterator[int]:
    """Return the columns of pieces at which a grapheme begins."""
    return (x for start, end, _ in pieces for x in range(start, end) if row.texts[x])


def by_pen(row: CellRow, runs: list[tuple[int, int]]) -> list[Piece]:
    """Cut runs where the pen changes; a space goes with its neighbours, if they draw it alike."""
    pieces: list[Piece] = []
    for start, end in runs:
        pen, empty = row.pens[start], row.texts[start] == " "
        for x in range(start + 1, end):
            its, space = row.pens[x], row.texts[x] == " "
            alike = its is pen or (blank(its) == blank(pen) if space or empty else its == pen)
            if not alike:
                pieces.append(Piece(start, x, pen))
                start = x
            if not alike or (empty and not space):
                pen, empty = its, space
        pieces.append(Piece(start, end, pen))
    return pieces


def fit(row: CellRow | None, width: int) -> CellRow:
    """Return a row of exactly ``width`` cells."""
    if row is None:
        return CellRow([" "] * width, [PLAIN] * width)
    have = len(row.texts)
    if have == width:
        return row
    if have < width:
        return CellRow(row.texts + [" "] * (width - have), row.pens + [PLAIN] * (width - have))
    cut = CellRow(row.texts[:width], row.pens[:width])
    if not row.texts[width] and width:
        cut.texts[-1] = " "
    return cut
