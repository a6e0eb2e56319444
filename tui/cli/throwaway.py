"""A folder for a demo or a transfer: gone afterwards, whichever way that ends.

On a normal end and on a signal a demo clears its folder away itself. What was killed outright
(SIGKILL, a machine that lost its power) can't, so the next one does.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir

PREFIX = "netwerkcanvas-"
"""Begins the name of every such folder; the process's number and something random follow."""


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder of this process and clear away those of processes that are gone."""
    clear()
    prefix = f"{PREFIX}{os.getpid()}-"
    with TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as made:
        held = os.open(made, os.O_RDONLY | os.O_DIRECTORY)
        try:
            flock(held, LOCK_EX | LOCK_NB)  # Says "still here" where the number says nothing.
            yield Path(made)
        finally:
            os.close(held)


def clear() -> None:
    """Remove what demos of this user left behind; what can't be removed is let be."""
    with suppress(OSError):
        for entry in os.scandir(gettempdir()):
            if _left(entry):
                _remove(entry.path)


def _left(entry: "os.DirEntry[str]") -> bool:
    """Tell whether this is a demo's folder, of this user, whose process is gone."""
    number, dash, _ = entry.name.removeprefix(PREFIX).partition("-")
    if not (entry.name.startswith(PREFIX) and dash and number.isascii() and number.isdigit()):
        return False
    if not entry.is_dir(follow_symlinks=False):
        return False
    with suppress(OSError):
        return entry.stat(follow_symlinks=False).st_uid == os.geteuid() and _gone(int(number))
    return False


def _gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False  # Somebody else's process, or no process at all.
    return False


def _remove(path: str) -> None:
    """Remove a folder, unless a process holds it that can't be seen from here (a container)."""
    with suppress(OSError):
        held = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            flock(held, LOCK_EX | LOCK_NB)
            rmtree(path, ignore_errors=True)
        finally:
            os.close(held)
