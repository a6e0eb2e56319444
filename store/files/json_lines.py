"""A file beside a canvas to which lines are only added: one JSON object per line.

The first line names the canvas. What is added is on the disk when that returns; a line that a
crash tore is passed over.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from store import disk
from store.errors import from_os
from store.files.filenames import Files
from store.serial import NotJson, dumps, loads

MOST_BYTES = 1 << 30
"""A file larger than this is not read."""


def append(files: Files, path: str, canvas_id: str, documents: Iterable[Mapping[str, Any]]) -> None:
    """Add lines; they are on the disk when this returns. Raises as a commit does."""
    folder = str(files.folder)
    rows = [dumps(one) + b"\n" for one in documents]
    try:
        new = not disk.there(path)
        # One that a crash left empty has no first line yet.
        if new or not disk.status(path).st_size:
            rows.insert(0, head(canvas_id))
        disk.append(path, b"".join(rows), disk.file_mode(folder))
        if new:
            disk.sync_folder(folder)
    except OSError as error:
        raise from_os(error, path) from None


def head(canvas_id: str) -> bytes:
    """Return the first line."""
    return dumps({"canvas": canvas_id}) + b"\n"


def sound(data: bytes, canvas_id: str) -> Iterator[dict[str, Any]]:
    """Yield the lines that can be read; none where the file is another canvas's."""
    for number, line in enumerate(data.splitlines()):
        try:
            found = loads(line)
        except NotJson:
            continue
        if not isinstance(found, dict):
            continue
        if number == 0 and found.get("canvas") != canvas_id:
            return
        yield found
