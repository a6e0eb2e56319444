"""The whole library in one file.

The archive is a zip of the canvas files with their logs and snapshots, those in the bin under
``.bin/``, with a ``library.json`` that says what is in it; ``store.files.recovering`` reads it
back.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store import disk, limits
from store.errors import ArchiveTooLarge, Exists, SymbolicLink, from_os
from store.files.filenames import SUFFIX, Files
from store.files.folder import BIN, Folder
from store.serial import dumps

if TYPE_CHECKING:
    from zipfile import ZipFile

INDEX = "library.json"
ALONG = (".history.jsonl", ".sessions.jsonl")
"""How the files that go along with a canvas end, in the order of ``Files.along``."""

_FORMAT = 1
CHUNK = 1 << 20
"""Bytes that are read at a time."""


def back_up(folder: Folder, path: Path, made: str, *, force: bool = False) -> list[str]:
    """Write the library to one archive; return the names of the canvases in it.

    ``made`` is the moment, ISO 8601. A canvas that is damaged goes in as it is, but
    does not come out. Raises Exists unless ``force``, SymbolicLink for what is no ordinary file,
    ArchiveTooLarge for what could never be brought back, and what writing may raise.
    """
    target = str(path)
    temp = f"{target}.{os.getpid()}.tmp"
    try:
        _refuse_taken(path, force=force)
        names = _write(folder, temp, made)
        if force:
            disk.replace(temp, target)
        else:
            _put_anew(temp, target)
        disk.sync_folder(str(path.parent))
    except FileExistsError:
        disk.remove(temp)
        raise Exists(name=path.name, where=target) from None
    except OSError as error:
        disk.remove(temp)
        raise from_os(error, target) from None
    except BaseException:  # Whatever ends it, no half archive is left.
        disk.remove(temp)
        raise
    return names


def _refuse_taken(path: Path, *, force: bool) -> None:
    """Refuse to take the place of what is there: a device or a link never, a file unless told."""
    if not disk.there(str(path)):
        return
    if not disk.is_file(str(path)):
        raise SymbolicLink(where=str(path))
    if not force:
        raise FileExistsError


def _put_anew(temp: str, target: str) -> None:
    """Give the file its name unless something got that name meanwhile."""
    try:
        disk.link(temp, target)
    except FileExistsError:
        raise
    except OSError:
        disk.replace(temp, target)
    else:
        disk.remove(temp)


def _write(folder: Folder, temp: str, made: str) -> list[str]:
    from zipfile import ZIP_DEFLATED, ZipFile

    names = []
    listed = []
    left = limits.ARCHIVE_BYTES
    fd = disk.create(temp, disk.PRIVATE_FILE)
    with os.fdopen(fd, "wb") as file:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for prefix, files in _everything(folder):
                left -= _add(archive, files.path, f"{prefix}{files.name}{SUFFIX}", left, temp)
                for path, end in zip(files.along, ALONG, strict=True):
                    if disk.there(path):
                        left -= _add(archive, path, f"{prefix}{files.name}{end}", left, temp)
                listed.append(f"{prefix}{files.name}")
                if not prefix:
                    names.append(files.name)
            index = {"format": _FORMAT, "made": made, "canvases": listed}
            archive.writestr(INDEX, dumps(index))
        file.flush()
        disk.sync(file.fileno())
    return names


def _add(archive: "ZipFile", path: str, name: str, most: int, where: str) -> int:
    """Put a file in the archive, a piece at a time; return its size. Raises ArchiveTooLarge."""
    from zipfile import ZipInfo

    fd, status = disk.open_for_reading(path)
    size = 0
    with os.fdopen(fd, "rb") as source:
        # A file that grows while it is read is told to be large from the start, or it breaks off.
        info = ZipInfo(name, time.localtime(status.st_mtime)[:6])
        info.compress_type, info.external_attr = archive.compression, disk.PRIVATE_FILE << 16
        with archive.open(info, "w", force_zip64=status.st_size >= CHUNK) as target:
            while chunk := source.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise ArchiveTooLarge(where=where, most=limits.ARCHIVE_BYTES >> 20)
                target.write(chunk)
    return size


def _everything(folder: Folder) -> Iterator[tuple[str, Files]]:
    yield from (("", files) for files in folder.all())
    yield from ((f"{BIN}/", files) for files in folder.all(binned=True))
