"""Setting people's answers between two poles, and seeing how far they lie apart."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from board.commands import paradoxes
from board.commands.by import By
from board.commands.cards import add_card
from board.model import Canvas
from board.spread import latest_round, positions, spread
from tests.tui.conftest import Board
from tui.view.width import cell_len
from tui.widgets.line_editor import LineEditor
from tui.widgets.lines import Lines

Open = Callable[..., AbstractAsyncContextManager[Board]]

ROWS = {
    "inhoud-relatie": "-3 -3 -2 -2 -1 -1 0 1 2 3 3 x",
    "samen-coalities": "-1 -2 -3 -1 -2 -3 -1 -2 -3 -1 -2 -3",
    "loslaten-organiseren": "0 0 1 1 1 1 2 2 x x x 3",
    "sturen-kanaliseren": "-2 0 1 3 x -2 0 1 3 x -2 0",
}


def values(canvas: Canvas, paradox: str) -> list[int | None]:
    return [one.value for one in positions(canvas, paradox)]


def typed(row: str) -> list[int | None]:
    return [None if word == "x" else int(word) for word in row.split()]


def answered(canvas: Canvas, by: By) -> Canvas:
    for paradox, row in ROWS.items():
        canvas = paradoxes.answer_row(canvas, by, paradox, 1, row)
    return canvas


async def test_twelve_people_on_four_paradoxes_as_rows_take_few_keys(
    open_network: Open, hand: Callable[[Board], Any]
) -> None:
    async with open_network() as board:
        keys = hand(board)
        await keys.press("g", "p", "a")
        for row in ROWS.values():
            await keys.type(row)
            await keys.press("enter")
        assert {id: values(board.kept, id) for id in ROWS} == {
            id: typed(row) for id, row in ROWS.items()
        }
        assert keys.keys <= 12 * 4 * 3 + 10
        assert board.shows("10 antwoorden")
        assert board.shows("2× weet niet")


async def test_twelve_people_person_by_person_take_few_keys(
    open_network: Open, hand: Callable[[Board], Any]
) -> None:
    async with open_network(12) as board:
        keys = hand(board)
        await keys.press("g", "p", "p")
        for row in ROWS.values():
            await keys.type(row.replace(" ", ""))
        await board.settle()
        assert keys.keys <= 12 * 4 * 2 + 10
        assert board.shows("Dat was de laatste")
        for id, row in ROWS.items():
            by_member = {one.member: one.value for one in positions(board.kept, id)}
            expected = {f"partner{n}": value for n, value in enumerate(typed(row), 1)}
            assert by_member == expected


async def test_answers_go_on_by_person_when_asked(open_network: Open) -> None:
    async with open_network(2) as board:
        await board.press("g", "p", "p", "t")
        await board.type("-21x03")
        await board.settle()
        found = {(one.member, one.paradox): one.value for one in board.canvas.positions.values()}
        first, second, third, fourth = ROWS
        assert found == {
            ("partner1", first): -2,
            ("partner1", second): 1,
            ("partner1", third): None,
            ("partner1", fourth): 0,
            ("partner2", first): 3,
        }


async def test_an_answer_can_be_skipped_cleared_and_taken_back(open_network: Open) -> None:
    async with open_network(3) as board:
        await board.press("g", "p", "p")
        await board.type("1.-3")
        await board.settle()
        assert values(board.canvas, "inhoud-relatie") == [1, -3]
        await board.press("left", "backspace")
        assert values(board.canvas, "inhoud-relatie") == [-3]
        await board.press("u")
        assert values(board.canvas, "inhoud-relatie") == [1, -3]


async def test_a_minus_waits_for_one_key_only(open_network: Open) -> None:
    async with open_network(3) as board:
        await board.press("g", "p", "p")
        await board.press("minus", "down", "2")
        assert values(board.canvas, "inhoud-relatie") == [2]


async def test_how_far_apart_comes_before_the_mean(open_network: Open) -> None:
    async with open_network(also=answered) as board:
        await board.press("g", "p")
        told = next(line for line in board.lines() if "gemiddeld" in line)
        parts = ["−3 tot 3", "6 uiteen", "11 antwoorden", "1× weet niet", "gemiddeld"]
        places = [told.index(part) for part in parts]
        assert places == sorted(places)


async def test_every_answer_is_a_dot_above_its_number(open_network: Open) -> None:
    async with open_network(also=answered, size=(120, 36)) as board:
        await board.press("g", "p")
        lines = board.lines()[:9]
        scale = next(
            line for line in lines if "−3" in line and "●" not in line and "tot" not in line
        )
        dots: dict[int, int] = {}
        for line in lines:
            for at, sign in enumerate(line):
                if sign == "●":
                    dots[at] = dots.get(at, 0) + 1
        assert sum(dots.values()) == spread(board.canvas, "inhoud-relatie").n
        assert dots[scale.index("−3")] == 2


async def test_the_drawing_follows_what_is_typed_and_forgets_it_with_escape(
    open_network: Open,
) -> None:
    async with open_network() as board:
        await board.press("g", "p", "a")
        await board.type("-2 3 -")
        assert board.shows("2 antwoorden")
        assert board.canvas.positions == {}
        await board.press("escape")
        assert not board.shows("2 antwoorden")
        assert board.canvas.positions == {}


async def test_a_wrong_answer_is_named_and_the_row_stays(open_network: Open) -> None:
    async with open_network() as board:
        await board.press("g", "p", "a")
        await board.type("1 2 7")
        await board.press("enter")
        assert board.shows("Antwoord 3: 7 valt buiten de schaal")
        assert board.app.screen.query_one(LineEditor).value == "1 2 7"
        await board.press("backspace")
        await board.type("3")
        await board.press("enter")
        assert values(board.canvas, "inhoud-relatie") == [1, 2, 3]


async def test_a_row_opens_on_what_is_there_and_corrects_it(open_network: Open) -> None:
    async with open_network(also=answered) as board:
        await board.press("g", "p", "4", "a")
        assert board.app.screen.query_one(LineEditor).value == ROWS["sturen-kanaliseren"]
        await board.press("backspace")
        await board.type("2")
        await board.press("enter")
        assert values(board.kept, "sturen-kanaliseren")[-1] == 2
        assert len(values(board.kept, "sturen-kanaliseren")) == 12


async def test_names_are_away_until_asked_for(open_network: Open) -> None:
    async with open_network(2) as board:
        await board.press("g", "p", "p")
        assert not board.shows("Partner")
        await board.press("1", "minus", "3", "escape")
        assert not board.shows("Partner")
        await board.press("n")
        assert board.shows("−3  Partner 2")
        await board.press("n")
        assert not board.shows("Partner")
        await board.press("p", "n")
        assert board.shows("Partner 1")


async def test_without_members_a_row_needs_no_names(open_network: Open) -> None:
    async with open_network() as board:
        await board.press("g", "p", "p")
        assert board.shows("met a typ je een rij zonder namen")


async def test_a_new_round_keeps_the_one_before(open_network: Open) -> None:
    async with open_network(also=answered) as board:
        await board.press("g", "p", "R")
        assert board.shows("ronde 2 van 2")
        assert board.shows("nog geen antwoorden")
        await board.press("a")
        await board.type("1 1 1")
        await board.press("enter", "escape", "1")
        assert board.shows("allemaal op 1")
        assert board.shows("ronde 1")
        await board.press("left")
        assert board.shows("ronde 1 van 2")
        assert board.shows("−3 tot 3")
        await board.press("u", "u")
        assert latest_round(board.canvas, "inhoud-relatie") == 1


async def test_no_new_round_while_the_last_is_empty(open_network: Open) -> None:
    async with open_network() as board:
        await board.press("g", "p", "R")
        assert board.shows("In de laatste ronde staat nog geen antwoord")
        assert board.canvas.paradoxes == {}


async def test_what_was_said_and_how_it_is_noticed(open_network: Open) -> None:
    def with_cards(canvas: Canvas, by: By) -> Canvas:
        canvas = add_card(canvas, by, "regie", "Weinig koffie", id="koffie")
        return add_card(canvas, by, "regie", "Veel gezelligheid", id="gezellig")

    async with open_network(also=with_cards) as board:
        await board.press("g", "p", "2", "e")
        await board.type("Volgende keer weer")
        await board.press("enter", "[")
        await board.type("koffie")
        await board.press("space", "enter", "]")
        await board.type("gezell")
        await board.press("space", "enter")
        note = board.kept.paradoxes["samen-coalities"]
        assert note.note == "Volgende keer weer"
        assert (note.examples_a, note.examples_b) == (("koffie",), ("gezellig",))
        assert any("◂ Weinig koffie" in line and "▸ Veel gez" in line for line in board.lines())
        assert board.shows("“ Volgende keer weer")
        await board.press("[", "space", "enter")
        assert board.canvas.paradoxes["samen-coalities"].examples_a == ()


async def test_what_another_types_appears(
    open_network: Open, elsewhere: Callable[[str, Any], None]
) -> None:
    async with open_network() as board:
        await board.press("g", "p")
        assert board.shows("nog geen antwoorden")
        elsewhere("netwerk", answered)
        await board.until(lambda: board.shows("11 antwoorden"))


async def test_a_canvas_without_paradoxes_says_so(open_network: Open) -> None:
    async with open_network(template="businessmodel") as board:
        await board.press("g", "p", "a", "R", "n", "e", "[", "down", "p")
        assert board.shows("heeft geen paradoxen")
        assert "Esc terug" in board.lines()[-1]
        assert not board.shows("nieuwe ronde")
        await board.press("?")
        assert not board.shows("Begin een nieuwe ronde")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18), (40, 12), (20, 5)])
@pytest.mark.parametrize("focus", "1234")
async def test_all_four_are_there_at_every_size(
    open_example: Open, size: tuple[int, int], focus: str
) -> None:
    async with open_example(size) as board:
        await board.press("g", "p", focus)
        lines = board.app.screen.query_one(Lines).lines
        assert len(lines) == size[1]
        assert {sum(cell_len(text) for _, text in line) for line in lines} == {size[0]}
        shown = [line[1] for line in board.lines()[1:] if line[1:2].isdigit() and "◂" in line]
        assert focus in shown
        if size[1] >= 12:
            assert shown == ["1", "2", "3", "4"]
            picture = next(
                n for n, line in enumerate(board.lines()) if line.startswith(f">{focus}")
            )
            assert any("●" in line for line in board.lines()[picture + 1 : picture + 7])


async def test_the_same_words_in_english(open_example: Open) -> None:
    async with open_example((120, 36), "en") as board:
        await board.press("g", "p")
        assert board.shows("Connecting on content")
        assert board.shows("apart")
        assert board.shows("mean")


async def test_a_click_gives_a_paradox_the_room(open_example: Open) -> None:
    async with open_example((80, 24)) as board:
        await board.press("g", "p", "1")
        row = next(n for n, line in enumerate(board.lines()) if line.startswith(" 3 ◂"))
        await board.pilot.click(offset=(10, row))
        await board.settle()
        assert board.shows(">3 ◂ Loslaten")


async def test_where_nothing_may_change_it_is_only_looked_at(open_example: Open) -> None:
    async with open_example((80, 24)) as board:
        board.app.workshop.read_only = "read_only"
        before = board.canvas
        await board.press("g", "p")
        for key in ("a", "p", "e", "R", "[", "]", "u"):
            await board.press(key)
            assert board.shows("alleen te lezen")
        assert board.canvas is before
