"""A table to walk through, type in, sort and filter."""

from __future__ import annotations

from collections.abc import Sequence

from board.refusal import Refused
from board.text import visible
from board.words import folded
from tui.kit import table_actions as grid_actions
from tui.kit.cell_entry import COMFORT
from tui.kit.line_entry import Rectangle
from tui.kit.remembered import recall, remember
from tui.kit.table_contents import Contents
from tui.view import grid as view
from tui.view.bars import Hint, trimmed
from tui.view.grid import SWITCH, TEXT, Column, Layout, Row
from tui.view.rows import Line
from tui.view.width import wrap
from tui.widgets.lines import Lines

_RULED = 12
"""Rows from which a line under the table tells what is out of sight."""


class GridScreen(Contents):
    """A table: where the cursor is and what is shown. What it holds is told by a subclass.

    A subclass gives ``columns`` and ``table_rows``, and what changes: ``typed_value`` and
    ``set_cell`` for cells that are typed, ``switch`` for those that one key changes, ``add_row``,
    ``remove_rows``.
    """

    modes: tuple[str, ...] = ("table",)
    frozen = 1
    """How many columns stay when the others scroll sideways."""
    remembers = False
    """Whether the screen opens where the hand was when it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.row_id = ""
        self.column_at = 0
        self.row_at = 0
        self.ghost = False
        """A row is held open under the others for what is being typed."""
        self.marked: frozenset[str] = frozenset()
        self.wanted = ""
        """What rows must hold to be shown."""
        self.sorted_by: tuple[str, bool] = ("", False)
        """The column the rows are sorted by, and whether from high to low."""
        self.shown: list[Row] = []
        self.drawn: Sequence[Column] = ()
        self._layout = Layout(())
        self._place_known = False
        self._top = 0
        self._first = 1
        self.body = (0, 0)
        """The screen row the table's rows start on, and how many there are."""

    # -- what is where

    @property
    def column(self) -> Column:
        """The column under the cursor."""
        columns = self.drawn or self.columns()
        return columns[min(self.column_at, len(columns) - 1)]

    def targets(self) -> tuple[str, ...]:
        """Return the rows the next command is about: all marked ones, else the cursor's."""
        if self.marked:
            return tuple(row.id for row in self.shown if row.id in self.marked)
        return (self.row_id,) if self.row_id else ()

    def some(self) -> tuple[str, ...]:
        """Like ``targets``. Raises Refused where there is nothing."""
        found = self.targets()
        if not found:
            raise Refused("grid.nothing")
        return found

    def cell_rectangle(self) -> Rectangle:
        """Return where the cell under the cursor is, wide enough to type in."""
        size = self.query_one(Lines).size
        slot = self._layout.slot(self.column_at)
        if slot is None:
            return self.bottom()
        at = self.ghost_at if self.ghost else self.row_at
        y = self.body[0] + at - self._top
        width = min(max(slot.width, COMFORT), size.width - 2)
        x = min(slot.x, size.width - width - 1)
        return x, y, width

    # -- drawing

    def page_lines(self, width: int, height: int) -> list[Line]:
        """Return heads, rows, and the line that tells what is out of sight."""
        self.drawn = self.columns()
        if self.remembers:
            self._keep_place()
        self._refresh_rows()
        self.column_at = max(0, min(self.column_at, len(self.drawn) - 1))
        wanted = view.natural(self.drawn, self.shown)
        self._first, self._layout = view.scrolled(
            self.drawn, wanted, width, self._first, self.column_at, self.frozen
        )
        heads = self._heads(width)
        under = [*self.under_table(width)] if self.roomy else []
        ruled = 1 if height >= _RULED else 0
        room = max(1, height - len(heads) - len(under) - ruled)
        self.body = (1 + len(heads), room)
        page = [*heads, *self._rows(width, room)]
        if ruled:
            below = len(self.shown) + int(self.ghost) - self._top - room
            page.append(view.rule(width, self._top, max(0, below)))
        return (page + under)[:height]

    def _keep_place(self) -> None:
        """Go on where the hand was when this screen was closed; remember where it is."""
        row, column = (f"{type(self).__name__}.{part}" for part in ("row", "column"))
        ids = [one.id for one in self.drawn]
        if not self._place_known:
            self._place_known = True
            self.row_id = self.row_id or recall(self.workshop, row)
            if (known := recall(self.workshop, column)) in ids:
                self.column_at = ids.index(known)
        self.column_at = max(0, min(self.column_at, len(ids) - 1))
        remember(self.workshop, row, self.row_id)
        remember(self.workshop, column, ids[self.column_at])

    def _heads(self, width: int) -> list[Line]:
        ids = [column.id for column in self.drawn]
        by, falling = self.sorted_by
        at = ids.index(by) if by in ids else -1
        return view.heads(self.drawn, self._layout, width, self.column_at, (at, falling))

    def _refresh_rows(self) -> None:
        """Take the rows of the canvas as it is now; keep the cursor on its row if it is there."""
        rows = [row for row in self.table_rows(self.workshop.canvas) if self._holds(row)]
        by, falling = self.sorted_by
        ids = [column.id for column in self.drawn]
        if by in ids:
            at = ids.index(by)
            keyed = [(self.sort_value(row.id, by, row.cells[at]), row) for row in rows]
            keyed.sort(key=lambda pair: pair[0][1], reverse=falling)
            keyed.sort(key=lambda pair: pair[0][0])
            rows = [row for _, row in keyed]
        self.shown = sorted(rows, key=lambda row: row.group)
        known = {row.id: at for at, row in enumerate(self.shown)}
        self.row_at = known.get(self.row_id, max(0, min(self.row_at, len(self.shown) - 1)))
        self.row_id = self.shown[self.row_at].id if self.shown else ""
        self.marked &= known.keys()

    def _holds(self, row: Row) -> bool:
        """Tell whether a row holds every word that is asked for."""
        text = folded(" ".join(row.cells))
        return all(word in text for word in folded(self.wanted).split())

    @property
    def ghost_at(self) -> int:
        """Where the open row is: under the rows of the first group."""
        lowest = self.shown[0].group if self.shown else 0
        return sum(row.group == lowest for row in self.shown)

    def _rows(self, width: int, room: int) -> list[Line]:
        rows, at = list(self.shown), self.row_at
        if self.ghost:
            at = self.ghost_at
            rows.insert(at, Row("", ("",) * len(self.drawn)))
        total = len(rows)
        self._top = max(0, min(self._top, total - room))
        self._top = max(at - room + 1, min(self._top, at))
        rows = rows[self._top : self._top + room]
        cursor = (at, self.column_at)
        drawn = view.body(self.drawn, self._layout, rows, width, cursor, self.marked, self._top)
        if not self.shown and not self.ghost:
            text = self.say("grid.no_match", text=visible(self.wanted)) if self.wanted else ""
            for part in wrap(text or self.empty_text(), width - 4):
                drawn.append(trimmed([("prompt", f"  {part}")], width, "text"))
        spare = room - len(drawn)
        beneath = list(self.beneath(width, spare))[:spare] if spare > 0 else []
        blank = trimmed([], width, "text")
        return [*drawn, *[blank] * (spare - len(beneath)), *beneath]

    def page_facts(self) -> list[str]:
        """Return what is marked and filtered, and out of sight where no line tells it."""
        facts = []
        if self.wanted:
            facts.append(f"/{visible(self.wanted)}")
        if self.marked:
            facts.append(self.say("sheet.marked", n=len(self.marked)))
        facts.append(f"{self.row_at + 1}/{len(self.shown)}" if self.shown else "0")
        return facts

    def page_hints(self) -> list[Hint]:
        """Say what Enter does on this cell."""
        key = {TEXT: "grid.enter.text", SWITCH: "grid.enter.switch"}.get(self.column.kind)
        return [Hint("Enter", self.say(key))] if key and self.shown else []

    # -- moving and changing

    def move(self, rows: int, columns: int) -> bool:
        """Move the cursor; returns whether it moved."""
        before = (self.row_at, self.column_at)
        self.row_at = max(0, min(self.row_at + rows, len(self.shown) - 1))
        self.column_at = max(0, min(self.column_at + columns, len(self.drawn) - 1))
        self.row_id = self.shown[self.row_at].id if self.shown else ""
        self.draw()
        return before != (self.row_at, self.column_at)

    def to_typed_cell(self, step: int) -> bool:
        """Go to the next or previous cell that is typed, over the ends of rows."""
        typed = [at for at, column in enumerate(self.drawn) if column.kind == TEXT]
        if step > 0:
            further = [at for at in typed if at > self.column_at]
            target = further[0] if further else typed[0]
        else:
            further = [at for at in typed if at < self.column_at]
            target = further[-1] if further else typed[-1]
        return self.move(0 if further else step, target - self.column_at)

    def add_typed(self, text: str) -> None:
        """Add a row and put the cursor on it. Raises Refused."""
        self.wanted = ""
        self.row_id = self.add_row(text)

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out an action of the mode ``table``, or one that these screens share."""
        if not grid_actions.run(self, action):
            super().run_action_id(action, key)

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """Put the cursor on the cell that was clicked."""
        at = event.y - self.body[0] + self._top
        if self.entry is not None or not 0 <= at < len(self.shown):
            return
        self.row_at, self.row_id = at, self.shown[at].id
        for slot in self._layout.slots:
            if slot.x <= event.x < slot.x + slot.width:
                self.column_at = slot.column
        self.said = ""
        self.draw()
