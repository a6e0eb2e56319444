"""A canvas on a server: ``store.canvas`` says what each call does."""

from collections.abc import Callable, Sequence
from threading import RLock
from typing import NamedTuple

from board.change import Change
from board.commands.by import By
from board.model import Tables
from board.snapshots import SessionState
from store import acts
from store.acts import Act, Made
from store.alone import alone
from store.canvas import Backup, Committed, Snapshot, Undone
from store.closings import true
from store.combining import Side
from store.errors import ReadOnly, StoreError, UnknownCanvas
from store.health import Sign
from store.hiding import masked
from store.mending import storable
from store.postgres import carrying, versions
from store.postgres.errors import Gone, NoRights, Unreachable
from store.postgres.keeper import Keeper, new_change
from store.postgres.line import Line, Lines
from store.postgres.server import WORK, Server
from store.postgres.wire import packed
from store.revisions import Revision

_KEEP_CLOSINGS = """
    insert into netwerkcanvas.closings (canvas, session, closed, rev, tables)
    select %s, s->>'session', s->>'closed', (s->>'rev')::bigint, s->'tables'
    from json_array_elements(%s) as one (s)
    on conflict (canvas, session, closed) do update set rev = excluded.rev, tables = excluded.tables
"""
_OBSTACLE = """
    select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on',
        netwerkcanvas.is_facilitator() or exists (
            select from netwerkcanvas.canvases c
            where c.name = %s and not c.binned and netwerkcanvas.is_let_in(c.canvas)
        )
"""


class _Doubt(NamedTuple):
    """A commit that failed: it may be there all the same, when nobody answered."""

    change: Change
    by: By
    id: str


class ServerCanvas:
    """A canvas by its name in the library on a server."""

    def __init__(self, server: Server, lines: Lines, name: str, canvas_id: str) -> None:
        self._server = server
        self._lines = lines
        self._keeper = Keeper(server, name, canvas_id)
        self.lock = RLock()
        self._line: Line | None = None
        self._told = False
        """Whether what is known now was said to be new, and not read since."""
        self._doubt: _Doubt | None = None

    @property
    def name(self) -> str:
        """The canvas's name in the library."""
        return self._keeper.name

    @property
    def where(self) -> str:
        """The server, and the name."""
        return self._keeper.where

    @alone
    def read(self) -> Snapshot:
        """Return the canvas as it is on the server; the same tables while it is unchanged."""
        told, self._told = self._told, False
        if not told:
            self._keeper.current()
        return self._keeper.snapshot()

    def salvage(self) -> Snapshot:
        """Return what can still be read, to look at: a server keeps nothing in part."""
        return self.read()

    @alone
    def changed(self) -> bool:
        """Tell whether someone changed it since it was read or written here.

        While the server is listened to (``when_changed``) it isn't asked for that.
        """
        if self._line is None:
            return self._keeper.changed()
        heard, asks = self._line.heard()
        before = self._keeper.known_rev
        try:
            if not self._keeper.hear(heard) or asks:
                self._keeper.current()
        except StoreError:
            self._line.ask_again()
            raise
        self._told = self._told or self._keeper.known_rev != before
        return self._told

    @alone
    def when_changed(self, tell: Callable[[], object]) -> Callable[[], object]:
        """Listen to the server, which tells of every change the moment it is kept."""
        line = self._line = self._lines.of(self._keeper.current().id)
        line.when_changed(tell)
        line.take_up()

        def stop() -> None:
            line.forget(tell)
            line.let_go()

        return stop

    @alone
    def obstacle(self) -> StoreError | None:
        """Return why nothing can be written here, or None when it can.

        A server that can't be reached is none: it comes back.
        """
        try:
            ((only_reads, may_write),) = self._server.rows(_OBSTACLE, self.name)
        except (Gone, Unreachable):
            return None
        except StoreError as error:
            return error
        if only_reads:
            return ReadOnly(where=self.where)
        return None if may_write else NoRights(where=self.where, reason="update")

    @alone
    def commit(self, change: Change, by: By) -> Committed:
        """Merge a change into what is on the server; it is kept there when this returns.

        Committing the same change again (after the connection broke) does nothing a second time.
        """
        mine = change._replace(deltas=storable(change.deltas, self.where))
        seen = self._keeper.last_tables
        id = new_change()
        if self._doubt is not None and self._doubt[:2] == (change, by):
            id = self._doubt.id
        try:
            made = self._keeper.write(lambda now: acts.changed(now, mine, by, seen), id)
        except StoreError:
            self._doubt = _Doubt(change, by, id)
            raise
        self._doubt = None
        return _committed(self._keeper, made)

    @alone
    def undo(self, by: By) -> Undone:
        """Take back this person's last change that still stands."""
        return self._take_back(by, redo=False)

    @alone
    def redo(self, by: By) -> Undone:
        """Do again what this person took back last, if they changed nothing since."""
        return self._take_back(by, redo=True)

    def _take_back(self, by: By, *, redo: bool) -> Undone:
        made = self._write(lambda now: acts.undone(now, by, redo=redo))
        assert made.revision is not None
        assert made.undid is not None
        deltas = made.revision.deltas
        return Undone(self._keeper.known.rev, made.undid, deltas, self._keeper.snapshot())

    @alone
    def history(self) -> list[Revision]:
        """Return all revisions, oldest first; what is hidden now is masked in them."""
        known = self._keeper.current()
        return masked(known.tables, list(self._keeper.past.history())[::-1])

    @alone
    def at(self, rev: int) -> Tables:
        """Return the tables as they were right after a revision. Raises UnknownRevision."""
        known = self._keeper.current()
        return self._keeper.past.history().at(known.tables, known.rev, rev)

    @alone
    def restore(self, rev: int, by: By) -> Committed:
        """Bring back how it was at a revision, as a new revision. Raises UnknownRevision."""
        return _committed(self._keeper, self._write(lambda now: acts.restored(now, rev, by)))

    def _write(self, act: Act) -> Made:
        self._keeper.current()
        return self._keeper.write(act, new_change())

    @alone
    def session_states(self) -> list[SessionState]:
        """Return how the canvas was at the closing of its sessions."""
        known = self._keeper.current()
        return true(carrying.closings(self._server, known.id), known.tables)

    @alone
    def keep_sessions(self, states: Sequence[SessionState]) -> None:
        """Keep how a canvas was at closings elsewhere."""
        if states:
            known = self._keeper.current()
            told = packed([one._asdict() for one in states], self.where)
            self._server.rows(_KEEP_CLOSINGS, known.id, told, patience=WORK)

    @alone
    def backups(self) -> list[Backup]:
        """Return the versions there are of it, newest first."""
        return versions.found(self._server, self._keeper.current(), self.where)

    def best_backup(self) -> Backup | None:
        """Return the newest."""
        return next(iter(self.backups()), None)

    @alone
    def read_backup(self, backup: Backup) -> Snapshot:
        """Return what a backup holds."""
        known = self._keeper.current()
        rev, side = _side(self._keeper, backup)
        return Snapshot(side.tables, rev, known.id, known.format)

    @alone
    def merge_backup(self, backup: Backup, by: By) -> Committed:
        """Lay what a backup has, and this doesn't, over the canvas as it is now."""
        self._keeper.current()
        _, side = _side(self._keeper, backup)
        made = self._write(lambda now: acts.combined(now, side, str(backup.rev), by))
        return _committed(self._keeper, made)

    @alone
    def put_back(self, key: str) -> None:
        """Put a backup in the place of the canvas, which is put aside.

        Raises UnknownCanvas where there is no such backup.
        """
        known = self._keeper.current()
        there = self.backups()
        chosen = next((one for one in there if key in ("", one.key)), None)
        if chosen is None:
            raise UnknownCanvas(self.name, [])
        rev, side = _side(self._keeper, chosen)
        versions.put_back(self._server, known, (self.name, self.where), rev, side)

    def health(self) -> list[Sign]:
        """Return what is worth knowing about how it is kept: nothing beyond the server's."""
        return []


def _committed(keeper: Keeper, made: Made) -> Committed:
    deltas = made.revision.deltas if made.revision else ()
    return Committed(keeper.known.rev, deltas, made.conflicts, keeper.snapshot())


def _side(keeper: Keeper, backup: Backup) -> tuple[int, Side]:
    """Return what a backup holds, and of which revision."""
    history = keeper.past.history()
    return versions.read(keeper.server, keeper.known, history, backup, keeper.where)
