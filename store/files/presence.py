"""Who else is here: one file per process in ``DIR/.here/``, locked for as long as it lives.

The kernel frees the lock when a process ends, however it ends, so a file whose lock is free is of
someone who left, and whoever sees it clears it away. Nothing waits for anything here, and where
the folder can't be written nobody is seen.
"""

import os
import time
from _thread import RLock
from pathlib import Path
from typing import Any

from store import disk
from store.presence import Here, Showing, Telling
from store.serial import NotJson, dumps_little, loads

FOLDER = ".here"
_SIZE = 1024
"""Bytes of a file: always the same, so that one write replaces all of it."""


_NEW = ".new"
_OLD = 60
"""Seconds after which a file that was never finished is cleared away."""


class FilePresence(Telling):
    """What others see of the process that we are."""

    def __init__(
        self, folder: Path, who: str, canvas_id: str, since: str, *, seen: bool = True
    ) -> None:
        """Come in; not ``seen``, nothing is written and we only see others."""
        self._folder = f"{folder}/{FOLDER}"
        self._here = Here(who[:100], canvas_id, "", os.getpid(), since)
        self._path = f"{self._folder}/{os.getpid()}-{os.urandom(4).hex()}.json"
        self._fd = -1
        self._lock = RLock()
        """Held while we tell something: what is edited and what is shown come from two threads."""
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

    @property
    def number(self) -> int:
        """The id of the process."""
        return self._here.pid

    def _now(self, **fields: Any) -> None:
        with self._lock:
            here = self._here._replace(**fields)
            if self._fd < 0 or here == self._here:
                return
            self._here = here
            try:
                self._tell()
            except OSError:
                self.close()

    def others(self) -> list[Here]:
        """Return who else has this canvas open, in the order in which they came."""
        folder = Path(self._folder).parent
        return at_canvas(folder, self._here.canvas, besides=self._path)

    def close(self) -> None:
        """Leave."""
        with self._lock:
            if self._fd >= 0:
                disk.remove(self._path)
                disk.close(self._fd)
                self._fd = -1

    def _tell(self) -> None:
        told = self._here._asdict()
        del told["changed"]  # The file itself has that.
        data = dumps_little({**told, "showing": [*self._here.showing]})
        if len(data) > _SIZE:  # Who is here matters more.
            data = dumps_little({**told, "showing": []})
        disk.rewrite(self._fd, data.ljust(_SIZE)[:_SIZE])


def at_canvas(folder: Path, canvas_id: str, *, besides: str = "") -> list[Here]:
    """Return who has a canvas open, in the order in which they came."""
    found = [here for here in everyone(folder, besides=besides) if here.canvas == canvas_id]
    return sorted(found, key=lambda here: (here.since, here.pid))


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
            _showing(found.get("showing", [])),
            int(found.get("following", 0)),
            disk.changed_at(fd),
        )
    except (OSError, NotJson, KeyError, TypeError, ValueError):
        return None
    finally:
        disk.close(fd)


def _showing(found: Any) -> Showing:
    """Return what a screen shows; nothing of it where it was left out or isn't told."""
    if len(found) != len(Showing._fields):
        return Showing()
    path, thing, zoom, presented, number, total, page, since = found
    at = str(path), str(thing), int(zoom)
    return Showing(*at, str(presented), int(number), int(total), str(page), bool(since))
