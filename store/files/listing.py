"""What a list shows of a canvas, from the first bytes of its file."""

from store import disk
from store.errors import Corrupt, NewerFormat, SymbolicLink, from_read
from store.files import layout
from store.files.filenames import Files
from store.files.flaws import is_head
from store.library import LibraryEntry

_TITLE = 200
"""Most characters of a title in a list."""


def entry(files: Files) -> LibraryEntry:
    """Return what a list shows of a canvas. Only the head is read, so only that is judged."""
    try:
        fd, status = disk.open_for_reading(files.path)
        try:
            data = disk.read_head(fd, layout.HEAD_BYTES)
        finally:
            disk.close(fd)
    except disk.NotRegular:
        return LibraryEntry(files.name, files.path, problem=SymbolicLink.key)
    except OSError as error:
        return LibraryEntry(files.name, files.path, problem=from_read(error, files.path).key)
    meta = layout.head(data)
    if meta is None:
        return _without_head(files, data, status.st_size)
    if layout.is_newer(meta):
        return LibraryEntry(files.name, files.path, problem=NewerFormat.key)
    if not is_head(meta):
        return LibraryEntry(files.name, files.path, problem=Corrupt.key)
    return LibraryEntry(
        files.name,
        files.path,
        meta.get("title", ""),
        meta.get("at", ""),
        meta.get("by", ""),
        meta.get("cards", 0),
        meta["rev"],
        meta["id"],
    )


def _without_head(files: Files, data: bytes, size: int) -> LibraryEntry:
    """Judge a file without our head: laid out by someone else, of an old format, or damaged."""
    if size == 0 or not data.lstrip().startswith(b"{"):
        return LibraryEntry(files.name, files.path, problem=Corrupt.key)
    from store.errors import StoreError
    from store.files.canvasfile import CanvasFile

    file = CanvasFile(files)
    try:
        snapshot = file.read()
    except StoreError as error:
        return LibraryEntry(files.name, files.path, problem=error.key)
    info = snapshot.tables.get("canvas", {}).get("canvas", {})
    return LibraryEntry(
        files.name,
        files.path,
        str(info.get("title", ""))[:_TITLE],
        cards=len(snapshot.tables.get("cards", {})),
        rev=snapshot.rev,
        id=snapshot.id,
    )
