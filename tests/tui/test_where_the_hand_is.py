"""What the keys, the footer and the mouse do, by where the hand is."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from board import examples
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board
from tui.keys.entry import GROUPS
from tui.keys.keymap import Keymap
from tui.view.state import Cursor

Open = Callable[..., AbstractAsyncContextManager[Board]]


@pytest.fixture
def example(library: FileLibrary) -> str:
    library.create("voorbeeld", examples.load("nl"), BY)
    return "voorbeeld"


def footer(board: Board) -> str:
    return board.lines()[-1]


async def click(board: Board, text: str, *, line: int | None = None, times: int = 1) -> None:
    """Click in the middle of a text on the screen."""
    rows = board.lines()
    y = line if line is not None else next(at for at, row in enumerate(rows) if text in row)
    x = rows[y].index(text) + len(text) // 2
    await board.pilot.click(offset=(x, y), times=times)
    await board.settle()


async def test_next_goes_to_the_open_questions_in_the_order_of_the_article(
    open_board: Open,
) -> None:
    async with open_board() as board:
        order = [place.path for place in board.canvas.template.questions()]
        await board.press("1")
        await board.cards("Geen jongere van de kaart")
        seen = []
        for _ in range(3):
            await board.press("i")
            seen.append(board.app.sheet.place)
        answered = next(iter(board.canvas.cards.values())).place
        after = order.index(answered) + 1
        assert seen == order[after : after + 3]
        await board.press("G", "i")
        first = next(path for path in order if path != answered)
        assert board.app.sheet.place == first, "round the canvas"


async def test_next_says_when_nothing_is_open(open_board: Open) -> None:
    async with open_board() as board:
        for place in board.canvas.template.questions():
            board.app.sheet.scene.select(Cursor(place.path))
            await board.cards("een antwoord")
        await board.press("i")
        assert board.shows(board.app.texts("coverage.all"))


async def test_the_ends_of_the_sheet(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.press("G")
        assert board.app.sheet.place.startswith("coalities")
        await board.press("g", "g")
        assert board.app.sheet.place.startswith("identiteit.passie")


async def test_the_ends_of_a_list_and_a_table(open_board: Open, example: str) -> None:
    async with open_board(name=example) as board:
        await board.press("g", "o", "G")
        last = board.lines()
        await board.press("g", "g")
        assert board.lines() != last
        await board.press("g", "m", "G")
        assert board.app.screen.table.row_at > 0  # type: ignore[attr-defined]
        await board.press("g", "g")
        assert board.app.screen.table.row_at == 0  # type: ignore[attr-defined]


async def test_marking_steps_on_within_the_section(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "twee", "drie")
        await board.press("home", "space", "space")
        assert board.under_cursor == "drie"
        assert len(board.app.sheet.state.marked) == 2
        await board.press("space")
        assert board.under_cursor == "drie", "there is no next one"
        await board.press("d")
        assert board.texts() == []


@pytest.mark.parametrize("key", ["r", "ctrl+r"])
async def test_redo_has_the_key_of_editors_as_well(open_board: Open, key: str) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.press("u")
        assert board.texts() == []
        await board.press(key)
        assert board.texts() == ["een"]


async def test_a_key_that_does_nothing_says_so(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("f9")
        assert board.shows("F9 doet hier niets")
        await board.press("home")
        assert not board.shows("doet hier niets")
        await board.press(*["left"] * 4)
        assert board.shows("hier houdt het vel op")


async def test_redrawing_and_language_have_the_keys_they_have_elsewhere(
    open_board: Open,
) -> None:
    async with open_board() as board:
        await board.press("ctrl+l")
        assert board.shows("verplaats") or board.shows("antwoord")
        await board.press("Q")
        assert board.shows("answer")


def test_what_a_user_called_an_action_is_still_its_name() -> None:
    chosen = {"view.language": ["f2"], "redo": ["f3"], "mark.toggle": ["."]}
    keymap = Keymap(chosen)
    assert keymap.problems == []
    assert [keymap.action("sheet", *key) for key in (("f2", None), ("f3", None), (".", "."))] == [
        *chosen
    ]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18), (40, 12)])
async def test_the_footer_never_drops_the_menu_and_the_help(
    open_board: Open, example: str, size: tuple[int, int]
) -> None:
    async with open_board(size, example) as board:
        for keys in (("home",), ("space",), ("escape",), ("i",), ("5",), ("g", "c"), ("g", "h")):
            await board.press(*keys)
            assert footer(board).rstrip().endswith("g ga naar  ? hulp"), footer(board)


async def test_the_footer_fits_where_the_hand_is(open_board: Open, example: str) -> None:
    async with open_board((120, 36), example) as board:
        await board.press("i")
        assert footer(board).startswith(" a antwoord  i volgende open")
        await board.press("5")
        assert footer(board).startswith(" c coalitie  o nog een")
        board.app.sheet.scene.select_ref(_ref(next(iter(board.canvas.cards))))
        await board.press("space")
        assert footer(board).startswith(" C groep  m verplaats  v stip")
        await board.press("escape")
        rule = next(card for card in board.canvas.cards.values() if card.status == "agreed")
        board.app.sheet.scene.select_ref(_ref(rule.id))
        await board.press("T")
        assert footer(board).startswith(" a kaart  Enter wijzig  s status")
        board.app.sheet.scene.select_ref(
            next(slot.cursor.ref for slot in _slots(board) if _is_member(slot))
        )
        await board.press("Q", "Q")
        assert footer(board).startswith(" Enter naam")


def _slots(board: Board) -> list:  # type: ignore[type-arg]
    painting = board.app.sheet.scene.painting
    return list(painting.slots) if painting else []


def _is_member(slot) -> bool:  # type: ignore[no-untyped-def]
    return slot.cursor.ref is not None and slot.cursor.ref.table == "members"


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_help_groups_the_keys(open_board: Open, language: str) -> None:
    async with open_board((100, 60), language=language) as board:
        await board.press("?")
        text = ""
        for _ in range(6):
            text += "\n".join(board.lines())
            await board.press("pagedown")
        at = [
            text.index(f" {board.app.texts(f'help.group.{group}')}")
            for group in GROUPS
            if group not in ("here", "workshop")
        ]
        assert at == sorted(at)


async def test_a_click_on_the_footer_does_what_it_says(open_board: Open) -> None:
    async with open_board((120, 36)) as board:
        await click(board, "a antwoord")
        assert board.app.screen.input is not None  # type: ignore[attr-defined]
        await board.type("een kaart")
        await click(board, "Enter bewaar")
        assert board.texts() == ["een kaart"]
        await click(board, "Esc klaar")
        await click(board, "g ga naar")
        await click(board, "m deelnemers")
        assert board.shows("Deelnemers")
        await board.press("escape")
        assert board.shows("een kaart")
        await click(board, "? hulp")
        assert board.shows("Hulp")


async def test_a_double_click_opens(open_board: Open, example: str) -> None:
    async with open_board((120, 36), example) as board:
        await board.cards("Iets om op te klikken")
        await click(board, "Iets om op te klikken", times=2)
        assert board.app.screen.input is not None  # type: ignore[attr-defined]
        await board.press("escape", "g", "d")
        await board.press("end")
        question = next(row for row in reversed(board.lines()) if ">" in row)
        await click(board, question.strip(" >■□")[:20], times=2)
        assert board.app.screen is board.app.sheet


async def test_a_click_on_the_bar_of_the_header_opens_coverage(
    open_board: Open, example: str
) -> None:
    async with open_board((120, 36), example) as board:
        await click(board, "■□", line=0)
        assert board.shows(board.app.texts("coverage.title"))


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_the_whole_card_shows_at_any_size(
    open_board: Open, example: str, size: tuple[int, int]
) -> None:
    async with open_board(size, example) as board:
        card = next(card for card in board.canvas.cards.values() if card.body and card.dots)
        board.app.sheet.scene.select_ref(_ref(card.id))
        await board.press("I")
        seen = ""
        for _ in range(12):
            seen += "\n".join(line.strip() for line in board.lines())
            await board.press("down")
        for word in card.text.split():
            assert word in seen
        assert board.app.texts("told.dots", n=card.dots) in seen
        await board.press("I")
        assert board.app.screen is board.app.sheet


def _ref(id: str):  # type: ignore[no-untyped-def]
    from board.model import Ref

    return Ref("cards", id)
