"""The first minute: a newcomer is led along making, moving and sharing; an expert isn't held up."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]


async def test_each_hint_once_and_in_its_turn(open_board: Open) -> None:
    async with open_board((120, 36)) as board:
        assert board.shows("a: typ een kaart")
        await board.cards("Geen jongere van de kaart")
        await board.press("a")
        await board.type("tweede")
        await board.press("enter", "escape")
        assert not board.shows("a: typ een kaart")
        await board.press("m")
        assert not board.shows("Met x zie je")
        await board.press("right", "enter")
        assert board.shows("Met x zie je")
    async with open_board((120, 36)) as board:
        assert board.shows("Met x zie je"), "where one left off"


async def test_the_hint_names_the_key_that_is_set(open_board: Open) -> None:
    async with open_board((120, 36), keys={"card.add": ["+"]}) as board:
        assert board.shows("+: typ een kaart")


async def test_a_demo_gives_no_lessons(open_board: Open) -> None:
    async with open_board((120, 36), throwaway=True) as board:
        assert not board.shows("Welkom")


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_welcome_names_the_keys_for_language_and_colours(
    open_board: Open, language: str
) -> None:
    async with open_board(language=language) as board:
        assert any("Q:" in line and "T:" in line for line in board.lines())
        await board.press("g", "l", "d")
        welcome = board.app.texts("library.welcome")
        await board.until(lambda: board.shows(welcome))
        assert board.shows("English") if language == "nl" else board.shows("Nederlands")
        await board.press("Q")
        assert not board.shows(welcome)


async def test_a_digit_chooses_and_enter_after_it_does_nothing_more(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Iets over passie")
        (before,) = board.canvas.cards.values()
        await board.press("t", "3", "enter")
        (after,) = board.canvas.cards.values()
        assert after.place != before.place
        assert board.app.sheet.input is None, "the card is not opened for typing"
        await board.press("enter")
        assert board.app.sheet.input is not None
