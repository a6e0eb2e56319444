"""TinyDB's storage for one canvas file: every write is whole, locked, verified and on the disk.

One transaction is one write: it takes the lock, looks whether the file is still what was read,
lets TinyDB work on its tables in memory, and puts the new version in place at the end:
temporary file, sync, backup if due, rename, sync of the folder. Anything that fails before the
rename leaves the canvas as it was.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from os import stat_result
from time import time_ns
from typing import NamedTuple

from tinydb.storages import Storage

from store import disk, limits
from store.errors import (
    Busy,
    Corrupt,
    ReadOnly,
    SymbolicLink,
    TooLarge,
    Unstorable,
    Unsure,
    Vanished,
    from_os,
    from_read,
)
from store.files import layout
from store.files.filenames import Files
from store.files.layout import Raw
from store.files.migrations import refuse_unknown
from store.files.placing import Lock, Version, place
from store.limits import PATIENCE
from store.serial import NotJson

_SETTLED_NS = 50_000_000
"""A file older than this when it was looked at can't have been replaced within the same tick of
the file system's clock, so its times tell it from any other version."""


class Stamp(NamedTuple):
    """What tells one version of a file from another without reading it."""

    mtime: int
    ctime: int
    size: int

    @staticmethod
    def of(status: stat_result) -> "Stamp":
        """Return the stamp of a file."""
        return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size)


class SafeStorage(Storage):
    """Keeps one canvas file. Writing outside a transaction raises RuntimeError."""

    def __init__(self, files: Files, *, patience: float = PATIENCE) -> None:
        self.files = files
        self.patience = patience
        self.tables: Raw | None = None
        """What was read or written last; never altered, only replaced."""
        self._stamp: Stamp | None = None
        self._head = b""
        self._settled = False
        self._mode = 0
        self._version: Version | None = None
        self._working: Raw | None = None
        self._writing = False
        self._dirty = False
        self._unsure = False
        self.keep_old_as = ""
        """Where the version that is about to be replaced is kept; empty for nowhere."""

    @property
    def size(self) -> int:
        """How many bytes the file had when it was read or written last."""
        return self._stamp.size if self._stamp else 0

    def read(self) -> Raw | None:
        """Return the tables; inside a transaction as they are so far."""
        if self._working is not None:
            return self._working
        return dict(self.load())

    def write(self, data: Raw) -> None:
        """Take the tables as they should be; on disk when the transaction ends."""
        if not self._writing:
            self.tables = None  # TinyDB's own calls change documents in place.
            raise RuntimeError("writing to a canvas needs a transaction")
        self._working = data
        self._dirty = True

    # Reading

    def changed(self) -> bool:
        """Tell whether the file is another version than was read last, for the price of a stat."""
        try:
            stamp = Stamp.of(disk.status(self.files.path))
        except OSError as error:
            raise from_read(error, self.files.path) from None
        if stamp != self._stamp:
            return True
        return not self._settled and not self._is_current()

    def _is_current(self) -> bool:
        """Tell whether what was read last is what is on disk, from stamp and head."""
        try:
            fd, status = disk.open_for_reading(self.files.path)
            try:
                return self._matches(fd, status)
            finally:
                disk.close(fd)
        except OSError as error:
            raise _reading(error, self.files.path) from None

    def _matches(self, fd: int, status: stat_result) -> bool:
        if self.tables is None or Stamp.of(status) != self._stamp:
            return False
        if disk.read_head(fd, len(self._head)) != self._head:
            return False
        self._version = Version.of(status)
        self._settle()
        return True

    def _settle(self) -> None:
        assert self._stamp is not None
        self._settled = time_ns() - max(self._stamp.mtime, self._stamp.ctime) > _SETTLED_NS

    def load(self) -> Raw:
        """Return the tables on disk, reading them only if the file changed since.

        Raises Vanished, SymbolicLink, TooLarge, Corrupt, NewerFormat and what reading may raise.
        """
        path = self.files.path
        try:
            fd, status = disk.open_for_reading(path)
            try:
                if self.tables is not None and self._matches(fd, status):
                    return self.tables
                data = disk.read_open(fd, path, status.st_size, limits.FILE_BYTES)
            finally:
                disk.close(fd)
        except OSError as error:
            raise _reading(error, path) from None
        self.tables = None
        tables = _decoded(data, path)
        self._remember(tables, layout.head_bytes(data), status)
        return tables

    def _remember(self, tables: Raw, head: bytes, status: stat_result) -> None:
        self.tables = tables
        self._head = head
        self._stamp = Stamp.of(status)
        self._version = Version.of(status)
        self._mode = status.st_mode & 0o777
        self._settle()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let TinyDB read one version of the tables throughout."""
        self._working = dict(self.load())
        try:
            yield
        finally:
            self._working = None

    # Writing

    @contextmanager
    def locked(self) -> Iterator[Lock]:
        """Hold the canvas's lock. Raises Busy, ReadOnly and what the system may say."""
        files = self.files
        try:
            fd = disk.lock(files.lock, self.patience, str(files.folder))
        except OSError as error:
            raise from_os(error, files.path) from None
        if fd is None:
            raise Busy(where=files.path, name=files.name, seconds=round(self.patience))
        try:
            yield Lock(fd, files)
        finally:
            disk.close(fd)

    @contextmanager
    def transaction(self, new: Lock | None = None) -> Iterator[None]:
        """Do everything in the block as one write, under the lock; nothing at all if it raises.

        ``new``: the file is made now, and the caller has its lock, which is this one. Raises,
        besides what ``locked`` and ``load`` raise: NoSpace, TooLarge, Unstorable, WriteFailed,
        LockLost (all: nothing changed) and Unsure (in place, not synced).
        """
        self.refuse_read_only()
        with nullcontext(new) if new is not None else self.locked() as lock:
            self._working = {} if new else dict(self.load())
            self._writing, self._dirty, self.keep_old_as = True, False, ""
            try:
                yield
                if self._dirty or self._unsure:
                    self._flush(self._working, lock)
            except BaseException:
                if self._dirty:
                    self.tables = None  # For the same reason.
                raise
            finally:
                self._working, self._writing = None, False

    def refuse_read_only(self) -> None:
        """Raise ReadOnly where folder or file have no leave to be written, also for root."""
        for path in (str(self.files.folder), self.files.path):
            try:
                status = disk.status(path)
            except OSError:
                continue
            if not status.st_mode & 0o222:
                raise ReadOnly(where=path)

    def _flush(self, tables: Raw, lock: Lock) -> None:
        meta = layout.meta_of(tables)
        rest = {name: table for name, table in tables.items() if name != layout.META}
        path = self.files.path
        try:
            written = layout.encode(meta, rest)
        except NotJson as error:
            raise Unstorable(where=path, reason=str(error)) from None
        if written.size > limits.FILE_BYTES:
            raise TooLarge(where=path, what=written.size // 2**20, most=limits.FILE_BYTES // 2**20)
        try:
            self._replace(written, lock)
        except OSError as error:
            raise from_os(error, path) from None
        self._settle_down(tables, written)

    def _replace(self, written: layout.FileParts, lock: Lock) -> None:
        files = self.files
        mode = self._mode or disk.file_mode(str(files.folder))
        keep = self._keep_old if self.keep_old_as else lambda: None
        place(files, (written.head, written.tail), mode, lock, self._version, keep)

    def _keep_old(self) -> None:
        """Keep the version about to be replaced; where links don't exist, as a copy."""
        disk.remove(self.keep_old_as)
        try:
            disk.link(self.files.path, self.keep_old_as)
        except OSError:
            data, status = disk.read(self.files.path, limits.FILE_BYTES)
            disk.write_new(self.keep_old_as, (data,), status.st_mode & 0o777)

    def _settle_down(self, tables: Raw, written: layout.FileParts) -> None:
        """After the rename: see that the folder is on disk, and remember what is in the file."""
        files = self.files
        self.tables = None
        self._unsure = True
        try:
            status = disk.status(files.path)
            disk.sync_folder(str(files.folder))
        except OSError:
            raise Unsure(where=files.path, name=files.name) from None
        self._unsure = False
        self._remember(tables, layout.head_bytes(written.head), status)


def _decoded(data: bytes, path: str) -> Raw:
    try:
        tables = layout.decode(data)
    except layout.NotOurs as error:
        raise Corrupt(path, error.spot) from None
    refuse_unknown(tables, path)
    return tables


def _reading(error: OSError, path: str) -> Exception:
    if isinstance(error, disk.TooBig):
        return TooLarge(where=path, what="", most=limits.FILE_BYTES // 2**20)
    if isinstance(error, disk.NotRegular):
        return SymbolicLink(where=path)
    if isinstance(error, FileNotFoundError):
        return Vanished(where=path)
    return from_read(error, path)
