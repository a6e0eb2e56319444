"""The log beside a canvas: revisions that no longer fit in the file, one JSON object per line.

A revision that leaves the table is written here, synced, before the file is written without it;
should the write fail, it is in both, and the table wins. A large revision comes here before the
file names its key: without that name the line means nothing, so one of a commit that failed is
never taken for true.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from store import disk
from store.errors import from_read
from store.files import json_lines
from store.files.filenames import Files
from store.history import EMPTY, Logged
from store.revisions import LOGGED, is_sound


class Log:
    """The log of one canvas."""

    def __init__(self, files: Files, canvas_id: str) -> None:
        self.path = files.log
        self._files = files
        self._id = canvas_id
        self._read: tuple[tuple[int, int], Logged] | None = None

    def append(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Add revisions; they are on the disk when this returns. Raises as a commit does."""
        json_lines.append(self._files, self.path, self._id, documents)

    def read(self) -> Logged:
        """Return what the log holds; nothing if there is none or it is another canvas's."""
        try:
            status = disk.status(self.path)
            stamp = (status.st_mtime_ns, status.st_size)
            if self._read is None or self._read[0] != stamp:
                data, _ = disk.read(self.path, json_lines.MOST_BYTES)
                self._read = (stamp, self._parsed(data))
        except FileNotFoundError:
            return EMPTY
        except OSError as error:
            raise from_read(error, self.path) from None
        return self._read[1]

    def _parsed(self, data: bytes) -> Logged:
        revisions: dict[int, Mapping[str, Any]] = {}
        large: dict[str, Mapping[str, Any]] = {}
        for found in json_lines.sound(data, self._id):
            if not is_sound(found):
                continue
            if LOGGED in found and "deltas" in found:
                large[found[LOGGED]] = found
            else:
                revisions[found["rev"]] = found
        return Logged(revisions, large)
