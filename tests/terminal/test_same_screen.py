"""What our driver shows is what the framework would: it fails when the framework changes."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.bench.pty_session import Session

Cell = tuple[object, ...]


def cells(session: Session) -> list[list[Cell]]:
    """The screen as cells; what can't be seen on a space (ink, bold) is left out."""
    screen = session.screen
    rows: list[list[Cell]] = []
    for y in range(screen.lines):
        row = [screen.buffer[y][x] for x in range(screen.columns)]
        rows.append([_seen(cell) for cell in row])
    return rows


def _seen(cell: Any) -> Cell:
    lines = (cell.underscore, cell.strikethrough, cell.reverse)
    if cell.data == " " and not any(lines):
        return (" ", cell.bg)
    return (cell.data, cell.fg, cell.bg, cell.bold, cell.italics, *lines)


def play(session: Session, keys: list[str | tuple[int, int]]) -> list[list[list[Cell]]]:
    """Press keys (or resize), and keep the screen after each."""
    with session:
        session.wait_for("type here")
        session.wait_quiet(0.3)
        screens = [cells(session)]
        for step in keys:
            if isinstance(step, tuple):
                session.resize(*step)
                session.wait_quiet(0.3)
            else:
                session.press(step)
            screens.append(cells(session))
        session.press("ctrl+q")
        assert session.wait_exit() == 0
        assert session.cooked
        assert session.modes == {25, 7}
    return screens


@pytest.mark.parametrize("seed", range(3))
def test_same_as_the_framework(session: Callable[..., Session], seed: int) -> None:
    chance = random.Random(seed)
    moves: list[str | tuple[int, int]] = ["ctrl+n", "ctrl+o", "ctrl+t", "a", "漢", "backspace"]
    keys = [*chance.choices(moves, k=12), (60, 20), *chance.choices(moves, k=4)]
    keys += [(110, 33), *chance.choices(moves, k=4)]
    size = chance.choice([(100, 30), (81, 25)])
    stock = play(session("scratch_board.py", "stock", size=size), keys)
    board = play(session("scratch_board.py", "board", size=size), keys)
    for number, (theirs, ours) in enumerate(zip(stock, board, strict=True)):
        assert ours == theirs, f"after step {number} of {keys}"


@pytest.mark.parametrize("environ", [{"COLORTERM": None}, {"TERM": "linux", "COLORTERM": None}])
def test_same_with_fewer_colours(
    session: Callable[..., Session], environ: dict[str, str | None]
) -> None:
    """Fewer colours may be other ones than the framework's; all else is the same."""
    keys: list[str | tuple[int, int]] = ["ctrl+n", "a", "ctrl+o", "ctrl+t"]
    stock = play(session("scratch_board.py", "stock", env=environ), keys)
    board = play(session("scratch_board.py", "board", env=environ), keys)
    assert [without_colours(screen) for screen in board] == [
        without_colours(screen) for screen in stock
    ]


def without_colours(screen: list[list[Cell]]) -> list[list[Cell]]:
    """The same cells, colours left out."""
    return [[(cell[0], *cell[3:]) for cell in row] for row in screen]
