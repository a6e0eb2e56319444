"""Going about the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.kit.dispatch import does
from tui.view import travel
from tui.view.paint import same
from tui.view.state import Cursor

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage


@does("go.up", "go.down", "go.left", "go.right")
def step(page: SheetPage) -> None:
    """To what lies above, below or at a side, past the edge into the section there."""
    scene = page.scene
    if scene.painting is not None:
        way = page.action.partition(".")[2]
        taken = travel.step(scene.builder, scene.state, scene.painting, way, scene.goal)
        if taken is not None:
            scene.select(taken.cursor, taken.goal)
        else:
            page.tell(page.say("go.edge"), quiet=True)


@does("go.next", "go.previous")
def cell(page: SheetPage) -> None:
    """To the next section or question; or to the start of this one, or the one before."""
    by = 1 if page.action == "go.next" else -1
    cursor = travel.next_cell(page.scene.builder, page.state, by)
    if cursor is not None:
        page.scene.select(cursor)


@does("go.first", "go.last")
def end(page: SheetPage) -> None:
    """To the first or the last card of this section."""
    cursors = here(page)
    if cursors:
        page.scene.select(cursors[0 if page.action == "go.first" else -1])


@does("go.top", "go.bottom")
def far_end(page: SheetPage) -> None:
    """To the first or the last place of the sheet, in the order of the article."""
    cursors = travel.all_cursors(page.scene.builder, page.state)
    if cursors:
        page.scene.select(cursors[0 if page.action == "go.top" else -1])


@does("go.open")
def next_open(page: SheetPage) -> None:
    """To the next question without an answer, in the order of the article, round the canvas."""
    index = page.scene.index
    order = [place.path for place in page.canvas.template.questions()]
    after = [*order[_upto(order, page.place) :], *order]
    found = next((path for path in after if path in index.open_questions), None)
    if found is None:
        page.tell(page.say("coverage.all"))
        return
    page.scene.select(Cursor(found))


def _upto(order: Sequence[str], path: str) -> int:
    """Return how many questions come before what follows a place, or the place's first one."""
    if path in order:
        return order.index(path) + 1
    return next((at for at, one in enumerate(order) if one.startswith(f"{path}.")), 0)


@does("go.block")
def block(page: SheetPage) -> None:
    """To a block by its number; again the same number: to its next section."""
    scene = page.scene
    starts = travel.block_cursors(scene.builder, page.state, int(page.key))
    if not starts:
        return
    block = starts[0].path.partition(".")[0]
    if page.place.partition(".")[0] != block:
        known = scene.last_in_block.get(block)
        alive = known and scene.builder.has(known, full=page.state.zoom > 0)
        scene.select(known if known and alive else starts[0])
        return
    mine = here(page)
    cells = [at for at, cursor in enumerate(starts) if any(same(cursor, one) for one in mine)]
    scene.select(starts[(cells[0] + 1) % len(starts)] if cells else starts[0])


def here(page: SheetPage) -> list[Cursor]:
    """Return all places of the cell the cursor is in."""
    for pane in page.scene.painting.panes if page.scene.painting else ():
        if pane.cell.position(page.state.cursor) is not None:
            return pane.cell.cursors
    return []
