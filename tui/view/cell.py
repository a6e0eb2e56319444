"""A cell: a part of a block that scrolls by itself, and how its rows take lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from board.model import Ref
from tui.view.allot import HOPELESS, Allotted, Needs, airy, appetite, fitted, needs_of
from tui.view.card import lines_of
from tui.view.row_sharing import Appetite
from tui.view.rows import GHOST, GROUP, ListRow
from tui.view.state import Cursor

FITTED, FULL = 0, 1
"""How rows take lines: as many as there are to deal out; all of their text, body and reasons."""


class Cell:
    """A scrolling part of a block. ``path`` is where a new card goes by default."""

    def __init__(
        self,
        key: str,
        path: str,
        block: str,
        rows: tuple[ListRow, ...],
        title: ListRow | None = None,
        abreast: int = 0,
    ) -> None:
        self.key = key
        self.path = path
        self.block = block
        self.rows = rows
        self.title = title
        """A heading that stays while the rows scroll."""
        self._abreast = abreast
        self._needs: dict[int, Needs] = {}
        self._appetites: dict[tuple[int, int, float], Appetite] = {}
        self._lines: dict[tuple[int, int, int], Allotted] = {}

    @cached_property
    def cursors(self) -> list[Cursor]:
        """Every place of the cell the cursor can be, from top to bottom."""
        return [row.cursor for row in self.rows if row.cursor is not None and row.kind != GHOST]

    @cached_property
    def cursor_rows(self) -> list[int]:
        """The numbers of the rows the cursor can be on."""
        return [number for number, row in enumerate(self.rows) if row.cursor is not None]

    @cached_property
    def _positions(self) -> dict[Ref | str, int]:
        return {identity(cursor): number for number, cursor in reversed([*enumerate(self.cursors)])}

    @cached_property
    def _row_numbers(self) -> dict[Ref | str, int]:
        return {
            identity(row.cursor): number
            for number, row in reversed([*enumerate(self.rows)])
            if row.cursor is not None and row.kind != GHOST
        }

    def position(self, cursor: Cursor) -> int | None:
        """Return how many places come before a cursor, or None if it isn't in this cell."""
        return self._positions.get(identity(cursor))

    def row_of(self, cursor: Cursor) -> int | None:
        """Return the number of a cursor's row, or None where it isn't in this cell."""
        return self._row_numbers.get(identity(cursor))

    @cached_property
    def ghost_row(self) -> int | None:
        """The number of the row held open, if there is one."""
        return next((i for i, row in enumerate(self.rows) if row.kind == GHOST), None)

    def lines(self, width: int, height: int, depth: int) -> Allotted:
        """Return how many lines each row takes in a pane of a size."""
        key = (width, height, depth)
        if key not in self._lines:
            if depth == FULL:
                found = airy([len(lines_of(row, width)) for row in self.rows], self.rows, height)
            else:
                found = fitted(self.rows, self._measured(width), height, self._abreast)
            self._lines[key] = found
        return self._lines[key]

    def opened(self, lines: Allotted, at: int, width: int, height: int) -> Allotted:
        """Return the lines with those of one row whole, as far as a height reaches."""
        needs = self._measured(width).needs or needs_of(self.rows[at : at + 1], width).needs
        need = min(height, needs[at] if len(needs) > 1 else needs[0])
        more = need - lines.counts[at]
        if more <= 0:
            return lines
        counts = (*lines.counts[:at], need, *lines.counts[at + 1 :])
        later = (start + more for start in lines.starts[at + 1 :])
        return Allotted(counts, (*lines.starts[: at + 1], *later))

    def appetite(self, width: int, depth: int, favour: float = 1.0) -> Appetite:
        """Return what rows of the screen are worth to the cell at a width."""
        key = (width, depth, favour)
        if key not in self._appetites:
            self._appetites[key] = self._appetite(width, depth, favour)
        return self._appetites[key]

    def _appetite(self, width: int, depth: int, favour: float) -> Appetite:
        titled = self.title is not None
        if depth == FULL:
            total = self.lines(width, 0, depth).starts[-1]
            values = (favour / (1 + at / HOPELESS) for at in range(max(0, total - 1)))
            return Appetite(1 + titled, tuple(values))
        return appetite(self.rows, self._measured(width), titled=titled, favour=favour)

    def wants(self, width: int, depth: int) -> int:
        """Return how many lines show all there is, title included, air left out."""
        if depth == FULL or len(self.rows) > HOPELESS:
            total = self.lines(width, 0, depth).starts[-1]
        else:
            total = sum(self._measured(width).needs)
        return max(1, total) + (self.title is not None)

    def _measured(self, width: int) -> Needs:
        if width not in self._needs:
            self._needs[width] = needs_of(self.rows, width)
        return self._needs[width]


def identity(cursor: Cursor) -> Ref | str:
    """Return what tells cursors apart: the thing one is on, or its place when that is open."""
    return cursor.ref or cursor.path


def together(rows: Sequence[ListRow]) -> list[list[ListRow]]:
    """Return rows one by one, but a group with all that is in it."""
    found: list[list[ListRow]] = []
    for row in rows:
        before = found[-1][-1] if found else None
        within = before is not None and (before.indent or before.kind == GROUP)
        if row.indent or (row.kind == GHOST and within):
            found[-1].append(row)
        else:
            found.append([row])
    return found
