"""The pane beside a wide sheet: the card where the cursor came to rest."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from board.change import Change, diff
from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.items import retitle
from board.model import Ref
from store.files.library import FileLibrary
from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]

WIDE = (160, 45)


def pane(board: Board) -> str:
    """What stands beside the sheet, in one line."""
    at = 160 - 41 + 2
    return " ".join(" ".join(line[at:].split()) for line in board.lines()[1:-2])


async def test_the_pane_shows_the_card_once_the_cursor_rests(open_board: Open) -> None:
    async with open_board(WIDE) as board:
        await board.cards("Geen jongere van de kaart", "Leren op het werk")
        assert "Leren op het werk" in pane(board)
        board.pilot.send("up")
        await board.until(lambda: "Geen jongere van de kaart" in pane(board))


async def test_what_is_passed_on_the_way_is_not_shown(open_board: Open) -> None:
    async with open_board(WIDE) as board:
        await board.cards("een", "twee", "drie")
        scene = board.app.sheet.scene
        board.app.sheet.perform("go.up")
        assert not scene.rests
        board.app.sheet.perform("go.down")
        assert scene.rests, "back where it was: nothing to wait for"
        await board.settle()


async def test_it_tells_who_changed_the_card_last(open_board: Open, library: FileLibrary) -> None:
    async with open_board(WIDE) as board:
        await board.cards("Leren op het werk")
        assert "gewijzigd" not in pane(board)
        id = next(iter(board.canvas.cards))
        file = library.open("jong-en-werk")
        before = canvas_from_tables(file.read().tables, board.canvas.template)
        joost = By("Joost", "2036-01-02T10:00:00Z")
        after = retitle(before, joost, Ref("cards", id), "Leren naast het werk")
        file.commit(Change("card.edit", diff(before, after), "Leren"), joost)
        await board.until(lambda: "gewijzigd door Joost" in pane(board))
        await board.press("e", "end", "!", "enter")
        await board.until(lambda: "Leren naast het werk!" in pane(board))
