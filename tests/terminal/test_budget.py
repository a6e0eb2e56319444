"""The budgets that are counts and not times: bytes, paints, silence, and what is imported.

The whole program on a real canvas in a terminal of 120×36; the table is in ``docs/benchmark.md``.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from board.change import Change, diff
from board.codec import canvas_from_tables
from board.commands import cards, items, sessions
from board.commands.by import By, now
from board.model import Canvas, Ref
from board.templates import load
from store.files.library import FileLibrary
from tests.bench.boards import NAME
from tests.bench.pty_session import Session
from tests.bench.tables import percentile
from tests.bench.targets import LINE, ours

MOVES = "jjjjjjkkkkkkjjjjjjkkkkkkjjljjhkkkk"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The program on a canvas of fifty cards, the selection in Identiteit."""
    target = ours(tmp_path_factory.mktemp("budget"), 50)
    with Session(target.command, env=target.env) as session:
        session.wait_for(target.ready)
        session.wait_quiet(0.5)
        yield session


def cost(session: Session, key: str) -> int:
    mark = session.mark()
    session.press(key)
    return session.mark() - mark


class Shown(NamedTuple):
    """The clock at the right of the header: its time, and how each of its cells looks."""

    time: str
    looks: list[tuple[str, str, bool]]


def clock_of(session: Session) -> Shown:
    time = session.lines[0][-7:]
    cells = [session.screen.buffer[0][x] for x in range(114, 119)]
    return Shown(time, [(cell.fg, cell.bg, cell.bold) for cell in cells])


def test_the_start(board: Session) -> None:
    assert board.mark() <= 25_000


def test_moving_the_selection(board: Session) -> None:
    board.press("1")
    costs = [cost(board, key) for key in MOVES]
    assert min(costs[:12]) > 0, "a key that shows nothing measures nothing"
    assert median(costs) <= 450
    assert percentile(costs, 0.95) <= 1_800


@pytest.mark.parametrize("size", [(160, 45), (200, 60)])
def test_moving_the_selection_beside_the_pane_with_the_card(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    target = ours(tmp_path, 50)
    with Session(target.command, env=target.env, size=size) as session:
        session.wait_for(target.ready)
        session.wait_quiet(0.5)
        session.press("1")
        costs = [cost(session, key) for key in MOVES]
    assert min(costs[:12]) > 0, "a key that shows nothing measures nothing"
    assert median(costs) <= 450
    assert percentile(costs, 0.95) <= 1_800


def test_moving_the_selection_while_what_changed_is_shown(tmp_path: Path) -> None:
    target = ours(tmp_path, 50)
    file = FileLibrary(tmp_path / "data", state=tmp_path / "state").open(NAME)

    def keep(name: str, make: Callable[[Canvas, By], Canvas], by: By) -> None:
        before = canvas_from_tables(file.read().tables, load("netwerk"))
        file.commit(Change(name, diff(before, make(before, by))), by)

    keep("session.add", lambda canvas, by: sessions.add_session(canvas, by, id="s1"), now("bench"))
    keep("session.close", lambda canvas, by: sessions.close_session(canvas, by, "s1"), now("bench"))
    keep("card.edit", _some_changed, now("bench"))
    with Session(target.command, env=target.env) as session:
        session.wait_for(target.ready)
        session.wait_quiet(0.5)
        session.press("1", "Z")
        session.wait_for("Since session 1")
        session.press("ctrl+l")
        costs = [cost(session, key) for key in MOVES]
    assert min(costs[:12]) > 0, "a key that shows nothing measures nothing"
    assert median(costs) <= 450
    assert percentile(costs, 0.95) <= 1_800


def _some_changed(canvas: Canvas, by: By) -> Canvas:
    """Return the canvas with every third card another, and every seventh gone."""
    for number, id in enumerate([*canvas.cards]):
        if number % 7 == 0:
            canvas = items.remove(canvas, by, [Ref("cards", id)])
        elif number % 3 == 0:
            canvas = cards.edit_card(canvas, by, id, text=f"Anders nummer {number}")
    return canvas


def test_moving_the_selection_among_thousands(tmp_path: Path) -> None:
    target = ours(tmp_path, 5_000)
    with Session(target.command, env=target.env) as session:
        session.wait_for(target.ready)
        session.wait_quiet(0.5)
        costs = [cost(session, key) for key in [*MOVES, *"12345321", "tab", "tab"]]
    assert median(costs) <= 450
    assert percentile(costs, 0.95) <= 1_800


def test_a_key_is_one_paint(board: Session) -> None:
    paints = []
    for key in "jjjjkkkk":
        before = len(board.chunks)
        board.press(key)
        paints.append(len(board.chunks) - before)
    assert median(paints) == 1


def test_opening_and_closing_the_editor_is_one_paint_each(board: Session) -> None:
    paints: dict[str, list[int]] = {"a": [], "escape": []}
    for key in ["a", "escape"] * 5:
        before = len(board.chunks)
        board.press(key)
        paints[key].append(len(board.chunks) - before)
    assert {key: median(counts) for key, counts in paints.items()} == {"a": 1, "escape": 1}


def test_typing_in_burst_entry(board: Session) -> None:
    board.press("2", "a")
    costs = [cost(board, key) for key in LINE]
    assert median(costs) <= 150
    assert "Elke jongere een" in board.text
    board.press("escape")


def test_silence_when_idle(board: Session) -> None:
    board.wait_quiet(0.5)
    mark = board.mark()
    board.wait_quiet(2)
    assert board.sent_since(mark) == b""


class Imported(NamedTuple):
    """What the program imports to show a sheet and take a key, in the order it is done with."""

    first: list[str]
    """Before the framework, of which nothing is needed to paint the first sheet."""
    later: list[str]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    tmp_path = tmp_path_factory.mktemp("imported")
    target = ours(tmp_path, 5)
    env = {**target.env, "PYTHONPROFILEIMPORTTIME": "1"}
    log = tmp_path / "imported"
    command = ["/bin/sh", "-c", 'exec "$@" 2>"$0"', str(log), *target.command]
    with Session(command, env=env) as session:
        session.wait_for(target.ready)
        session.press("j", "q")
        session.wait_exit()
    named = [line.rpartition("| ")[2] for line in log.read_text().splitlines()]
    names, depths = [name.strip() for name in named], [len(n) - len(n.lstrip()) for n in named]
    framework = start = names.index("textual")
    while depths[start - 1] > depths[framework]:  # What a module imports stands before it.
        start -= 1
    return Imported(names[:start], names[start:])


def test_what_the_first_sheet_does_not_need_is_not_imported(imported: Imported) -> None:
    assert "textual.app" in imported.later
    unneeded = {"markdown_it", "textual.widgets._markdown", "textual.widgets._data_table", "click"}
    unneeded |= {
        "tui.screens.network.members",
        "tui.screens.sheet.history_page",
        "exports",
        "textual._text_area",
    }
    assert not unneeded & {*imported.first, *imported.later}


OURS, OTHERS = 146, 98
"""Most modules before the first frame: each costs a quarter of a millisecond, its records more.

Who needs more of them says so here; what is only told of in an annotation needs none.
"""


def test_the_first_frame_waits_for_few_modules(imported: Imported) -> None:
    packages = ("board", "store", "exports", "tui")
    ours = [name for name in imported.first if name.partition(".")[0] in packages]
    assert len(ours) <= OURS, ours
    assert len(imported.first) - len(ours) <= OTHERS, imported.first


def test_the_first_frame_waits_for_nothing_of_subjects_that_are_not_there(
    imported: Imported,
) -> None:
    subjects = ("clock", "votes", "agreements", "merge", "snapshots", "forgetting", "spread")
    unasked = {f"board.{name}" for name in subjects}
    writing = ("acts", "undo", "history", "combining", "retention", "closings")
    unasked |= {f"store.{name}" for name in writing} | {"store.files.backups", "store.files.log"}
    assert not unasked & {*imported.first}


def test_the_first_frame_waits_for_nothing_of_the_framework(imported: Imported) -> None:
    before = {*imported.first}
    assert {"store.files.library", "tui.view.scene"} <= before
    later = {"textual", "rich", "rich.cells", "asyncio", "queue", "threading", "tui.app"}
    later |= {"orjson", "inspect", "dataclasses", "uuid", "ast", "tomllib", "platform", "secrets"}
    assert not later & before


def test_a_running_clock_is_one_small_paint_a_second_and_a_paused_one_none(
    tmp_path: Path,
) -> None:
    """Counted per paint, for a busy machine may skip a second but never makes one cost more.

    The first tick after a key says the colours anew, which the key's own paint has left.
    """
    target = ours(tmp_path, 50)
    with Session(target.command, env=target.env) as session:
        session.wait_for(target.ready)
        session.press("1", "ctrl+t", *"10", "enter")
        session.wait_for(r"(?m)09:5\d $")
        for keys in ((), ("a", *"Half een kaart")):
            session.press(*keys)
            session.wait_for(r"(?m)^.*09:[0-5]\d $")
            session.wait_quiet(0.2)
            sizes: list[int] = []
            while len(sizes) < 3:
                before, shown = len(session.chunks), session.lines[0]
                session.pump(5)
                if session.lines[0] != shown:
                    sizes.append(sum(chunk.size for chunk in session.chunks[before:]))
            assert max(sizes[1:]) <= 40
            assert sizes[0] <= 60
        session.press("escape")
        session.wait_quiet(0.2)
        ticked = clock_of(session)
        session.press("?", "escape")  # Now the framework paints it, twice.
        session.wait_quiet(0.2)
        painted = clock_of(session)
        assert painted.looks == ticked.looks
        assert painted.time <= ticked.time
        session.press("ctrl+t")
        session.wait_for("‖09:")
        session.wait_quiet(0.5)
        mark = session.mark()
        session.wait_quiet(2)
        assert session.sent_since(mark) == b""
