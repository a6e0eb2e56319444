"""Going about: search, help, palette, the g menu, looks, and a second pair of hands."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from board.change import Change, diff
from board.commands.by import now
from board.commands.cards import add_card, edit_card
from board.i18n import LANGUAGES
from store.files.library import FileLibrary
from tests.tui.conftest import Board
from tui import themes
from tui.kit.help_page import HelpPage
from tui.kit.picker import Picker
from tui.widgets.lines import Lines

Open = Callable[..., AbstractAsyncContextManager[Board]]


async def test_search_lights_up_while_typing_and_n_goes_on(open_board: Open) -> None:
    async with open_board((120, 36)) as board:
        await board.cards("Leren op het werk #praktijk", "Iets anders")
        await board.press("3")
        await board.cards("Samen leren")
        await board.press("/")
        await board.type("léren")
        await board.settle()
        lit = {ref.id for ref in board.app.sheet.state.matches}
        assert len(lit) == 2
        await board.press("enter", "n")
        first = board.under_cursor
        await board.press("n")
        assert {first, board.under_cursor} == {"Leren op het werk #praktijk", "Samen leren"}
        await board.press("escape")
        assert not board.app.sheet.state.matches


async def test_search_by_tag_and_back_with_escape(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een #praktijk", "twee")
        await board.press("/")
        await board.type("#praktijk")
        await board.settle()
        assert board.under_cursor == "een #praktijk"
        await board.press("escape")
        assert board.under_cursor == "twee"


async def test_search_tells_of_what_is_parked(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("zijspoor")
        await board.press("p", "enter", "/")
        await board.type("zijspoor")
        await board.press("enter")
        assert board.shows("staat alleen op geparkeerde kaarten (1)")


async def test_number_again_goes_to_the_next_section(open_board: Open) -> None:
    async with open_board() as board:
        places = []
        for _ in range(5):
            await board.press("3")
            places.append(board.app.sheet.place.split(".")[:2])
        assert places[0] == places[4] == ["organisatie", "wie"]
        assert [place[1] for place in places] == ["wie", "inrichting", "middelen", "waar", "wie"]


async def test_help_explains_the_block_under_the_cursor(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("4", "?")
        assert isinstance(board.app.screen, HelpPage)
        assert board.shows("Regie en leiderschap")
        assert board.shows("Hoe houden we het netwerk vitaal?")
        await board.press("escape")
        assert len(board.app.screen_stack) == 1


async def test_the_palette_finds_an_action_and_shows_its_key(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.press("ctrl+p")
        assert isinstance(board.app.screen, Picker)
        await board.type("stip erbij")
        await board.settle()
        assert board.shows("[v]")
        await board.press("enter")
        assert [card.dots for card in board.canvas.cards.values()] == [1]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18), (40, 12)])
async def test_the_letters_of_the_g_menu_show_at_once(
    open_board: Open, size: tuple[int, int]
) -> None:
    async with open_board(size) as board:
        await board.press("g")
        for entry in board.app.keymap.footer("goto"):
            assert board.shows(f"{entry.keys[0]} {board.app.texts(f'action.{entry.id}')}")
        await board.press("escape")
        assert board.shows("a antwoord")


async def test_the_language_switches_at_run_time_and_cards_stay(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Leren op het werk")
        assert board.shows("verplaats")
        await board.press("Q")
        assert board.shows("move")
        assert board.shows("Leren op het werk")
        assert board.shows("IDENTITEIT"), "the canvas keeps its own language"


@pytest.mark.parametrize("theme", themes.NAMES)
async def test_every_theme_says_the_same_without_colour(open_board: Open, theme: str) -> None:
    async with open_board(theme=theme) as board:
        await board.cards("een", "twee")
        await board.press("space")
        assert board.shows(">▎")
        await board.press("up")
        assert board.shows("*▎")


async def test_themes_follow_one_another(open_board: Open) -> None:
    async with open_board() as board:
        seen = [board.app.live.theme]
        for _ in themes.NAMES:
            await board.press("T")
            seen.append(board.app.live.theme)
        assert set(seen) == set(themes.NAMES)
        assert seen[0] == seen[-1]


async def test_zoom_goes_through_block_and_section_and_back(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een kaart in passie")
        await board.press("z")
        assert not board.shows("SPELREGELS")
        assert board.shows("Ambitie")
        await board.press("z")
        assert not board.shows("Ambitie")
        assert board.shows("Welke waarden en normen delen we?")
        await board.press("z")
        assert board.shows("SPELREGELS")


async def test_what_someone_else_types_appears_without_a_key(
    open_board: Open, library: FileLibrary
) -> None:
    async with open_board() as board:
        file = library.open("jong-en-werk")
        canvas = board.canvas
        after = add_card(canvas, now("bram"), "regie.zorg", "Van Bram")
        file.commit(Change("card.add", diff(canvas, after)), now("bram"))
        for _ in range(60):
            await board.pilot.pause(0.05)
            if board.shows("Van Bram"):
                break
        assert board.shows("Van Bram")


async def test_two_who_change_the_same_text_keep_both(
    open_board: Open, library: FileLibrary
) -> None:
    async with open_board((120, 36)) as board:
        await board.cards("oorspronkelijk")
        (card,) = board.canvas.cards.values()
        await board.press("e", "ctrl+u")
        await board.type("van anna")
        file = library.open("jong-en-werk")
        canvas = board.kept
        after = edit_card(canvas, now("bram"), card.id, text="van bram")
        file.commit(Change("card.edit", diff(canvas, after)), now("bram"))
        for _ in range(60):
            await board.pilot.pause(0.05)
            if board.canvas.cards[card.id].text == "van bram":
                break
        await board.press("enter")
        assert sorted(board.texts()) == ["van anna", "van bram"]
        assert board.shows("jouw versie staat ernaast")
        await board.press("!", "2")
        assert board.texts() == ["van anna"]
        await board.press("u")
        assert sorted(board.texts()) == ["van anna", "van bram"]


async def test_a_click_puts_the_cursor_there(open_board: Open) -> None:
    async with open_board((120, 36)) as board:
        await board.cards("een", "twee")
        painting = board.app.sheet.scene.painting
        assert painting is not None
        slot = next(s for s in painting.slots if s.cursor.path == "regie.gunnen")
        await board.pilot.click(offset=(slot.x + 2, slot.y + 1))
        await board.settle()
        assert board.app.sheet.place == "regie.gunnen"


async def test_keys_that_do_nothing_paint_no_more_than_a_word(open_board: Open) -> None:
    async with open_board() as board:
        before = board.lines()
        await board.press("f9")
        changed = [at for at, line in enumerate(board.lines()) if line != before[at]]
        assert changed == [len(before) - 2]


def test_both_languages_have_the_same_texts() -> None:
    from board.i18n import catalogue
    from tui.texts import SOURCES

    for source in SOURCES:
        keys = [set(catalogue(source, language)) for language in LANGUAGES]
        assert keys[0] == keys[1], source.area
        gaps = [
            {key: sorted(_gaps(text)) for key, text in catalogue(source, language).items()}
            for language in LANGUAGES
        ]
        assert gaps[0] == gaps[1], source.area


def test_no_text_is_said_in_two_catalogues() -> None:
    from collections import Counter

    from board.i18n import REFUSALS, catalogue
    from tui.texts import SOURCES

    for language in LANGUAGES:
        sources = (REFUSALS, *SOURCES)
        keys = Counter(key for source in sources for key in catalogue(source, language))
        assert [key for key, times in keys.items() if times > 1] == []


def _gaps(text: str) -> set[str]:
    from string import Formatter

    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("size", "zooms"), [((40, 12), 0), ((80, 24), 1), ((80, 24), 2)])
async def test_arrows_lead_out_of_a_block_that_is_shown_alone(
    open_board: Open, size: tuple[int, int], zooms: int
) -> None:
    async with open_board(size) as board:
        await board.cards("Een")
        await board.press(*["z"] * zooms)
        for arrow, beyond in (
            ("left", "spelregels"),
            ("right", "regie"),
            ("up", "coalities"),
            ("down", "organisatie"),
        ):
            await board.press("1")
            seen = set()
            for _ in range(14):
                await board.pilot.press(arrow)
                seen.add(board.app.sheet.place.partition(".")[0])
            assert beyond in seen, arrow


async def test_n_without_a_search_says_how_to_search(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("n")
        assert board.shows("Zoek eerst iets: /")


def roles(board: Board) -> set[str]:
    widget = board.app.screen.query(Lines).first()
    return {role for line in widget.lines for role, _ in line}


async def test_the_colour_of_an_error_goes_with_the_error(open_board: Open) -> None:
    async with open_board() as board:
        for key, then in (("n", "T"), ("u", "T"), ("!", "T")):
            await board.press(key)
            assert "warn" in roles(board), key
            await board.press(then)
            assert "notice" in roles(board)
            assert "warn" not in roles(board)


async def test_a_word_over_a_picker_is_no_alarm(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("ctrl+p")
        board.app.tell("Bewaard")
        assert board.shows("Bewaard")
        assert "warn" not in roles(board)
        board.app.tell("Niet bewaard", warning=True)
        assert "warn" in roles(board)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_g_menu_is_whole_on_every_page(open_board: Open, size: tuple[int, int]) -> None:
    async with open_board(size) as board:
        await board.press("g", "h", "g")
        told = " ".join(board.lines())
        for place in ("vel", "deelnemers", "historie", "dekking", "bibliotheek"):
            assert f" {place}" in told
