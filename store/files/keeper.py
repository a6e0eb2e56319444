"""Reading a canvas through TinyDB's tables, and writing one revision at a time.

What a canvas can do for the rest of the program is in ``store.files.canvasfile``; here is what all
of it rests on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from board.ids import new_id
from store.canvas import Setback, Snapshot
from store.errors import Corrupt, Vanished
from store.files import content
from store.files.content import Content
from store.files.filenames import Files
from store.files.layout import META, encode
from store.files.placing import again
from store.files.sheet import Book
from store.files.storage import SafeStorage
from store.revisions import TABLE as HISTORY

if TYPE_CHECKING:
    from board.change import Delta
    from board.commands.by import By
    from board.model import Tables
    from store.acts import Made
    from store.files.log import Log
    from store.files.placing import Lock
    from store.history import History
    from store.revisions import Revision


class Keeper:
    """Keeps what was read of one canvas for as long as it is what is on disk."""

    def __init__(self, files: Files, patience: float) -> None:
        self.files = files
        self._book = Book(files, patience=patience, storage=SafeStorage)
        self._content: Content | None = None
        self._raw: Any = None
        self._id = ""
        self._log: Log | None = None
        self._setback: Setback | None = None

    @property
    def storage(self) -> SafeStorage:
        """What lies between TinyDB and the file."""
        storage = self._book.storage
        assert isinstance(storage, SafeStorage)
        return storage

    @property
    def known(self) -> Content:
        """The canvas as it was read or written last."""
        assert self._content is not None
        return self._content

    @property
    def last_tables(self) -> Tables:
        """The tables as they were known last; none where nothing was read yet."""
        return self._content.tables if self._content is not None else {}

    def current(self) -> Content:
        """Return what is on disk, read anew if it changed."""
        try:
            self.storage.load()
            if not self._is_known():
                with self.storage.reading():
                    self._understand()
        except Corrupt as error:
            raise self._corrupt(error.spot) from None
        return self.known

    def _is_known(self) -> bool:
        return self._content is not None and self.storage.tables is self._raw

    def _understand(self) -> None:
        """Read the tables through TinyDB; the storage holds still meanwhile."""
        found = content.read(self._book, self.files.path)
        if self._id and found.id != self._id:
            raise Vanished(where=self.files.path, name=self.files.name)
        if self._content is not None and not self._goes_on(found, self._content):
            self._set_back(found, self._content)
        self._id = found.id
        self._adopt(found)

    def _goes_on(self, found: Content, known: Content) -> bool:
        """Tell whether what was found became of what was known."""
        if known.rev not in known.history:
            return True  # Made without us, or of an older format: it has no history to go by.
        from store.forgetting import FORGOT
        from store.history import follows

        forgot = found.meta.get(FORGOT)
        if type(forgot) is int and forgot > known.rev:
            return True  # A name was taken out of what was known, which is not to come back.
        last = next(iter(self.history(known)))
        return found.rev >= known.rev and follows(self.history(found), last)

    def _set_back(self, found: Content, known: Content) -> None:
        """Keep what was known beside what took its place: someone put that there."""
        from store.files import backups

        rest = {name: table for name, table in self._raw.items() if name != META}
        written = encode(known.meta, rest)
        try:
            kept = backups.keep(self.files, (written.head, written.tail), known.rev)
        except OSError:
            kept = None
        self._setback = Setback(known.rev, found.rev, kept)

    def snapshot(self) -> Snapshot:
        """Return what was read or written last, and once what it was put in the place of."""
        setback, self._setback = self._setback, None
        return self.known.snapshot()._replace(setback=setback)

    def _adopt(self, found: Content) -> None:
        self._content = found
        self._raw = self.storage.tables

    def _corrupt(self, spot: str) -> Corrupt:
        from store.files import backups

        best = backups.best(self.files)
        where, name = self.files.path, self.files.name
        if best is None:
            return Corrupt(where, spot, name=name)
        return Corrupt(where, spot, name=name, backup=best.where, rev=best.rev, at=best.at)

    def history(self, of: Content) -> History:
        """Return the revisions of what was read, with those in the log beside the file."""
        from store.history import filed

        return filed(of.history, self._the_log(of).read)

    def _the_log(self, of: Content) -> Log:
        if self._log is None:
            from store.files.log import Log

            self._log = Log(self.files, of.id)
        return self._log

    def write(self, prepare: Callable[[Content], Made]) -> Made:
        """Do one transaction: ``prepare`` says from what is on disk now which revision to add.

        When the lock was removed under it nothing was written, and it starts again, for as long
        as it would have waited for the lock.
        """
        return again(lambda: self._write(prepare), self.storage.patience)

    def _write(self, prepare: Callable[[Content], Made]) -> Made:
        after = None
        try:
            with self.storage.transaction():
                if not self._is_known():
                    self._understand()
                before = self.known
                made = prepare(before)
                if made.revision is not None:
                    after = self._put(before, made.revision)
        except Corrupt as error:
            raise self._corrupt(error.spot) from None
        self._adopt(after or before)
        if self.storage.keep_old_as:
            from store.files import backups

            backups.thin_out(self.files)
        return made

    def create(self, deltas: tuple[Delta, ...], by: By, command: str, lock: Lock) -> None:
        """Write a canvas that isn't there yet, under its lock; revision 1."""
        from store.acts import following

        empty = Content({"id": new_id(), "rev": 0}, {}, {}, {})
        with self.storage.transaction(new=lock):
            self._id = empty.id
            after = self._put(empty, following(empty.rev, command, "", deltas, by))
        self._adopt(after)

    def _put(self, before: Content, made: Revision) -> Content:
        """Put a revision and what it changes into TinyDB's tables."""
        from store.acts import refuse_too_many
        from store.files import overflow, snapshots

        after = content.changed(before, made.deltas)
        refuse_too_many(before.tables, after.tables, self.files.path)
        kept, gone, size = overflow.placed(before, made, self._the_log(before), self.storage.size)
        if before.rev:
            snapshots.keep_closings(self.files, before.id, made, after.tables)
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


def _due(before: Content, made: Revision) -> bool:
    """Tell whether the version before this change is to be kept as a backup."""
    from store.retention import due, removals

    return before.old or due(before.rev, made.command, removals(made.deltas))
