"""On a screen of a shared account no key of any page leads to a file that a guest may not write.

The pages and their keys come from their registries, so that new ones are tried as well. After each
key a path is pasted, as into the line that asks where to.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from itertools import cycle
from pathlib import Path

import pytest
from textual import events

from board.codec import canvas_to_tables
from board.commands import coalitions, decisions, members, rounds, sessions
from board.model import Ref
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board, filled
from tests.tui.test_hidden_screens import ARGUMENTS
from tui.app import SCREENS
from tui.keys.key_table import MODES
from tui.kit.page import Page

Open = Callable[..., AbstractAsyncContextManager[Board]]

LEAVES = {"leave", "suspend"}
"""These end the screen, for a while or for good."""


@pytest.fixture
def guests(library: FileLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileLibrary:
    """A library with a canvas of everything, and a home and a folder we are in beside it."""
    canvas = filled([f"Kaart {number}" for number in range(12)])
    canvas = coalitions.add_coalition(canvas, BY, "Samen", form="project", id="coa")
    canvas = members.add_member(canvas, BY, "ROC Oostland", id="roc")
    canvas = decisions.add_decision(canvas, BY, "Besluit", id="besluit")
    canvas = rounds.open_vote(canvas, BY, list(canvas.cards)[:4], id="stem")
    canvas = sessions.add_session(canvas, BY, id="sessie")
    library.create("gast", canvas_to_tables(canvas), BY)
    for name in ("huis", "hier"):
        (tmp_path / name).mkdir()
    (tmp_path / "hier" / "link").symlink_to(tmp_path / "huis")
    monkeypatch.setenv("HOME", str(tmp_path / "huis"))
    monkeypatch.setenv("UIT", str(tmp_path / "huis"))
    monkeypatch.chdir(tmp_path / "hier")
    return library


def tricks(tmp_path: Path) -> list[str]:
    """Ways to write where a file should go, each of which the same page follows for its owner."""
    home = tmp_path / "huis"
    return [
        "uit.md", "../uit.md", str(home / "uit.md"), "~/uit.md", "link/uit.md", "$UIT/uit.md",
        "gast.json", f"{tmp_path}/canvases/../uit.md", "/dev/shm/../../tmp/uit-van-gast.md",
        "~root/uit.md", f"file://{home}/uit.md", ".",
    ]  # fmt: skip


def theirs(tmp_path: Path) -> set[Path]:
    """Return all files but the canvas with what belongs to it, and the program's own."""
    return {
        path
        for path in tmp_path.rglob("*")
        if "state" not in path.parts and ".here" not in path.parts and path.stem[:4] != "gast"
    }


def keys_of(board: Board) -> list[str]:
    """Return a key for each thing that can be done on the page that lies on top."""
    page = board.app.screen
    modes = page.modes if isinstance(page, Page) else ()
    return [one.keys[0] for mode in modes for one in MODES[mode] if one.id not in LEAVES]


@pytest.mark.parametrize("name", ["sheet", *sorted(SCREENS.keys() - {"library"})])
async def test_no_key_of_a_page_leads_to_a_file(
    open_board: Open, guests: FileLibrary, tmp_path: Path, name: str
) -> None:
    before, paths = theirs(tmp_path), cycle(tricks(tmp_path))
    async with open_board((100, 30), "gast", restricted=True) as board:
        cards = [Ref("cards", id) for id in list(board.canvas.cards)[:2]]
        arguments = (cards,) if name == "present" else ARGUMENTS.get(name, ())
        board.app.goto(name, *arguments)
        await board.settle()
        page, keys = board.app.screen, keys_of(board)
        for key in keys:
            await board.press(key)
            if board.app.screen is page and isinstance(page, Page) and not page.input:
                continue
            await board.press("end", "ctrl+u")
            board.app.screen.post_message(events.Paste(next(paths)))
            await board.press("enter", "enter")
            board.app.goto(name, *arguments)
            await board.settle()
            page = board.app.screen
        assert theirs(tmp_path) == before
