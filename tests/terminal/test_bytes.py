"""How many bytes travel, and which ones do not."""

import re
from collections.abc import Callable

from tests.bench.pty_session import Session


def opened(session: Session) -> Session:
    session.wait_for("type here")
    session.wait_quiet(0.3)
    return session


def test_few_bytes(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        assert board.mark() < 12_000
        mark = board.mark()
        board.press("a")
        assert 0 < board.mark() - mark <= 150
        mark = board.mark()
        board.press("ctrl+n", "ctrl+q")
        assert board.wait_exit() == 0


def test_a_repaint_of_the_same_costs_nothing(session: Callable[..., Session]) -> None:
    with opened(session("scratch_board.py", "board")) as board:
        board.press("ctrl+t", "ctrl+t")
        mark = board.mark()
        board.press("backspace")
        board.press("right")
        assert board.sent_since(mark) == b""


def test_no_colours_when_asked(session: Callable[..., Session]) -> None:
    for environ in ({"NO_COLOR": "1"}, {"TERM": "vt220", "COLORTERM": None}):
        with opened(session("scratch_board.py", "board", env=environ)) as board:
            board.press("ctrl+n", "ctrl+q")
            board.wait_exit()
            codes = re.findall(rb"\x1b\[([\d;]*)m", board.raw)
            used = {int(code) for run in codes for code in run.split(b";") if code}
            assert used & {1, 7}
            assert not {code for code in used if 30 <= code <= 49 or code >= 90}


def test_old_terminals_are_asked_nothing(session: Callable[..., Session]) -> None:
    for name in ("linux", "screen", "vt220"):
        with opened(session("scratch_board.py", "board", env={"TERM": name})) as board:
            board.press("a", "ctrl+q")
            board.wait_exit()
            assert not re.search(rb"\x1b\[[<>=]|\$p|\x1b\]", board.raw)


def test_a_large_update_is_held_back_where_the_terminal_can(
    session: Callable[..., Session],
) -> None:
    with opened(session("scratch_board.py", "board", synchronized=True)) as board:
        mark = board.mark()
        board.press("a")
        assert b"\x1b[?2026h" not in board.sent_since(mark)
        mark = board.mark()
        board.resize(100, 40)
        board.wait_quiet(0.3)
        sent = board.sent_since(mark)
        assert sent.count(b"\x1b[?2026h") == sent.count(b"\x1b[?2026l") >= 1
