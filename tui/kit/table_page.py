"""A page that is a table: to walk through, type in, sort and filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import ClassVar

from board.model import Canvas, Ref
from board.refusal import Refused
from board.text import lines, visible
from board.wording import by_alphabet
from tui.kit.page import Page
from tui.view.bars import Hint
from tui.view.elsewhere import Unseen
from tui.view.rows import Line, tone_of
from tui.view.table import SWITCH, TEXT, TableColumn, TableRow
from tui.view.table_view import TableView

_ACTIONS = "tui.kit.table_actions"


class TablePage(Page):
    """A table. What it holds is told by a subclass, and how it changes.

    A subclass gives ``columns`` and ``table_rows``, and what changes: ``typed_value`` and
    ``set_cell`` for cells that are typed, ``switch`` for those that one key changes, ``add_row``,
    ``remove_rows``.
    """

    action_modules: ClassVar[Mapping[str, str]] = {
        "table": _ACTIONS,
        "cursor": _ACTIONS,
        "search.start": _ACTIONS,
    }
    modes: tuple[str, ...] = ("table",)
    frozen = 1
    """How many columns stay when the others scroll sideways."""
    place_name = ""
    """Under which it is remembered where the cursor was; empty: nowhere."""
    empty_key = ""
    """Text key of what an empty table says."""
    block_role = ""
    """Role of the block that it tells of, whose colour it has; empty: of none."""

    def __init__(self) -> None:
        super().__init__()
        self.table = TableView(self.frozen)
        self._unseen = Unseen()
        self._news = 0
        """How much of what others made or changed was not on the screen yet."""
        self._place_known = False

    # -- what a subclass tells

    def columns(self) -> Sequence[TableColumn]:
        """Return the columns. The first always stays on screen."""
        raise NotImplementedError

    def table_rows(self, canvas: Canvas) -> Sequence[TableRow]:
        """Return the rows in their own order."""
        raise NotImplementedError

    def typed_value(self, row: str, column: str) -> str:
        """Return the text a cell's editor opens with; raw, not made visible."""
        return ""

    def set_cell(self, row: str, column: str, text: str) -> None:
        """Keep what was typed in a cell. Raises Refused."""
        raise Refused("grid.fixed")

    def switch(self, rows: Sequence[str], column: str) -> None:
        """Change cells of a column of kind ``SWITCH``, in one step. Raises Refused."""
        raise Refused("grid.fixed")

    def add_row(self, text: str) -> str:
        """Add a row for what was typed and return its id. Raises Refused."""
        raise Refused("grid.fixed")

    def add_pasted(self, text: str) -> None:
        """Add a row for every pasted line."""
        for line in lines(text):
            self.add_row(line)

    def remove_rows(self, rows: Sequence[str]) -> None:
        """Remove rows, in one step. Raises Refused."""
        raise Refused("grid.fixed")

    def opened(self, row: str, column: str) -> None:
        """Enter on a cell that is not typed and not switched."""

    def prompt(self, column: str) -> str:
        """Return what stands in an empty cell while it is typed; column ``""``: in a new row."""
        return ""

    def understood(self, column: str, text: str) -> str:
        """Return what is understood of what is typed so far in a column."""
        return ""

    def empty_text(self) -> str:
        """Return what an empty table says."""
        return self.say(self.empty_key) if self.empty_key else ""

    def sort_value(self, row: str, column: str, shown: str) -> tuple[bool, str]:
        """Return what a row is sorted by; by default the shown text, empty ones last."""
        return not shown.strip(), by_alphabet(shown)

    def under_table(self, width: int) -> Sequence[Line]:
        """Return lines between the table and the detail, the same number at one screen size."""
        return ()

    def beneath(self, width: int, height: int) -> Sequence[Line]:
        """Return lines for the empty rows under the table, at most ``height``."""
        return ()

    # -- showing it

    def perform(self, action: str, key: str = "") -> None:
        """Carry out an action, also where the screen was too small to draw any of it so far."""
        if not self.table.columns:
            self.reread()
        super().perform(action, key)

    def reread(self) -> None:
        """Take the table as the canvas has it now."""
        columns = self.columns()
        self.table.tone = self._tone()
        if self.place_name and not self._place_known:
            self._place_known = True
            row, _, column = self.live.places.get(self.place_name, "").partition("\t")
            self.table.row_id = self.table.row_id or row
            ids = [one.id for one in columns]
            if column in ids:
                self.table.column_at = ids.index(column)
        self.table.take(columns, self.table_rows(self.canvas), self.sort_value)

    def _tone(self) -> int:
        places = self.canvas.template.with_role(self.block_role) if self.block_role else ()
        return tone_of(places[0].block.number) if places else 0

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the table, and what stands below it."""
        self.reread()
        table = self.table
        if self.place_name:
            self.live.places[self.place_name] = f"{table.row_id}\t{table.column.id}"
        empty = self.empty_text()
        if table.wanted:
            empty = self.say("grid.no_match", text=visible(table.wanted))
        under = self.under_table(width) if self.roomy else ()
        drawn = table.lines(width, height, under, self.beneath, empty)
        self._news = self._unseen.count(table.ids, table.ids_in_sight)
        return drawn

    def page_facts(self) -> Sequence[str]:
        """Return what is new from others, what is marked and filtered, and which row this is."""
        news = [self.say("sheet.elsewhere", n=self._news)] if self._news else []
        return [*news, *self.table.facts(self.say)]

    def came(self, refs: Set[Ref]) -> None:
        """What others put where it is scrolled away is counted."""
        self._unseen.came(refs)

    def page_hints(self) -> list[Hint]:
        """Say what Enter does on this cell."""
        kind = self.table.column.kind
        key = {TEXT: "grid.enter.text", SWITCH: "grid.enter.switch"}.get(kind)
        return [Hint("Enter", self.say(key))] if key and self.table.shown else []

    def move(self, rows: int, columns: int) -> bool:
        """Move the cursor; tell whether it moved."""
        if self.table.row_id and self.table.row is None:
            self.reread()  # The row was just made.
        return self.table.move(rows, columns)

    def let_go(self) -> bool:
        """Let go of marks, then of the filter."""
        return self.table.let_go()

    def clicked(self, x: int, y: int) -> bool:
        """Put the cursor on the cell of the table that lies there."""
        return self.table.click(x, y)
