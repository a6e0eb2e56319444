"""The longer text behind a card."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.widgets import TextArea

from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]


async def test_the_longer_text_behind_a_card(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("leerbaan")
        await board.press("b")
        await board.type("# Kop")
        await board.press("enter")
        await board.type("- punt")
        await board.press("ctrl+o")
        await board.press("ctrl+o")
        await board.press("escape")
        (card,) = board.canvas.cards.values()
        assert card.body == "# Kop\n- punt"
        assert board.shows("≡")
        await board.press("u")
        assert board.canvas.cards[card.id].body == ""


async def test_every_key_that_erases_in_a_longer_text_does(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("leerbaan")
        await board.press("b")
        area = board.app.screen.query_one(TextArea)
        await board.type("een twee")
        await board.press("enter")
        await board.type("drie vier")
        for key, left in (
            ("backspace", "een twee\ndrie vie"),
            ("ctrl+w", "een twee\ndrie "),
            ("home", "een twee\ndrie "),
            ("delete", "een twee\nrie "),
            ("ctrl+k", "een twee\n"),
            ("up", "een twee\n"),
            ("ctrl+right", "een twee\n"),
            ("ctrl+k", "een\n"),
            ("ctrl+z", "een twee\n"),
            ("ctrl+y", "een\n"),
        ):
            await board.press(key)
            assert area.text == left, key


async def test_from_the_line_on_to_the_body(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("a")
        await board.type("leerbaan")
        await board.press("ctrl+o")
        await board.type("meer")
        await board.press("ctrl+d")
        (card,) = board.canvas.cards.values()
        assert (card.text, card.body) == ("leerbaan", "meer")
