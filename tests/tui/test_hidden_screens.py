"""What is hidden shows on no screen there is, nor in what leaves from one.

The screens come from their registry, so a new one is looked at as well.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager

import pytest

from board.change import Change, diff
from board.codec import canvas_from_tables, canvas_to_tables
from board.commands import actions, cards, decisions, items, rounds
from board.commands.by import By
from board.hidden import MASK
from board.model import Canvas, Ref
from board.templates import load
from store.canvas import StoredCanvas
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board, filled
from tui.app import SCREENS
from tui.keys.entry import Entry
from tui.keys.key_table import MODES
from tui.kit.page import Page
from tui.terminal import clipboard

SECRET = "zilverreiger"
Open = Callable[..., AbstractAsyncContextManager[Board]]

ARGUMENTS: dict[str, tuple[object, ...]] = {
    "coalition": ("coa",),
    "ballot": ("stem",),
    "decision": ("besluit",),
    "present": ([Ref("cards", "geheim1"), Ref("cards", "geheim4")],),
}
"""What a screen is opened with, where it needs something."""


def quiet() -> Canvas:
    """A canvas on which hidden cards stand everywhere, beside ones to see."""
    canvas = filled([f"Kaart {number}" for number in range(12)])
    canvas = rounds.open_vote(canvas, BY, list(canvas.cards)[:4], id="stem")
    canvas = rounds.open_silent(canvas, BY, id="stil")
    for number, place in enumerate(canvas.template.questions()):
        canvas = cards.add_card(
            canvas, BY, place.path, f"De {SECRET} {number}", body=f"{SECRET} in het lang",
            id=f"geheim{number}",
        )  # fmt: skip
    canvas = items.park(canvas, BY, [Ref("cards", "geheim2")], f"geen {SECRET}")
    canvas = decisions.add_decision(canvas, BY, "Besluit", id="besluit", cards=["geheim1"])
    canvas = actions.add_action(canvas, BY, "Actie", id="actie")
    canvas = items.add_dots(canvas, BY, [Ref("cards", "geheim1")], 2)
    return items.remove(canvas, BY, [Ref("cards", "geheim3")])


@pytest.fixture
def hidden(library: FileLibrary) -> FileLibrary:
    """A library with such a canvas, in the history of which each card was added and one edited."""
    before = filled([])
    library.create("stil", canvas_to_tables(before), BY)
    whole = quiet()
    _kept(library.open("stil"), before, whole, "card.add", f"De {SECRET} 0")
    return library


def _kept(file: StoredCanvas, before: Canvas, after: Canvas, command: str, subject: str) -> None:
    file.commit(Change(command, diff(before, after), subject), BY)


def seen(board: Board) -> Iterator[str]:
    """Every line of every screen that lies over another."""
    for screen in board.app.screen_stack:
        if isinstance(screen, Page) and screen.lines is not None:
            yield from ("".join(text for _, text in line) for line in screen.lines.lines)


def leaks(board: Board) -> list[str]:
    return [line for line in seen(board) if SECRET[:8] in line]


@pytest.mark.parametrize("name", sorted(SCREENS))
@pytest.mark.parametrize("size", [(120, 36), (160, 50), (80, 24)])
async def test_no_screen_shows_what_is_hidden(
    open_board: Open, hidden: FileLibrary, name: str, size: tuple[int, int]
) -> None:
    async with open_board(size, "stil") as board:
        if name == "coalition":
            await board.press("g", "c", "a")
            await board.type("Iets")
            await board.press("enter", "escape", "enter")
        else:
            board.app.goto(name, *ARGUMENTS.get(name, ()))
        await board.settle()
        await asyncio.sleep(0)
        assert leaks(board) == []
        for key in ("down", "down", "G", "enter"):
            await board.press(key)
            assert leaks(board) == [], key


LEAVES = {"leave", "suspend", "card.editor", "round.silent"}
"""These leave the screen, or reveal what is hidden, which is what Enter is for then."""


@pytest.mark.parametrize(
    "entry", [one for one in MODES["sheet"] if one.id not in LEAVES], ids=lambda one: one.id
)
async def test_no_key_there_is_shows_it(
    open_board: Open, hidden: FileLibrary, entry: Entry
) -> None:
    async with open_board((120, 36), "stil") as board:
        board.app.sheet.scene.select_ref(Ref("cards", "geheim1"))
        board.app.sheet.draw()
        await board.press(entry.keys[0], "enter", "down")
        assert leaks(board) == []


@pytest.mark.parametrize(
    "keys",
    [
        ("z",), ("z", "z"), ("I",), ("?",), ("ctrl+p",), ("y",), ("p",), ("s",), ("f",), ("t",),
        ("d",), ("v",), ("space", "*"), ("m",), ("b",), ("e",), ("E",), ("c",), ("u",), ("u", "r"),
        ("W",), ("X",), ("D",), ("S",), ("g", "h", "enter"), ("1", "z", "G"),
    ],
    ids="-".join,
)  # fmt: skip
async def test_no_key_of_the_sheet_shows_it(
    open_board: Open, hidden: FileLibrary, keys: tuple[str, ...]
) -> None:
    async with open_board((160, 50), "stil") as board:
        board.app.sheet.scene.select_ref(Ref("cards", "geheim1"))
        board.app.sheet.draw()
        await board.settle()
        assert board.under_cursor == MASK
        for key in keys:
            await board.press(key)
            assert leaks(board) == [], key


async def test_search_finds_nothing_hidden(open_board: Open, hidden: FileLibrary) -> None:
    async with open_board((120, 36), "stil") as board:
        await board.press("/")
        await board.type("zilver")
        await board.settle()
        assert board.app.sheet.state.matches == frozenset()
        await board.press("enter")
        assert leaks(board) == []


@pytest.mark.parametrize("what", ["card", "section", "block", "canvas", "marked"])
async def test_nothing_hidden_is_copied(
    open_board: Open, hidden: FileLibrary, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    send = clipboard.copy

    def noted(text: str, *more: object) -> object:
        copied.append(text)
        return send(text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(clipboard, "copy", noted)
    async with open_board((120, 36), "stil") as board:
        board.app.sheet.scene.select_ref(Ref("cards", "geheim1"))
        if what == "marked":
            await board.press("*")
        await board.press("y", board.app.live.texts(f"copy.{what}.key"))
        await board.until(lambda: [*hidden.exports().iterdir()])
        files = [path.read_text("utf-8") for path in hidden.exports().iterdir()]
        assert not any(SECRET in text for text in (*files, *copied))
        assert leaks(board) == []


async def test_another_screen_hides_it_as_well(open_board: Open, hidden: FileLibrary) -> None:
    """And one that opens while somebody else writes, and one whose change met another's."""
    async with open_board((120, 36), "stil") as board:
        file = hidden.open("stil")
        now = canvas_from_tables(file.read().tables, load("netwerk"))
        later = cards.add_card(now, By("bram", BY.at), "regie.zorg", f"Nog een {SECRET}", id="nog")
        file.commit(Change("card.add", diff(now, later), f"Nog een {SECRET}"), By("bram", BY.at))
        await board.until(lambda: "nog" in board.canvas.cards)
        assert board.canvas.cards["nog"].text == MASK
        assert leaks(board) == []
        await board.press("W", "o")
        await board.until(lambda: leaks(board))
