"""How it ends: nothing typed is lost, the terminal is given back, the process is gone."""

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.pty_session import Session


@pytest.fixture
def typing(session: Callable[..., Session], tmp_path: Path) -> Callable[..., Session]:
    """A board in which ``half a word`` has been typed; its saver writes to ``tmp_path/draft``."""

    def start(**options: object) -> Session:
        draft = {"SCRATCH_DRAFT": str(tmp_path / "draft")}
        board = session("scratch_board.py", "board", env=draft, **options)
        board.wait_for("type here")
        board.wait_quiet(0.2)
        board.type("half a word")
        return board

    return start


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGQUIT, 131)]
)
def test_17_18_signals(
    typing: Callable[..., Session], tmp_path: Path, number: int, code: int
) -> None:
    with typing() as board:
        board.kill(number)
        assert board.wait_exit() == code
        assert (tmp_path / "draft").read_text() == "half a word"
        assert board.cooked
        assert board.modes == {7, 25}


def test_20_a_terminal_that_stopped_reading(typing: Callable[..., Session], tmp_path: Path) -> None:
    with typing() as board:
        for _ in range(200):  # far more than the line holds
            board.send(b"x\x0e")
            time.sleep(0.005)
        board.wait_idle()
        board.kill(signal.SIGHUP)
        assert board.wait_exit(reading=False) == 129
        assert (tmp_path / "draft").read_text() == "half a word" + "x" * 200
        assert board.cooked


def test_the_event_loop_runs_on_when_the_terminal_does_not_read(
    typing: Callable[..., Session], tmp_path: Path
) -> None:
    with typing() as board:
        for _ in range(150):
            board.send(b"y\x0e")
            time.sleep(0.005)
        board.wait_idle()
        board.wait_quiet(0.5)  # it reads again: the newest state is shown, not all between
        assert "y" * 90 in board.text  # the end of the line is what fits
        board.press("ctrl+q")
        assert board.wait_exit() == 0


@pytest.mark.parametrize("ignore", [False, True])
def test_21_the_line_is_cut(typing: Callable[..., Session], tmp_path: Path, ignore: bool) -> None:
    with typing(ignore_hangup=ignore) as board:
        board.hang_up()
        assert board.wait_exit(reading=False) == 129
        assert (tmp_path / "draft").read_text() == "half a word"


def test_a_saver_that_hangs_is_not_waited_for(
    session: Callable[..., Session], tmp_path: Path
) -> None:
    with session("scratch_board.py", "board", env={"SCRATCH_DRAFT": "hang"}) as board:
        board.wait_for("type here")
        board.kill(signal.SIGTERM)
        assert board.wait_exit() == 143
        assert board.cooked
        assert board.modes == {7, 25}
