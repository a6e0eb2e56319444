"""One card large in the middle, from the sheet and back to it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from board.meeting import Round
from tests.tui.conftest import Board
from tui.app import SCREENS
from tui.view.following import READ_ALONG
from tui.view.presenting import presented
from tui.view.width import cell_len

Open = Callable[..., AbstractAsyncContextManager[Board]]

LONG = "Elke jongere heeft binnen tien dagen een gesprek met iemand die kan beslissen"


def text(board: Board) -> str:
    """Return the screen as one line, without frames."""
    return " ".join(" ".join(board.lines()).replace("┃", " ").split())


async def test_the_cards_of_a_section_come_by_and_escape_leads_back(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Aap", LONG, "Cavia")
        await board.press("up", "P")
        assert LONG in text(board)
        assert "2/3" in text(board)
        assert not board.shows("Cavia")
        await board.press("right", "right")
        assert board.shows("Cavia")
        await board.press("left", "left", "left")
        assert board.shows("Aap")
        await board.press("escape")
        assert board.under_cursor == LONG


async def test_what_is_marked_and_the_group_it_is_in(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Aap", "Beer", "Cavia")
        await board.press("up", "up", "space", "space", "C")
        await board.type("Samen")
        await board.press("enter", "P")
        assert "1/2" in text(board)
        assert board.shows("Samen")
        assert board.shows("Aap")


async def test_where_nothing_stands_there_is_nothing_to_show(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("P")
        assert board.shows("Hier is niets om te laten zien")


async def test_hidden_cards_do_not_come_by(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Open kaart")

        def hidden(canvas, by):  # type: ignore[no-untyped-def]
            from board.commands.cards import add_card

            canvas = add_card(canvas, by, "identiteit.passie.thema", "Geheim", id="geheim22")
            card = canvas.cards["geheim22"]._replace(round="ronde222")
            return canvas._replace(
                cards={**canvas.cards, card.id: card}, rounds={"ronde222": Round("ronde222")}
            )

        board.app.sheet.do("card.add", hidden)
        await board.settle()
        await board.press("P")
        assert "1/1" in text(board)
        await board.press("right", "right")
        assert board.shows("Open kaart")
        assert not board.shows("▒")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_it_is_whole_and_in_the_middle_at_any_size(
    open_board: Open, size: tuple[int, int]
) -> None:
    async with open_board(size) as board:
        await board.cards(LONG)
        await board.press("P")
        assert LONG in text(board)
        assert all(cell_len(line) == size[0] for line in board.lines())
        (card,) = board.canvas.cards.values()
        lines = ["".join(piece for _, piece in line) for line in presented(
            board.canvas, card, size[0], size[1] - 2
        )]  # fmt: skip
        framed = [line for line in lines if "┃" in line]
        assert len(lines) == size[1] - 2
        assert abs(framed[0].index("┃") - (size[0] - 1 - framed[0].rindex("┃"))) <= 1


async def test_a_text_too_long_for_the_screen_ends_in_dots(open_board: Open) -> None:
    async with open_board((40, 12)) as board:
        await board.cards(" ".join(["woord"] * 80))
        await board.press("P")
        assert board.shows("…")
        assert board.shows("━")


def test_every_screen_has_a_name_to_tell_who_follows() -> None:
    assert {*READ_ALONG} == {*SCREENS} - {"present"}
