"""What comes in: odd bytes, Escape, a line that is cut, a shell in between."""

import os
import signal
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bench import processes
from tests.bench.pty_session import Session
from tests.whole.conftest import until


def opened(session: Session) -> Session:
    session.wait_for("type here")
    session.wait_quiet(0.2)
    return session


def test_24_bytes_that_are_no_utf8(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        board.send(b"caf\xe9 ")
        board.wait_for("caf\ufffd ")
        board.send(b"\xe9")  # nothing behind it that shows where it ends
        board.wait_for("caf\ufffd \ufffd")
        board.type("na")
        assert "caf\ufffd \ufffdna" in board.text
        board.press("ctrl+q")
        assert board.wait_exit() == 0


@pytest.mark.parametrize("pause", [0.1, 5])
def test_a_character_that_comes_in_pieces(session: Callable[..., Session], pause: float) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        for byte in "é漢".encode():
            board.send(bytes([byte]))
            time.sleep(pause / 3)
        board.wait_for("é漢")
        board.wait_idle()
        assert "\ufffd" not in board.text


def test_a_key_behind_half_a_character(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        board.send(b"a\xe9b")
        board.wait_for("a\ufffdb")
        board.send(b"\xc3\x1b")  # the Escape is known at once, whatever waits
        board.wait_for("\ufffd")
        board.press("ctrl+q")
        assert board.wait_exit() == 0


def test_a_paste_that_never_ends(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        board.send(b"\x1b[200~pasted")
        board.wait_for("pasted ")  # by itself, after a silence
        board.type(" and typed")
        assert "pasted and typed" in board.text
        board.send(b"\x1b[200~ more")
        board.wait_idle()
        assert "more" not in board.text
        board.press("escape")
        assert "pasted and typed more" in board.text
        board.press("!")
        assert "typed more!" in board.text
        assert "escaped" not in board.text
        board.send(b" late\x1b[201~?")  # the rest of it, and its end
        board.wait_for("typed more! late[?]")
        board.paste(" again")
        assert "late? again" in board.text


def test_keys_in_one_read(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        board.send(b"one\x1b[D\x1b[Dx")
        board.wait_for("oxne")
        board.paste("pasted ümlaut")
        assert "oxpasted ümlautne" in board.text


def test_escape_alone_is_escape(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        board.press("escape")
        assert "escaped" in board.text


def test_22_suspend_and_come_back(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        board.type("kept")
        before = board.lines
        board.kill(signal.SIGTSTP)
        until(lambda: board.cooked and board.modes == {7, 25}, pumping=board)
        until(lambda: _is_stopped(board), pumping=board)
        board.kill(signal.SIGCONT)
        until(lambda: not board.cooked and 1049 in board.modes, pumping=board)
        until(lambda: board.lines == before, pumping=board)
        board.type("!")
        assert "kept!" in board.text


def test_told_to_go_on_while_it_has_the_screen(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        board.type("kept")
        before, threads = board.lines, _threads(board)
        for stopped in (False, True):
            if stopped:  # from elsewhere, without a word to the program; a shell takes over
                board.kill(signal.SIGSTOP)
                until(lambda: _is_stopped(board), pumping=board)
                termios.tcsetattr(board._kept, termios.TCSANOW, _cooked(board._kept))
            for _ in range(5):
                board.kill(signal.SIGCONT)
                board.wait_quiet()
            assert board.lines == before
            assert {1049, 2004} <= board.modes
            assert not board.cooked
        assert _threads(board) == threads
        board.type("!")
        assert "kept!" in board.text


def _is_stopped(board: Session) -> bool:
    return processes.states(board.pid) == {"T"}


def _threads(board: Session) -> int:
    return sum(1 for _ in Path(f"/proc/{board.pid}/task").iterdir())


def _cooked(descriptor: int) -> list[Any]:
    """Return settings with which the terminal edits lines itself, as a shell leaves them."""
    settings = termios.tcgetattr(descriptor)
    settings[3] |= termios.ECHO | termios.ICANON | termios.ISIG
    return settings


def test_26_a_size_of_one_cell_and_back(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board", size=(80, 24))) as board:
        board.type("kept")
        before = board.lines
        for size in ((1, 1), (200, 3), (2, 90), (80, 24)):
            board.resize(*size)
            board.wait_quiet(0.2)
        assert board.lines == before


def test_a_terminal_that_was_left_not_waiting(session: Callable[..., Session]) -> None:
    with session("scratch_board.py", "board", size=(200, 50)) as board:
        os.set_blocking(board._kept, False)  # the same open file as the program's
        board.wait_for("type here")
        board.wait_quiet(0.2)
        for _ in range(5):
            board.send(b"\x14\x0e")
            time.sleep(0.02)
        board.wait_quiet(0.3)
        shown = board.lines
        board.kill(signal.SIGTSTP)
        until(lambda: _is_stopped(board), pumping=board)
        board.kill(signal.SIGCONT)  # paints all of it anew
        until(lambda: board.lines == shown, pumping=board)
