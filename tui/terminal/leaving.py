"""The ways out: at once on a hang-up or a termination, quickly on a normal end.

A hang-up comes when nobody can be asked anything any more: the line is gone, or the terminal has
stopped reading and the event loop may stand still. So the handlers are plain signal handlers (the
loop's own would never run), they save what they were given to save, put the terminal back as far
as it will listen, and end the process without the framework.
"""

import contextlib
import os
import signal
import sys
import termios
import time
from _thread import allocate_lock, start_new_thread
from collections.abc import Callable
from types import FrameType
from typing import Any, NamedTuple, NoReturn

RESET = (
    "\x18"  # breaks off a sequence that was half written
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?7h\x1b[m\x1b[?25h\x1b[?1049l"
)
RESET_MODERN = "\x1b[?1004l\x1b[?2026l\x1b[<u"
"""For terminals that swallow what they don't know; before leaving the alternate screen."""

_PATIENCE = 0.8
"""Seconds for the savers, after which the process ends all the same."""

_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGINT)

_LAST = 0.1
"""Seconds to wait for what is being written to be out, before the terminal is reset behind it."""


class _Before(NamedTuple):
    """What was there before the full screen, to be put back."""

    descriptor: int
    output: int
    attributes: list[Any]
    reset: str


line = allocate_lock()
"""Held by whoever writes to the terminal, and kept for good by the last word on it."""

_savers: list[Callable[[], None]] = []
_terminal: _Before | None = None


def install() -> None:
    """Handle SIGHUP (exit 129), SIGTERM (143), SIGQUIT (131) and SIGINT (130) from here on.

    They are handled even if they were ignored. The framework makes a normal end of an interrupt.
    """
    for number in _SIGNALS:
        signal.signal(number, _end)


def on_death(saver: Callable[[], None]) -> Callable[[], None]:
    """Have ``saver`` called when a signal ends the process; return the way to take that back.

    It runs in the main thread between two byte codes, whatever that was doing: it may not wait for
    a lock of the main thread's, and should only write down what it has at hand.
    """
    _savers.append(saver)
    return lambda: _savers.remove(saver) if saver in _savers else None


def screen_taken(descriptor: int, output: int, attributes: list[Any], modern: bool) -> None:
    """Remember how the terminal was before the full screen."""
    global _terminal
    reset = RESET_MODERN + RESET if modern else RESET
    _terminal = _Before(descriptor, output, attributes, reset)


def screen_given_back() -> None:
    """Forget the terminal: it has been put back, or lent to another program."""
    global _terminal
    _terminal = None


def hung_up() -> NoReturn:
    """End the process from another thread than the main one: the terminal is gone."""
    os.kill(os.getpid(), signal.SIGHUP)
    time.sleep(1)  # the main thread saves; if it can't, or SIGHUP is ignored, we end here
    os._exit(128 + signal.SIGHUP)


def leave(code: int) -> NoReturn:
    """End after a clean run, the store closed and the terminal put back: no tearing down."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def restore_terminal() -> None:
    """Put the terminal back without the framework and without ever waiting long for it.

    Another thread writes nothing behind it, so that no mode is switched on once more.
    """
    if _terminal is None:
        return
    line.acquire(timeout=_LAST)
    with contextlib.suppress(ValueError):  # not from the main thread: then it is not stopped
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    with contextlib.suppress(termios.error):
        termios.tcsetattr(_terminal.descriptor, termios.TCSANOW, _terminal.attributes)
    with contextlib.suppress(OSError, termios.error):
        _write_now(_terminal.output, _terminal.reset.encode())


def _write_now(output: int, data: bytes) -> None:
    """Write without waiting; if the line is full, drop what stands in the queue and try again.

    The terminal is opened anew, because not to wait is a property that we would otherwise share
    with the shell.
    """
    own = os.open(os.ttyname(output), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    written = 0
    with contextlib.suppress(BlockingIOError):
        written = os.write(own, data)
    if written < len(data):
        termios.tcflush(own, termios.TCOFLUSH)
        os.write(own, data)


def _end(number: int, _frame: FrameType | None) -> None:
    """Save, put the terminal back, and end within a second."""
    code = 128 + number
    start_new_thread(_give_up_soon, (code,))
    for saver in tuple(_savers):
        with contextlib.suppress(Exception):  # one that fails must not keep the others from it
            saver()
    _give_up(code)


def _give_up_soon(code: int) -> NoReturn:
    time.sleep(_PATIENCE)
    _give_up(code)


def _give_up(code: int) -> NoReturn:
    restore_terminal()
    os._exit(code)
