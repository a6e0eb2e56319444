"""Backspace, delete and the arrows in both editors take a flag for one thing."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]


async def test_a_line_loses_whole_graphemes(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("ab🇳🇱👩\u200d👩\u200d👧e\u0301")
        await board.press("enter", "backspace", "backspace", "left", "delete", "enter")
        assert board.texts() == ["ab"]


async def test_a_body_loses_whole_graphemes(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("kaart")
        await board.press("enter", "ctrl+o")
        await board.type("ab🇳🇱👩\u200d👩\u200d👧e\u0301")
        await board.press("backspace", "backspace", "left", "delete", "escape")
        (card,) = board.kept.cards.values()
        assert card.body == "ab"
