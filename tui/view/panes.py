"""Panes: cells given a rectangle, in every size and level of zoom."""

from collections.abc import Sequence
from typing import NamedTuple

from board.template import Block
from tui.view.cell import FITTED, FULL, Cell
from tui.view.cell_rows import Builder
from tui.view.geometry import WIDE, Box, boxes, columns_by_weight
from tui.view.row_sharing import Appetite, beside, dealt, stacked
from tui.view.state import BLOCK, SECTION, SHEET, Cursor, ViewState

SHEET_MIN = (60, 16)
"""Columns and rows below which one block is shown at a time."""

OUTLINE_MIN = (40, 10)
"""Columns and rows below which a plain list is shown."""

CELL_COMFORT = 22
NARROWEST_CELL = 12
STILL = (100, 33)
"""Columns and rows of a canvas from which borders stay where they are, whatever the focus."""

_FAVOUR = 2.0
"""How much more a row is worth where the cursor is, on a screen where borders move."""


class Pane(NamedTuple):
    """A cell and the rectangle of its rows (without border and title)."""

    cell: Cell
    x: int
    y: int
    width: int
    height: int
    depth: int
    """How its rows take lines (see ``tui.view.cell``)."""


class PaneLayout(NamedTuple):
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


def neutral(builder: Builder, state: ViewState) -> PaneLayout:
    """Lay the canvas out as if the cursor were nowhere: the map that movement goes by.

    Making room for the focus moves borders about; which cell lies beside which must not depend on
    it, or the same key would lead elsewhere on the way back.
    """
    if effective_zoom(state) != SHEET:
        return plan(builder, state)
    key = state.width, state.height
    if key not in builder.maps:
        nowhere = state._replace(cursor=Cursor(""), ghost=None)
        builder.maps[key] = _sheet(builder, nowhere, _screen(state), "")
    found: PaneLayout = builder.maps[key]
    return found


def _screen(state: ViewState) -> Box:
    """Return the sheet. It runs to the edges of the screen, with a blank column at the right."""
    return Box(-1, 0, state.width - 1, state.height)


def makes_room(state: ViewState) -> bool:
    """Tell whether the sheet is so small that the block in focus takes room from the others.

    On a large one nothing jumps: a room that reads along keeps its map, and few bytes travel.
    """
    return state.width < STILL[0] or state.height < STILL[1]


def plan(builder: Builder, state: ViewState) -> PaneLayout:
    """Lay the canvas out for a look; once for every section the cursor comes by."""
    still = effective_zoom(state) == SHEET and not makes_room(state)
    if still and state.ghost is None:
        return neutral(builder, state)
    path = (state.ghost or state.cursor).path
    key = (state.width, state.height, state.zoom, state.ghost, *path.split(".")[:2])
    if key not in builder.plans:
        builder.plans[key] = _typing(builder, state) if still else _plan(builder, state)
    found: PaneLayout = builder.plans[key]
    return found


def _typing(builder: Builder, state: ViewState) -> PaneLayout:
    """Return the plan with a row held open in one cell; every border stays where it is."""
    laid = neutral(builder, state)
    block = focused_block(builder, state)
    cells = {cell.key: cell for cell in builder.of_block(block, full=False, ghost=state.ghost)}
    panes = (pane._replace(cell=cells.get(pane.cell.key, pane.cell)) for pane in laid.panes)
    return laid._replace(panes=tuple(panes))


def _plan(builder: Builder, state: ViewState) -> PaneLayout:
    zoom = effective_zoom(state)
    box = _screen(state)
    if zoom == 3:
        cell = builder.outline(ghost=state.ghost)
        return PaneLayout({}, (Pane(cell, 0, 0, state.width, state.height, FULL),), ())
    block = focused_block(builder, state)
    if zoom == SHEET:
        focus = focused_block(builder, state).id if makes_room(state) else ""
        return _sheet(builder, state, box, focus)
    if zoom == SECTION and (section := _focused_section(builder, state, block)):
        pane = Pane(section, 0, 2, box.width, box.height - 1, FULL)
        return PaneLayout({block.id: box}, (pane,), ())
    small = state.width < SHEET_MIN[0] or state.height < SHEET_MIN[1]
    if small:
        cell = builder.whole_block(block, ghost=state.ghost)
        return PaneLayout({block.id: box}, (Pane(cell, 0, 1, box.width, box.height, FULL),), ())
    whole = zoom == SECTION
    cells = builder.of_block(block, full=True, ghost=state.ghost, whole=whole)
    cursor = (state.ghost or state.cursor).path
    panes, dividers = _inside(cells, block, box, cursor, FULL)
    return PaneLayout({block.id: box}, panes, dividers)


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
            return builder.of_section(block, section, full=True, ghost=state.ghost, whole=True)
    return None


def _sheet(builder: Builder, state: ViewState, box: Box, focus: str) -> PaneLayout:
    template = builder.index.canvas.template
    cells = {
        block.id: builder.of_block(block, full=False, ghost=state.ghost)
        for block in template.blocks
    }
    by_id = {block.id: block for block in template.blocks}
    path = (state.ghost or state.cursor).path if focus else ""

    def hungry(block_id: str, columns: int) -> Appetite:
        favour = _FAVOUR if block_id == focus else 1.0
        return _hungry(cells[block_id], by_id[block_id], columns, path, favour)

    found = boxes(template.layout, box, focus=focus, hungry=hungry)
    panes: list[Pane] = []
    dividers: list[tuple[int, int, int]] = []
    for block_id, block_box in found.items():
        inner, lines = _inside(cells[block_id], by_id[block_id], block_box, path, FITTED)
        panes += inner
        dividers += lines
    return PaneLayout(found, tuple(panes), tuple(dividers))


def _hungry(cells: Sequence[Cell], block: Block, width: int, path: str, favour: float) -> Appetite:
    """Return what rows of the screen are worth to a block at a width."""
    columns = _columns(cells, block, width)
    widths = _widths(columns, width, path)
    return beside(
        [
            stacked([cell.appetite(wide, FITTED, favour) for cell in column])
            for column, wide in zip(columns, widths, strict=True)
        ]
    )


def _columns(cells: Sequence[Cell], block: Block, width: int) -> list[Sequence[Cell]]:
    """Divide a block's cells over columns, as many as it wants and fit."""
    count = max(1, min(block.columns, len(cells)))
    while count > 1 and (width - count + 1) // count < NARROWEST_CELL:
        count = (count + 1) // 2
    return [cells[start::count] for start in range(count)]


def _widths(columns: Sequence[Sequence[Cell]], width: int, path: str) -> list[int]:
    """Divide the width of a block over its columns; the one that ``path`` is in takes room."""
    focus = next((at for at, column in enumerate(columns) if _focused(column, path) >= 0), -1)
    comfort = 0 if width >= WIDE else CELL_COMFORT
    return columns_by_weight(width - len(columns) + 1, [1] * len(columns), focus, comfort)


def _inside(
    cells: Sequence[Cell], block: Block, box: Box, path: str, depth: int
) -> tuple[tuple[Pane, ...], tuple[tuple[int, int, int], ...]]:
    """Lay a block's cells out within its borders; the one that ``path`` is in takes room."""
    columns = _columns(cells, block, box.width)
    widths = _widths(columns, box.width, path)
    aligned = _aligned(columns, widths, box.height, depth)
    panes: list[Pane] = []
    dividers: list[tuple[int, int, int]] = []
    x = box.x0 + 1
    for column, width in zip(columns, widths, strict=True):
        focus = _focused(column, path)
        appetites = [
            cell.appetite(width, depth, _FAVOUR if at == focus else 1.0)
            for at, cell in enumerate(column)
        ]
        heights = aligned or dealt(box.height, appetites, [1] * len(column))
        y = box.y0 + 1
        for cell, height in zip(column, heights, strict=False):
            top = int(cell.title is not None)
            panes.append(Pane(cell, x, y + top, width, max(0, height - top), depth))
            y += height
        x += width + 1
        if x - 1 < box.x1 and box.height > 0:
            dividers.append((x - 1, box.y0 + 1, box.y0 + box.height))
    panes.sort(key=lambda pane: cells.index(pane.cell))
    return tuple(panes), tuple(dividers)


def _aligned(
    columns: Sequence[Sequence[Cell]], widths: Sequence[int], height: int, depth: int
) -> list[int]:
    """Return heights with which cells side by side begin on one line, if nothing is cut then."""
    rows = len(columns[0])
    if rows == 1 or any(len(column) != rows for column in columns):
        return []
    pairs = list(zip(columns, widths, strict=True))
    wanted = [max(column[at].wants(width, depth) for column, width in pairs) for at in range(rows)]
    if sum(wanted) > height:
        return []
    across = [
        beside([column[at].appetite(width, depth) for column, width in pairs]) for at in range(rows)
    ]
    kept = [
        Appetite(want, part.values[want - part.least :])
        for want, part in zip(wanted, across, strict=True)
    ]
    return dealt(height, kept, [1] * rows)


def _focused(column: Sequence[Cell], path: str) -> int:
    return next(
        (
            at
            for at, cell in enumerate(column)
            if path == cell.path or path.startswith(cell.path + ".")
        ),
        -1,
    )
