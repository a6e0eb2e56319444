"""Older versions of a canvas beside it, each a whole file under a name of its own.

A backup is a second name for the version that a commit replaces, so it costs one call to the
system. ``store.retention`` says which are kept.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import count

from store import disk, limits
from store.canvas import Backup
from store.errors import StoreError, from_read
from store.files import content
from store.files.content import Content
from store.files.filenames import Files
from store.retention import staying


def read(files: Files, backup: Backup) -> Content:
    """Return what a backup holds. Raises Corrupt, and what reading may raise."""
    path = files.backup(backup.key)
    try:
        data, _ = disk.read(path, limits.FILE_BYTES)
    except OSError as error:
        raise from_read(error, path) from None
    return content.decoded(data, path)


def _look(path: str, key: str) -> Backup:
    rev = int(key.partition("-")[0])
    try:
        data, status = disk.read(path, limits.FILE_BYTES)
        held = content.decoded(data, path)
    except (OSError, StoreError):
        return Backup(path, key, rev, "", False)
    made = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(status.st_mtime))
    return Backup(path, key, rev, str(held.meta.get("at") or made), True)


def found(files: Files) -> list[Backup]:
    """Return all backups of a canvas, newest first, verifying each."""
    return [_look(path, key) for key, path in reversed(files.beside())]


def best(files: Files) -> Backup | None:
    """Return the newest backup that verifies; older ones aren't looked at."""
    for key, path in reversed(files.beside()):
        backup = _look(path, key)
        if backup.good:
            return backup
    return None


def keep(files: Files, parts: Sequence[bytes | memoryview], rev: int) -> Backup:
    """Keep a version that no longer lies in the place of the canvas. Raises OSError.

    Another process may have kept the same one: then there is one of it.
    """
    for number in count():
        key = f"{rev}-{number}" if number else str(rev)
        path = files.backup(key)
        try:
            disk.write_new(path, parts, disk.file_mode(str(files.folder)))
        except FileExistsError:
            if disk.read(path, limits.FILE_BYTES)[0] != b"".join(parts):
                continue
        return _look(path, key)
    raise AssertionError("there is always a next number")


def thin_out(files: Files, now: float | None = None) -> None:
    """Remove the backups that are no longer wanted. ``now`` is in seconds since 1970."""
    there: list[tuple[str, float]] = []
    for _, path in reversed(files.beside()):
        with suppress(OSError):
            there.append((path, disk.status(path).st_mtime))
    stay = staying([made for _, made in there], time.time() if now is None else now)
    for (path, _), wanted in zip(there, stay, strict=True):
        if not wanted:
            disk.remove(path)
