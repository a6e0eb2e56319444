"""When the disk refuses: nothing is gone, and there is a way out."""

import base64
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from store.files.library import FileLibrary
from tests.tui.conftest import Board
from tests.tui.shelves.conftest import until

Open = Callable[..., AbstractAsyncContextManager[Board]]


@pytest.fixture
def stuck(open_board: Open, library: FileLibrary) -> Open:
    """Open the canvas, type two cards while its folder is gone, and ask what can be done."""

    @asynccontextmanager
    async def opened(**settings: object) -> AsyncIterator[Board]:
        async with open_board(size=(100, 30), **settings) as board:
            away = library.folder.with_name("elders")
            library.folder.rename(away)
            await board.pilot.press("a")
            for text in ("eerste", "tweede"):
                await board.type(text)
                await board.pilot.press("enter")
            await board.pilot.press("escape")
            await until(board, "2 niet bewaard")
            await board.pilot.press("S")
            yield board
            if away.exists() and not library.folder.exists():
                away.rename(library.folder)

    return opened


async def test_it_tells_what_and_why(stuck: Open) -> None:
    async with stuck() as board:
        assert board.shows("Niet bewaard")
        told = " ".join(" ".join(board.lines()).split())  # how the path wraps hangs on its length
        assert "jong-en-werk.json is weg: " in told
        assert board.shows("kaart erbij · eerste")
        assert board.shows("kaart erbij · tweede")
        assert board.shows("Er is niets kwijt")


async def test_trying_again_keeps_all_in_order(stuck: Open, library: FileLibrary) -> None:
    async with stuck() as board:
        library.folder.with_name("elders").rename(library.folder)
        await board.pilot.press("r")
        await until(board, "Alles is bewaard")
        history = library.open("jong-en-werk").history()
        assert [one.subject for one in history][-2:] == ["eerste", "tweede"]
        await board.pilot.press("escape")
        assert not board.shows("niet bewaard")


async def test_the_whole_canvas_goes_elsewhere(stuck: Open, tmp_path: Path) -> None:
    async with stuck() as board:
        target = tmp_path / "gered.json"
        await board.pilot.press("s", "ctrl+u")
        await board.type(str(target))
        await board.pilot.press("enter")
        assert board.shows("Heel het canvas staat in")
        assert "eerste" in json.dumps(json.loads(target.read_text("utf-8")))
        await board.pilot.press("s", "ctrl+u")
        await board.type(str(target))
        await board.pilot.press("enter")
        assert board.shows("bestaat al")


async def test_the_texts_go_to_the_clipboard(stuck: Open, terminal: list[str]) -> None:
    async with stuck() as board:
        await board.pilot.press("y")
        assert board.shows("2 teksten naar je klembord")
        sent = next(one for one in terminal if one.startswith("\x1b]52;c;"))
        text = base64.b64decode(sent[7:-1]).decode()
        assert text == "eerste\ntweede\n"


async def test_restricted_mode_lets_no_path_be_chosen(stuck: Open) -> None:
    async with stuck(restricted=True) as board:
        await board.pilot.press("s")
        assert board.shows("beperkte modus")


async def test_with_everything_kept_there_is_nothing_to_see(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.press("S")
        assert board.app.screen is board.app.sheet
        assert board.shows("Alles is bewaard")
