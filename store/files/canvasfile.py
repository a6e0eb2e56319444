"""A canvas that is a file: ``store.canvas`` says what each call does."""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from board.change import diff_tables
from store import disk, limits
from store.alone import alone
from store.canvas import Committed, Snapshot, Undone
from store.errors import NetworkFileSystem, OpenToAll, StoreError, Unsure, from_read
from store.files.content import Content, salvaged
from store.files.filenames import Files
from store.files.keeper import Keeper
from store.files.placing import unwritable
from store.files.storage import SafeStorage
from store.limits import PATIENCE

if TYPE_CHECKING:
    from board.change import Change
    from board.commands.by import By
    from board.merge import Conflict
    from board.model import Tables
    from board.snapshots import SessionState
    from store.acts import Made, Now
    from store.canvas import Backup
    from store.files.placing import Lock
    from store.health import Sign
    from store.revisions import Revision


class _Doubt(NamedTuple):
    """A commit that was written but whose end the disk did not confirm."""

    change: Change
    by: By
    rev: int
    conflicts: tuple[Conflict, ...]

    def settles(self, change: Change, by: By, before: Content) -> bool:
        """Tell whether this is the same commit again, and its revision is there.

        A ballot's revision could be anybody's: merging finds by its id that it is there.
        """
        if (change, by) != (self.change, self.by) or not by.name:
            return False
        there = before.history.get(self.rev, {})
        mine = (by.at, by.name, change.command)
        return (there.get("at"), there.get("by"), there.get("command")) == mine


class CanvasFile:
    """A canvas file by folder and name.

    Every call may raise a ``StoreError``; what is on disk is whole whatever happens. Calls from
    several threads wait for each other.
    """

    def __init__(
        self,
        files: Files,
        *,
        patience: float = PATIENCE,
        network: str = "",
        open_to_all: str = "",
    ) -> None:
        self.files = files
        self._network = network
        self._open_to_all = open_to_all
        self._keeper = Keeper(files, patience)
        self.lock = allocate_lock()
        self._doubt: _Doubt | None = None

    @property
    def name(self) -> str:
        """The canvas's name in the library."""
        return self.files.name

    @property
    def where(self) -> str:
        """The path of the file."""
        return self.files.path

    @property
    def storage(self) -> SafeStorage:
        """What lies between TinyDB and the file."""
        return self._keeper.storage

    @alone
    def read(self) -> Snapshot:
        """Return the canvas as it is on disk; the same tables while it is unchanged."""
        self._keeper.current()
        return self._keeper.snapshot()

    def salvage(self) -> Snapshot:
        """Return what can still be read of a damaged canvas, to look at."""
        try:
            data, _ = disk.read(self.where, limits.FILE_BYTES)
        except OSError as error:
            raise from_read(error, self.where) from None
        return salvaged(data, self.where).snapshot()

    @alone
    def changed(self) -> bool:
        """Tell whether someone changed the file since it was read or written here (one stat)."""
        return self.storage.changed()

    def when_changed(self, tell: Callable[[], object]) -> Callable[[], object]:
        """Promise nothing: a file doesn't tell."""
        return lambda: None

    def obstacle(self) -> StoreError | None:
        """Return why nothing can be written here, or None when it can."""
        if barred := self._barred():
            return barred
        try:
            self.storage.refuse_read_only()
        except StoreError as error:
            return error
        return unwritable(self.files)

    @alone
    def commit(self, change: Change, by: By) -> Committed:
        """Merge a change into what is on disk and write it; it is durable when this returns.

        Committing the same change again (after an error that left its end unknown) does nothing
        a second time.
        """
        from store import acts
        from store.mending import storable

        mine = change._replace(deltas=storable(change.deltas, self.where))
        seen = self._keeper.last_tables
        conflicts: tuple[Conflict, ...] = ()
        rev = 0

        def prepare(before: Content) -> Made:
            nonlocal conflicts, rev
            if self._doubt and self._doubt.settles(change, by, before):
                return acts.Made(None, self._doubt.conflicts)
            made = acts.changed(self._now(before), mine, by, seen)
            conflicts, rev = made.conflicts, before.rev + 1
            return made

        try:
            made = self._write(prepare)
        except Unsure:
            self._doubt = _Doubt(change, by, rev, conflicts)
            raise
        self._doubt = None
        return self._committed(made)

    def _committed(self, made: Made) -> Committed:
        deltas = made.revision.deltas if made.revision else ()
        return Committed(self._keeper.known.rev, deltas, made.conflicts, self._keeper.snapshot())

    @alone
    def undo(self, by: By) -> Undone:
        """Take back this person's last change that still stands.

        Raises NothingToUndo, and ChangedSince where someone changed the same since.
        """
        return self._take_back(by, redo=False)

    @alone
    def redo(self, by: By) -> Undone:
        """Do again what this person took back last, if they changed nothing since.

        Raises NothingToRedo, and ChangedSince where someone changed the same since.
        """
        return self._take_back(by, redo=True)

    def _take_back(self, by: By, *, redo: bool) -> Undone:
        from store import acts

        made = self._write(lambda before: acts.undone(self._now(before), by, redo=redo))
        assert made.revision is not None
        assert made.undid is not None
        deltas = made.revision.deltas
        return Undone(self._keeper.known.rev, made.undid, deltas, self._keeper.snapshot())

    @alone
    def history(self) -> list[Revision]:
        """Return all revisions, oldest first, from the file and the log beside it.

        What is hidden now is masked in them.
        """
        from store.hiding import masked

        known = self._keeper.current()
        return masked(known.tables, list(self._keeper.history(known))[::-1])

    @alone
    def at(self, rev: int) -> Tables:
        """Return the tables as they were right after a revision. Raises UnknownRevision."""
        known = self._keeper.current()
        return self._keeper.history(known).at(known.tables, known.rev, rev)

    @alone
    def restore(self, rev: int, by: By) -> Committed:
        """Bring back how it was at a revision, as a new revision. Raises UnknownRevision."""
        from store import acts

        return self._committed(
            self._write(lambda before: acts.restored(self._now(before), rev, by))
        )

    @alone
    def create(self, tables: Tables, by: By, *, command: str, lock: Lock) -> Snapshot:
        """Write a canvas that isn't there yet, under its lock; revision 1."""
        from store.mending import storable

        self._keeper.create(storable(diff_tables({}, tables), self.where), by, command, lock)
        return self._keeper.snapshot()

    def session_states(self) -> list[SessionState]:
        """Return how the canvas was at the closing of its sessions."""
        from store.closings import true
        from store.files import snapshots

        known = self.read()
        return true(snapshots.kept(self.files, known.id), known.tables)

    @alone
    def keep_sessions(self, states: Sequence[SessionState]) -> None:
        """Keep how a canvas was at closings elsewhere."""
        if self._network:
            raise NetworkFileSystem(where=self.where, kind=self._network)
        from store.files import snapshots

        known = self._keeper.current()
        with self.storage.locked():
            snapshots.keep(self.files, known.id, states)

    def backups(self) -> list[Backup]:
        """Return the backups beside the file, newest first, with what each holds."""
        from store.files import backups

        return backups.found(self.files)

    def best_backup(self) -> Backup | None:
        """Return the newest backup that verifies."""
        from store.files import backups

        return backups.best(self.files)

    def read_backup(self, backup: Backup) -> Snapshot:
        """Return what a backup holds."""
        from store.files import backups

        return backups.read(self.files, backup).snapshot()

    @alone
    def merge_backup(self, backup: Backup, by: By) -> Committed:
        """Lay what a backup has, and this doesn't, over the canvas as it is now."""
        from store.files import backups

        return self._merge(backups.read(self.files, backup), str(backup.rev), by)

    @alone
    def merge(self, copy: CanvasFile, by: By) -> Committed:
        """Lay what a copy of this file has, and this doesn't, over the canvas as it is now."""
        return self._merge(copy._keeper.current(), copy.name, by)

    def _merge(self, theirs: Content, subject: str, by: By) -> Committed:
        from store import acts
        from store.combining import Side
        from store.history import EMPTY, filed

        alone = filed(theirs.history, lambda: EMPTY)

        def prepare(before: Content) -> Made:
            side = Side(theirs.tables, [*alone], theirs.id == before.id)
            return acts.combined(self._now(before), side, subject, by)

        return self._committed(self._write(prepare))

    def health(self) -> list[Sign]:
        """Return who may read or write the file besides its owner and its group."""
        from store.health import Sign

        try:
            mode = disk.status(self.where).st_mode & 0o007
        except OSError as error:
            raise from_read(error, self.where) from None
        values = {"where": self.where, "mode": f"{mode:o}"}
        return [Sign("open_to_all", False, values)] if mode else []

    def _now(self, before: Content) -> Now:
        from store.acts import Now

        history = self._keeper.history(before)
        return Now(before.tables, before.rev, history, self.name, self.where)

    def _write(self, prepare: Callable[[Content], Made]) -> Made:
        if barred := self._barred():
            raise barred
        return self._keeper.write(prepare)

    def _barred(self) -> StoreError | None:
        """Return why the place where this lies isn't written in."""
        if self._network:
            return NetworkFileSystem(where=self.where, kind=self._network)
        return OpenToAll(where=self._open_to_all) if self._open_to_all else None
