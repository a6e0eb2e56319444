"""The glossary: words explained, and cards that ask for a meaning listed until they have one."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from board.commands.items import toggle_mark
from board.model import Ref
from tests.tui.conftest import Board

Opened = Callable[..., AbstractAsyncContextManager[Board]]


def glossary(board: Board) -> dict[str, str]:
    """The words with their meaning, as they lie on disk."""
    return {one.word: one.meaning for one in board.kept.terms.values() if one.state == "active"}


async def asking(board: Board, *texts: str) -> None:
    """Cards marked as asking for a meaning, and the glossary open."""
    await board.press("1")
    await board.cards(*texts)
    refs = [Ref("cards", id) for id in board.canvas.cards]
    board.app.workshop.do("card.mark", lambda canvas, by: toggle_mark(canvas, by, refs, "term"))
    await board.press("g", "w")


async def test_words_are_added_in_a_burst(open_board: Opened) -> None:
    async with open_board() as board:
        await board.press("g", "w", "a")
        await board.type("startkwalificatie: diploma havo, vwo of mbo-2")
        await board.press("enter")
        await board.type("uit beeld")
        await board.press("tab")
        await board.type("niet op school, niet aan het werk")
        await board.press("enter", "escape")
        assert glossary(board) == {
            "startkwalificatie": "diploma havo, vwo of mbo-2",
            "uit beeld": "niet op school, niet aan het werk",
        }
        words = [line[2:12].strip() for line in board.lines()[2:4]]
        assert words == ["startkwali", "uit beeld"]


async def test_cards_that_ask_are_listed_until_a_word_explains_them(open_board: Opened) -> None:
    async with open_board() as board:
        await asking(board, "Meer jongeren met startkwalificatie", "Werken aan doorstroom")
        assert board.shows("2 vragen uitleg")
        await board.press("enter")
        await board.type("startkwalificatie: havo, vwo of mbo-2")
        await board.press("enter")
        assert board.shows("1 vraagt uitleg")
        assert glossary(board) == {"startkwalificatie": "havo, vwo of mbo-2"}
        term = next(iter(board.kept.terms.values()))
        assert [board.kept.cards[id].text for id in term.cards] == [
            "Meer jongeren met startkwalificatie"
        ]
        await board.press("escape", "u")
        assert board.shows("2 vragen uitleg")


async def test_a_known_word_answers_another_card_and_keeps_its_meaning(open_board: Opened) -> None:
    async with open_board() as board:
        await board.press("g", "w", "a")
        await board.type("ketenpartner: wie voor of na ons komt")
        await board.press("enter", "escape", "q")
        await asking(board, "Samen met de keten")
        await board.press("ctrl+home", "enter")
        await board.type("Ketenpartner")
        await board.press("enter")
        assert glossary(board) == {"ketenpartner": "wie voor of na ons komt"}
        assert not board.shows("vraagt uitleg")


async def test_a_meaning_is_typed_in_its_cell_and_a_word_can_go(open_board: Opened) -> None:
    async with open_board() as board:
        await board.press("g", "w", "a")
        await board.type("regie")
        await board.press("enter", "escape", "right", "enter")
        await board.type("zorg voor het geheel")
        await board.press("enter")
        assert glossary(board) == {"regie": "zorg voor het geheel"}
        await board.press("escape", "d")
        assert glossary(board) == {}
        assert board.shows("Verwijderd: regie")
        await board.press("u")
        assert glossary(board) == {"regie": "zorg voor het geheel"}


async def test_the_same_word_twice_is_refused(open_board: Opened) -> None:
    async with open_board() as board:
        await board.press("g", "w", "a")
        await board.type("regie")
        await board.press("enter")
        await board.type("Regie")
        await board.press("enter")
        assert board.shows("staat al in de begrippenlijst")


async def test_to_the_card_that_asks(open_board: Opened) -> None:
    async with open_board() as board:
        await asking(board, "Eerste kaart", "Tweede kaart")
        await board.press("down", "c")
        assert board.app.screen is board.app.sheet
        assert board.under_cursor == "Tweede kaart"


async def test_a_card_can_be_tied_to_a_word_by_hand(open_board: Opened) -> None:
    async with open_board() as board:
        await board.press("1")
        await board.cards("Kaart zonder het woord")
        await board.press("g", "w", "a")
        await board.type("regie")
        await board.press("enter", "escape", "end", "enter", "space", "enter")
        assert board.shows("Kaart zonder het woord")
        term = next(iter(board.kept.terms.values()))
        assert term.cards == tuple(board.kept.cards)
