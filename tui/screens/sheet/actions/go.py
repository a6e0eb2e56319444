"""Going about the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.view import travel
from tui.view.look import Spot
from tui.view.paint import same

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def _step(screen: SheetScreen, direction: str) -> None:
    if screen.painting is None:
        return
    taken = travel.step(screen.builder, screen.look, screen.painting, direction, screen.scene.goal)
    if taken is not None:
        screen.select(taken.spot, taken.goal)


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
    spot = travel.next_cell(screen.builder, screen.look, +1)
    if spot is not None:
        screen.select(spot)


def go_previous(screen: SheetScreen, key: str) -> None:
    """To the start of this section or question, or to the one before."""
    spot = travel.next_cell(screen.builder, screen.look, -1)
    if spot is not None:
        screen.select(spot)


def go_first(screen: SheetScreen, key: str) -> None:
    """To the first card of this section."""
    spots = here(screen)
    if spots:
        screen.select(spots[0])


def go_last(screen: SheetScreen, key: str) -> None:
    """To the last card of this section."""
    spots = here(screen)
    if spots:
        screen.select(spots[-1])


def here(screen: SheetScreen) -> list[Spot]:
    """Return the spots of the cell the cursor is in."""
    if screen.painting is None:
        return []
    for pane in screen.painting.panes:
        if pane.cell.position(screen.look.spot) is not None:
            return pane.cell.spots
    return []


def go_block(screen: SheetScreen, key: str) -> None:
    """To a block by its number; again the same number: to its next section."""
    starts = travel.block_spots(screen.builder, screen.look, int(key))
    if not starts:
        return
    block = starts[0].path.partition(".")[0]
    if screen.place.partition(".")[0] != block:
        known = screen.scene.last_in_block.get(block)
        alive = known and screen.builder.has(known, full=screen.look.zoom > 0)
        screen.select(known if known and alive else starts[0])
        return
    mine = here(screen)
    cells = [
        position for position, spot in enumerate(starts) if any(same(spot, other) for other in mine)
    ]
    screen.select(starts[(cells[0] + 1) % len(starts)] if cells else starts[0])
