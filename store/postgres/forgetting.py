"""Taking a name out of a canvas on a server: ``store.forgetting`` says what each call does.

All of it is one transaction, in which nobody else can keep anything: whoever is killed on the way,
here or there, leaves all as it was.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from board.commands.by import By
from board.forgetting import Eraser
from store import forgetting
from store.errors import StillOpen, Vanished
from store.forgetting import COMMAND, Forgotten, revision
from store.postgres import wire
from store.postgres.connection import Connection
from store.postgres.keeper import new_change
from store.postgres.server import Server
from store.presence import Here
from store.revisions import Revision
from store.serial import loads

_HOLD = "select rev, channel from netwerkcanvas.canvases where canvas = %s for update"
_HEAD = "select head::text from netwerkcanvas.canvases where canvas = %s"
_THINGS = "select table_name, id, record::text from netwerkcanvas.things where canvas = %s"
_ACTS = "select rev, act::text from netwerkcanvas.revisions where canvas = %s"
_CHANGES = """
    select rev, number, table_name, id, before::text, after::text
    from netwerkcanvas.changes where canvas = %s
"""
_CLOSINGS = "select session, closed, tables::text from netwerkcanvas.closings where canvas = %s"
_ASIDE = "select key, content::text from netwerkcanvas.aside where canvas = %s"

_TO_HEAD = "update netwerkcanvas.canvases set head = %s where canvas = %s"
_TO_THING = """
    update netwerkcanvas.things set record = %s where canvas = %s and table_name = %s and id = %s
"""
_TO_ACT = "update netwerkcanvas.revisions set act = %s where canvas = %s and rev = %s"
_TO_CHANGE = """
    update netwerkcanvas.changes set before = %s, after = %s
    where canvas = %s and rev = %s and number = %s
"""
_TO_CLOSING = """
    update netwerkcanvas.closings set tables = %s
    where canvas = %s and session = %s and closed = %s
"""
_TO_ASIDE = "update netwerkcanvas.aside set content = %s where canvas = %s and key = %s"

_TOLD = "insert into netwerkcanvas.revisions (canvas, rev, change, act) values (%s, %s, %s, %s)"
_NEXT = "update netwerkcanvas.canvases set rev = %s, last = %s, head = %s where canvas = %s"
_UNSEEN = "delete from netwerkcanvas.presence where canvas = %s"
_TELL = "select pg_notify(%s, json_build_object('rev', %s::bigint)::text)"

_ELSEWHERE = """
    select c.name, one.table_name, one.id, one.record::text
    from netwerkcanvas.canvases c, lateral (
        select table_name, id, record from netwerkcanvas.things where canvas = c.canvas
        union all
        select table_name, id, after from netwerkcanvas.changes where canvas = c.canvas
        union all
        select table_name, id, before from netwerkcanvas.changes where canvas = c.canvas
        union all
        select '', '', json_build_object('by', act->'by', 'subject', act->'subject')
        from netwerkcanvas.revisions where canvas = c.canvas
    ) one
    where c.canvas <> %s and lower(one.record::text) like any (%s)
    order by c.name
"""
"""What has the words of a name in it, on other canvases and in the bin."""

Values = Sequence[object]


class ServerForgetting:
    """Takes names out of the canvases in a database."""

    kept_in = "server"
    """Where it takes names out."""

    def __init__(
        self,
        server: Server,
        id_of: Callable[[str], str],
        at_work: Callable[[str], Sequence[Here]],
        beside: Callable[[str], Sequence[Path]],
    ) -> None:
        """Take what finds a canvas by name and who is at work at it by its id.

        ``beside`` returns by its id the folders on this machine where texts of it may lie.
        """
        self._server, self._id_of = server, id_of
        self._at_work, self._beside = at_work, beside

    def look(self, canvas: str, eraser: Eraser) -> Forgotten:
        """Count where a name stands."""
        id = self._id_of(canvas)
        with self._server.transaction() as connection:
            counts = _erased(_Rows(connection, id, self._where(canvas), write=False), eraser)
            return Forgotten(*counts, (*self._left(connection, id, eraser),))

    def forget(self, canvas: str, eraser: Eraser, by: By) -> Forgotten:
        """Take a name out of all rows of a canvas."""
        id, where = self._id_of(canvas), self._where(canvas)
        if people := self._at_work(id):
            who = ", ".join(dict.fromkeys(one.who for one in people))
            raise StillOpen(name=canvas, who=who)
        with self._server.transaction() as connection:
            rows = _Rows(connection, id, where, write=True)
            if not (held := rows.found(_HOLD)):
                raise Vanished(where=where, name=canvas)
            text = "".join(str(value) for row in rows.found(_THINGS) for value in row)
            forgetting.choose_word(eraser, text + str(rows.found(_HEAD)[0][0]))
            counts = _erased(rows, eraser)
            if sum(counts):
                _say(rows, int(held[0][0]) + 1, str(held[0][1]), eraser, by)
            return Forgotten(*counts, (*self._left(connection, id, eraser),))

    def _where(self, canvas: str) -> str:
        return f"{self._server.where} {canvas}"

    def _left(self, connection: Connection, id: str, eraser: Eraser) -> Iterator[str]:
        """Yield what has the name in it and isn't this canvas's: drafts, exports, other ones."""
        yield from forgetting.lying(self._beside(id), eraser)
        longest = {max(name.split(), key=len) for name in eraser.names}
        patterns = [f"%{_literal(word.lower())}%" for word in longest]
        found: set[str] = set()
        for name, table, thing, told in connection.execute(_ELSEWHERE.encode(), (id, patterns)):
            other = Eraser(eraser.names)
            if name not in found and isinstance(record := loads(told.encode()), dict):
                other.record(table, record, thing)
                if other.count:
                    found.add(name)
                    yield self._where(name)


class _Rows:
    """All rows of one canvas, to be read and where that is wanted written."""

    def __init__(self, connection: Connection, id: str, where: str, *, write: bool) -> None:
        self._connection, self._id, self._write = connection, id, write
        self._where = where

    def found(self, statement: str) -> list[tuple[Any, ...]]:
        """Return what there is of the canvas."""
        return self._connection.execute(statement.encode(), (self._id,)).fetchall()

    def do(self, statement: str, *values: object) -> None:
        """Carry out one statement."""
        self._connection.execute(statement.encode(), values)

    def put(self, statement: str, packed: int, keys: Iterator[Values]) -> None:
        """Write rows: of each ``packed`` values as JSON, and what it is known by."""
        made = [
            (*(wire.packed(value, self._where) for value in one[:packed]), self._id, *one[packed:])
            for one in keys
        ]
        if self._write and made:
            self._connection.cursor().executemany(statement.encode(), made)

    def packed(self, value: object) -> str:
        """Return a value as the server takes it."""
        return wire.packed(value, self._where)

    @property
    def id(self) -> str:
        """The canvas."""
        return self._id


def _erased(rows: _Rows, eraser: Eraser) -> tuple[int, int, int, int]:
    """Go through all there is; return in how many texts: canvas, history, snapshots, backups."""
    marks = [eraser.count]
    rows.put(_TO_HEAD, 1, _heads(rows, eraser))
    rows.put(_TO_THING, 1, _things(rows, eraser))
    marks.append(eraser.count)
    rows.put(_TO_ACT, 1, _acts(rows, eraser))
    rows.put(_TO_CHANGE, 2, _changes(rows, eraser))
    marks.append(eraser.count)
    rows.put(_TO_CLOSING, 1, _closings(rows, eraser))
    marks.append(eraser.count)
    rows.put(_TO_ASIDE, 1, _asides(rows, eraser))
    marks.append(eraser.count)
    canvas, history, snapshots, backups = (now - before for before, now in pairwise(marks))
    return canvas, history, snapshots, backups


def _heads(rows: _Rows, eraser: Eraser) -> Iterator[Values]:
    for (told,) in rows.found(_HEAD):
        head = loads(told.encode())
        yield (_head(head, eraser),)


def _head(head: Mapping[str, Any], eraser: Eraser) -> dict[str, Any]:
    texts = {field: eraser.text(str(head.get(field, ""))) for field in ("by", "title")}
    return {**head, **texts}


def _things(rows: _Rows, eraser: Eraser) -> Iterator[Values]:
    for table, id, told in rows.found(_THINGS):
        record = loads(told.encode())
        if (made := eraser.record(table, record, id)) != record:
            yield made, table, id


def _acts(rows: _Rows, eraser: Eraser) -> Iterator[Values]:
    for rev, told in rows.found(_ACTS):
        act = loads(told.encode())
        if (made := revision(eraser, act)) != act:
            yield made, rev


def _changes(rows: _Rows, eraser: Eraser) -> Iterator[Values]:
    for rev, number, table, id, *told in rows.found(_CHANGES):
        before, after = (loads(one.encode()) for one in told)
        sides = {"table": table, "id": id, "before": before, "after": after}
        (made,) = revision(eraser, {"deltas": [sides]})["deltas"]
        if made != sides:
            yield made["before"], made["after"], rev, number


def _closings(rows: _Rows, eraser: Eraser) -> Iterator[Values]:
    for session, closed, told in rows.found(_CLOSINGS):
        tables = loads(told.encode())
        if (made := eraser.tables(tables)) != tables:
            yield made, session, closed


def _asides(rows: _Rows, eraser: Eraser) -> Iterator[Values]:
    for key, told in rows.found(_ASIDE):
        content = loads(told.encode())
        made = {
            "tables": eraser.tables(content["tables"]),
            "revisions": [
                {**revision(eraser, one), "act": revision(eraser, one["act"])}
                for one in content["revisions"]
            ],
        }
        if made != content:
            yield made, key


def _say(rows: _Rows, rev: int, channel: str, eraser: Eraser, by: By) -> None:
    """Keep a revision that says that a name was taken out, and tell who listens."""
    made = Revision(rev, by.at, eraser.text(by.name), COMMAND, "", ())
    change = new_change()
    head = {**loads(rows.found(_HEAD)[0][0].encode()), "at": made.at, "by": made.by}
    rows.do(_TOLD, rows.id, rev, change, rows.packed(wire.act(made)))
    rows.do(_NEXT, rev, change, rows.packed(head), rows.id)
    rows.do(_UNSEEN, rows.id)
    rows.do(_TELL, channel, rev)


def _literal(word: str) -> str:
    """Return a word as a pattern that means itself."""
    return "".join(f"\\{one}" if one in "\\%_" else one for one in word)
