"""What changed since the session before, on its screen and on the sheet."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from board.change import Change, diff
from board.codec import canvas_from_tables
from board.commands import cards, grouping, interests, items, moves, sessions, terms
from board.commands.by import By
from board.model import Canvas, Ref
from board.templates import load
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board

Open = Callable[..., AbstractAsyncContextManager[Board]]
LATER = By("bram", "2026-07-14T12:00:00Z")


def keep(
    library: FileLibrary, command: str, make: Callable[[Canvas], Canvas], by: By = BY
) -> Canvas:
    file = library.open("jong-en-werk")
    before = canvas_from_tables(file.read().tables, load("netwerk"))
    after = make(before)
    file.commit(Change(command, diff(before, after)), by)
    return after


@pytest.fixture
def met(library: FileLibrary) -> FileLibrary:
    """A canvas after its first session, at which three cards were made, and some work since."""

    def first(canvas: Canvas) -> Canvas:
        for id, text in (("een", "Samen sterker"), ("twee", "Gaat weg"), ("drie", "Blijft")):
            canvas = cards.add_card(canvas, BY, "identiteit.passie", text, id=id)
        return sessions.add_session(canvas, BY, id="s1", date="2026-03-17")

    keep(library, "card.add", first)
    keep(library, "session.start", lambda canvas: sessions.start_session(canvas, BY, "s1"))
    keep(library, "session.close", lambda canvas: sessions.close_session(canvas, BY, "s1"))

    def since(canvas: Canvas) -> Canvas:
        canvas = cards.edit_card(canvas, LATER, "een", text="Samen staan we sterker")
        canvas = cards.add_card(canvas, LATER, "identiteit.passie", "Een nieuwe kaart", id="vier")
        canvas = moves.move(canvas, LATER, [Ref("cards", "een")], "identiteit.ambitie")
        return items.remove(canvas, LATER, [Ref("cards", "twee")])

    keep(library, "card.edit", since, LATER)
    return library


async def test_it_opens_on_the_session_before_and_enter_goes_to_the_card(
    open_board: Open, met: FileLibrary
) -> None:
    async with open_board((120, 36)) as board:
        await board.press("g", "k")
        await board.until(lambda: board.shows("van sessie 1 (17 maart 2026) tot nu"))
        assert board.shows("+ Een nieuwe kaart")
        assert board.shows("Tekst: Samen sterker → Samen staan we sterker")
        assert board.shows("− Gaat weg")
        await board.press("down", "enter")
        assert board.under_cursor == "Samen staan we sterker"


async def test_interests_words_and_groups_are_on_it_and_enter_goes_to_their_screen(
    open_board: Open, met: FileLibrary
) -> None:
    def later(canvas: Canvas) -> Canvas:
        canvas = interests.add_topics(canvas, LATER, ["Vervoer; en wonen"])
        canvas = terms.add_term(canvas, LATER, "uit beeld", "niet op school")
        return grouping.make_group(canvas, LATER, ["een"], "Bij elkaar")

    keep(met, "topic.add", later, LATER)
    async with open_board((120, 36)) as board:
        await board.press("g", "k")
        await board.until(lambda: board.shows("van sessie 1"))
        assert board.shows("+ uit beeld — niet op school")
        assert board.shows("+ Vervoer; en wonen")
        assert board.shows("+ Bij elkaar — Identiteit › Ambitie")
        await board.press("end", "enter")
        assert type(board.app.screen).__name__ == "WordsPage"
        await board.press("g", "k")
        await board.until(lambda: board.shows("van sessie 1"))
        await board.press("end", "up", "enter")
        assert type(board.app.screen).__name__ == "InterestsPage"
        await board.press("g", "k")
        await board.until(lambda: board.shows("van sessie 1"))
        await board.press("end", "up", "up", "enter")
        assert board.under_cursor == "Samen staan we sterker"


async def test_what_is_gone_is_nowhere_to_go_to(open_board: Open, met: FileLibrary) -> None:
    async with open_board((120, 36)) as board:
        await board.press("g", "k")
        await board.until(lambda: board.shows("Gaat weg"))
        await board.press("end", "enter")
        assert board.shows("staat niet (meer) op het vel")


async def test_other_moments_are_chosen_or_typed(open_board: Open, met: FileLibrary) -> None:
    async with open_board((120, 36)) as board:
        await board.press("g", "k")
        await board.until(lambda: board.shows("van sessie 1"))
        await board.press("s", "d")
        await board.type("r900")
        await board.press("enter")
        assert board.shows("Revisie 900 is er niet")
        await board.press("ctrl+u")
        await board.type("r1")
        await board.press("enter")
        await board.until(lambda: board.shows("van revisie 1"))
        assert board.shows("+ Blijft")
        await board.press("t", "1")
        await board.until(lambda: board.shows("tot sessie 1"))
        assert not board.shows("Een nieuwe kaart")


async def test_without_a_session_it_says_what_to_do(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("g", "k")
        await board.until(lambda: board.shows("Er is nog geen eerdere sessie afgesloten"))


async def test_it_follows_what_others_change(open_board: Open, met: FileLibrary) -> None:
    async with open_board((120, 36)) as board:
        await board.press("g", "k")
        await board.until(lambda: board.shows("Een nieuwe kaart"))
        keep(
            met, "card.add", lambda canvas: cards.add_card(canvas, LATER, "regie", "Van een ander")
        )
        await board.until(lambda: board.shows("+ Van een ander"))


# -- on the sheet


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_the_sheet_shows_what_changed_and_leaves_it_out_again(
    open_board: Open, met: FileLibrary, size: tuple[int, int]
) -> None:
    async with open_board(size) as board:
        await board.press("1")
        before = board.lines()[1:-2]
        await board.press("Z")
        assert board.shows("Sinds sessie 1 (17 maart 2026)")
        shown = "\n".join(board.lines())
        assert "+Een nieuwe" in shown
        assert "~Samen" in shown
        assert "−Gaat weg" in shown
        await board.press("Z")
        assert board.lines()[1:-2] == before


async def test_the_old_text_stands_below_the_sheet_or_in_the_pane(
    open_board: Open, met: FileLibrary
) -> None:
    for size in ((80, 24), (160, 45)):
        async with open_board(size) as board:
            board.app.sheet.scene.select_ref(Ref("cards", "een"))
            await board.press("Z", "ctrl+l")
            assert board.shows("was: Tekst: Samen sterker")


async def test_other_keys_keep_working_and_what_comes_meanwhile_is_marked(
    open_board: Open, met: FileLibrary
) -> None:
    async with open_board((120, 36)) as board:
        await board.press("1", "Z")
        await board.cards("Meteen erbij")
        assert board.shows("+Meteen erbij")
        await board.press("d")
        assert not board.shows("+Meteen erbij")
        board.app.sheet.scene.select_ref(Ref("cards", "drie"))
        board.app.sheet.draw()
        await board.press("d")
        assert board.shows("−Blijft")
        await board.press("u")
        assert not board.shows("−Blijft")
        await board.press("z", "z", "m", "down", "escape", "escape", "escape")
        await board.press("escape")
        assert board.app.sheet.scene.then is None


async def test_without_a_closed_session_there_is_nothing_to_show(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("Z")
        assert board.shows("geen eerdere sessie afgesloten")


async def test_the_outline_says_it_in_words(open_board: Open, met: FileLibrary) -> None:
    async with open_board((120, 36)) as board:
        await board.press("g", "o", "Z")
        assert board.shows("Een nieuwe kaart · nieuw")
        assert board.shows("Samen staan we sterker · veranderd; was: Tekst: Samen sterker")
        assert board.shows("Gaat weg · weg")
        await board.press("Z")
        assert not board.shows("Gaat weg")
