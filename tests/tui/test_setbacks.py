"""An older file put in the place of the canvas on screen."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from store.files.library import FileLibrary
from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]


async def until(board: Board, seen: Callable[[], Any]) -> None:
    for _ in range(200):
        await board.pilot.pause(0.05)
        if seen():
            return
    raise AssertionError("\n".join(board.lines()))


async def test_an_older_file_is_told_of_and_the_newer_one_comes_back(
    open_board: Open, library: FileLibrary
) -> None:
    path = library.folder / "jong-en-werk.json"
    async with open_board((100, 30)) as board:
        await board.cards("van vroeger")
        older = path.read_bytes()
        await board.cards("van later")
        path.write_bytes(older)
        await until(board, lambda: board.texts() == ["van vroeger"])
        assert board.shows("is bewaard · terughalen: S")
        await board.press("S")
        assert board.shows("haal de nieuwere terug")
        await board.press("h")
        await until(board, lambda: board.texts() == ["van vroeger", "van later"])
        assert {card.text for card in board.kept.cards.values()} == {"van vroeger", "van later"}


async def test_it_may_stay_as_it_is(open_board: Open, library: FileLibrary) -> None:
    path = library.folder / "jong-en-werk.json"
    async with open_board((100, 30)) as board:
        await board.cards("van vroeger")
        older = path.read_bytes()
        await board.cards("van later")
        path.write_bytes(older)
        await until(board, lambda: board.shows("terughalen: S"))
        await board.press("S", "l", "S")
        assert board.shows("Alles is bewaard")
        assert board.texts() == ["van vroeger"]
        (backup, *_) = library.open("jong-en-werk").backups()
        assert backup.good


async def test_a_change_made_before_it_is_seen_is_kept_too(
    open_board: Open, library: FileLibrary
) -> None:
    path = library.folder / "jong-en-werk.json"
    async with open_board((100, 30)) as board:
        await board.cards("van vroeger")
        older = path.read_bytes()
        await board.cards("van later")
        await board.press("e", "ctrl+u")
        await board.type("van later, beter")
        path.write_bytes(older)
        await board.press("enter")
        await until(board, lambda: board.shows("terughalen: S"))
        assert board.texts() == ["van vroeger", "van later, beter"]
