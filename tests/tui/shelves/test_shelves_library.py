"""The library: a first start, and what becomes of canvases."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from board.codec import canvas_to_tables
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board, filled
from tests.tui.shelves.conftest import until

Open = Callable[..., AbstractAsyncContextManager[Board]]


async def test_a_first_start_says_how_to_begin(start_program: Open) -> None:
    async with start_program() as board:
        assert board.shows("Welkom")
        assert board.shows("typ de naam van het netwerk")
        assert board.shows("ingevuld voorbeeld")
        await board.pilot.press("u", "g", "x", "enter", "d", "r")
        assert board.shows("Welkom")
        await board.pilot.press("q")
        await board.pilot.pause()
        assert board.app.return_code == 0


async def test_the_smallest_screen_says_how_to_begin_too(start_program: Open) -> None:
    for language, new, example in (("nl", "begint", "voorbeeld"), ("en", "starts", "example")):
        async with start_program(size=(40, 12), language=language) as board:
            assert board.shows(f"a   {new}")
            assert any(line.startswith("   v ") and example in line for line in board.lines())


async def test_help_palette_themes_and_language_work_without_a_canvas(start_program: Open) -> None:
    async with start_program() as board:
        await board.pilot.press("T", "Q")
        await board.pilot.pause()
        assert board.shows("Welcome")
        await board.pilot.press("question_mark")
        await board.pilot.pause()
        assert board.shows("All canvases in")
        await board.pilot.press("escape", "ctrl+p")
        await board.type("example")
        await board.press("enter")
        assert len(board.canvas.cards) > 30


async def test_a_title_and_enter_make_a_canvas_on_the_sheet(
    start_program: Open, empty_library: FileLibrary
) -> None:
    async with start_program() as board:
        await board.pilot.press("a")
        await board.type("Jong & Werk")
        assert board.shows("naam jong-en-werk")
        await board.press("enter")
        assert board.canvas.info.title == "Jong & Werk"
        assert board.canvas.info.language == "nl"
        assert board.app.screen is board.app.sheet
        await board.cards("een kaart")
        assert [card.text for card in board.kept.cards.values()] == ["een kaart"]
    assert empty_library.names() == ["jong-en-werk"]


async def test_tab_goes_on_to_another_template(start_program: Open) -> None:
    async with start_program(language="en") as board:
        await board.pilot.press("a", "tab")
        await board.type("Our shop")
        await board.press("enter")
        assert board.canvas.template.id == "businessmodel"
        assert board.canvas.info.language == "en"


async def test_a_blank_title_makes_nothing(start_program: Open, empty_library: FileLibrary) -> None:
    async with start_program() as board:
        await board.pilot.press("a", "space", "enter")
        await board.pilot.pause()
        assert board.shows("Welkom")
    assert empty_library.names() == []


async def test_the_example_can_be_looked_at_first(start_program: Open) -> None:
    async with start_program() as board:
        await board.press("v")
        assert len(board.canvas.cards) > 30
        await board.press("g", "l")
        await until(board, "31/35", "Netwerk Jong & Werk")


async def test_the_list_tells_cards_and_answered_questions_of_every_canvas(
    open_board: Open, library: FileLibrary
) -> None:
    library.create("vol", canvas_to_tables(filled(["a", "b", "c", "d"])), BY)
    async with open_board() as board:
        await board.press("g", "l")
        await until(board, "4 kaarten", "4/35", "0/35")


async def test_typing_narrows_the_list_and_enter_opens(
    open_board: Open, library: FileLibrary
) -> None:
    for title in ("Zorg in de wijk", "Bouwen"):
        canvas = filled(["x"])
        canvas = canvas._replace(info=canvas.info._replace(title=title))
        library.create(title.casefold().replace(" ", "-"), canvas_to_tables(canvas), BY)
    async with open_board() as board:
        await board.cards("blijft bewaard")
        await board.press("g", "l", "/")
        await board.type("wijk")
        assert board.shows("Zorg in de wijk")
        assert not board.shows("Bouwen")
        await board.press("enter")
        assert board.canvas.info.title == "Zorg in de wijk"
        assert board.lines()[0].startswith(" Zorg in de wijk")
        await board.press("g", "l", "/")
        await board.type("jong")
        await board.press("enter")
        assert board.texts() == ["blijft bewaard"]


async def test_renaming_the_open_canvas_takes_the_file_along(
    open_board: Open, library: FileLibrary
) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.press("g", "l", "r", "ctrl+u")
        await board.type("Oud & Wijs")
        await board.press("enter")
        assert board.shows("Heet nu: Oud & Wijs")
        assert library.names() == ["oud-en-wijs"]
        await board.press("q")
        await board.cards("twee")
        assert sorted(card.text for card in board.kept.cards.values()) == ["een", "twee"]
        await board.press("u")
        assert [card.text for card in board.kept.cards.values() if card.state == "active"] == [
            "een"
        ]


async def test_a_copy_is_a_canvas_of_its_own(open_board: Open, library: FileLibrary) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.press("g", "l", "c", "enter")
        assert board.shows("Gekopieerd: Jong & Werk (kopie)")
        await board.press("enter")
        await board.cards("twee")
    assert sorted(library.names()) == ["jong-en-werk", "jong-en-werk-kopie"]
    counts = {entry.name: entry.cards for entry in library.entries()}
    assert counts == {"jong-en-werk": 1, "jong-en-werk-kopie": 2}


async def test_what_is_put_away_comes_back_with_u_or_from_the_bin(
    open_board: Open, library: FileLibrary
) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.pilot.press("g", "l", "d")
        assert library.names() == []
        assert board.shows("In de prullenbak: Jong & Werk")
        await board.pilot.press("u")
        assert library.names() == ["jong-en-werk"]
        await board.pilot.press("d", "b")
        assert board.shows("Prullenbak")
        await board.pilot.press("enter")
        await board.pilot.press("enter")
        await board.settle()
        assert board.texts() == ["een"]


async def test_what_comes_back_does_not_push_out_what_took_its_name(
    open_board: Open, library: FileLibrary
) -> None:
    async with open_board() as board:
        await board.cards("oud")
        await board.pilot.press("g", "l", "d", "a")
        await board.type("Jong en Werk")
        await board.press("enter")
        await board.press("g", "l", "b", "enter")
        assert board.shows("Terug: Jong & Werk")
    assert sorted(library.names()) == ["jong-en-werk", "jong-en-werk-2"]


async def test_a_damaged_canvas_is_shown_and_can_be_mended(
    open_board: Open, library: FileLibrary
) -> None:
    library.create("stuk", canvas_to_tables(filled(["goed"])), BY)
    path = library.folder / "stuk.json"
    good = path.read_bytes()
    (library.folder / "stuk.json.1.bak").write_bytes(good)
    path.write_bytes(b"\0\0\0 geen canvas")
    async with open_board(size=(120, 36)) as board:
        await board.press("g", "l", "end")
        assert board.shows("beschadigd")
        await board.press("r")
        assert board.shows("Dat kan met dit canvas niet")
        await board.press("m")
        assert board.shows("Hersteld uit de reservekopie")
        await board.press("enter")
        assert board.texts() == ["goed"]
    assert [one for one in library.folder.iterdir() if ".corrupt-" in one.name]


async def test_what_could_not_be_kept_holds_the_canvas_open(
    open_board: Open, library: FileLibrary
) -> None:
    library.create("ander", canvas_to_tables(filled(["x"])), BY)
    moved = library.folder.with_name("elders")
    async with open_board() as board:
        library.folder.rename(moved)
        await board.pilot.press("a")
        await board.type("nog niet bewaard")
        await board.pilot.press("enter", "escape")
        await until(board, "1 niet bewaard")
        moved.rename(library.folder)
        (library.folder / "jong-en-werk.json").rename(moved)
        await board.pilot.press("g", "l", "/")
        await board.type("ander")
        await board.pilot.press("enter")
        assert board.shows("Er zijn wijzigingen niet bewaard")
        assert board.canvas.info.title == "Jong & Werk"


async def test_the_library_is_closed_in_restricted_mode(open_board: Open) -> None:
    async with open_board(restricted=True) as board:
        await board.press("g", "l")
        assert board.app.screen is board.app.sheet
        assert board.shows("beperkte modus"), board.lines()


async def test_every_size_shows_titles_and_never_breaks_a_line(
    open_board: Open, library: FileLibrary
) -> None:
    for number in range(30):
        canvas = filled(["漢字 en ünïcode"] * (number % 3))
        canvas = canvas._replace(info=canvas.info._replace(title=f"Netwerk {number} 漢字"))
        library.create(f"n{number}", canvas_to_tables(canvas), BY)
    for size in ((120, 36), (80, 24), (60, 18), (40, 12)):
        async with open_board(size=size) as board:
            await board.press("g", "l")
            assert board.shows("31 canvassen") or size[0] < 60
            assert board.shows("Netwerk")
            assert len(board.lines()) == size[1]
            await board.press("end")
            assert any(line.startswith(">") for line in board.lines())


async def test_a_copy_that_a_sync_made_is_named_as_such_and_opens(
    open_board: Open, library: FileLibrary
) -> None:
    copy = library.folder / "jong-en-werk (conflicted copy).json"
    copy.write_bytes((library.folder / "jong-en-werk.json").read_bytes())
    async with open_board(size=(120, 36)) as board:
        await board.press("g", "l", "end")
        if not board.shows("kopie van jong-en-werk"):
            await board.press("home")  # Two files of one moment: either may stand first.
        assert board.shows("kopie van jong-en-werk, van een synchronisatie")
        await board.press("enter")
        await board.cards("in de kopie")
        assert board.app.workshop.file.name == copy.stem


async def test_without_a_canvas_no_key_that_needs_one_works(start_program: Open) -> None:
    async with start_program((120, 36)) as board:
        for first in ((), ("?",)):
            await board.press(*first)
            for key in ("u", "r", "x", "g", "m", "ctrl+t", "escape"):
                await board.press(key)
                assert board.app.is_running, key
        await board.press("ctrl+p")
        await board.type("ongedaan")
        await board.press("enter", "escape")
        assert board.shows("Welkom bij het netwerkcanvas")
