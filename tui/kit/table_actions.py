"""What the keys of a table do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.kit.dispatch import does
from tui.kit.line_input import FilterInput
from tui.kit.table_input import CellInput, NewRowInput
from tui.view.table import SWITCH, TEXT

if TYPE_CHECKING:
    from tui.kit.table_page import TablePage

_FAR = 10**6

_STEPS: Mapping[str, tuple[int, int]] = {
    "cursor.up": (-1, 0),
    "cursor.down": (1, 0),
    "cursor.left": (0, -1),
    "cursor.right": (0, 1),
    "cursor.first": (0, -_FAR),
    "cursor.last": (0, _FAR),
    "cursor.top": (-_FAR, 0),
    "cursor.bottom": (_FAR, 0),
}


@does(*_STEPS)
def move(page: TablePage) -> None:
    """Move the cursor."""
    page.move(*_STEPS[page.action])


@does("cursor.page_up")
def page_up(page: TablePage) -> None:
    """A page up."""
    page.move(-page.table.body[1], 0)


@does("cursor.page_down")
def page_down(page: TablePage) -> None:
    """A page down."""
    page.move(page.table.body[1], 0)


@does("cursor.next")
def next_cell(page: TablePage) -> None:
    """To the next cell, over the end of the row."""
    if not page.move(0, 1):
        page.move(1, -_FAR)


@does("cursor.previous")
def previous_cell(page: TablePage) -> None:
    """To the cell before, over the start of the row."""
    if not page.move(0, -1) and page.table.row_at:
        page.move(-1, _FAR)


@does("table.edit")
def edit(page: TablePage) -> None:
    """Type in the cell, or change it, or open what it stands for."""
    table = page.table
    if not table.shown:
        add(page)
    elif table.column.kind == TEXT:
        page.live.refuse_read_only()
        CellInput(page).begin()
    elif table.column.kind == SWITCH:
        page.switch(table.some(), table.column.id)
    else:
        page.opened(table.row_id, table.column.id)


@does("table.add")
def add(page: TablePage) -> None:
    """Open a new row."""
    page.live.refuse_read_only()
    NewRowInput(page).open()


@does("table.mark")
def mark(page: TablePage) -> None:
    """Mark a row and go down; a cell that one key changes is changed."""
    table = page.table
    if table.column.kind == SWITCH:
        page.switch(table.some(), table.column.id)
    elif table.row_id:
        table.marked ^= {table.row_id}
        page.move(1, 0)


@does("table.remove")
def remove(page: TablePage) -> None:
    """Remove the rows; undo brings them back."""
    page.remove_rows(page.table.some())
    page.table.marked = frozenset()


@does("table.sort")
def sort(page: TablePage) -> None:
    """By this column, then from high to low, then in their own order again."""
    page.table.sort()


@does("search.start")
def filter_rows(page: TablePage) -> None:
    """Show only rows that hold what is typed."""

    def filtered(text: str) -> None:
        page.table.wanted = text

    def left() -> str:
        return page.say("grid.left_over", n=len(page.table.shown))

    was = page.table.wanted
    FilterInput(page, page.say("grid.filter"), filtered, left=left, stopped=was).open(was)
