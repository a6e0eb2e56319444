"""What our driver shows is what the framework would: it fails when the framework changes."""

import random
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.bench.pty_session import Session, key

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


def play(
    stock: Session,
    board: Session,
    keys: list[str | tuple[int, int]],
    look: Callable[[list[list[Cell]]], object],
) -> None:
    """Press keys (or resize) in both; after each the screens must come to ``look`` the same."""
    both = (stock, board)
    with stock, board:
        for session in both:
            session.wait_for("type here")
        _come_to_the_same(stock, board, look, "at the start")
        for number, step in enumerate(keys):
            for session in both:
                if isinstance(step, tuple):
                    session.resize(*step)
                else:
                    session.send(key(step))
            _come_to_the_same(stock, board, look, f"after step {number} of {keys}")
        for session in both:
            session.press("ctrl+q")
            assert session.wait_exit() == 0
            assert session.cooked
            assert session.modes == {7, 25}


def _come_to_the_same(
    stock: Session, board: Session, look: Callable[[list[list[Cell]]], object], when: str
) -> None:
    """Wait until both have done what they were asked, and until one looks as the other.

    The framework paints in more than one step, and may be caught between two of them.
    """
    end = time.monotonic() + 30
    while True:
        stock.wait_quiet(0.03)
        board.wait_quiet(0.03)
        theirs, ours = look(cells(stock)), look(cells(board))
        if ours == theirs:
            return
        assert time.monotonic() < end, f"{when}:\n{stock.text}\n{board.text}"


@pytest.mark.parametrize("seed", range(3))
def test_same_as_the_framework(session: Callable[..., Session], seed: int) -> None:
    chance = random.Random(seed)
    moves: list[str | tuple[int, int]] = ["ctrl+n", "ctrl+o", "ctrl+t", "a", "漢", "backspace"]
    keys = [*chance.choices(moves, k=12), (60, 20), *chance.choices(moves, k=4)]
    keys += [(110, 33), *chance.choices(moves, k=4)]
    size = chance.choice([(100, 30), (81, 25)])
    stock, board = (session("scratch_board.py", kind, size=size) for kind in ("stock", "board"))
    play(stock, board, keys, lambda screen: screen)


@pytest.mark.parametrize("environ", [{"COLORTERM": None}, {"TERM": "linux", "COLORTERM": None}])
def test_same_with_fewer_colours(
    session: Callable[..., Session], environ: dict[str, str | None]
) -> None:
    """Fewer colours may be other ones than the framework's; all else is the same."""
    keys: list[str | tuple[int, int]] = ["ctrl+n", "a", "ctrl+o", "ctrl+t"]
    stock, board = (session("scratch_board.py", kind, env=environ) for kind in ("stock", "board"))
    play(stock, board, keys, without_colours)


def without_colours(screen: list[list[Cell]]) -> list[list[Cell]]:
    """The same cells, colours left out."""
    return [[(cell[0], *cell[3:]) for cell in row] for row in screen]
