"""Whole screens as text, so that a change of look is seen where it is reviewed.

``pytest tests/tui/test_goldens.py --renew`` writes what the screens look like now; ``git diff``
then shows what changed.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
import time_machine
from rich.segment import Segment

from board import examples
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board

GOLDENS = Path(__file__).parent / "goldens"
NOW = datetime(2026, 7, 14, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))

Open = Callable[..., AbstractAsyncContextManager[Board]]


class Shot(NamedTuple):
    """A screen to look at: how one gets there from the filled example, and how it is looked at."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 36)
    theme: str = "dark"
    styles: bool = False
    """Whether the styles are written out below the text: for looks that live by them."""


SHOTS = (
    Shot("sheet-120x36"),
    Shot("sheet-80x24", size=(80, 24)),
    Shot("sheet-60x18", size=(60, 18)),
    Shot("sheet-40x12", size=(40, 12)),
    Shot("sheet-projector", size=(80, 24), theme="projector", styles=True),
    Shot("sheet-no-colour", size=(80, 24), theme="mono", styles=True),
    Shot("members", ("g", "m")),
    Shot("coalitions", ("g", "c")),
    Shot("coalition", ("g", "c", "enter")),
    Shot("interests", ("g", "i")),
    Shot("paradoxes", ("g", "p")),
    Shot("vitality", ("g", "v")),
    Shot("words", ("g", "w")),
    Shot("history", ("v", "d", "u", "g", "h")),
    Shot("session", ("g", "a", "N", "1", "escape")),
    Shot("last-time", ("g", "a", "N", "1")),
    Shot("present", ("1", "P")),
    Shot("present-80x24", ("1", "P", "right"), size=(80, 24)),
    Shot("result-80x24", ("1", "X", "n", "enter", "3", "3", "1", "enter", "X"), size=(80, 24)),
    Shot("comparison", ("g", "k", "s", "d", *"r1", "enter")),
    Shot("library", ("g", "l")),
    Shot("incoming", ("g", "l", "i", "ctrl+u", *"bord.csv", "enter")),
    Shot("export", ("x",)),
    Shot("silent", ("1", "W", "enter", "a", *"Geheim", "enter", "escape")),
    Shot("ballot", ("1", "X", "n", "enter", "3", "3", "1")),
    Shot("result", ("1", "X", "n", "enter", "3", "3", "1", "enter", "2", "2", "enter", "X")),
)


@pytest.fixture
def _a_day_that_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Stop the clock on a summer's morning, in a home of which the path is short."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bord.csv").write_text(
        "sep=;\nSticky notes;Frame;Votes;Color\n"
        "Leren doe je op het werk;Identiteit;3;geel\nEerst bellen;Ground rules;;blauw\n"
        ";Ground rules;1;blauw\nWie betaalt dit?;Frame 7;;geel\n",
        "utf-8",
    )
    with time_machine.travel(NOW, tick=False):
        yield
    time.tzset()


@pytest.mark.usefixtures("_a_day_that_stays")
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
async def test_the_screen_looks_as_it_did(
    shot: Shot, library: FileLibrary, open_board: Open, request: pytest.FixtureRequest
) -> None:
    library.create("voorbeeld", examples.load("nl"), BY)
    async with open_board(shot.size, "voorbeeld", theme=shot.theme) as board:
        await board.press(*shot.keys)
        seen = drawn(board, shot)
    path = GOLDENS / f"{shot.name}.txt"
    if request.config.getoption("renew"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(seen, "utf-8")
    assert seen == path.read_text("utf-8"), "if it should look so: --renew"


def test_every_golden_is_looked_at() -> None:
    assert {path.stem for path in GOLDENS.iterdir()} == {shot.name for shot in SHOTS}


def drawn(board: Board, shot: Shot) -> str:
    """Return the screen in a frame and, where asked for, the styles in it row by row."""
    rows = [list(strip) for strip in board.app.screen._compositor.render_strips()]
    edge = f"+{'-' * shot.size[0]}+"
    lines = [edge, *(f"|{''.join(part.text for part in row)}|" for row in rows), edge]
    if shot.styles:
        lines += styles(rows)
    return "\n".join(lines) + "\n"


def styles(rows: list[list[Segment]]) -> Iterator[str]:
    """Tell which style is the usual one, and for each row the columns that have another."""
    runs = [list(runs_of(row)) for row in rows]
    cells: Counter[str] = Counter()
    for run in (run for row in runs for run in row):
        cells[run.style] += run.end - run.start
    ((usual, _),) = cells.most_common(1)
    yield f"everywhere else: {usual or 'the terminal as it is'}"
    for number, row in enumerate(runs, 1):
        for run in row:
            if run.style != usual:
                yield f"{number:2} {run.start + 1:3}-{run.end:<3} {run.style or 'as it is'}"


class Run(NamedTuple):
    """Columns next to each other in one style, from ``start`` up to ``end``."""

    start: int
    end: int
    style: str


def runs_of(row: list[Segment]) -> Iterator[Run]:
    """Join the parts of a row that look the same."""
    at, run = 0, Run(0, 0, "")
    for part in row:
        style = "" if part.style is None else str(part.style).replace("none", "").strip()
        if style != run.style and run.end > run.start:
            yield run
        begin = run.start if style == run.style else at
        at += part.cell_length
        run = Run(begin, at, style)
    yield run
