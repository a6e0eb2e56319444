"""The first minute: a newcomer is led along making, moving and sharing; an expert isn't held up."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]


async def test_each_hint_once_and_in_its_turn(open_board: Open) -> None:
    async with open_board((120, 36)) as board:
        assert board.shows("Druk a en typ een kaart")
        await board.cards("Geen jongere van de kaart")
        await board.press("a")
        await board.type("tweede")
        await board.press("enter", "escape")
        assert not board.shows("Druk a en typ een kaart")
        await board.press("m")
        assert not board.shows("Met x zie je")
        await board.press("right", "enter")
        assert board.shows("Met x zie je")
    async with open_board((120, 36)) as board:
        assert board.shows("Met x zie je"), "where one left off"


async def test_the_hint_names_the_key_that_is_set(open_board: Open) -> None:
    async with open_board((120, 36), keys={"card.add": ["+"]}) as board:
        assert board.shows("Druk + en typ een kaart")


async def test_a_demo_gives_no_lessons(open_board: Open) -> None:
    async with open_board((120, 36), throwaway=True) as board:
        assert not board.shows("Welkom")
