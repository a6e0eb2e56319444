"""The history: what happened, how it was then, and bringing that back."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta

import pytest

from board.change import Change, diff
from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.cards import add_card
from store.files.library import FileLibrary
from tests.tui.conftest import Board, filled
from tests.tui.shelves.conftest import until

Open = Callable[..., AbstractAsyncContextManager[Board]]


def someone_adds(library: FileLibrary, who: str, place: str, text: str, days_ago: int = 0) -> None:
    """Another person types a card on the same canvas."""
    moment = datetime.now(UTC) - timedelta(days=days_ago)
    by = By(who, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    file = library.open("jong-en-werk")
    before = canvas_from_tables(file.read().tables, filled([]).template)
    after = add_card(before, by, place, text)
    file.commit(Change("card.add", diff(before, after), text), by)


async def test_it_tells_who_did_what_newest_first(open_board: Open, library: FileLibrary) -> None:
    someone_adds(library, "bram", "spelregels.besluiten", "Samen beslissen")
    async with open_board(size=(120, 36)) as board:
        await board.cards("een", "twee")
        await board.press("d", "u", "g", "h")
        await until(board, "ongedaan gemaakt: verwijderd")
        told = [
            line for line in board.lines() if ":" in line and ("anna" in line or "bram" in line)
        ]
        assert "ongedaan gemaakt: verwijderd · twee" in told[0]
        assert "×" in told[1] and "verwijderd · twee" in told[1]
        assert "kaart erbij · twee" in told[2]
        assert "kaart erbij · een" in told[3]
        assert "bram" in told[4] and "Samen beslissen" in told[4]
        assert "canvas gemaakt" in told[5]


async def test_a_change_that_was_done_again_stands_again(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.press("u")
        await board.press("r")
        await board.press("g", "h")
        await until(board, "opnieuw gedaan: kaart erbij")
        crossed = [line for line in board.lines() if "×" in line]
        assert len(crossed) == 1
        assert "ongedaan gemaakt" in crossed[0]


async def test_it_grows_while_it_is_looked_at(open_board: Open, library: FileLibrary) -> None:
    async with open_board() as board:
        await board.press("g", "h")
        await until(board, "canvas gemaakt")
        someone_adds(library, "bram", "spelregels.besluiten", "Samen beslissen")
        await until(board, "Samen beslissen")


async def test_by_person_by_block_and_by_word(open_board: Open, library: FileLibrary) -> None:
    someone_adds(library, "bram", "spelregels.besluiten", "Samen beslissen")
    someone_adds(library, "bram", "identiteit.passie.thema", "Iedereen telt")
    async with open_board() as board:
        await board.cards("van anna")
        await board.press("g", "h")
        await until(board, "4 wijzigingen")
        await board.press("w")
        await board.type("bram")
        await board.press("enter")
        await until(board, "2 van 4")
        assert not board.shows("van anna")
        await board.press("b", "2")
        await until(board, "1 van 4")
        assert board.shows("Samen beslissen")
        await board.press("escape")
        await until(board, "4 wijzigingen")
        await board.press("/")
        await board.type("telt")
        await board.press("enter")
        assert board.shows("Iedereen telt")
        assert not board.shows("Samen beslissen")
        await board.press("escape", "escape")
        assert board.app.screen is board.app.sheet


async def test_since_a_day(open_board: Open, library: FileLibrary) -> None:
    someone_adds(library, "bram", "spelregels.besluiten", "Lang geleden", days_ago=40)
    async with open_board() as board:
        await board.cards("vandaag")
        await board.press("g", "h")
        await until(board, "Lang geleden")
        await board.press("t")
        await board.type("gisteren")
        await board.press("enter")
        assert board.shows("vanaf gisteren")
        assert board.shows("kaart erbij · vandaag")
        assert not board.shows("Lang geleden")


async def test_a_day_that_is_none_is_refused_and_can_be_mended(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("g", "h")
        await until(board, "canvas gemaakt")
        await board.press("t")
        await board.type("blauw")
        await board.press("enter")
        assert board.shows("blauw")
        await board.press("ctrl+u")
        await board.type("vandaag")
        await board.press("enter")
        assert board.shows("vanaf vandaag")


async def test_the_canvas_as_it_was_can_be_walked_but_not_changed(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "twee", "drie")
        await board.press("g", "h")
        await until(board, "kaart erbij · drie")
        await board.press("down", "enter")
        assert board.shows("zoals het was")
        assert board.shows("twee") and not board.shows(" drie")
        await board.press("a")
        assert board.shows("Hier kun je alleen kijken")
        await board.press("d", "v", "m", "u")
        await board.press("[")
        assert board.shows("▎een") and not board.shows("▎twee")
        await board.press("]", "]", "]")
        assert board.shows("Dit is de stand van nu")
        await board.press("z", "5", "escape")
        await until(board, "4 wijzigingen")
        await board.press("escape")
        assert board.texts() == ["een", "twee", "drie"]


@pytest.mark.parametrize("through", ["list", "sheet"])
async def test_bringing_back_is_a_revision_and_undo_takes_it_back(
    open_board: Open, through: str
) -> None:
    async with open_board() as board:
        await board.cards("een", "twee")
        await board.press("g", "h")
        await until(board, "kaart erbij · twee")
        await board.press("down", *(["enter"] if through == "sheet" else []), "R")
        await until(board, "teruggezet · naar revisie 2")
        assert board.texts() == ["een"]
        await board.press("u")
        await until(board, "ongedaan gemaakt: teruggezet")
        assert board.texts() == ["een", "twee"]
        assert len(board.kept.cards) == 2


async def test_the_state_of_now_needs_no_bringing_back(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.press("g", "h")
        await until(board, "kaart erbij · een")
        await board.press("R")
        assert board.shows("Dit is de stand van nu")
        assert board.shows("2 wijzigingen")


async def test_control_characters_in_what_happened_do_not_reach_the_screen(
    open_board: Open, library: FileLibrary
) -> None:
    someone_adds(library, "b\x1bram", "spelregels.besluiten", "ro\x1b[31mod")
    async with open_board() as board:
        await board.press("g", "h")
        await until(board, "ro␛[31mod")
        await board.press("enter")
        assert not any("\x1b" in line for line in board.lines())


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18), (40, 12)])
async def test_it_reads_at_every_size(open_board: Open, size: tuple[int, int]) -> None:
    async with open_board(size=size) as board:
        await board.cards("een")
        await board.press("g", "h")
        await until(board, "kaart erbij · een")
        await board.press("enter")
        assert "revisie 2" in board.lines()[0]
