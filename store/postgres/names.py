"""The names in a library on a server: which canvases there are, and what they are called."""

from collections.abc import Iterator, Sequence

from board.model import INFO_TABLE
from board.nearest import nearest
from store.errors import BadName, Exists, UnknownCanvas
from store.formats import FORMAT
from store.library import LibraryEntry, Sketch
from store.names import valid_name
from store.postgres import wire
from store.postgres.server import WORK, Server
from store.serial import loads

_NAMES = "select name from netwerkcanvas.canvases where not binned order by name"
_IS_THERE = "select canvas from netwerkcanvas.canvases where name = %s and not binned"
_ENTRIES = """
    select canvas, name, rev, format, cards, head::text from netwerkcanvas.canvases
    where binned = %s order by name
"""
_SKETCHES = """
    select one.canvas, json_agg(json_build_array(one.name, one.id, one.record))::text
    from (
        select canvas, table_name as name, id, record from netwerkcanvas.things
        where canvas = any(%s) and table_name = any(%s)
        union all
        select canvas, table_name, min(id), json_build_object(
            'id', min(id), 'place', record->>'place', 'text', '')
        from netwerkcanvas.things
        where canvas = any(%s) and table_name = 'cards'
        and coalesce(record->>'state', 'active') = 'active' and record->>'place' is not null
        group by canvas, table_name, record->>'place'
    ) one
    group by one.canvas
"""
_WHOLE_TABLES = [INFO_TABLE, "members"]
_MOVE = "select netwerkcanvas.move(%s, %s, %s, %s, %s)"


class Names:
    """The canvases in a database by name."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def all(self) -> list[str]:
        """Return the names of all canvases, without opening any."""
        if not self._server.ready():
            return []
        return [name for (name,) in self._server.rows(_NAMES)]

    def entries(self, *, binned: bool) -> list[LibraryEntry]:
        """Return what canvases there are, or what lies in the bin, by name, in one query."""
        if not self._server.ready():
            return []
        where = self._server.where
        return [_entry(row, where) for row in self._server.rows(_ENTRIES, binned)]

    def sketches(self, entries: Sequence[LibraryEntry]) -> Iterator[Sketch]:
        """Return how far canvases are, in one query for all."""
        ids = [one.id for one in entries]
        rows = self._server.rows(_SKETCHES, ids, _WHOLE_TABLES, ids, patience=WORK) if ids else ()
        found = {str(canvas): str(told) for canvas, told in rows}
        for one in entries:
            yield Sketch(one, wire.tables(found.get(one.id, "[]")))

    def id_of(self, name: str) -> str:
        """Return the id of the canvas of a name; empty where there is none."""
        if not self._server.ready():
            return ""
        found = self._server.rows(_IS_THERE, name)
        return str(found[0][0]) if found else ""

    def existing(self, name: str) -> str:
        """Return the id of the canvas of a name. Raises UnknownCanvas."""
        if not (id := self.id_of(name)):
            raise UnknownCanvas(name, nearest(name, self.all()))
        return id

    def valid(self, name: str) -> str:
        """Return the name of a canvas; one that came from elsewhere may have another than ours.

        Raises BadName.
        """
        try:
            return valid_name(name)
        except BadName:
            if name in self.all():
                return name
            raise

    def move(self, id: str, was: tuple[str, bool], to: tuple[str, bool]) -> None:
        """Give a canvas another name and say whether it is in the bin.

        Raises Exists, and UnknownCanvas where it isn't what it was.
        """
        ((outcome,),) = self._server.rows(_MOVE, id, *was, *to)
        if outcome == "taken":
            raise Exists(name=to[0], where=f"{self._server.where} {to[0]}")
        if outcome != "done":
            raise UnknownCanvas(was[0], [])


def _entry(row: tuple[object, ...], where: str) -> LibraryEntry:
    canvas, name, rev, format, cards, told = row
    head = loads(str(told).encode())
    problem = "store.newer_format" if int(str(format)) > FORMAT else ""
    return LibraryEntry(
        str(name),
        f"{where} {name}",
        head.get("title", ""),
        head.get("at", ""),
        head.get("by", ""),
        int(str(cards)),
        int(str(rev)),
        str(canvas),
        problem,
    )
