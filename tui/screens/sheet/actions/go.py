"""Going about the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.view import travel
from tui.view.paint import same
from tui.view.state import Cursor

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def _step(screen: SheetScreen, direction: str) -> None:
    if screen.painting is None:
        return
    taken = travel.step(screen.builder, screen.state, screen.painting, direction, screen.scene.goal)
    if taken is not None:
        screen.select(taken.cursor, taken.goal)


def go_up(screen: SheetScreen, key: str) -> None:
    """To the card above, and past the edge into the section above."""
    _step(screen, travel.UP)


def go_down(screen: SheetScreen, key: str) -> None:
    """To the card below, and past the edge into the section below."""
    _step(screen, travel.DOWN)


def go_left(screen: SheetScreen, key: str) -> None:
    """To the section at the left."""
    _step(screen, travel.LEFT)


def go_right(screen: SheetScreen, key: str) -> None:
    """To the section at the right."""
    _step(screen, travel.RIGHT)


def go_next(screen: SheetScreen, key: str) -> None:
    """To the next section or question."""
    cursor = travel.next_cell(screen.builder, screen.state, +1)
    if cursor is not None:
        screen.select(cursor)


def go_previous(screen: SheetScreen, key: str) -> None:
    """To the start of this section or question, or to the one before."""
    cursor = travel.next_cell(screen.builder, screen.state, -1)
    if cursor is not None:
        screen.select(cursor)


def go_first(screen: SheetScreen, key: str) -> None:
    """To the first card of this section."""
    cursors = here(screen)
    if cursors:
        screen.select(cursors[0])


def go_last(screen: SheetScreen, key: str) -> None:
    """To the last card of this section."""
    cursors = here(screen)
    if cursors:
        screen.select(cursors[-1])


def here(screen: SheetScreen) -> list[Cursor]:
    """Return all places of the cell the cursor is in."""
    if screen.painting is None:
        return []
    for pane in screen.painting.panes:
        if pane.cell.position(screen.state.cursor) is not None:
            return pane.cell.cursors
    return []


def go_block(screen: SheetScreen, key: str) -> None:
    """To a block by its number; again the same number: to its next section."""
    starts = travel.block_cursors(screen.builder, screen.state, int(key))
    if not starts:
        return
    block = starts[0].path.partition(".")[0]
    if screen.place.partition(".")[0] != block:
        known = screen.scene.last_in_block.get(block)
        alive = known and screen.builder.has(known, full=screen.state.zoom > 0)
        screen.select(known if known and alive else starts[0])
        return
    mine = here(screen)
    cells = [
        position
        for position, cursor in enumerate(starts)
        if any(same(cursor, other) for other in mine)
    ]
    screen.select(starts[(cells[0] + 1) % len(starts)] if cells else starts[0])
