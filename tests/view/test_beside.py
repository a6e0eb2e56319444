"""Right and left land on what one sees there, and lead back where one came from."""

import pytest

from board.model import Canvas
from tests.view.conftest import SIZES, Draw, Drawn, example, realistic
from tui.view.panes import effective_zoom
from tui.view.state import SHEET, Cursor
from tui.view.travel import LEFT, RIGHT, Step, all_cursors, step


def beside(drawn: Drawn, cursor: Cursor, direction: str) -> set[str]:
    """The cells that lie next on the row of the cursor; a title belongs to what is below it."""
    slot = drawn.painting.slot_of(cursor)
    assert slot is not None
    panes = drawn.painting.panes
    here = panes[slot.pane]
    rows = [
        pane
        for pane in panes
        if pane.cell.cursors
        and (pane.x >= here.x + here.width if direction == RIGHT else pane.x + pane.width <= here.x)
        and pane.y - 1 <= slot.y < pane.y + pane.height
    ]
    near = min((abs(pane.x - here.x) for pane in rows), default=0)
    return {pane.cell.key for pane in rows if abs(pane.x - here.x) == near}


def taken(drawn: Drawn, cursor: Cursor, direction: str, before: Step | None = None) -> Step | None:
    state = drawn.state._replace(cursor=cursor)
    goal = before.goal if before else None
    return step(drawn.builder, state, drawn.painting, direction, goal)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("canvas", [example(), realistic(60)], ids=["example", "60"])
def test_right_and_left_land_on_what_lies_there(
    draw: Draw, canvas: Canvas, size: tuple[int, int]
) -> None:
    first = draw(canvas, size)
    if effective_zoom(first.state) != SHEET:
        return
    for cursor in all_cursors(first.builder, first.state):
        drawn = draw(canvas, size, cursor)
        for direction, back in ((RIGHT, LEFT), (LEFT, RIGHT)):
            there = beside(drawn, cursor, direction)
            went = taken(drawn, cursor, direction)
            if not there:
                continue
            assert went is not None
            landed = {
                pane.cell.key
                for pane in drawn.painting.panes
                if pane.cell.position(went.cursor) is not None
            }
            assert landed & there, (cursor, direction)
            again = draw(canvas, size, went.cursor)
            returned = taken(again, went.cursor, back, went)
            assert returned is not None
            assert returned.cursor == cursor
