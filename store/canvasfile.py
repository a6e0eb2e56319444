"""One canvas on disk: read it, commit changes to it, go back through its history."""

from _thread import allocate_lock
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from board.change import Change, Delta, diff_tables
from board.commands.by import By
from board.ids import new_id
from board.merge import Conflict, merge
from board.model import REMOVED, Tables
from store import backups, content, entry
from store.backups import Backup
from store.content import Content
from store.content import Snapshot as Snapshot
from store.errors import Corrupt, NetworkFileSystem, StoreError, Unsure, Vanished
from store.files import Files
from store.history import History
from store.layout import META
from store.log import Log
from store.mending import mended, storable
from store.revisions import TABLE as HISTORY
from store.revisions import Revision
from store.sheet import Book
from store.storage import PATIENCE, SafeStorage
from store.undo import taken_back

P = ParamSpec("P")
R = TypeVar("R")

UNDO, REDO, RESTORE = "undo", "redo", "canvas.restore"
_BULK = 10
"""A change that removes this many things or more gets a backup first."""


class Committed(NamedTuple):
    """A change that is safe on disk: what it came to, and the canvas since."""

    rev: int
    deltas: tuple[Delta, ...]
    """Exact for the canvas as it was on disk; empty when it was there already (a retry)."""
    conflicts: tuple[Conflict, ...]
    snapshot: Snapshot


class Undone(NamedTuple):
    """An undo or a redo that is safe on disk."""

    rev: int
    undid: Revision
    """The change that no longer holds; of a redo, the change that holds again."""
    deltas: tuple[Delta, ...]
    snapshot: Snapshot


class _Doubt(NamedTuple):
    """A commit that was written but whose end the disk did not confirm."""

    change: Change
    by: By
    conflicts: tuple[Conflict, ...]

    def settles(self, change: Change, by: By, before: Content) -> bool:
        """Tell whether this is the same commit again, and its revision is there."""
        if (change, by) != (self.change, self.by):
            return False
        mine = (by.at, by.name, change.command)
        return any(
            (one.get("at"), one.get("by"), one.get("command")) == mine
            for one in before.history.values()
        )


def _alone(
    method: Callable[Concatenate["CanvasFile", P], R],
) -> Callable[Concatenate["CanvasFile", P], R]:
    """Let a call wait for another thread's: TinyDB and what is remembered know one at a time."""

    @wraps(method)
    def call(self: "CanvasFile", /, *args: P.args, **options: P.kwargs) -> R:
        with self._lock:
            return method(self, *args, **options)

    return call


class CanvasFile:
    """A canvas file by folder and name.

    Every call may raise a ``StoreError``; what is on disk is whole whatever happens. Calls from
    several threads wait for each other; who mustn't wait takes a ``twin``.
    """

    def __init__(self, files: Files, *, patience: float = PATIENCE, network: str = "") -> None:
        self.files = files
        self._patience = patience
        self._lock = allocate_lock()
        self._doubt: _Doubt | None = None
        self._book = Book(files, patience=patience, storage=SafeStorage)
        self._content: Content | None = None
        self._raw: Any = None
        self._id = ""
        self._network = network
        self._log: Log | None = None

    @property
    def name(self) -> str:
        """The canvas's name in the library."""
        return self.files.name

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.files.path

    @property
    def storage(self) -> SafeStorage:
        """What lies between TinyDB and the file."""
        storage = self._book.storage
        assert isinstance(storage, SafeStorage)
        return storage

    def twin(self) -> "CanvasFile":
        """Return the same file to be used beside this one, by another thread."""
        return CanvasFile(self.files, patience=self._patience, network=self._network)

    @_alone
    def read(self) -> Snapshot:
        """Return the canvas as it is on disk; the same tables while it is unchanged."""
        return self._current().snapshot()

    @_alone
    def changed(self) -> bool:
        """Tell whether someone changed the file since it was read or written here (one stat)."""
        return self.storage.changed()

    def obstacle(self) -> StoreError | None:
        """Return why nothing can be written here, or None when it can."""
        if self._network:
            return NetworkFileSystem(path=self.path, kind=self._network)
        try:
            self.storage.refuse_read_only()
        except StoreError as error:
            return error
        return backups.unwritable(self.files)

    @_alone
    def commit(self, change: Change, by: By) -> Committed:
        """Merge a change into what is on disk and write it; it is durable when this returns.

        Committing the same change again (after an error that left its end unknown) does nothing
        a second time.
        """
        mine = storable(change.deltas, self.path)
        conflicts: tuple[Conflict, ...] = ()

        def prepare(before: Content) -> Revision | None:
            nonlocal conflicts
            if self._doubt and self._doubt.settles(change, by, before):
                conflicts = self._doubt.conflicts
                return None
            merged = merge(before.tables, mine, _maker(before.tables))
            conflicts = merged.conflicts
            return _next(before, change.command, change.subject, merged.deltas, by)

        try:
            made = self._write(prepare)
        except Unsure:
            self._doubt = _Doubt(change, by, conflicts)
            raise
        self._doubt = None
        return Committed(self._known.rev, made.deltas if made else (), conflicts, self._snapshot())

    @_alone
    def undo(self, by: By) -> Undone:
        """Take back this person's last change that still stands.

        Raises NothingToUndo, and ChangedSince where someone changed the same since.
        """
        return self._take_back(by, redo=False)

    @_alone
    def redo(self, by: By) -> Undone:
        """Do again what this person took back last, if they changed nothing since.

        Raises NothingToRedo, and ChangedSince where someone changed the same since.
        """
        return self._take_back(by, redo=True)

    def _take_back(self, by: By, *, redo: bool) -> Undone:
        found: list[Revision] = []

        def prepare(before: Content) -> Revision | None:
            history = self._history(before)
            one = history.to_redo(by.name) if redo else history.to_undo(by.name)
            found.append(history.origin(one))
            deltas = taken_back(before.tables, one, history)
            made = _next(
                before, REDO if redo else UNDO, one.subject, deltas, by, even_if_empty=True
            )
            assert made is not None
            return made._replace(redoes=one.rev) if redo else made._replace(undoes=one.rev)

        made = self._write(prepare)
        assert made is not None
        return Undone(self._known.rev, found[-1], made.deltas, self._snapshot())

    @_alone
    def history(self) -> list[Revision]:
        """Return all revisions, oldest first, from the file and the log beside it."""
        return list(self._history(self._current()))[::-1]

    @_alone
    def at(self, rev: int) -> Tables:
        """Return the tables as they were right after a revision. Raises UnknownRevision."""
        known = self._current()
        return self._history(known).at(known.tables, known.rev, rev)

    @_alone
    def restore(self, rev: int, by: By) -> Committed:
        """Bring back how it was at a revision, as a new revision. Raises UnknownRevision."""

        def prepare(before: Content) -> Revision | None:
            then = self._history(before).at(before.tables, before.rev, rev)
            return _next(before, RESTORE, str(rev), diff_tables(before.tables, then), by)

        made = self._write(prepare)
        return Committed(self._known.rev, made.deltas if made else (), (), self._snapshot())

    @_alone
    def create(self, tables: Tables, by: By, *, command: str, id: str = "") -> Snapshot:
        """Write a canvas that isn't there yet; revision 1. The caller holds its name."""
        empty = Content({"id": id or new_id(), "rev": 0}, {}, {}, {})
        deltas = storable(diff_tables({}, tables), self.path)
        with self.storage.transaction(new=True, held=True):
            self._id = str(empty.meta["id"])
            after = self._put(empty, _next(empty, command, "", deltas, by, even_if_empty=True))
        self._adopt(after)
        return self._snapshot()

    def backups(self) -> list[Backup]:
        """Return the backups beside the file, newest first, with what each holds."""
        return backups.found(self.files)

    def best_backup(self) -> Backup | None:
        """Return the newest backup that verifies."""
        return backups.best(self.files)

    # Inside

    @property
    def _known(self) -> Content:
        assert self._content is not None
        return self._content

    def _snapshot(self) -> Snapshot:
        return self._known.snapshot()

    def _current(self) -> Content:
        """Return what is on disk, read anew if it changed."""
        try:
            self.storage.load()
            if self._content is None or self.storage.tables is not self._raw:
                with self.storage.reading():
                    self._understand()
        except Corrupt:
            raise self._corrupt() from None
        return self._known

    def _understand(self) -> None:
        """Read the tables through TinyDB; the storage holds still meanwhile."""
        found = content.read(self._book, self.path)
        if self._id and found.id != self._id:
            raise Vanished(path=self.path, name=self.name)
        self._id = found.id
        self._content = found
        self._raw = self.storage.tables

    def _adopt(self, after: Content) -> None:
        self._content = after
        self._raw = self.storage.tables

    def _corrupt(self) -> Corrupt:
        best = self.best_backup()
        if best is None:
            return Corrupt(self.path)
        return Corrupt(self.path, best.path, best.rev, best.at)

    def _history(self, known: Content) -> History:
        if self._log is None:
            self._log = Log(self.files, known.id)
        return History(known.history, self._log.read)

    def _write(self, prepare: Callable[[Content], Revision | None]) -> Revision | None:
        """Do one transaction: ``prepare`` says from what is on disk now which revision to add."""
        if self._network:
            raise NetworkFileSystem(path=self.path, kind=self._network)
        after = None
        try:
            with self.storage.transaction():
                if self._content is None or self.storage.tables is not self._raw:
                    self._understand()
                before = self._known
                made = prepare(before)
                if made is not None:
                    after = self._put(before, made)
        except Corrupt:
            raise self._corrupt() from None
        self._adopt(after or self._known)
        if self.storage.keep_old_as:
            backups.thin_out(self.files)
        return made

    def _put(self, before: Content, made: Revision | None) -> Content:
        """Put a revision and what it changes into TinyDB's tables."""
        assert made is not None
        after = content.changed(before, made.deltas)
        content.refuse_too_many(before, after, self.path)
        if self._log is None:
            self._log = Log(self.files, before.id)
        kept, gone, size = entry.placed(before, made, self._log, self.storage.size)
        meta = content.head(
            after,
            rev=made.rev,
            at=made.at,
            by=made.by,
            cards=content.counted(before, after, made.deltas),
        )
        self._book.sheet(META).put({1: meta})
        content.write(self._book, before, after, made.deltas)
        self._book.sheet(HISTORY).put({made.rev: kept}, gone)
        if before.rev and _due(before, made):
            self.storage.keep_old_as = self.files.backup(before.rev)
        history = {rev: one for rev, one in before.history.items() if rev not in gone}
        history[made.rev] = kept
        return after._replace(meta=meta, history=history, history_bytes=size, old=False)


def _next(
    before: Content,
    command: str,
    subject: str,
    deltas: tuple[Delta, ...],
    by: By,
    *,
    even_if_empty: bool = False,
) -> Revision | None:
    """Return the revision that follows, or None where nothing changes."""
    if not deltas and not even_if_empty:
        return None
    return Revision(before.rev + 1, by.at, mended(by.name), command, mended(subject), deltas)


def _due(before: Content, made: Revision) -> bool:
    """Tell whether the version before this change is to be kept as a backup."""
    if before.old or before.rev % backups.EVERY == 0 or made.command == RESTORE:
        return True
    if made.command.startswith("import"):
        return True
    return sum(_removes(delta) for delta in made.deltas) >= _BULK


def _removes(delta: Delta) -> bool:
    return delta.after is None or delta.after.get("state") == REMOVED


def _maker(tables: Tables) -> Callable[[], str]:
    """Return what makes an id that nothing on the canvas has yet."""

    class Taken:
        def __contains__(self, id: object) -> bool:
            return any(id in table for table in tables.values())

    return lambda: new_id(Taken())
