"""The start leaves things as they should be for the hours after it."""

from collections.abc import Callable

from tests.bench.pty_session import Session

LOOK = """
import gc, os
from tui.terminal import quickstart
from tui.terminal.capabilities import terminal
quickstart.before_framework(terminal())
from textual import constants
print(gc.isenabled(), constants.MAX_FPS, constants.ESCAPE_DELAY)
print([name for name in os.environ if name.startswith(("TEXTUAL", "ESC"))])
quickstart.started()
print(gc.isenabled(), gc.get_freeze_count() > 10_000)
"""


def test_nothing_lingers(session: Callable[..., Session]) -> None:
    with session("run_code.py", LOOK) as look:
        look.wait_exit()
        rows = [line.strip() for line in look.lines if line.strip()]
    assert rows[0] == "False 240 0.03"
    assert rows[1] == "[]"
    assert rows[2] == "True True"


def test_what_the_user_set_stays(session: Callable[..., Session]) -> None:
    with session("run_code.py", LOOK, env={"ESCDELAY": "70", "TEXTUAL_FPS": "30"}) as look:
        look.wait_exit()
        rows = [line.strip() for line in look.lines if line.strip()]
    assert rows[0] == "False 30 0.07"
    assert rows[1] == "['ESCDELAY', 'TEXTUAL_FPS']"
