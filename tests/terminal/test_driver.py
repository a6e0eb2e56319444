"""What comes in: odd bytes, Escape, a line that is cut, a shell in between."""

import os
import signal
import time
from collections.abc import Callable

from tests.bench.pty_session import Session


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


def test_a_character_that_comes_in_two_pieces(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        board.send("é".encode()[:1])
        time.sleep(0.1)
        board.send("é".encode()[1:])
        board.wait_for("é ")


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
        board.wait_quiet(0.3)
        assert board.cooked
        assert board.modes == {7, 25}
        board.kill(signal.SIGCONT)
        board.wait_quiet(0.3)
        assert not board.cooked
        assert 1049 in board.modes
        assert board.lines == before
        board.type("!")
        assert "kept!" in board.text


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
        board.wait_quiet(0.2)
        board.kill(signal.SIGCONT)  # paints all of it anew
        board.wait_quiet(0.5)
        assert board.lines == shown
