"""The log beside a canvas: revisions that no longer fit in the file, one JSON object per line.

The first line names the canvas. A revision that leaves the table is written here, synced, before
the file is written without it; should the write fail, it is in both, and the table wins. A large
revision comes here before the file names its key: without that name the line means nothing, so
one of a commit that failed is never taken for true. A line that a crash tore is skipped.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from store import disk
from store.errors import from_os, from_read
from store.files.filenames import Files
from store.history import EMPTY, Logged
from store.revisions import LOGGED, is_sound
from store.serial import NotJson, dumps, loads

MOST_BYTES = 1 << 30
"""A log larger than this is not read."""


class Log:
    """The log of one canvas."""

    def __init__(self, files: Files, canvas_id: str) -> None:
        self.path = files.log
        self._folder = str(files.folder)
        self._id = canvas_id
        self._read: tuple[tuple[int, int], Logged] | None = None

    def append(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Add revisions; they are on the disk when this returns. Raises as a commit does."""
        lines = [dumps(one) + b"\n" for one in documents]
        try:
            new = not disk.there(self.path)
            if new:
                lines.insert(0, dumps({"canvas": self._id}) + b"\n")
            disk.append(self.path, b"".join(lines), disk.file_mode(self._folder))
            if new:
                disk.sync_folder(self._folder)
        except OSError as error:
            raise from_os(error, self.path) from None

    def read(self) -> Logged:
        """Return what the log holds; nothing if there is none or it is another canvas's."""
        try:
            status = disk.status(self.path)
            stamp = (status.st_mtime_ns, status.st_size)
            if self._read is None or self._read[0] != stamp:
                data, _ = disk.read(self.path, MOST_BYTES)
                self._read = (stamp, self._parsed(data))
        except FileNotFoundError:
            return EMPTY
        except OSError as error:
            raise from_read(error, self.path) from None
        return self._read[1]

    def _parsed(self, data: bytes) -> Logged:
        revisions: dict[int, Mapping[str, Any]] = {}
        large: dict[str, Mapping[str, Any]] = {}
        for number, line in enumerate(data.splitlines()):
            try:
                found = loads(line)
            except NotJson:
                continue
            if not isinstance(found, dict):
                continue
            if number == 0 and found.get("canvas") != self._id:
                return EMPTY
            if not is_sound(found):
                continue
            if LOGGED in found and "deltas" in found:
                large[found[LOGGED]] = found
            else:
                revisions[found["rev"]] = found
        return Logged(revisions, large)
