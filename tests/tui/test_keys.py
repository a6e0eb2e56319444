"""The key map: complete, without clashes, free of keys that terminals swallow."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from board import examples
from board.i18n import LANGUAGES, Texts
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board
from tui.app import SCREENS
from tui.keys.key_table import MODES
from tui.keys.keymap import Keymap, banned
from tui.kit.dispatch import action_of, function_of, in_force
from tui.kit.page import Page
from tui.texts import SOURCES
from tui.widgets.lines import Lines

Open = Callable[..., AbstractAsyncContextManager[Board]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_its_words(language: str) -> None:
    texts = Texts(language, *SOURCES)
    for entries in MODES.values():
        for entry in entries:
            assert f"action.{entry.id}" in texts, entry.id
            assert f"action.{entry.id}.help" in texts, entry.id


def test_no_key_means_two_things_and_none_is_swallowed() -> None:
    assert Keymap().problems == []
    for mode, entries in MODES.items():
        for entry in entries:
            assert entry.keys, (mode, entry.id)
            assert not [key for key in entry.keys if banned(key)], (mode, entry.id)


async def test_every_action_of_the_sheet_can_be_carried_out(open_board: Open) -> None:
    async with open_board() as board:
        for mode in ("sheet", "goto", "move"):
            for entry in MODES[mode]:
                assert callable(function_of(board.app.sheet, entry.id)), entry.id


def test_a_user_may_choose_other_keys() -> None:
    keymap = Keymap({"card.add": ["+"]})
    assert keymap.action("sheet", "plus", "+") == "card.add"
    assert keymap.action("sheet", "a", "a") is None
    assert keymap.problems == []


def test_wrong_keys_are_named_and_the_old_ones_stay() -> None:
    keymap = Keymap({"card.add": ["ctrl+s"], "undo": ["a"], "no.such": ["x"]})
    assert [problem.key for problem in keymap.problems] == [
        "keys.banned",
        "keys.clash",
        "keys.unknown",
    ]
    assert keymap.action("sheet", "a", "a") == "card.add"


def test_keys_chosen_for_what_is_shared_now_still_work() -> None:
    """Going about was an action per kind of page once; a settings file may still say so."""
    keymap = Keymap({"table.up": ["w"], "form.up": ["ctrl+k"], "choose.cancel": ["x"]})
    assert keymap.problems == []
    assert keymap.keys_of("cursor.up") == ("w", "ctrl+k")
    assert keymap.keys_of("page.close") == ("x",)


PUSHED: dict[str, tuple[str, ...]] = {
    "SessionForm": ("g", "a", "f"),
    "ClosingPage": ("g", "a", "c", "c"),
    "DecisionForm": ("g", "b", "enter"),
    "ActionForm": ("g", "b", "1", "G", "enter"),
    "CoalitionForm": ("g", "c", "enter"),
    "HelpPage": ("?",),
    "CardPage": ("1", "I"),
    "BodyEditor": ("1", "b"),
    "PresentPage": ("1", "P"),
    "BallotPage": ("1", "X", "n", "enter", "enter"),
    "PastPage": ("g", "h", "down", "enter"),
    "IncomingPage": ("g", "l", "i", *"list.txt", "enter"),
}
"""How one gets from the filled example to the pages that no letter of ``g`` leads to."""


async def test_every_key_of_every_page_does_something(
    open_board: Open,
    library: FileLibrary,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A key that a page shares with others of its kind ends the program where nothing does it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.txt").write_text("een\ntwee\n", "utf-8")
    library.create("voorbeeld", examples.load("nl"), BY)
    tried = set()
    async with open_board((120, 36), "voorbeeld") as board:

        def try_keys() -> None:
            page = board.app.screen
            assert isinstance(page, Page)
            tried.add(type(page).__name__)
            shown = {one.id for one in in_force(page)}
            for action in shown:
                assert callable(function_of(page, action)), (type(page).__name__, action)
            for entry in (entry for mode in page.modes for entry in MODES[mode]):
                reached = action_of(page, entry.keys[0], None)
                assert reached in {None, *shown}, (type(page).__name__, entry.id)

        for name in SCREENS.keys() - {"coalition", "decision", "ballot", "present"}:
            board.app.goto(name)
            await board.settle()
            try_keys()
        for name, keys in PUSHED.items():
            board.app.goto("sheet")
            await board.press(*keys)
            assert type(board.app.screen).__name__ == name, "\n".join(board.lines())
            try_keys()
    assert {class_name for _, class_name in SCREENS.values()} <= tried


@pytest.mark.parametrize(
    ("there", "keys"),
    [
        (("g", "m"), ("a", "escape", "down", "a", "x", "escape", "s", "g", "escape", "space")),
        ((), (*"ax", "escape", *"zzzjk2", "space", "*", "escape", "tab", *"gsg", "escape")),
        (("a", "x", "enter", "escape"), ("e", "x", "escape", "m", "l", "1", "escape", *"nD")),
        (("a", "x", "enter", "escape"), ("/", "x", "down", "backspace", "x", "enter", *"nT")),
    ],
)
async def test_a_key_draws_a_page_once(
    open_board: Open,
    monkeypatch: pytest.MonkeyPatch,
    there: tuple[str, ...],
    keys: tuple[str, ...],
) -> None:
    async with open_board() as board:
        await board.press(*there)
        board.app.workshop.stop()  # Nobody else has anything to show,
        await board.settle()  # and what they had is shown.
        shown: list[object] = []
        widget = board.app.screen.query_one(Lines)
        monkeypatch.setattr(widget, "show", shown.append)
        for key in keys:
            shown.clear()
            await board.pilot.press(key)
            assert len(shown) == 1, key


async def test_nothing_is_bound_beside_the_key_map(open_board: Open) -> None:
    """The framework's own bindings are gone, on the sheet and in the editors."""
    async with open_board() as board:
        await board.cards("een")
        assert board.app.screen.active_bindings == {}
        await board.press("e")
        assert board.app.screen.active_bindings == {}
        await board.press("escape", "b")
        assert board.app.screen.active_bindings == {}


def test_a_chosen_key_that_is_taken_leaves_the_other_action_its_key() -> None:
    keymap = Keymap({"dot.more": ["x"]})
    assert keymap.action("sheet", "x", "x") == "share.export"
    assert keymap.action("sheet", "v", "v") == "dot.more"
    assert keymap.keys_of("dot.more") == ("v",)
    swapped = Keymap({"dot.more": ["x"], "share.export": ["v"]})
    assert swapped.problems == []
    assert swapped.action("sheet", "x", "x") == "dot.more"
    assert swapped.keys_of("share.export") == ("v",)


async def test_wrong_keys_in_the_settings_are_told_at_the_start(open_board: Open) -> None:
    async with open_board(keys={"undo": ["ctrl+b"]}) as board:
        assert board.shows("Toets ctrl+b voor undo kan niet")
