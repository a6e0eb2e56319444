"""The terminal lent to another program: an editor, or the shell behind ``ctrl+z``.

Whatever that program does to the terminal, and however it ends, the screen comes back.
"""

import contextlib
import os
import signal
import termios
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from .capabilities import output_descriptor
from .wire import send

if TYPE_CHECKING:
    from textual.app import App

Result = TypeVar("Result")

_SANE = b"\x1b[r\x1b[m\x0f\x1b[?1l\x1b>"
"""Scroll region, colours, letters, arrow keys and keypad as a terminal starts with them: a program
that is killed leaves them as it needed them."""


class _Terminal(NamedTuple):
    """What a program that is lent the terminal may leave otherwise."""

    attributes: list[Any]
    group: int
    """The process group in the foreground; 0 where there is none."""


def lend(app: "App[Any]", use: Callable[[], Result]) -> Result:
    """Give the screen back, call ``use``, and take the screen again whatever came of it.

    Passes on what ``use`` returns or raises, with the screen in place: the framework's own
    ``suspend`` never resumes when its block raises. While the terminal is lent, the interrupts
    that are typed there are meant for the other program.
    """
    done: Future[Result] = Future()
    with app.suspend():
        before = _now()
        with _signals_for_the_other():
            try:
                done.set_result(use())
            except BaseException as error:
                done.set_exception(error)
        _put_back(before)
    return done.result()


def shell_behind() -> bool:
    """Tell whether a shell can bring this program back once it is stopped.

    That takes a parent, of this program or of one it runs in, that leads another process group of
    the same session, as shells with job control do. Without one the group is "orphaned" (POSIX)
    and a stopped program stays so: started by a forced command, as a window's only program, or
    by a program that is gone.
    """
    session, group = os.getsid(0), os.getpgrp()
    pid: int | None = os.getppid()
    with contextlib.suppress(OSError):  # it is gone, or not ours to look at
        while pid and os.getsid(pid) == session:
            if os.getpgid(pid) != group:
                return True
            pid = _parent(pid)
            if pid is None:
                return True  # can't be seen on this system
    return False


def _parent(pid: int) -> int | None:
    """Return the parent of a process; ``None`` where the system has no ``/proc`` to tell."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return None
    return int(status.rpartition(") ")[2].split()[1])


def _now() -> _Terminal | None:
    try:
        attributes = termios.tcgetattr(0)
    except termios.error:
        return None
    try:
        return _Terminal(attributes, os.tcgetpgrp(0))
    except OSError:
        return _Terminal(attributes, 0)


def _put_back(before: _Terminal | None) -> None:
    """Put the terminal as it was before it was lent."""
    if before is None:
        return
    known = signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # else we are stopped for touching it
    try:
        if before.group == os.getpgrp():
            with contextlib.suppress(OSError):
                os.tcsetpgrp(0, before.group)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(0, termios.TCSADRAIN, before.attributes)
        send(output_descriptor(), _SANE)
    finally:
        signal.signal(signal.SIGTTOU, known)


@contextlib.contextmanager
def _signals_for_the_other() -> Iterator[None]:
    """Let ctrl+c and ctrl+\\ pass us by, and ctrl+z where it would stop us for good.

    They are handled by doing nothing, and not ignored, since what is ignored stays so in the
    program that is started.
    """
    numbers = [signal.SIGINT, signal.SIGQUIT]
    if not shell_behind():
        numbers.append(signal.SIGTSTP)
    known = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in known.items():
            signal.signal(number, handler)
