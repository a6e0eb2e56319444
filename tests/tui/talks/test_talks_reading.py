"""Coverage and outline: seeing what has been talked about, and going there."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from board.commands.by import By
from board.commands.cards import add_card
from board.coverage import coverage
from board.model import Canvas
from tests.tui.conftest import Board
from tui.view.width import cell_len
from tui.widgets.lines import Lines

Open = Callable[..., AbstractAsyncContextManager[Board]]


def some(canvas: Canvas, by: By) -> Canvas:
    canvas = add_card(canvas, by, "identiteit.passie.waarden", "Eerlijk", id="eerlijk")
    return add_card(canvas, by, "spelregels.conflicten", "Binnen een week", id="week")


async def test_squares_tell_what_is_answered(open_network: Open) -> None:
    async with open_network(also=some, size=(80, 30)) as board:
        await board.press("g", "d")
        assert board.shows("2 van 35 besproken")
        passion = next(line for line in board.lines() if "Passie" in line)
        assert "□ ■ □" in passion
        assert "1/3" in passion
        rules = next(line for line in board.lines() if "2 Spelregels" in line)
        assert rules.count("■") == 1
        assert rules.count("□") == 5


async def test_every_question_has_its_square(open_example: Open) -> None:
    async with open_example((120, 80)) as board:
        await board.press("g", "d")
        found = coverage(board.canvas)
        drawn = "".join(board.lines())
        assert drawn.count("■") == 2 * len(found.answered)
        assert drawn.count("□") == 2 * len(found.open)
        assert len(found.answered) + len(found.open) == 35


async def test_enter_goes_to_the_answer_or_to_the_open_question(open_network: Open) -> None:
    async with open_network(also=some, size=(80, 30)) as board:
        await board.press("g", "d", "down")
        assert board.lines()[-2].strip() == "Eerlijk"
        await board.press("enter")
        assert board.app.screen is board.app.sheet
        assert board.under_cursor == "Eerlijk"
        await board.press("g", "d", "n")
        assert board.shows("nog open")
        await board.press("n", "enter", "a")
        await board.type("Samen één doel")
        await board.press("enter", "escape")
        assert board.texts("identiteit.ambitie.doelen") == ["Samen één doel"]


async def test_tab_goes_by_part_and_n_by_open_question(open_example: Open) -> None:
    async with open_example((80, 24)) as board:
        await board.press("g", "d", "tab", "tab")
        assert any(line.startswith(">  Positie") for line in board.lines())
        await board.press("shift+tab")
        assert any(line.startswith(">  Ambitie") for line in board.lines())
        await board.press("n")
        assert any(line.startswith(">□") for line in board.lines())


async def test_the_outline_reads_from_top_to_bottom(open_example: Open) -> None:
    async with open_example((80, 200)) as board:
        await board.press("g", "o")
        text = "\n".join(board.lines())
        first = text.index("1 Identiteit")
        assert first < text.index("Geen jongere van de kaart") < text.index("2 Spelregels")
        assert (
            text.index("4 Regie") < text.index("5 Coalities") < text.index("Leerbaan in 10 dagen")
        )
        # Texts stand there in full, the longer ones over more lines.
        assert "Wat een jongere zelf wil is het begin van het gesprek" in text


async def test_the_outline_goes_to_a_card_and_to_a_block(open_example: Open) -> None:
    async with open_example((80, 24)) as board:
        await board.press("g", "o", "2")
        assert board.shows(">2 Spelregels")
        await board.press("down", "down", "enter")
        assert board.app.screen is board.app.sheet
        assert board.app.sheet.place.startswith("spelregels")
        assert board.under_cursor


async def test_open_questions_come_into_the_outline_when_asked(open_network: Open) -> None:
    async with open_network(also=some, size=(80, 60)) as board:
        await board.press("g", "o")
        assert not board.shows("Gedeeld thema")
        await board.press("o")
        assert board.shows("Gedeeld thema")


async def test_a_change_shows_in_the_outline(open_network: Open) -> None:
    async with open_network(also=some, size=(80, 60)) as board:
        await board.press("g", "o")
        assert board.shows("Eerlijk")
        board.app.workshop.do(
            "card.add", lambda canvas, by: add_card(canvas, by, "regie", "Samen sturen")
        )
        await board.settle()
        assert board.shows("Samen sturen")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18), (40, 12), (20, 5)])
@pytest.mark.parametrize("letter", ["d", "o"])
async def test_every_line_fits_and_the_cursor_shows(
    open_example: Open, size: tuple[int, int], letter: str
) -> None:
    async with open_example(size) as board:
        await board.press("g", letter)
        for key in ("home", *["down"] * 8, "pagedown", "pageup", "end", "up"):
            await board.press(key)
            lines = board.app.screen.query_one(Lines).lines
            assert {sum(cell_len(text) for _, text in line) for line in lines} == {size[0]}
            assert any(role == "cursor" for line in lines for role, _ in line)


async def test_a_click_puts_the_cursor_on_a_question(open_example: Open) -> None:
    async with open_example((80, 30)) as board:
        await board.press("g", "d", "home")
        row = next(n for n, line in enumerate(board.lines()) if "overtuiging" in line)
        await board.pilot.click(offset=(10, row))
        await board.settle()
        assert board.lines()[row].startswith(">■")
