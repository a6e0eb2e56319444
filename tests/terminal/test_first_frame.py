"""The first frame: readable early, taken over without a flicker, no key lost."""

from collections.abc import Callable

from tests.bench.pty_session import Session


def test_taken_over_without_painting_again(session: Callable[..., Session]) -> None:
    with session("scratch_first.py", "same", size=(60, 12)) as board:
        board.wait_for("first row")
        assert not board.cooked
        assert "up" not in board.text
        mark = board.mark()
        board.wait_for("up")
        board.wait_quiet(0.3)
        sent = board.sent_since(mark)
        assert b"first row" not in sent
        assert b"\x1b[?1049h" not in sent
        assert b"\x1b[J" not in sent
        assert "first row" in board.text
        board.press("ctrl+q")
        assert board.wait_exit() == 0
        assert board.cooked
        assert board.modes == {7, 25}


def test_what_differs_is_painted_over(session: Callable[..., Session]) -> None:
    with session("scratch_first.py", "other", size=(60, 12)) as board:
        board.wait_for("up")
        board.wait_quiet(0.3)
        assert "first row" not in board.text
        assert "second thoughts" in board.text


def test_keys_typed_meanwhile_are_not_lost(session: Callable[..., Session]) -> None:
    with session("scratch_first.py", "same", size=(60, 12)) as board:
        board.wait_for("first row")
        board.send("early é".encode())
        assert "early" not in board.text
        board.wait_for("typed: early é")


def test_a_signal_before_the_framework_is_up(session: Callable[..., Session]) -> None:
    with session("scratch_first.py", "slow", size=(60, 12)) as board:
        board.wait_for("first row")
        board.kill(15)
        assert board.wait_exit(1) == 143
        assert board.cooked
        assert board.modes == {7, 25}


def test_a_resize_before_the_framework_is_up(session: Callable[..., Session]) -> None:
    with session("scratch_first.py", "same", size=(60, 12)) as board:
        board.wait_for("first row")
        board.resize(70, 14)
        board.wait_for("up")
        board.wait_quiet(0.3)
        assert [line.rstrip() for line in board.lines[:3]] == ["", "  first row 漢 │", ""]
