"""Reading a file in on screen: first what it would bring, then Enter."""

import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from board import templates
from board.codec import canvas_to_tables
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.sessions import add_session, close_session
from board.snapshots import SessionState
from exports import Request, render
from store.files.library import FileLibrary
from tests.tui.conftest import Board
from tests.tui.shelves.conftest import until

Open = Callable[..., AbstractAsyncContextManager[Board]]
FILES = Path(__file__).parents[2] / "exports" / "files"
WIDE = (100, 36)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with files of other programs in it."""
    folder = tmp_path / "downloads"
    shutil.copytree(FILES, folder)
    monkeypatch.chdir(folder)


async def look_at(board: Board, path: object) -> None:
    """Type where a file is, and look at what it would bring."""
    await board.press("i", "ctrl+u")
    await board.type(str(path))
    await board.press("enter")
    await until(board, "Komt in")


async def to(board: Board, words: str) -> None:
    """Put the cursor on a line."""
    await board.press("home")
    for _ in range(40):
        if any(line.startswith(">") and words in line for line in board.lines()):
            return
        await board.press("down")
    raise AssertionError(words)


async def test_what_a_whiteboard_would_bring_is_seen_before_it_comes(open_board: Open) -> None:
    async with open_board(WIDE) as board:
        before = board.kept
        await board.press("g", "l")
        await look_at(board, "whiteboard-export.csv")
        for words in (
            "dit canvas:", "tabel (spreadsheet, whiteboard)", "Sticky notes", "Frame",
            "Created by", "Votes", "1  Identiteit", "2  Spelregels", "1  Geparkeerd",
            "Regel 2: kolommen die hier niets betekenen, niet ingelezen: Color; X; Y; Link",
            "plek 'Frame 7'", "zonder tekst",
        ):  # fmt: skip
            assert board.shows(words), words
        assert board.kept == before
        await board.press("enter")
        assert board.app.screen is board.app.sheet
        assert board.shows("4 dingen opgenomen uit whiteboard-export.csv")
        new = {card.text: card for id, card in board.kept.cards.items() if id not in before.cards}
        assert new["Vakmanschap, ook zonder diploma"].place == "identiteit"
        assert (new["Eerst bellen; dan mailen"].dots, new["Eerst bellen; dan mailen"].author) == (
            2,
            "Sam",
        )
        assert new["Wie betaalt dit?"].state == "parked"
        await board.press("u")
        assert board.kept.cards == before.cards


async def test_another_column_and_a_place_are_chosen_from_lists(
    open_board: Open, tmp_path: Path
) -> None:
    Path("eigen.csv").write_text("Wat;Hoeveel;Wie\nBellen;3;Noor\nMailen;;Sam\n", "utf-8")
    async with open_board(WIDE) as board:
        before = board.kept
        await board.press("g", "l")
        await look_at(board, "eigen.csv")
        await until(board, "Geen kolom heet hier als de tekst")
        await board.press("enter")
        assert board.shows("Geen kolom heet hier als de tekst"), "nothing comes in like this"
        assert board.kept == before
        await to(board, "Kolom met de tekst")
        await board.press("space")
        await board.type("Wat")
        await board.press("enter")
        await until(board, "2  Geparkeerd")
        await to(board, "Kolom met de stippen")
        await board.press("space")
        await board.type("Hoev")
        await board.press("enter")
        await to(board, "Wat geen plek noemt")
        await board.press("space")
        await board.type("Spelregels")
        await board.press("enter")
        await until(board, "2  Spelregels")
        assert not board.shows("Geparkeerd")
        await board.press("enter")
        new = {card.text: card for id, card in board.kept.cards.items() if id not in before.cards}
        assert {(one.text, one.place, one.dots, one.author) for one in new.values()} == {
            ("Bellen", "spelregels", 3, "Noor"),
            ("Mailen", "spelregels", 0, "Sam"),
        }


async def test_a_board_becomes_a_new_canvas_where_none_is_open(
    start_program: Open, empty_library: FileLibrary
) -> None:
    async with start_program(size=WIDE) as board:
        await look_at(board, f"'{Path.cwd() / 'board-obsidian.canvas'}'")
        assert board.shows("een nieuw canvas: board-obsidian")
        assert board.shows("bord (JSON Canvas)")
        await board.press("space")
        assert board.shows("Er is geen canvas open")
        await board.press("enter")
        assert board.app.screen is board.app.sheet
        assert board.canvas.info.title == "board-obsidian"
        assert len(board.kept.cards) == 9
    assert empty_library.names() == ["board-obsidian"]


async def test_into_the_open_canvas_or_a_new_one(open_board: Open) -> None:
    async with open_board(WIDE) as board:
        before = board.kept
        await board.press("g", "l")
        await look_at(board, "whiteboard-export.csv")
        await board.press("space")
        await until(board, "een nieuw canvas: whiteboard-export")
        await board.press("enter")
        assert board.canvas.info.title == "whiteboard-export"
        assert len(board.kept.cards) == 4
        await board.press("g", "l")
        await board.press("escape")
        assert before.info.title != "whiteboard-export"


async def test_esc_leaves_it_and_nothing_came(open_board: Open) -> None:
    async with open_board(WIDE) as board:
        before = board.kept
        await board.press("g", "l")
        await look_at(board, "whiteboard-export.csv")
        await board.press("escape")
        assert board.shows("Bibliotheek")
        assert board.kept == before


async def test_tab_completes_the_way_to_a_file(open_board: Open) -> None:
    async with open_board(WIDE) as board:
        await board.press("g", "l", "i", "ctrl+u")
        await board.type("./w")
        await board.press("tab")
        assert board.shows("whiteboard-export.csv  worksheet-docx-pandoc.md"), board.lines()
        await board.type("h")
        await board.press("tab")
        assert board.shows("whiteboard-export.csv · "), board.lines()[-4:]
        await board.press("enter")
        await until(board, "Komt in")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("weg.csv", "weg.csv bestaat niet"),
        (".", "geen gewoon bestand"),
        ("'", "bestaat niet"),
        ("~nobody-of-that-name/x", "map"),
        ("x" * 300, "bestaat niet"),
    ],
)
async def test_what_can_t_be_read_is_said_and_the_line_stays(
    open_board: Open, typed: str, said: str
) -> None:
    async with open_board(WIDE) as board:
        await board.press("g", "l", "i", "ctrl+u")
        await board.type(typed)
        await board.press("enter")
        assert board.shows(said), board.lines()[-3:]
        assert board.app.screen.input is not None  # type: ignore[attr-defined]


async def test_a_file_of_the_library_is_told_for_what_it_is(
    open_board: Open, library: FileLibrary
) -> None:
    async with open_board(WIDE) as board:
        await board.press("g", "l")
        await look_at(board, Path(library.where) / f"{library.names()[0]}.json")
        await until(board, "waarin een canvas zelf wordt bewaard")
        await board.press("enter")
        assert board.shows("waarin een canvas zelf wordt bewaard")


async def test_a_shared_account_reads_nothing_in(start_program: Open) -> None:
    async with start_program(size=WIDE, restricted=True) as board:
        await board.press("i")
        assert not board.shows("welk bestand")


async def test_every_line_can_be_reached_and_says_itself_in_full(open_board: Open) -> None:
    Path("lang.txt").write_text("".join(f"regel {n} {'x' * 120}\n" for n in range(300)), "utf-8")
    async with open_board((60, 20)) as board:
        await board.press("g", "l")
        await look_at(board, "lang.txt")
        await until(board, "lijst, een kaart per regel")
        await board.press("end")
        assert board.shows("… en nog 100")
        await board.press("enter")
        assert len(board.kept.cards) >= 300


async def test_how_a_canvas_was_when_its_sessions_closed_comes_along(
    open_board: Open, tmp_path: Path
) -> None:
    by = By("anna", "2026-03-17T09:30:00Z")
    canvas = add_session(new_canvas(templates.load("netwerk"), by, "Elders", "nl"), by, id="s1")
    canvas = close_session(canvas, by, "s1")
    states = (SessionState("s1", by.at, 3, canvas_to_tables(canvas)),)
    path = tmp_path / "downloads" / "elders.json"
    path.write_text(render(canvas, Request(format="json", states=states)), "utf-8")
    async with open_board(WIDE) as board:
        library, here = board.app.live.library, board.app.workshop.file.name
        for keys in ((), ("space",)):
            await board.press("g", "l")
            await look_at(board, path.name)
            await board.press(*keys)
            await board.settle()
            await board.press("enter")
            name = board.app.workshop.file.name
            assert (name == here) == (not keys)
            (state,) = library.open(name).session_states()
            assert (state.closed, state.rev) == (by.at, 3)
