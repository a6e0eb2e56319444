"""How a table is looked at: where the cursor is, what is shown of it, sorted, filtered, marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from board.refusal import Refused
from board.text import visible
from board.wording import folded
from tui.view import table
from tui.view.bars import trimmed
from tui.view.rows import Line, Say
from tui.view.table import TEXT, Layout, TableColumn, TableRow
from tui.view.width import wrap

COMFORT = 40
"""Cells a cell that is typed has at least, where there is room; it may lie over its neighbours."""

_RULED = 12
"""Rows from which a line under the table tells what is out of sight."""


class TableView:
    """The state of one table on screen.

    Rows are known by id, so that the cursor stays on what it was on when others change the table.
    """

    def __init__(self, frozen: int = 1) -> None:
        self.tone = 0
        """The colour of the block that it tells of; 0 is none."""
        self.frozen = frozen
        """How many columns stay when the others scroll sideways."""
        self.row_id = ""
        self.row_at = self.column_at = 0
        self.ghost = False
        """A row is held open under the others for what is being typed."""
        self.marked: frozenset[str] = frozenset()
        self.wanted = ""
        """What rows must hold to be shown."""
        self.sorted_by: tuple[str, bool] = ("", False)
        """The column the rows are sorted by, and whether from high to low."""
        self.shown: list[TableRow] = []
        self.columns: Sequence[TableColumn] = ()
        self.body = (0, 0)
        """The line the rows start on, and how many there is room for."""
        self._layout = Layout(())
        self._top = 0
        self._first = 1

    # -- what is where

    @property
    def column(self) -> TableColumn:
        """The column under the cursor."""
        return self.columns[min(self.column_at, len(self.columns) - 1)]

    @property
    def row(self) -> TableRow | None:
        """The row under the cursor."""
        return next((row for row in self.shown if row.id == self.row_id), None)

    @property
    def ids(self) -> list[str]:
        """The rows and columns there are, by id."""
        return [*(row.id for row in self.shown), *(column.id for column in self.columns)]

    @property
    def ids_in_sight(self) -> set[str]:
        """Those of them that are on the screen."""
        rows = self.shown[self._top : self._top + self.body[1]]
        columns = [self.columns[slot.column] for slot in self._layout.slots]
        return {*(row.id for row in rows), *(column.id for column in columns)}

    def some(self) -> tuple[str, ...]:
        """Return the rows a command is about: all marked ones, else the cursor's.

        Raises Refused where there is none.
        """
        found = tuple(row.id for row in self.shown if row.id in self.marked) if self.marked else ()
        if not found and not self.row_id:
            raise Refused("grid.nothing")
        return found or (self.row_id,)

    def rectangle(self, width: int) -> tuple[int, int, int] | None:
        """Return where the cell under the cursor is typed: x, y, width; None if out of sight."""
        slot = self._layout.slot(self.column_at)
        if slot is None:
            return None
        at = self._ghost_at if self.ghost else self.row_at
        cells = min(max(slot.width, COMFORT), width - 2)
        return min(slot.x, width - cells - 1), self.body[0] + at - self._top, cells

    def facts(self, say: Say) -> list[str]:
        """Return what is filtered and marked, and which of the rows this is."""
        found = [f"/{visible(self.wanted)}"] if self.wanted else []
        if self.marked:
            found.append(say("sheet.marked", n=len(self.marked)))
        return [*found, f"{self.row_at + 1}/{len(self.shown)}" if self.shown else "0"]

    # -- going about

    def move(self, rows: int, columns: int) -> bool:
        """Move the cursor; tell whether it moved."""
        before = (self.row_at, self.column_at)
        self.row_at = max(0, min(self.row_at + rows, len(self.shown) - 1))
        self.column_at = max(0, min(self.column_at + columns, len(self.columns) - 1))
        self.row_id = self.shown[self.row_at].id if self.shown else ""
        return before != (self.row_at, self.column_at)

    def to_typed_cell(self, step: int) -> bool:
        """Go to the next or previous cell that is typed, over the ends of rows."""
        typed = [at for at, column in enumerate(self.columns) if column.kind == TEXT]
        further = [at for at in typed if (at - self.column_at) * step > 0]
        target = (further or typed)[0 if step > 0 else -1]
        return self.move(0 if further else step, target - self.column_at)

    def click(self, x: int, y: int) -> bool:
        """Put the cursor on a cell of the screen; tell whether there is one."""
        at = y - self.body[0] + self._top
        if not 0 <= at < len(self.shown):
            return False
        self.row_at, self.row_id = at, self.shown[at].id
        for slot in self._layout.slots:
            if slot.x <= x < slot.x + slot.width:
                self.column_at = slot.column
        return True

    def sort(self) -> None:
        """Sort by this column, then from high to low, then in their own order again."""
        by, falling = self.sorted_by
        if by != self.column.id:
            self.sorted_by = (self.column.id, False)
        else:
            self.sorted_by = ("", False) if falling else (by, True)

    def let_go(self) -> bool:
        """Let go of marks, then of the filter; tell whether there was something to let go."""
        held = bool(self.marked or self.wanted)
        if self.marked:
            self.marked = frozenset()
        else:
            self.wanted = ""
        return held

    # -- what is shown

    def take(
        self,
        columns: Sequence[TableColumn],
        rows: Sequence[TableRow],
        sort_value: Callable[[str, str, str], tuple[bool, str]],
    ) -> None:
        """Take columns and rows as they are now; the cursor stays on its row if it is there."""
        self.columns = columns
        self.column_at = max(0, min(self.column_at, len(columns) - 1))
        words = folded(self.wanted).split()
        held = [row for row in rows if not words or _holds(row, words)]
        by, falling = self.sorted_by
        at = next((at for at, column in enumerate(columns) if column.id == by), None)
        if at is not None:
            keyed = [(sort_value(row.id, by, row.cells[at]), row) for row in held]
            keyed.sort(key=lambda pair: pair[0][1], reverse=falling)
            keyed.sort(key=lambda pair: pair[0][0])
            held = [row for _, row in keyed]
        self.shown = sorted(held, key=lambda row: row.group)
        known = {row.id: at for at, row in enumerate(self.shown)}
        self.row_at = known.get(self.row_id, max(0, min(self.row_at, len(self.shown) - 1)))
        self.row_id = self.shown[self.row_at].id if self.shown else ""
        self.marked &= known.keys()

    @property
    def _ghost_at(self) -> int:
        """Where the open row is: under the rows of the first group."""
        lowest = self.shown[0].group if self.shown else 0
        return sum(row.group == lowest for row in self.shown)

    def lines(
        self,
        width: int,
        height: int,
        under: Sequence[Line],
        beneath: Callable[[int, int], Sequence[Line]],
        empty: str,
    ) -> list[Line]:
        """Return heads, rows, and the line that tells what is out of sight.

        ``under`` stands below the table; ``beneath`` fills rows of it that are empty; ``empty``
        is what a table without rows says.
        """
        wanted = table.natural(self.columns, self.shown)
        self._first, self._layout = table.scrolled(
            self.columns, wanted, width, self._first, self.column_at, self.frozen
        )
        name, falling = self.sorted_by
        sorted_at = next((at for at, one in enumerate(self.columns) if one.id == name), -1)
        by = (sorted_at, falling)
        heads = table.heads(self.columns, self._layout, width, self.column_at, by, self.tone)
        ruled = 1 if height >= _RULED else 0
        room = max(1, height - len(heads) - len(under) - ruled)
        self.body = (1 + len(heads), room)
        page = [*heads, *self._rows(width, room, beneath, empty)]
        if ruled:
            below = len(self.shown) + int(self.ghost) - self._top - room
            page.append(table.rule(width, self._top, max(0, below)))
        return [*page, *under][:height]

    def _rows(
        self,
        width: int,
        room: int,
        beneath: Callable[[int, int], Sequence[Line]],
        empty: str,
    ) -> list[Line]:
        rows, at = list(self.shown), self.row_at
        if self.ghost:
            at = self._ghost_at
            rows.insert(at, TableRow("", ("",) * len(self.columns)))
        self._top = max(0, min(self._top, len(rows) - room))
        self._top = max(at - room + 1, min(self._top, at))
        rows = rows[self._top : self._top + room]
        cursor = (at, self.column_at)
        drawn = table.body(
            self.columns, self._layout, rows, width, cursor, self.marked, self._top, self.tone
        )
        if not drawn and empty:
            parts = wrap(empty, width - 4)
            drawn += [trimmed([("prompt", f"  {part}")], width, "text") for part in parts]
        spare = room - len(drawn)
        filled = list(beneath(width, spare))[:spare] if spare > 0 else []
        return [*drawn, *[trimmed([], width, "text")] * (spare - len(filled)), *filled]


def _holds(row: TableRow, words: Sequence[str]) -> bool:
    """Tell whether a row holds every word that is asked for."""
    text = folded(" ".join(row.cells))
    return all(word in text for word in words)
