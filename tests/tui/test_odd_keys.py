"""Keys that nobody presses on purpose: none ends the program, and each does what it says."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.tui.conftest import Board
from tests.tui.random_keys import sitting
from tui.keys.key_table import MODES

Open = Callable[..., AbstractAsyncContextManager[Board]]


@pytest.mark.parametrize("key", ["ctrl+o", "tab", "enter"])
async def test_a_search_stays_by_any_key_that_keeps_a_line(open_board: Open, key: str) -> None:
    async with open_board() as board:
        await board.cards("leerbaan", "iets anders")
        await board.press("/")
        await board.type("leer")
        await board.press(key)
        assert board.app.is_running
        assert board.under_cursor == "leerbaan"


@pytest.mark.parametrize("letter", ["m", "c", "i", "w"])
async def test_a_table_on_a_screen_too_small_to_show_it_takes_keys(
    open_board: Open, letter: str
) -> None:
    async with open_board((12, 3)) as board:
        await board.press("g", letter)
        for entry in MODES["table"]:
            await board.press(entry.keys[0], "x", "tab", "escape")
        await board.pilot.resize_terminal(80, 24)
        await board.settle()
        assert board.app.is_running


async def test_keys_at_random_end_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A short run of ``python -m tests.tui.random_keys``."""
    monkeypatch.chdir(tmp_path)
    assert await sitting(2, tmp_path, keys=60)
