"""The export: choices, the page as it will be, and where it goes."""

import base64
import json
import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

import exports
from board.codec import canvas_to_tables
from board.commands.members import add_member
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board, filled
from tests.tui.shelves.conftest import until

Open = Callable[..., AbstractAsyncContextManager[Board]]


def on_clipboard(sent: list[str]) -> str:
    """What a terminal would have put on the clipboard last."""
    start = "\x1b]52;c;"
    last = next(one for one in reversed(sent) if one.startswith(start))
    return base64.b64decode(last.removeprefix(start).removesuffix("\x07")).decode()


async def to_choice(board: Board, label: str) -> None:
    """Go down to a choice."""
    for _ in range(12):
        if any(line.startswith(">") and label in line for line in board.lines()):
            return
        await board.press("down")
    raise AssertionError(label)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where the program was started."""
    folder = tmp_path / "hier"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def test_the_page_shows_beside_the_choices(open_board: Open) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.cards("een kaart om te lezen")
        await board.press("x")
        await until(board, "# Samenvatting – Jong & Werk", "een kaart om te lezen")
        row = next(line for line in board.lines() if "# Samenvatting" in line)
        assert "pagina" in row and "│" in row


async def test_the_page_shows_below_the_choices_on_a_small_screen(open_board: Open) -> None:
    async with open_board(size=(60, 18)) as board:
        await board.press("x")
        await until(board, "# Samenvatting – Jong & Werk")
        lines = board.lines()
        choice = next(n for n, line in enumerate(lines) if "pagina" in line)
        page = next(n for n, line in enumerate(lines) if "# Samenvatting" in line)
        assert choice < page


async def test_every_page_of_the_registry_is_offered_and_can_be_seen(open_board: Open) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.cards("een")
        await board.press("x")
        await until(board, "# Samenvatting")
        seen = set()
        for _ in exports.PAGES:
            await made(board)
            seen.add(next(line for line in board.lines() if "pagina" in line))
            await board.press("right")
        assert len(seen) == len(exports.PAGES)
        await until(board, "# Samenvatting")


async def test_a_report_back_asks_for_whom(open_board: Open, library: FileLibrary) -> None:
    canvas = filled(["een"])
    for name in ("Zorg, Welzijn; Wonen", "ROC Oostland"):
        canvas = add_member(canvas, BY, name)
    library.create("samen", canvas_to_tables(canvas), BY)
    async with open_board(size=(120, 36), name="samen") as board:
        await board.press("x")
        await until(board, "# Samenvatting")
        for page in exports.PAGES:
            if page.by_member:
                break
            await board.press("right")
        await until(board, "# Terugkoppeling", "voor Zorg, Welzijn; Wonen")
        await to_choice(board, "voor wie")
        await board.press("right")
        await until(board, "voor ROC Oostland")
        await board.press("space")
        assert board.shows("Voor welke deelnemer?")
        await board.press("up", "enter")
        await until(board, "voor Zorg, Welzijn; Wonen")


async def test_a_page_is_offered_in_every_format_it_comes_in(open_board: Open) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.cards("een")
        await board.press("x")
        await until(board, "# Samenvatting")
        await to_choice(board, "vorm")
        for format in ("HTML", "Word"):
            await board.press("right")
            await made(board)
            assert board.shows(format)
            await until(board, "# Samenvatting")


async def test_a_word_document_is_written_to_a_file(open_board: Open, tmp_path: Path) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.cards("een")
        await board.press("x")
        await until(board, "# Samenvatting")
        await to_choice(board, "vorm")
        await board.press("left")
        await made(board)
        await board.press("enter")
        await board.press("ctrl+u")
        await board.type(str(tmp_path / "blad.docx"))
        await board.press("enter")
        await until(board, "blad.docx")
        assert (tmp_path / "blad.docx").read_bytes().startswith(b"PK")


async def made(board: Board) -> None:
    """Wait until the page is there."""
    await board.app.workers.wait_for_complete()
    await board.pilot.pause()
    assert not board.shows("wordt gemaakt")


async def test_what_is_left_out_is_said_and_comes_in_when_asked(open_board: Open) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.cards("blijft", "weg ermee")
        await board.press("p", "enter", "x")
        await until(board, "blijft", "1 geparkeerd")
        assert not board.shows("weg ermee")
        await until(board, "met geparkeerd", "nee, 1 niet mee")
        await to_choice(board, "met geparkeerd")
        await board.press("space")
        await until(board, "✓ met geparkeerd", "ja")
        await board.app.workers.wait_for_complete()
        await board.press("end")
        assert board.shows("weg ermee")


async def test_a_choice_of_parts(open_board: Open) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.press("2")
        await board.cards("een regel")
        await board.press("1")
        await board.cards("een passie")
        await board.press("x")
        await until(board, "een passie", "een regel")
        await to_choice(board, "delen")
        await board.press("space")
        await board.type("spelr")
        await board.press("space", "enter")
        await until(board, "Spelregels", "een regel")
        assert not board.shows("een passie")


async def test_enter_twice_writes_a_file_and_a_third_time_asks(
    open_board: Open, here: Path
) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.cards("een")
        await board.press("x")
        await until(board, "een")
        await board.press("enter", "enter")
        assert board.shows("Bewaard: ")
        made = here / "jong-en-werk-samenvatting.md"
        assert " een\n" in made.read_text("utf-8")
        made.write_text("van iemand anders", "utf-8")
        await board.press("enter", "enter")
        assert board.shows("bestaat al")
        assert made.read_text("utf-8") == "van iemand anders"
        await board.press("enter")
        assert board.shows("Bewaard: ")
        assert " een\n" in made.read_text("utf-8")


@pytest.mark.parametrize("typed", ["/geen/map/uit.md", "~niemand-hier/uit.md", "."])
async def test_a_file_that_cannot_be_is_refused_and_the_name_can_be_mended(
    open_board: Open, here: Path, typed: str
) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.press("x")
        await until(board, "# Samenvatting")
        await board.press("enter", "ctrl+u")
        await board.type(typed)
        await board.press("enter")
        assert not board.shows("Bewaard")
        assert list(here.iterdir()) == []
        await board.press("ctrl+u")
        await board.type("goed.md")
        await board.press("enter")
        assert board.shows("Bewaard")
        assert [path.name for path in here.iterdir()] == ["goed.md"]


async def test_to_the_clipboard_and_to_both(
    open_board: Open, here: Path, terminal: list[str]
) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.cards("een")
        await board.press("x")
        await until(board, "een")
        await board.press("y")
        assert board.shows("naar je klembord")
        page = on_clipboard(terminal)
        assert " een\n" in page
        terminal.clear()
        await board.press("b", "enter")
        assert on_clipboard(terminal) == page
        assert (here / "jong-en-werk-samenvatting.md").read_text("utf-8") == page
        assert board.shows("ook in")


async def test_the_last_choice_is_there_again(
    open_board: Open, library: FileLibrary, here: Path, terminal: list[str]
) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.press("x")
        await until(board, "# Samenvatting")
        await board.press("left", "left", "left", "left", "left", "left")
        await until(board, "Kaarten", "CSV")
        assert not board.shows("␍"), "how its lines end is nobody's concern"
        await board.press("y")
    async with open_board(size=(120, 36)) as board:
        await board.press("x")
        await until(board, "Kaarten", "CSV")


async def test_what_was_for_the_room_only_is_asked_anew(
    open_board: Open, terminal: list[str]
) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.cards("geheim")
        await board.press("s", "z", "x")
        await until(board, "1 alleen voor de zaal")
        await to_choice(board, "met zaal")
        await board.press("space")
        await until(board, "geheim")
        await board.press("y", "escape")
    async with open_board(size=(120, 36)) as board:
        await board.press("x")
        await until(board, "1 alleen voor de zaal")
        assert not board.shows("geheim")


async def test_a_damaged_memory_is_no_memory(open_board: Open, library: FileLibrary) -> None:
    library.state.mkdir(parents=True, exist_ok=True)
    known = {"export": {"page": 7, "format": [], "places": "x", "headings": {}, "parked": "ja"}}
    (library.state / "remember.json").write_text(json.dumps(known), "utf-8")
    async with open_board() as board:
        await board.press("x")
        await until(board, "# Samenvatting")


async def test_restricted_mode_has_the_clipboard_and_no_file(
    open_board: Open, here: Path, terminal: list[str]
) -> None:
    async with open_board(restricted=True) as board:
        await board.press("x")
        await until(board, "# Samenvatting")
        await board.press("enter")
        assert board.shows("beperkte modus")
        await board.press("b")
        assert board.shows("beperkte modus")
        await board.press("y")
        assert "# Samenvatting" in on_clipboard(terminal)
        assert list(here.iterdir()) == []


async def test_paging_through_a_long_page(open_board: Open, library: FileLibrary) -> None:
    texts = [f"kaart {number}" for number in range(200)]
    library.create("lang", canvas_to_tables(filled(texts)), BY)
    async with open_board(name="lang") as board:
        await board.press("x")
        await until(board, "# Samenvatting")
        await board.press("z", "pagedown", "pagedown")
        assert not board.shows("# Samenvatting")
        assert not board.shows("pagina")
        await board.press("end")
        assert any(re.search(r"–(\d+) van \1 ", line) for line in board.lines())
        await board.press("home", "z")
        assert board.shows("# Samenvatting") and board.shows("pagina")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18), (40, 12)])
async def test_every_line_is_as_wide_as_the_screen(
    open_board: Open, library: FileLibrary, size: tuple[int, int]
) -> None:
    from tui.view.width import cell_len

    texts = ["漢字" * 80, "één " * 60, "x" * 3000, "\x1b[31mrood", "👩‍👩‍👧 gezin"]
    library.create("breed", canvas_to_tables(filled(texts)), BY)
    async with open_board(size=size, name="breed") as board:
        await board.press("x")
        await until(board, "Samenvatting")
        for _ in range(12):
            assert {cell_len(line) for line in board.lines()} == {size[0]}
            assert not any("\x1b" in line for line in board.lines())
            await board.press("pagedown")


async def test_a_poster_is_for_paper_that_one_chooses(open_board: Open) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.press("x")
        await made(board)
        assert not board.shows("papier")
        for page in exports.PAGES:
            if page.id == "poster":
                break
            await board.press("right")
            await made(board)
        await to_choice(board, "papier")
        assert board.shows("A3")
        await board.press("right")
        await made(board)
        assert board.shows("A2")
