"""What the keys of the mode ``table`` do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tui.kit.cell_entry import CellTyping, Filtering, NewRow
from tui.view.grid import SWITCH, TEXT

if TYPE_CHECKING:
    from tui.kit.table_page import GridScreen

_FAR = 10**6


def run(grid: GridScreen, action: str) -> bool:
    """Carry out an action; returns False where it is not one of a table. Raises Refused."""
    if action in _STEPS:
        grid.move(*_STEPS[action])
    elif action in _ACTIONS:
        _ACTIONS[action](grid)
    else:
        return False
    return True


def edit(grid: GridScreen) -> None:
    """Type in the cell, or change it, or open what it stands for."""
    if not grid.shown:
        add(grid)
    elif grid.column.kind == TEXT:
        grid.board_app.refuse_read_only()
        CellTyping(grid).begin()
    elif grid.column.kind == SWITCH:
        grid.switch(grid.some(), grid.column.id)
    else:
        grid.opened(grid.row_id, grid.column.id)


def add(grid: GridScreen) -> None:
    """Open a new row."""
    grid.board_app.refuse_read_only()
    NewRow(grid).open()


def mark(grid: GridScreen) -> None:
    """Mark a row and go down; a cell that one key changes is changed."""
    if grid.column.kind == SWITCH:
        grid.switch(grid.some(), grid.column.id)
    elif grid.row_id:
        grid.marked ^= {grid.row_id}
        grid.move(1, 0)


def remove(grid: GridScreen) -> None:
    """Remove the rows; undo brings them back."""
    grid.remove_rows(grid.some())
    grid.marked = frozenset()


def sort(grid: GridScreen) -> None:
    """By this column, then from high to low, then in their own order again."""
    by, falling = grid.sorted_by
    if by != grid.column.id:
        grid.sorted_by = (grid.column.id, False)
    else:
        grid.sorted_by = ("", False) if falling else (by, True)


def close(grid: GridScreen) -> None:
    """Let go of one thing at a time: marks, the filter, the screen."""
    if grid.marked:
        grid.marked = frozenset()
    elif grid.wanted:
        grid.wanted = ""
    else:
        leave(grid)


def leave(grid: GridScreen) -> None:
    """Back to the sheet."""
    grid.board_app.goto("sheet")


def _filter(grid: GridScreen) -> None:
    Filtering(grid).open(grid.wanted)


def _next(grid: GridScreen) -> None:
    if not grid.move(0, 1):
        grid.move(1, -_FAR)


def _previous(grid: GridScreen) -> None:
    if not grid.move(0, -1) and grid.row_at:
        grid.move(-1, _FAR)


def _page_up(grid: GridScreen) -> None:
    grid.move(-grid.body[1], 0)


def _page_down(grid: GridScreen) -> None:
    grid.move(grid.body[1], 0)


_STEPS: Mapping[str, tuple[int, int]] = {
    "table.up": (-1, 0),
    "table.down": (1, 0),
    "table.left": (0, -1),
    "table.right": (0, 1),
    "table.first": (0, -_FAR),
    "table.last": (0, _FAR),
    "table.top": (-_FAR, 0),
    "table.bottom": (_FAR, 0),
}

_ACTIONS: Mapping[str, Callable[[GridScreen], None]] = {
    "table.next": _next,
    "table.previous": _previous,
    "table.page_up": _page_up,
    "table.page_down": _page_down,
    "table.edit": edit,
    "table.add": add,
    "table.mark": mark,
    "table.remove": remove,
    "table.sort": sort,
    "table.close": close,
    "table.leave": leave,
    "search.start": _filter,
}
