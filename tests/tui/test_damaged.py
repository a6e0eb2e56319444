"""Canvases that are damaged, full screen: what can be read is shown, and nothing changes."""

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from store.files.library import FileLibrary
from store.remember import Memory
from tests.store.hostile import sealed
from tests.tui.conftest import Board
from tui.live.live import Live, Settings

Open = Callable[..., AbstractAsyncContextManager[Board]]


async def test_a_row_that_cannot_be_leaves_the_rest_to_look_at(
    open_board: Open, library: FileLibrary
) -> None:
    path = library.folder / "jong-en-werk.json"
    async with open_board() as board:
        await board.cards("een", "twee")
    raw = json.loads(path.read_bytes())
    raw["cards"]["abc"] = {"text": "weg"}
    data = sealed(raw)
    path.write_bytes(data)
    async with open_board((100, 30)) as board:
        assert board.shows("Beschadigd (cards/abc), zonder goede reservekopie")
        assert board.texts() == ["een", "twee"]
        await board.press("a")
        assert board.shows("alleen te lezen")
    assert path.read_bytes() == data


async def test_a_field_that_cannot_be_is_left_out(open_board: Open, library: FileLibrary) -> None:
    path = library.folder / "jong-en-werk.json"
    async with open_board() as board:
        await board.cards("een", "twee")
    raw = json.loads(path.read_bytes())
    raw["cards"]["1"]["dots"] = "veel"
    path.write_bytes(sealed(raw))
    async with open_board((140, 30)) as board:
        assert board.shows("ALLEEN LEZEN: cards/")
        assert board.texts() == ["een", "twee"]


async def test_the_library_lists_a_foreign_file(open_board: Open, library: FileLibrary) -> None:
    (library.folder / "x.json").write_bytes(b'{"a":{"b":{}}}')
    async with open_board((100, 30)) as board:
        await board.press("g", "l")
        assert board.shows("beschadigd")
        await board.press("end", "enter")
        assert board.shows("beschadigd")
        assert board.app.is_running


def test_a_name_in_memory_that_no_canvas_has_opens_nothing(library: FileLibrary) -> None:
    for name in ("../x", "", "a/b", "\0", "x" * 5000):
        Memory(library.state).last_canvas = name
        assert Live(library, Settings("noor")).last_canvas() is None
