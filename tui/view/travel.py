"""Moving about: what lies above, below, left, right, next, or under a number."""

from typing import NamedTuple

from tui.view.cell_rows import Builder
from tui.view.paint import Painting, same
from tui.view.panes import Pane, effective_zoom, neutral
from tui.view.state import BLOCK, SECTION, SHEET, Cursor, ViewState

MAP = 120, 36
"""Columns and rows of the whole sheet, for where only a part of it is shown."""

UP, DOWN, LEFT, RIGHT = "up", "down", "left", "right"


class Goal(NamedTuple):
    """Where a series of moves along one axis is heading."""

    axis: str
    at: float
    """A column of the neutral map, or a row of the screen."""
    came: tuple[str, Cursor] | None = None
    """Which way the last one went, and from where: the other way leads back there."""


class Step(NamedTuple):
    """Where a move leads, and the goal to hand to the next one."""

    cursor: Cursor
    goal: Goal


def all_cursors(builder: Builder, state: ViewState) -> list[Cursor]:
    """Return all places of the cursor: blocks by number, cells in order, from top to bottom."""
    blocks = sorted(builder.index.canvas.template.blocks, key=lambda block: block.number)
    return [
        cursor
        for block in blocks
        for cell in builder.of_block(block, full=state.zoom > 0, ghost=None)
        for cursor in cell.cursors
    ]


def step(
    builder: Builder, state: ViewState, painting: Painting, direction: str, goal: Goal | None
) -> Step | None:
    """Return where an arrow leads, or None at the edge of the sheet.

    Where only a part is shown, an arrow past its edge leads to what lies there on the sheet.
    """
    taken = _step(builder, state, painting, direction, goal)
    if taken is None and effective_zoom(state) in (BLOCK, SECTION):
        return _out(builder, state, direction)
    return taken


def _out(builder: Builder, state: ViewState, direction: str) -> Step | None:
    """Return where an arrow leads out of the block or section that is shown alone."""
    width, height = MAP
    whole = state._replace(zoom=SHEET, ghost=None, width=width, height=height)
    panes = neutral(builder, whole).panes
    path = state.cursor.path
    here = _pane_with(panes, state.cursor) or next(
        (pane for pane in panes if f"{path}.".startswith(f"{pane.cell.path}.")), None
    )
    if here is None:
        return None
    zoom = effective_zoom(state)
    listed = zoom != state.zoom and direction in (LEFT, RIGHT)  # Its sections one under another.
    within = listed or (zoom == SECTION and here.cell.path != here.cell.block)
    panes = tuple(one for one in panes if within or one.cell.block != here.cell.block)
    if direction in (UP, DOWN):
        target = _vertical(panes, here, direction, _middle(here))
    else:
        target = _horizontal(panes, here, direction, here.y + here.height / 2)
    if target is None:
        return None
    return Step(target.cell.cursors[-1 if direction == UP else 0], Goal("", 0))


def _step(
    builder: Builder, state: ViewState, painting: Painting, direction: str, goal: Goal | None
) -> Step | None:
    panes = neutral(builder, state._replace(ghost=None)).panes
    here = _pane_with(panes, state.cursor)
    if here is None:
        first = next((pane.cell.cursors for pane in panes if pane.cell.cursors), None)
        return Step(first[0], Goal("", 0)) if first else None
    cursors = here.cell.cursors
    position = here.cell.position(state.cursor) or 0
    if direction in (UP, DOWN):
        following = position + (1 if direction == DOWN else -1)
        if 0 <= following < len(cursors):
            return Step(cursors[following], goal or Goal("x", _middle(here)))
        aim = goal if goal and goal.axis == "x" else Goal("x", _middle(here))
        target = _vertical(panes, here, direction, aim.at)
        if target is None:
            return None
        entered = target.cell.cursors
        return Step(entered[0 if direction == DOWN else -1], aim)
    return _sideways(state, painting, direction, goal)


def _sideways(
    state: ViewState, painting: Painting, direction: str, goal: Goal | None
) -> Step | None:
    """Return what one sees beside the cursor on its row; straight back to where one came from.

    On a small screen the block in focus takes room, so that what lies beside it differs from one
    cursor to the next. Going back must not depend on that.
    """
    came = goal.came if goal else None
    if came is not None and came[0] != direction:
        back, at = came[1], goal.at if goal else 0.0
        return Step(back, Goal("y", at, (direction, state.cursor)))
    slot = painting.slot_of(state.cursor)
    if slot is None:
        return None
    at = goal.at if goal and goal.axis == "y" else float(slot.y)
    target = _horizontal(painting.panes, painting.panes[slot.pane], direction, at)
    if target is None:
        return None
    aim = Goal("y", at, (direction, state.cursor))
    seen = [one for one in painting.slots if painting.panes[one.pane] is target]
    if not seen:
        return Step(target.cell.cursors[0], aim)
    nearest = min(seen, key=lambda one: (max(one.y - at, at - one.y - one.height + 1, 0), one.y))
    return Step(nearest.cursor, aim)


def _pane_with(panes: tuple[Pane, ...], cursor: Cursor) -> Pane | None:
    for pane in panes:
        if pane.cell.position(cursor) is not None:
            return pane
    return None


def _middle(pane: Pane) -> float:
    return pane.x + pane.width / 2


def _vertical(panes: tuple[Pane, ...], here: Pane, direction: str, x: float) -> Pane | None:
    beyond = [
        pane
        for pane in panes
        if pane.cell.cursors
        and (pane.y > here.y if direction == DOWN else pane.y < here.y)
        and (pane.y >= here.y + here.height or pane.y + pane.height <= here.y)
    ]

    def distance(pane: Pane) -> tuple[float, float]:
        aside = max(pane.x - x, 0, x - pane.x - pane.width)
        away = pane.y - here.y if direction == DOWN else here.y - (pane.y + pane.height)
        return (aside > 0) + aside / 1000, away

    straight = [pane for pane in beyond if pane.x - 1 <= x <= pane.x + pane.width + 1]
    pool = straight or beyond
    return min(pool, key=lambda pane: (distance(pane)[1], distance(pane)[0]), default=None)


def _horizontal(panes: tuple[Pane, ...], here: Pane, direction: str, y: float) -> Pane | None:
    beyond = [
        pane
        for pane in panes
        if pane.cell.cursors
        and (pane.x >= here.x + here.width if direction == RIGHT else pane.x + pane.width <= here.x)
        and pane.y < here.y + here.height + 1
        and pane.y + pane.height + 1 > here.y
    ]

    def distance(pane: Pane) -> tuple[float, float]:
        aside = max(pane.y - 1 - y, 0, y - pane.y - pane.height + 1)  # Its title is its own.
        away = pane.x - here.x if direction == RIGHT else here.x - pane.x
        return aside, away

    return min(beyond, key=distance, default=None)


def next_cell(builder: Builder, state: ViewState, by: int) -> Cursor | None:
    """Return the first cursor of the next (or previous) section or question, round the sheet.

    A flat block's questions count as sections of their own, so that Tab comes by every place.
    """
    stops = _stops(builder, state)
    if not stops:
        return None
    index = builder.index
    here = index.path_of(state.cursor.ref) if state.cursor.ref else state.cursor.path
    mine = _stop(builder, here)
    places = [place for place, _ in stops]
    position = places.index(mine) if mine in places else -1
    if by < 0 and position >= 0 and not same(stops[position][1], state.cursor):
        return stops[position][1]
    return stops[(position + by) % len(stops)][1]


def _stops(builder: Builder, state: ViewState) -> list[tuple[str, Cursor]]:
    """Return the places Tab comes by, each with its first cursor.

    A section is one place, so only flat blocks are looked through card by card.
    """
    stops: list[tuple[str, Cursor]] = []
    path_of = builder.index.path_of
    for block in sorted(builder.index.canvas.template.blocks, key=lambda block: block.number):
        for cell in builder.of_block(block, full=state.zoom > 0, ghost=None):
            for cursor in cell.cursors[:1] if block.sections else cell.cursors:
                path = path_of(cursor.ref) if cursor.ref else cursor.path
                place = _stop(builder, path) if block.sections else path
                if not stops or stops[-1][0] != place:
                    stops.append((place, cursor))
    return stops


def _stop(builder: Builder, path: str) -> str:
    """Return the place Tab stops at for a cursor: its section, or its question in a flat block."""
    block = builder.index.canvas.template.block(path.partition(".")[0])
    parts = path.split(".")
    if block and block.sections:
        return ".".join(parts[:2])
    return path


def block_cursors(builder: Builder, state: ViewState, number: int) -> list[Cursor]:
    """Return the first cursor of every cell of the block with a number."""
    block = next(
        (block for block in builder.index.canvas.template.blocks if block.number == number), None
    )
    if block is None:
        return []
    cells = builder.of_block(block, full=state.zoom > 0, ghost=None)
    return [cursors[0] for cell in cells if (cursors := cell.cursors)]
