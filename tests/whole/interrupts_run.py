"""A signal at every few milliseconds of the start, of the screen and of commands.

``python -m tests.whole.interrupts_run [STEP [UNTIL]]``: every STEP milliseconds (5) of the first
UNTIL (500) after the program was started, an interrupt, a termination and a hang-up; by itself and
where whoever started it had them ignored (``nohup``, ``&`` in a script). It takes a quarter of an
hour, and prints what came of the runs and which of them was not as it should be:

- The signal ends it, with 128 and its number, without a word, the terminal as it was. A command may
  be done by then.
- While Python itself starts, an interrupt is Python's. What it says of that names nothing of ours.
- What is to be ignored is ignored by commands to their end, and by the screen until it is there.
  From then on it isn't: a screen must not outlive its terminal. A second signal ends it.
"""

import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.bench.pty_session import Session
from tests.whole.conftest import BRACKETED_PASTE, PLACE, Machine

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SCREEN = ("open", "jong")
COMMANDS = (("list",), ("show", "jong"), ("export", "jong"), ("add", "jong", PLACE, "Erbij"))

ENDED, DONE, PYTHON, STARTED = "ended", "done", "Python's own", "started, then ended"
_PATIENCE = 60.0
_OURS = (b"tui/", b"board/", b"store/", b"exports/", b"netwerkcanvas:")


class Try(NamedTuple):
    """One run: what is started, and what comes when."""

    words: tuple[str, ...]
    number: signal.Signals
    after: int
    """Milliseconds after the program took the place of whoever started it."""
    ignored: bool = False


def tried(machine: Machine, one: Try) -> str:
    """Run it and return what came of it; what should not be begins with ``wrong``."""
    screen = _started(machine, one)
    try:
        _go_on(screen, one.after / 1000)
        if screen.poll() is None:
            screen.kill(one.number)
        if not _until(screen, lambda: one.ignored and BRACKETED_PASTE in screen.modes):
            return f"wrong: hung\n{screen.text}"
        again = screen.poll() is None
        if again:
            screen.kill(one.number)
            if not _until(screen, lambda: False):
                return f"wrong: hung at the second signal\n{screen.text}"
        screen.wait_quiet(0.02)
        return _outcome(screen, one, again=again)
    finally:
        screen.close()
        machine.open_screens.remove(screen)


def _outcome(screen: Session, one: Try, *, again: bool) -> str:
    code, raw = screen.exit_code, bytes(screen.raw)
    wrong = f"wrong: exit {code}, {raw[-300:]!r}"
    if not screen.cooked or not screen.modes <= {7, 25} or 25 not in screen.modes:
        return f"wrong: the terminal was left {screen.modes}"
    if b"Traceback" in raw or b"Fatal Python error" in raw:
        own = one.number == signal.SIGINT and not any(name in raw for name in _OURS)
        return PYTHON if own else wrong
    if code == 128 + one.number:
        return STARTED if again else ENDED
    return DONE if code == 0 and one.words != SCREEN else wrong


def _started(machine: Machine, one: Try) -> Session:
    """Start it with the signals as a shell leaves them, or ignored, whatever ours are."""
    kind = "SIG_IGN" if one.ignored else "SIG_DFL"
    set_up = (
        "import os, signal, sys\n"
        f"for one in {[int(number) for number in SIGNALS]}: signal.signal(one, signal.{kind})\n"
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    screen = machine.screen(*one.words, through=(machine.argv()[0], "-c", set_up))
    wanted = machine.argv()[2].encode()
    command_line = Path(f"/proc/{screen.pid}/cmdline")
    while screen.poll() is None:
        told = command_line.read_bytes()
        if wanted in told and b"execv" not in told:
            break
        time.sleep(0.0005)
    return screen


def _go_on(screen: Session, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0 and screen.poll() is None:
        screen.pump(min(left, 0.002))


def _until(screen: Session, true: Callable[[], bool]) -> bool:
    """Read until something is so or the program has ended; tell whether that came."""
    end = time.perf_counter() + _PATIENCE
    while screen.poll() is None and not true():
        if time.perf_counter() > end:
            return False
        screen.pump(0.02)
    return True


def machine(home: Path) -> Machine:
    """Return a machine with a canvas."""
    made = Machine(home)
    made.ok("new", "jong", "--title", "Netwerk Jong & Werk", "--canvas-lang", "nl")
    made.ok("add", "jong", PLACE, "Geen jongere van de radar")
    return made


def sweep(step: int, until: int) -> tuple[Counter[str], list[str]]:
    """Try every moment; return how often what came of it, and what is wrong."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    with TemporaryDirectory(prefix="interrupts-") as name:
        here = machine(Path(name))
        for words in (SCREEN, *COMMANDS):
            for number in SIGNALS:
                for ignored in (False, True):
                    for after in range(0, until, step):
                        one = Try(words, number, after, ignored)
                        came = tried(here, one)
                        counts[f"{words[0]:7} {'ignored ' * ignored}{came.partition(':')[0]}"] += 1
                        if came.startswith("wrong"):
                            wrong.append(f"{one}\n{came}")
    return counts, wrong


if __name__ == "__main__":
    every, last = [*map(int, sys.argv[1:]), *(5, 500)[len(sys.argv) - 1 :]]
    found, faults = sweep(every, last)
    for what, times in sorted(found.items()):
        print(f"{times:5} {what}")
    print(f"{len(faults)} wrong")
    for fault in faults[:20]:
        print(fault)
    sys.exit(bool(faults))
