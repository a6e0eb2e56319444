"""Another template on the same screens: what it lacks is said, not made."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from board.codec import canvas_to_tables
from board.model import Canvas
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board

Open = Callable[..., AbstractAsyncContextManager[Board]]


@pytest.fixture
def bakery(library: FileLibrary, make_canvas: Callable[..., Canvas]) -> str:
    library.create("bakkerij", canvas_to_tables(make_canvas(["Brood"], "businessmodel")), BY)
    return "bakkerij"


async def test_open_questions_stand_in_full_where_there_is_room(
    open_board: Open, bakery: str
) -> None:
    async with open_board(size=(200, 60), name=bakery) as board:
        assert board.shows("Wie zou ons het eerst missen?")
    async with open_board(size=(200, 60)) as board:
        assert board.shows("· Hoe gaan we om met halen en")
        assert any(line.startswith("   brengen?") for line in board.lines()), "on its next line"


async def test_a_template_without_coalitions_says_so(open_board: Open, bakery: str) -> None:
    async with open_board(name=bakery) as board:
        await board.press("c")
        assert board.shows("Dit sjabloon heeft geen coalities")
        await board.press("g", "c")
        assert board.shows("Dit sjabloon heeft geen coalities")
        await board.press("a")
        await board.type("Nieuw")
        await board.press("enter")
        assert board.shows("Dit sjabloon heeft geen coalities")
        await board.press("escape")
        assert not board.canvas.coalitions


async def test_help_at_eighty_columns_cuts_nothing_off(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("?", "pagedown")
        assert not any("…" in line for line in board.lines()[1:-1])
