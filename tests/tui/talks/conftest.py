"""A network to talk over: members, topics and answers, made by the real commands."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from board import examples, templates
from board.change import Change, diff
from board.codec import canvas_from_tables, canvas_to_tables
from board.commands.by import By, now
from board.commands.canvas import new_canvas
from board.commands.members import add_member
from board.model import Canvas
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board

Open = Callable[..., AbstractAsyncContextManager[Board]]
Change_ = Callable[[Canvas, By], Canvas]


class Hand:
    """Types on a board and counts the keys it takes."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.board.press(*keys)

    async def type(self, text: str) -> None:
        self.keys += len(text)
        await self.board.type(text)


@pytest.fixture
def open_network(library: FileLibrary, open_board: Open) -> Open:
    """Open a canvas with so many members full screen."""

    @asynccontextmanager
    async def opened(
        members: int = 0,
        size: tuple[int, int] = (80, 24),
        also: Change_ | None = None,
        template: str = "netwerk",
        **settings: object,
    ) -> AsyncIterator[Board]:
        canvas = new_canvas(templates.load(template), BY, "Jong & Werk", "nl")
        for number in range(1, members + 1):
            canvas = add_member(canvas, BY, f"Partner {number}", id=f"partner{number}")
        if also is not None:
            canvas = also(canvas, BY)
        library.create("netwerk", canvas_to_tables(canvas), BY)
        async with open_board(size, "netwerk", **settings) as board:
            yield board

    return opened


@pytest.fixture
def open_example(library: FileLibrary, open_board: Open) -> Open:
    """Open the filled example full screen."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), language: str = "nl", **settings: object
    ) -> AsyncIterator[Board]:
        library.create("voorbeeld", examples.load(language), BY)
        async with open_board(size, "voorbeeld", language=language, **settings) as board:
            yield board

    return opened


@pytest.fixture
def elsewhere(library: FileLibrary) -> Callable[[str, Change_], None]:
    """Change a canvas as someone else does, in another process."""

    def change(name: str, make: Change_) -> None:
        file = library.open(name)
        tables = file.read().tables
        canvas = canvas_from_tables(tables, templates.load("netwerk"))
        file.commit(Change("change", diff(canvas, make(canvas, now("bram")))), now("bram"))

    return change


@pytest.fixture
def hand() -> Callable[[Board], Hand]:
    return Hand
