"""Bringing a library back from an archive that ``store.files.archive`` made, or someone else did.

All of an archive is verified before anything of it is written, a piece at a time, so that it takes
no more memory than its largest canvas, whatever it swells to. Names are judged as names of canvases
are, so nothing can land elsewhere.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from store import disk, limits
from store.errors import BadArchive, Corrupt, NewerFormat, from_os, from_read
from store.files import content, moving
from store.files.archive import ALONG, CHUNK, INDEX
from store.files.filenames import SUFFIX, Files
from store.files.folder import BIN, Folder
from store.files.placing import Lock
from store.library import Recovered
from store.names import fits_file_name
from store.serial import NotJson, loads

_MOST_FILES = 20_000
_MOST_LISTED = 8 << 20
"""Bytes of the list of what an archive holds, which is read whole."""
_MOST_HEAD = 4096
"""Bytes of the line that says of which canvas a log or a file of snapshots is."""

_DAMAGED = (
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
    OverflowError,
    struct.error,
    OSError,
)
"""What reading a zip raises where the bytes are no zip; OSError for a place before its start."""


class _Member(NamedTuple):
    """A canvas in an archive."""

    name: str
    binned: bool
    info: ZipInfo
    along: tuple[ZipInfo | None, ...]
    """Its log, and the snapshots of its sessions, where it has them."""
    good: bool


class _Archive(NamedTuple):
    """An open archive."""

    zip: ZipFile
    path: str

    def bad(self, reason: object) -> BadArchive:
        """Return what says that this is no archive of ours."""
        return BadArchive(where=self.path, reason=str(reason))

    def chunks(self, info: ZipInfo) -> Iterator[bytes]:
        """Return what a file in it holds, a piece at a time. Raises BadArchive."""
        try:
            with self.zip.open(info) as file:
                while chunk := file.read(CHUNK):
                    yield chunk
        except _DAMAGED as error:
            raise self.bad(error) from None

    def whole(self, info: ZipInfo) -> bytes:
        """Return all that a canvas in it holds. Raises BadArchive."""
        if info.file_size > limits.FILE_BYTES:
            raise self.bad(f"{info.filename[:80]} > {limits.FILE_BYTES >> 20} MB")
        return b"".join(self.chunks(info))


class _Careful(io.FileIO):
    """A file of which no more is read at once than an archive of ours has need of."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read at most ``size`` bytes. Raises BadZipFile for a list that is beyond all bounds."""
        most = _MOST_LISTED + 1
        data = super().read(most if size is None or size < 0 else min(size, most)) or b""
        if len(data) == most:
            raise BadZipFile(f"> {_MOST_LISTED >> 20} MB")
        return data


def recover(folder: Folder, path: Path, *, replace: bool = False) -> Recovered:
    """Bring the canvases of an archive into the library.

    A canvas whose name is taken is left, or with ``replace`` takes its place while the earlier
    one goes to the bin. Raises BadArchive, and then nothing was changed.
    """
    with _opened(path) as archive:
        members = _verified(archive)
        done = Recovered([], [], [], [member.name for member in members if not member.good])
        for member in members:
            if member.good:
                try:
                    _recover(folder, archive, member, done, replace=replace)
                except OSError as error:
                    raise from_os(error, str(folder.path)) from None
    return done


@contextmanager
def _opened(path: Path) -> Iterator[_Archive]:
    try:
        fd, _ = disk.open_for_reading(str(path), follow=True)
    except (OSError, ValueError) as error:
        told = error if isinstance(error, OSError) else OSError(str(error))
        raise from_read(told, str(path)) from None
    with _Careful(fd) as file:
        try:
            archive = ZipFile(file)
        except _DAMAGED as error:
            raise BadArchive(where=str(path), reason=str(error)) from None
        yield _Archive(archive, str(path))


def _verified(archive: _Archive) -> list[_Member]:
    """Read all of an archive before anything is written. Raises BadArchive."""
    infos = {info.filename: info for info in archive.zip.infolist()}
    if INDEX not in infos or len(infos) > _MOST_FILES:
        raise archive.bad(INDEX)
    if sum(info.file_size for info in infos.values()) > limits.ARCHIVE_BYTES:
        raise archive.bad(f"> {limits.ARCHIVE_BYTES >> 20} MB")
    members = []
    for filename, info in infos.items():
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise archive.bad(f"zip {info.compress_type}")
        if filename != INDEX and not filename.endswith(ALONG):
            members.append(_member(archive, info, infos))
    return members


def _member(archive: _Archive, info: ZipInfo, infos: dict[str, ZipInfo]) -> _Member:
    base = info.filename.removeprefix(f"{BIN}/")
    name = base.removesuffix(SUFFIX)
    if name == base or not fits_file_name(name):  # What could be any other file.
        raise archive.bad(base[:80])
    id = _id_in(archive.whole(info))
    stem = info.filename.removesuffix(SUFFIX)
    beside = [infos.get(stem + end) for end in ALONG]
    along = tuple(one if one is not None and _is_of(archive, one, id) else None for one in beside)
    return _Member(name, base != info.filename, info, along, id is not None)


def _id_in(data: bytes) -> str | None:
    """Return the id of a canvas, or None where it is damaged or of a newer version."""
    try:
        return content.decoded(data, "").id
    except (Corrupt, NewerFormat):
        return None


def _is_of(archive: _Archive, lines: ZipInfo, id: str | None) -> bool:
    """Read a file of lines to its end, and tell whether it says to be of a canvas."""
    head = b""
    for chunk in archive.chunks(lines):
        if len(head) < _MOST_HEAD:
            head += chunk[:_MOST_HEAD]
    try:
        found = loads(head.partition(b"\n")[0])
    except NotJson:
        return False
    return isinstance(found, dict) and found.get("canvas") == id


def _recover(
    folder: Folder, archive: _Archive, member: _Member, done: Recovered, *, replace: bool
) -> None:
    files = Files(folder.bin if member.binned else folder.path, member.name)
    folder.make(files.folder)
    taken = disk.there(files.path)
    if taken and (member.binned or not replace):
        done.left.append(member.name)
        return
    if taken:
        folder.throw(files)
    with folder.held(files) as locks:
        folder.refuse_taken(files)
        _put(files, archive, member, locks[files])
    (done.replaced if taken else done.made).append(member.name)


def _put(files: Files, archive: _Archive, member: _Member, lock: Lock) -> None:
    mode = disk.file_mode(str(files.folder))
    try:
        for path, lines in zip(files.along, member.along, strict=True):
            if lines is not None:
                disk.write_new(path, archive.chunks(lines), mode)
        moving.put(files, archive.whole(member.info), mode, lock)
    except OSError as error:
        if not disk.there(files.path):
            for path in files.along:
                disk.remove(path)
        raise from_os(error, files.path) from None
