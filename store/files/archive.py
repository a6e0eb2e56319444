"""The whole library in one file, and back.

The archive is a zip of the canvas files and their logs, those in the bin under ``.bin/``, with a
``library.json`` that says what is in it. Everything in an archive is verified before anything of
it is written; names are judged as names of canvases are, so nothing can land elsewhere.
"""

import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store import disk, limits
from store.errors import BadArchive, Corrupt, Exists, NewerFormat, from_os, from_read
from store.files import content, moving
from store.files.filenames import SUFFIX, Files
from store.files.folder import BIN, Folder
from store.files.placing import Lock
from store.library import Recovered
from store.names import fits_file_name
from store.serial import dumps

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

INDEX = "library.json"
_FORMAT = 1
_LOG = ".history.jsonl"
_MOST_FILES = 20_000
_MOST_LOG = 1 << 30


class _Member(NamedTuple):
    """A canvas in an archive."""

    name: str
    binned: bool
    data: bytes
    log: bytes
    good: bool


def back_up(folder: Folder, path: Path, made: str, *, force: bool = False) -> list[str]:
    """Write the library to one archive; return the names of the canvases in it.

    ``made`` is the moment, ISO 8601. A canvas that is damaged goes in as it is, but
    does not come out. Raises Exists
    unless ``force``, and what writing may raise.
    """
    target = str(path)
    temp = f"{target}.{os.getpid()}.tmp"
    try:
        if not force and disk.there(target):
            raise Exists(name=path.name, where=target)
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
    except KeyboardInterrupt:
        disk.remove(temp)
        raise
    return names


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
    fd = disk.create(temp, disk.PRIVATE_FILE)
    with os.fdopen(fd, "wb") as file:
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for prefix, files in _everything(folder):
                data, _ = disk.read(files.path, _MOST_LOG)
                archive.writestr(f"{prefix}{files.name}{SUFFIX}", data)
                if disk.there(files.log):
                    log, _ = disk.read(files.log, _MOST_LOG)
                    archive.writestr(f"{prefix}{files.name}{_LOG}", log)
                listed.append(f"{prefix}{files.name}")
                if not prefix:
                    names.append(files.name)
            index = {"format": _FORMAT, "made": made, "canvases": listed}
            archive.writestr(INDEX, dumps(index))
        file.flush()
        disk.sync(file.fileno())
    return names


def _everything(folder: Folder) -> Iterator[tuple[str, Files]]:
    yield from (("", files) for files in folder.all())
    yield from ((f"{BIN}/", files) for files in folder.all(binned=True))


def recover(folder: Folder, path: Path, *, replace: bool = False) -> Recovered:
    """Bring the canvases of an archive into the library.

    A canvas whose name is taken is left, or with ``replace`` takes its place while the earlier
    one goes to the bin. Raises BadArchive, and then nothing was changed.
    """
    members = _read(path)
    done = Recovered([], [], [], [member.name for member in members if not member.good])
    for member in members:
        if member.good:
            try:
                _recover(folder, member, done, replace=replace)
            except OSError as error:
                raise from_os(error, str(folder.path)) from None
    return done


def _recover(folder: Folder, member: _Member, done: Recovered, *, replace: bool) -> None:
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
        _put(files, member, locks[files])
    (done.replaced if taken else done.made).append(member.name)


def _put(files: Files, member: _Member, lock: Lock) -> None:
    mode = disk.file_mode(str(files.folder))
    try:
        if member.log:
            disk.write_new(files.log, (member.log,), mode)
        moving.put(files, member.data, mode, lock)
    except OSError as error:
        if not disk.there(files.path):
            disk.remove(files.log)
        raise from_os(error, files.path) from None


def _read(path: Path) -> list[_Member]:
    """Read and verify all of an archive, before anything is written."""
    from zipfile import BadZipFile, ZipFile

    try:
        with path.open("rb") as file, ZipFile(file) as archive:
            return _members(archive, str(path))
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadArchive(where=str(path), reason=str(error)) from None
    except OSError as error:
        raise from_read(error, str(path)) from None


def _members(archive: "ZipFile", path: str) -> list[_Member]:
    infos = {info.filename: info for info in archive.infolist()}
    if INDEX not in infos or len(infos) > _MOST_FILES:
        raise BadArchive(where=path, reason=INDEX)
    members = []
    for filename, info in infos.items():
        if filename == INDEX or filename.endswith(_LOG):
            continue
        base = filename.removeprefix(f"{BIN}/")
        name = _name(base, path)
        data = _bytes(archive, info, limits.FILE_BYTES, path)
        logged = infos.get(filename.removesuffix(SUFFIX) + _LOG)
        log = _bytes(archive, logged, _MOST_LOG, path) if logged else b""
        members.append(_Member(name, base != filename, data, log, _is_good(data)))
    return members


def _is_good(data: bytes) -> bool:
    try:
        content.decoded(data, "")
    except (Corrupt, NewerFormat):
        return False
    return True


def _name(base: str, path: str) -> str:
    """Return the name of the canvas a file is; refuse what could be any other file."""
    name = base.removesuffix(SUFFIX)
    if name == base or not fits_file_name(name):
        raise BadArchive(where=path, reason=base[:80])
    return name


def _bytes(archive: "ZipFile", info: "ZipInfo", most: int, path: str) -> bytes:
    if info.file_size <= most:
        with archive.open(info) as file:
            data = file.read(most + 1)
        if len(data) <= most:
            return data
    raise BadArchive(where=path, reason=f"{info.filename} > {most // 2**20} MB")
