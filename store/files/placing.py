"""Putting a new version of a canvas in its place, so that no two writers ever do at once.

The lock beside the canvas keeps writers apart. It is a file, so a tidy-up or a synchronisation may
remove it while it is held, and then a second writer gets in. So the temporary file is locked as
well, from the moment it is made until it is renamed: whoever finds it locked starts again, and
whoever holds it looks once more, just before the rename, whether the lock is still the one in the
folder and the canvas still the version that the new one was made from.
"""

import os
import time
from collections.abc import Callable, Sequence
from os import stat_result
from typing import NamedTuple, TypeVar

from store import disk
from store.errors import LockLost, ReadOnly, StoreError
from store.files.filenames import Files

R = TypeVar("R")

_PAUSE = 0.002
"""Seconds before starting again: a commit holds what is in the way for milliseconds."""


class Version(NamedTuple):
    """What tells whether a file is the very one that was read, without reading it again."""

    device: int
    inode: int
    mtime: int
    size: int

    @staticmethod
    def of(status: stat_result) -> "Version":
        """Return the version that a file is."""
        return Version(status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)

    @staticmethod
    def at(path: str) -> "Version | None":
        """Return the version that lies at a path; None where there is none."""
        try:
            return Version.of(disk.status(path))
        except FileNotFoundError:
            return None


class Lock:
    """The lock of a canvas, for as long as its file lies in the folder."""

    def __init__(self, fd: int, files: Files) -> None:
        self._fd = fd
        self._files = files

    def check(self) -> None:
        """Raise LockLost where it no longer keeps others out."""
        if not disk.lies_at(self._fd, self._files.lock):
            raise lost(self._files)


def lost(files: Files) -> LockLost:
    """Return what says that another writer got in."""
    return LockLost(where=files.path, name=files.name)


def unwritable(files: Files) -> StoreError | None:
    """Return why the system won't let us write here, or None when it will."""
    for path in (str(files.folder), files.path):
        if disk.there(path) and not os.access(path, os.W_OK):
            return ReadOnly(where=path)
    return None


def again(do: Callable[[], R], patience: float) -> R:
    """Do something that changed nothing where it raises LockLost, until it is done.

    Raises LockLost when it still is after ``patience`` seconds.
    """
    until = time.monotonic() + patience
    while True:
        try:
            return do()
        except LockLost:
            if time.monotonic() > until:
                raise
        time.sleep(_PAUSE)


def place(
    files: Files,
    parts: Sequence[bytes | memoryview],
    mode: int,
    lock: Lock,
    made_from: Version | None,
    before: Callable[[], object] = lambda: None,
) -> None:
    """Put bytes in the place of a canvas; its folder isn't synced yet.

    ``made_from`` is the version they were made from, None for none; ``before`` is done when all is
    written but for the rename. Raises LockLost where another got in, and OSError; then nothing
    changed.
    """
    fd = _claimed(files, mode)
    try:
        disk.fill(fd, parts)
        before()
        lock.check()
        if Version.at(files.path) != made_from or not disk.lies_at(fd, files.temp):
            raise lost(files)
        disk.replace(files.temp, files.path)
    except BaseException:
        if disk.lies_at(fd, files.temp):
            disk.remove(files.temp)
        raise
    finally:
        disk.close(fd)


def _claimed(files: Files, mode: int) -> int:
    """Make the temporary file, locked; one of a process that was killed is cleared away."""
    try:
        return disk.claim(files.temp, mode)
    except FileExistsError:
        if not disk.remove_unlocked(files.temp):
            raise lost(files) from None
    except BlockingIOError:
        raise lost(files) from None
    try:
        return disk.claim(files.temp, mode)
    except (FileExistsError, BlockingIOError):
        raise lost(files) from None
