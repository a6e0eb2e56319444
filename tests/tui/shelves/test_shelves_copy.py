"""Copying with y: what is sent, and where a file of it lies."""

import base64
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from store.files.library import FileLibrary
from tests.tui.conftest import Board
from tests.tui.shelves.conftest import until

Open = Callable[..., AbstractAsyncContextManager[Board]]


def on_clipboard(sent: list[str]) -> str:
    start = "\x1b]52;c;"
    last = next(one for one in reversed(sent) if one.startswith(start))
    return base64.b64decode(last.removeprefix(start).removesuffix("\x07")).decode()


def files(library: FileLibrary) -> list[str]:
    """What lies in the folder for exports."""
    folder = library.folder / "exports"
    return [path.read_text("utf-8") for path in sorted(folder.iterdir())] if folder.is_dir() else []


@pytest.mark.parametrize(
    ("keys", "there", "away"),
    [
        (["c"], ["- twee"], ["een", "regel"]),
        (["enter"], ["- twee"], ["een", "regel"]),
        (["s"], ["een", "twee", "passie"], ["elders", "regel"]),
        (["b"], ["een", "twee", "elders"], ["regel"]),
        (["a"], ["een", "twee", "elders", "regel"], []),
    ],
)
async def test_y_and_a_letter(
    open_board: Open,
    library: FileLibrary,
    terminal: list[str],
    keys: list[str],
    there: list[str],
    away: list[str],
) -> None:
    async with open_board() as board:
        await board.press("2")
        await board.cards("regel")
        await board.press("1", "1")
        await board.cards("elders")
        await board.press("1")
        while "passie" not in board.app.sheet.place:
            await board.press("shift+tab")
        await board.cards("een", "twee")
        await board.press("y", *keys)
        await until(board, "naar je klembord", "ook in")
        text = on_clipboard(terminal)
        assert files(library) == [text]
        for part in there:
            assert part in text
        for part in away:
            assert part not in text


async def test_what_is_marked_goes_first_and_together(
    open_board: Open, library: FileLibrary, terminal: list[str]
) -> None:
    async with open_board() as board:
        await board.cards("een", "twee", "drie")
        await board.press("space", "up", "up", "space", "y", "enter")
        await until(board, "naar je klembord")
        assert on_clipboard(terminal) == "- een\n- drie\n"


async def test_a_narrow_screen_still_says_where_the_file_lies(
    open_board: Open, library: FileLibrary, terminal: list[str]
) -> None:
    async with open_board(size=(40, 12)) as board:
        await board.cards("een")
        await board.press("y", "c")
        await until(board, "Kaart (6 bytes) · …", ".md")


async def test_two_copies_are_two_files(
    open_board: Open, library: FileLibrary, terminal: list[str]
) -> None:
    async with open_board() as board:
        await board.cards("een")
        for _ in range(2):
            await board.press("y", "c")
            await board.app.workers.wait_for_complete()
        assert files(library) == ["- een\n", "- een\n"]


async def test_what_is_for_the_room_only_does_not_leave(
    open_board: Open, library: FileLibrary, terminal: list[str]
) -> None:
    async with open_board() as board:
        await board.cards("geheim")
        await board.press("s", "z", "y", "c")
        await until(board, "niets dat de zaal uit mag")
        assert not [one for one in terminal if "]52;" in one]
        assert files(library) == []


async def test_what_is_too_large_lies_in_a_file(
    open_board: Open, library: FileLibrary, terminal: list[str]
) -> None:
    async with open_board() as board:
        await board.pilot.press("a")
        for number in range(3):
            board.app.sheet.editor.value = f"{number}" + "x" * 30_000
            await board.press("enter")
        await board.press("escape", "y", "a")
        await until(board, "Te groot voor het klembord", "wel in")
        assert not [one for one in terminal if "]52;" in one]
        assert len(files(library)[0]) > 90_000


async def test_a_terminal_without_clipboard_gets_a_file(
    open_board: Open, library: FileLibrary, terminal: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "vt220")
    async with open_board() as board:
        await board.cards("een")
        await board.press("y", "c")
        await until(board, "geen klembord", "wel in")
        assert files(library) == ["- een\n"]


async def test_inside_tmux_it_is_wrapped(
    open_board: Open, terminal: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux-1/default,1,0")
    async with open_board() as board:
        await board.cards("een")
        await board.press("y", "c")
        await until(board, "naar je klembord")
        assert [one for one in terminal if "\x1bPtmux;\x1b\x1b]52;" in one]


async def test_restricted_mode_makes_no_file(
    open_board: Open, library: FileLibrary, terminal: list[str]
) -> None:
    async with open_board(restricted=True) as board:
        await board.cards("een")
        await board.press("y", "c")
        await until(board, "naar je klembord")
        assert not board.shows("ook in")
        assert on_clipboard(terminal) == "- een\n"
        assert files(library) == []


async def test_a_file_that_cannot_be_made_is_said(
    open_board: Open, library: FileLibrary, terminal: list[str]
) -> None:
    (library.folder / "exports").write_text("in de weg", "utf-8")
    async with open_board(size=(200, 40)) as board:
        await board.cards("een")
        await board.press("y", "c")
        await until(board, "naar je klembord")
        assert not board.shows("ook in")
        assert board.shows("exports")


async def test_escape_copies_nothing(open_board: Open, terminal: list[str]) -> None:
    async with open_board() as board:
        await board.cards("een")
        await board.press("y")
        assert board.shows("Kopieer als Markdown")
        await board.press("escape")
        assert board.app.screen is board.app.sheet
        assert not [one for one in terminal if "]52;" in one]
