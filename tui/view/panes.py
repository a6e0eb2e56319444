"""Panes: cells given a rectangle, in every size and level of zoom."""

from collections.abc import Sequence
from typing import NamedTuple

from board.template import Block
from tui.view.cells import Builder, Cell
from tui.view.geometry import WIDE, Box, Need, boxes, columns_by_weight, share
from tui.view.rows import CUT, FULL, WRAP
from tui.view.state import BLOCK, SECTION, SHEET, Cursor, ViewState

SHEET_MIN = (60, 16)
"""Columns and rows below which one block is shown at a time."""

OUTLINE_MIN = (40, 10)
"""Columns and rows below which a plain list is shown."""

CELL_COMFORT = 28
NARROWEST_CELL = 12
STILL = (100, 33)
"""Columns and rows of a canvas from which borders stay where they are, whatever the focus."""

HOPELESS = 60
"""Rows from which no screen shows the whole text of a cell."""


class Pane(NamedTuple):
    """A cell and the rectangle of its rows (without border and title)."""

    cell: Cell
    x: int
    y: int
    width: int
    height: int
    wraps: int


class Plan(NamedTuple):
    """Where everything lies: blocks with their border boxes, panes, and inner dividers."""

    blocks: dict[str, Box]
    panes: tuple[Pane, ...]
    dividers: tuple[tuple[int, int, int], ...]
    """Vertical lines inside blocks: x, first y, last y."""


def effective_zoom(state: ViewState) -> int:
    """Return the level of zoom that fits the screen; 3 is the plain list."""
    if state.width < OUTLINE_MIN[0] or state.height < OUTLINE_MIN[1]:
        return 3
    if state.width < SHEET_MIN[0] or state.height < SHEET_MIN[1]:
        return max(state.zoom, BLOCK)
    return state.zoom


def neutral(builder: Builder, state: ViewState) -> Plan:
    """Lay the canvas out as if the cursor were nowhere: the map that movement goes by.

    Making room for the focus moves borders about; which cell lies beside which must not depend on
    it, or the same key would lead elsewhere on the way back.
    """
    if effective_zoom(state) != SHEET:
        return plan(builder, state)
    key = state.width, state.height
    if key not in builder.maps:
        box = Box(0, 0, *(size - 1 for size in key))
        builder.maps[key] = _sheet(builder, state._replace(cursor=Cursor(""), ghost=None), box, "")
    found: Plan = builder.maps[key]
    return found


def makes_room(state: ViewState) -> bool:
    """Tell whether the sheet is so small that the block in focus takes room from the others.

    On a large one nothing jumps: a room that reads along keeps its map, and few bytes travel.
    """
    return state.width < STILL[0] or state.height < STILL[1]


def plan(builder: Builder, state: ViewState) -> Plan:
    """Lay the canvas out for a look; once for every section the cursor comes by."""
    if effective_zoom(state) == SHEET and state.ghost is None and not makes_room(state):
        return neutral(builder, state)
    path = (state.ghost or state.cursor).path
    key = (state.width, state.height, state.zoom, state.ghost, *path.split(".")[:2])
    if key not in builder.plans:
        builder.plans[key] = _plan(builder, state)
    found: Plan = builder.plans[key]
    return found


def _plan(builder: Builder, state: ViewState) -> Plan:
    zoom = effective_zoom(state)
    box = Box(0, 0, state.width - 1, state.height - 1)
    if zoom == 3:
        cell = builder.outline(ghost=state.ghost)
        return Plan({}, (Pane(cell, 0, 0, state.width, state.height, FULL),), ())
    block = focused_block(builder, state)
    if zoom == SHEET:
        focus = focused_block(builder, state).id if makes_room(state) else ""
        return _sheet(builder, state, box, focus)
    if zoom == SECTION and (section := _focused_section(builder, state, block)):
        pane = Pane(section, 1, 2, box.width, box.height - 1, FULL)
        return Plan({block.id: box}, (pane,), ())
    small = state.width < SHEET_MIN[0] or state.height < SHEET_MIN[1]
    if small or (zoom == SECTION and not block.sections):
        cell = builder.whole_block(block, ghost=state.ghost)
        return Plan({block.id: box}, (Pane(cell, 1, 1, box.width, box.height, FULL),), ())
    cells = builder.of_block(block, full=True, ghost=state.ghost)
    cursor = (state.ghost or state.cursor).path
    panes, dividers = _inside(cells, block, box, cursor, wraps=FULL)
    return Plan({block.id: box}, panes, dividers)


def focused_block(builder: Builder, state: ViewState) -> Block:
    """Return the block the cursor is in."""
    template = builder.index.canvas.template
    cursor = state.ghost.path if state.ghost else state.cursor.path
    found = template.block(cursor.partition(".")[0])
    return found or template.blocks[0]


def _focused_section(builder: Builder, state: ViewState, block: Block) -> Cell | None:
    path = state.ghost.path if state.ghost else state.cursor.path
    for section in block.sections:
        place = f"{block.id}.{section.id}"
        if path == place or path.startswith(place + "."):
            return builder.of_section(block, section, full=True, ghost=state.ghost)
    return None


def _sheet(builder: Builder, state: ViewState, box: Box, focus: str) -> Plan:
    template = builder.index.canvas.template
    cells = {
        block.id: builder.of_block(block, full=False, ghost=state.ghost)
        for block in template.blocks
    }
    by_id = {block.id: block for block in template.blocks}

    def rows_wished(block_id: str, columns: int) -> Need:
        return _need(cells[block_id], by_id[block_id], columns)

    placed = boxes(template.layout, box, focus=focus, rows_wished=rows_wished)
    cursor = (state.ghost or state.cursor).path if focus else ""
    panes: list[Pane] = []
    dividers: list[tuple[int, int, int]] = []
    for block_id, block_box in placed.items():
        inner, lines = _inside(cells[block_id], by_id[block_id], block_box, cursor, wraps=CUT)
        panes += inner
        dividers += lines
    return Plan(placed, tuple(panes), tuple(dividers))


def _need(cells: Sequence[Cell], block: Block, width: int) -> Need:
    least = wish = full = 0
    for row in _grid(cells, block, width):
        titled = any(cell.title for cell in row)
        columns = (width - len(row) + 1) // len(row)
        least += 1 + titled
        wish += max(max(len(cell.rows), 1) + titled for cell in row)
        full += max(max(_lines(cell, columns), 1) + titled for cell in row)
    return Need(least, wish, wish, full)


def _lines(cell: Cell, width: int) -> int:
    """Return how many lines the whole text of a cell takes; not counted where that's hopeless."""
    return cell.starts(width, WRAP)[-1] if len(cell.rows) < HOPELESS else len(cell.rows)


def _grid(cells: Sequence[Cell], block: Block, width: int) -> list[Sequence[Cell]]:
    """Divide a block's cells over rows, as many side by side as it wants and fit."""
    columns = max(1, min(block.columns, len(cells)))
    while columns > 1 and (width - columns + 1) // columns < NARROWEST_CELL:
        columns = (columns + 1) // 2
    return [cells[start : start + columns] for start in range(0, len(cells), columns)]


def _inside(
    cells: Sequence[Cell], block: Block, box: Box, cursor: str, *, wraps: int
) -> tuple[tuple[Pane, ...], tuple[tuple[int, int, int], ...]]:
    """Lay a block's cells out within its borders; the one that ``cursor`` is in takes room."""
    grid = _grid(cells, block, box.width)
    needs = []
    focused_row = -1
    for number, row in enumerate(grid):
        columns = (box.width - len(row) + 1) // len(row)
        wishes = [max(len(cell.rows), 1) + (cell.title is not None) for cell in row]
        full = max(_lines(cell, columns) + (cell.title is not None) for cell in row)
        at = _focused(row, cursor)
        if at >= 0:
            focused_row = number
        mine = wishes[at] if at >= 0 else max(wishes)
        least = 1 + any(cell.title for cell in row)
        needs.append(Need(least, max(wishes), mine, full))
    heights = share(box.height, needs, [1] * len(needs), focused_row)
    panes: list[Pane] = []
    dividers: list[tuple[int, int, int]] = []
    y = box.y0 + 1
    for row, height in zip(grid, heights, strict=True):
        focus = _focused(row, cursor)
        columns = box.width - len(row) + 1
        comfort = 0 if box.width >= WIDE else CELL_COMFORT
        widths = columns_by_weight(columns, [1] * len(row), focus, comfort)
        x = box.x0 + 1
        for cell, width in zip(row, widths, strict=True):
            top = 1 if cell.title else 0
            room = max(0, height - top)
            panes.append(Pane(cell, x, y + top, width, room, wraps or _roomy(cell, width, room)))
            x += width + 1
            if x - 1 < box.x1 and height > 0:
                dividers.append((x - 1, y, y + height - 1))
        y += height
    return tuple(panes), tuple(dividers)


def _roomy(cell: Cell, width: int, height: int) -> int:
    """Return how rows take room in a pane: all of their text, where that fits as a whole."""
    if len(cell.rows) > height or cell.starts(width, WRAP)[-1] > height:
        return CUT
    return WRAP


def _focused(row: Sequence[Cell], cursor: str) -> int:
    for i, cell in enumerate(row):
        if cursor == cell.path or cursor.startswith(cell.path + "."):
            return i
    return -1
