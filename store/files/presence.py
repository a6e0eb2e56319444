"""Who else is here: one file per process in ``DIR/.here/``, locked for as long as it lives.

The kernel frees the lock when a process ends, however it ends, so a file whose lock is free is of
someone who left, and whoever sees it clears it away. Nothing waits for anything here, and where
the folder can't be written nobody is seen.
"""

import os
import time
from pathlib import Path
from typing import Any

from store import disk
from store.presence import Here
from store.serial import NotJson, dumps, loads

FOLDER = ".here"
_SIZE = 1024
"""Bytes of a file: always the same, so that one write replaces all of it."""


_NEW = ".new"
_OLD = 60
"""Seconds after which a file that was never finished is cleared away."""


class FilePresence:
    """What others see of the process that we are."""

    def __init__(
        self, folder: Path, who: str, canvas_id: str, since: str, *, seen: bool = True
    ) -> None:
        """Come in; not ``seen``, nothing is written and we only see others."""
        self._folder = f"{folder}/{FOLDER}"
        self._here = Here(who[:100], canvas_id, "", os.getpid(), since)
        self._path = f"{self._folder}/{os.getpid()}-{os.urandom(4).hex()}.json"
        self._fd = -1
        if seen:
            self._come_in()

    def _come_in(self) -> None:
        try:
            disk.make_folder(self._folder)
            new = f"{self._path}{_NEW}"
            self._fd = disk.claim(new, disk.file_mode(self._folder))
            self._tell()
            disk.replace(new, self._path)  # Seen only now, so that nobody finds its lock free.
        except OSError:
            self.close()

    def editing(self, card: str) -> None:
        """Tell which card is being edited; empty for none."""
        if self._fd >= 0 and card != self._here.card:
            self._here = self._here._replace(card=card)
            try:
                self._tell()
            except OSError:
                self.close()

    def others(self) -> list[Here]:
        """Return who else has this canvas open, in the order in which they came."""
        found = [
            here
            for here in everyone(Path(self._folder).parent, besides=self._path)
            if here.canvas == self._here.canvas
        ]
        return sorted(found, key=lambda here: (here.since, here.pid))

    def close(self) -> None:
        """Leave."""
        if self._fd >= 0:
            disk.remove(self._path)
            disk.close(self._fd)
            self._fd = -1

    def _tell(self) -> None:
        data = dumps(self._here._asdict())
        disk.rewrite(self._fd, data.ljust(_SIZE)[:_SIZE])


def everyone(folder: Path, *, besides: str = "") -> list[Here]:
    """Return who is at work in a library, whatever the canvas; clears away who left."""
    found = []
    try:
        names = disk.names(f"{folder}/{FOLDER}")
    except OSError:
        return []
    for name in names:
        path = f"{folder}/{FOLDER}/{name}"
        if name.endswith(_NEW):
            _clear(path)
        if path != besides and name.endswith(".json") and (here := _look(path)):
            found.append(here)
    return found


def _clear(path: str) -> None:
    """Remove what a process left that was killed while it came in."""
    try:
        if time.time() - disk.status(path).st_mtime > _OLD:
            disk.remove(path)
    except OSError:
        return


def _look(path: str) -> Here | None:
    try:
        fd, _ = disk.open_for_reading(path)
    except OSError:
        return None
    try:
        if disk.try_lock(fd):
            disk.remove(path)
            return None
        found: Any = loads(disk.read_head(fd, _SIZE))
        return Here(
            str(found["who"]),
            str(found["canvas"]),
            str(found["card"]),
            int(found["pid"]),
            str(found["since"]),
        )
    except (OSError, NotJson, KeyError, TypeError, ValueError):
        return None
    finally:
        disk.close(fd)
