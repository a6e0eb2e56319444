"""What is known of a canvas on a server: read, brought up to date, and written a revision on.

What a canvas can do for the rest of the program is in ``store.postgres.canvas``.
"""

from collections.abc import Sequence
from contextlib import suppress
from itertools import takewhile

from board.change import apply_to_tables
from board.ids import new_id
from board.model import Tables
from store import acts
from store.acts import Act, Made, Now
from store.canvas import Setback, Snapshot
from store.closings import closed_by
from store.combining import Side
from store.errors import NewerFormat, StoreError, Vanished
from store.forgetting import COMMAND
from store.formats import FORMAT
from store.history import fork
from store.postgres import versions, wire
from store.postgres.past import Known, Past
from store.postgres.server import Server
from store.postgres.wire import Entry, packed
from store.revisions import Revision

_FIND = "select canvas from netwerkcanvas.canvases where name = %s and not binned"
_WHOLE = "select rev, format, last, channel, things from netwerkcanvas.whole(%s)"
_NEWS = "select rev, format, goes_on, between_them from netwerkcanvas.news(%s, %s, %s, %s)"
_COMMIT = """
    select kept, rev, format, between_them
    from netwerkcanvas.keep(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""

_ROUNDS = "rounds"
"""The table that decides which others may be seen: when it changes, all is read anew."""


class Keeper:
    """Keeps what was read of one canvas. Not for two threads at once."""

    def __init__(self, server: Server, name: str, canvas_id: str = "") -> None:
        self.server = server
        self.name = name
        self.where = f"{server.where} {name}"
        self._id = canvas_id
        self._known: Known | None = None
        self._past: Past | None = None
        self._setback: Setback | None = None

    @property
    def known(self) -> Known:
        """The canvas as it was read or written last."""
        assert self._known is not None
        return self._known

    @property
    def last_tables(self) -> Tables:
        """The tables as they were known last; none where nothing was read yet."""
        return self._known.tables if self._known is not None else {}

    @property
    def past(self) -> Past:
        """The revisions up to what is known."""
        assert self._past is not None
        return self._past

    @property
    def known_rev(self) -> tuple[int, str]:
        """The revision that is known, by number and by what made it."""
        return (self._known.rev, self._known.last) if self._known is not None else (0, "")

    def hear(self, found: Sequence[Entry]) -> bool:
        """Take in what was heard from the server; False where something is missing in it."""
        whole = self._known is not None
        for one in found:
            rev, _ = self.known_rev
            if one.revision.rev == rev + 1:
                self.take([one])
            else:
                whole = whole and one.revision.rev <= rev
        return whole

    def snapshot(self) -> Snapshot:
        """Return what was read or written last, and once what it was put in the place of."""
        setback, self._setback = self._setback, None
        known = self.known
        return Snapshot(known.tables, known.rev, known.id, known.format, setback)

    def now(self) -> Now:
        """Return the canvas as an act sees it."""
        known = self.known
        return Now(known.tables, known.rev, self.past.history(), self.name, self.where)

    def current(self) -> Known:
        """Return what is on the server, brought up to date. Raises Vanished, NewerFormat."""
        known = self._known
        if known is None:
            return self._read()
        found = self._news(known)
        if found is None:
            return known
        if found:
            self.take(found)
        else:
            self._set_back(known, self.past)
        return self.known

    def changed(self) -> bool:
        """Tell whether there is something new."""
        known = self._known
        return known is None or self._news(known) is not None

    def _news(self, known: Known) -> list[Entry] | None:
        """Return what came since: None for nothing, empty where what was known is no more."""
        found = self.server.rows(_NEWS, known.id, self.name, known.rev, known.last)
        if not found:
            raise self.vanished()
        ((rev, format, goes_on, between),) = found
        self._refuse_newer(format)
        if goes_on and rev == known.rev:
            return None
        return wire.entries(between) if goes_on else []

    def _set_back(self, known: Known, past: Past) -> None:
        """Read what took the place of what was known, and put that aside."""
        now = self._read()
        held = [*past.held]
        if now.rev < known.rev and not any(one.rev <= now.rev for one in held):
            # Where they parted nobody knows any more; an earlier one was most likely the same.
            held += [*self.past.history()][:1]
        kept = None
        if not self._forgot_since(past.held):
            side = Side(known.tables, held, same=True)
            with suppress(StoreError):
                kept = versions.put_aside(self.server, known, side, self.where)
        self._setback = Setback(known.rev, now.rev, kept)

    def _forgot_since(self, held: Sequence[Revision]) -> bool:
        """Tell whether a name was taken out that may stand in what is held; it's not to return."""
        parted = fork(self.past.history(), held)
        later = takewhile(lambda one: one.rev > parted, self.past.history())
        return any(one.command == COMMAND for one in later)

    def take(self, found: Sequence[Entry]) -> None:
        """Take in the revisions that follow on what is known."""
        known = self.known
        for one in found:
            made = one.revision
            if made.rev <= known.rev:
                continue
            if made.rev != known.rev + 1:
                self._read()
                return
            tables = apply_to_tables(known.tables, made.deltas)
            known = known._replace(rev=made.rev, last=one.change, tables=tables)
            self.past.follow(made)
        self._known = known
        if any(_alters_the_past(one.revision) for one in found):
            self._read()

    def _read(self) -> Known:
        """Read all of it."""
        id = self._id or self._found()
        rows = self.server.rows(_WHOLE, id)
        if not rows:
            raise self.vanished()
        ((rev, format, last, channel, things),) = rows
        self._refuse_newer(format)
        self._id = id
        self._known = Known(id, rev, last, format, wire.tables(things), channel)
        self._past = Past(self.server, id, rev)
        return self._known

    def _found(self) -> str:
        if not self.server.ready() or not (rows := self.server.rows(_FIND, self.name)):
            raise self.vanished()
        return str(rows[0][0])

    def vanished(self) -> Vanished:
        """Return what says that it is there no more."""
        return Vanished(where=self.where, name=self.name)

    def _refuse_newer(self, format: int) -> None:
        if format > FORMAT:
            raise NewerFormat(where=self.where, found=format, known=FORMAT)

    def write(self, act: Act, change_id: str) -> Made:
        """Carry out an act on the canvas as it is on the server, however often others come first.

        Return what it made: what is there already under the id of this change isn't made again.
        """
        fresh = self._known is None
        if fresh:
            self.current()
        while True:
            try:
                made = act(self.now())
            except StoreError:
                if fresh:
                    raise
                made = None
            if made is None or made.revision is None:
                if made is not None and fresh:
                    return made
                self.current()
                fresh = True
                continue
            kept, rev, found = self._send(made.revision, change_id)
            if kept:
                return self._adopted(made, found, change_id)
            self.take(found or [])
            if self.known.rev != rev:
                self.current()
            fresh = True

    def _send(self, made: Revision, change_id: str) -> tuple[bool, int, list[Entry] | None]:
        """Offer a revision.

        Return whether it is kept, at what revision the canvas is now, and where that isn't just
        this one what came since.
        """
        known, where = self.known, self.where
        after = apply_to_tables(known.tables, made.deltas)
        acts.refuse_too_many(known.tables, after, where)
        there, gone = wire.rows(made.deltas, after)
        closed = closed_by(made)
        answer = self.server.rows(
            _COMMIT,
            known.id,
            self.name,
            known.rev,
            known.last,
            change_id,
            FORMAT,
            packed(wire.act(made), where),
            packed(wire.deltas(made), where),
            packed(there, where),
            packed(gone, where) if gone else None,
            acts.more_cards(known.tables, after, made.deltas),
            packed(wire.head(made, after), where),
            packed(closed, where) if closed else None,
        )
        if not answer:
            raise self.vanished()
        ((kept, rev, format, between),) = answer
        self._refuse_newer(format)
        return bool(kept), rev, None if between is None else wire.entries(between)

    def _adopted(self, made: Made, found: list[Entry] | None, change_id: str) -> Made:
        """Go on from what was kept: this revision, or what the server tells instead."""
        if found is None:
            assert made.revision is not None
            self.take([Entry(made.revision, change_id)])
            return made
        self.take(found)
        mine = next((one.revision for one in found if one.change == change_id), None)
        return made._replace(revision=mine)


def _alters_the_past(made: Revision) -> bool:
    """Tell whether there is more to a revision than what it says that it changed."""
    return made.command == COMMAND or any(delta.table == _ROUNDS for delta in made.deltas)


def new_change() -> str:
    """Return an id for a change, such as nothing else has."""
    return new_id() + new_id()
