"""Moving a canvas with its backups and history; whoever calls holds the locks of both names.

The order is chosen so that a crash at any point leaves the canvas with its whole history beside
it: log and snapshots get a second name first, then the canvas moves, then the rest follows.
"""

import time
from collections.abc import Collection
from pathlib import Path

from store import disk, limits
from store.bin import names_in_bin
from store.errors import Corrupt, from_os
from store.files import layout
from store.files.filenames import Files
from store.files.placing import Lock, Version, place


def move(source: Files, target: Files, locks: Collection[Lock]) -> None:
    """Move a canvas and all that belongs to it. Raises LockLost, and then nothing was moved."""
    for lock in locks:
        lock.check()
    try:
        along = [
            pair for pair in zip(source.along, target.along, strict=True) if disk.there(pair[0])
        ]
        for path, other in along:
            _second_name(path, other)
        if along:
            disk.sync_folder(str(target.folder))
        disk.replace(source.path, target.path)
        for path, _ in along:
            disk.remove(path)
        for key, path in source.beside():
            disk.replace(path, target.backup(key))
        for folder in {str(source.folder), str(target.folder)}:
            disk.sync_folder(folder)
    except OSError as error:
        raise from_os(error, source.path) from None


def _second_name(path: str, other: str) -> None:
    """Let a file be there under two names, or as a copy where the disk knows no links."""
    disk.remove(other)
    try:
        disk.link(path, other)
    except OSError:
        data, status = disk.read(path, 1 << 30)
        disk.write_new(other, (data,), status.st_mode & 0o777)


def set_aside(files: Files, folder: Path) -> None:
    """Put history and backups that lie at a name without a canvas into the bin.

    They were left by a crash or by hand and belong to another canvas than the one that is about
    to get this name.
    """
    left = [
        path for path in (*files.along, *(one for _, one in files.beside())) if disk.there(path)
    ]
    if not left:
        return
    try:
        disk.make_folder(str(folder))
        for path in left:
            disk.replace(path, f"{folder}/{Path(path).name}.left-{_moment()}")
    except OSError as error:
        raise from_os(error, files.path) from None


def free_name(folder: Path, name: str) -> Files:
    """Return where a canvas can lie in the bin: its name, with the moment it went there."""
    free = (Files(folder, one) for one in names_in_bin(name))
    return next(files for files in free if not disk.there(files.path))


def put_back(files: Files, backup: str, lock: Lock) -> None:
    """Put a backup in the place of a canvas, which is kept as ``.corrupt-TIME``."""
    try:
        data, status = disk.read(backup, limits.FILE_BYTES)
        layout.decode(data)
        was = Version.at(files.path)
        if was is not None:
            # A second name, so that at no moment nothing is there.
            _second_name(files.path, f"{files.path}.corrupt-{_moment()}")
        put(files, data, status.st_mode & 0o777, lock, was)
    except layout.NotOurs as error:
        raise Corrupt(backup, error.spot) from None
    except OSError as error:
        raise from_os(error, files.path) from None


def put(files: Files, data: bytes, mode: int, lock: Lock, was: Version | None = None) -> None:
    """Put the bytes of a canvas in its place; on the disk when this returns. Raises OSError.

    ``was`` is the version that they take the place of, None where there is none.
    """
    place(files, (data,), mode, lock, was)
    disk.sync_folder(str(files.folder))


def _moment() -> str:
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
