"""The first frame: readable early, taken over without a flicker, no key lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.pty_session import Session


@pytest.fixture
def go(tmp_path: Path) -> Path:
    """The file that the app waits for, once its first frame is there."""
    return tmp_path / "go"


def test_taken_over_without_painting_again(session: Callable[..., Session], go: Path) -> None:
    with session("scratch_first.py", "same", str(go), size=(60, 12)) as board:
        board.wait_for("first row")
        assert not board.cooked
        assert "up" not in board.text
        mark = board.mark()
        go.touch()
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


def test_what_differs_is_painted_over(session: Callable[..., Session], go: Path) -> None:
    with session("scratch_first.py", "other", str(go), size=(60, 12)) as board:
        board.wait_for("first row")
        go.touch()
        board.wait_for("up")
        board.wait_quiet(0.3)
        assert "first row" not in board.text
        assert "second thoughts" in board.text


def test_keys_typed_meanwhile_are_not_lost(session: Callable[..., Session], go: Path) -> None:
    with session("scratch_first.py", "same", str(go), size=(60, 12)) as board:
        board.wait_for("first row")
        board.send("early é".encode())
        board.pump(0.1)
        assert "early" not in board.text
        go.touch()
        board.wait_for("typed: early é")


def test_a_signal_before_the_framework_is_up(session: Callable[..., Session], go: Path) -> None:
    with session("scratch_first.py", "same", str(go), size=(60, 12)) as board:
        board.wait_for("first row")
        board.kill(15)
        assert board.wait_exit() == 143
        assert board.cooked
        assert board.modes == {7, 25}


def test_a_resize_before_the_framework_is_up(session: Callable[..., Session], go: Path) -> None:
    with session("scratch_first.py", "same", str(go), size=(60, 12)) as board:
        board.wait_for("first row")
        board.resize(70, 14)
        go.touch()
        board.wait_for("up")
        board.wait_quiet(0.3)
        assert [line.rstrip() for line in board.lines[:3]] == ["", "  first row 漢 │", ""]
