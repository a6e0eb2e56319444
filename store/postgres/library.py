"""A library on a server: ``store.library`` says what each call does."""

import os
from pathlib import Path

from board.change import diff_tables
from board.commands.by import By
from board.ids import new_id
from board.model import Tables
from board.nearest import nearest
from store import acts
from store.errors import Exists, UnknownCanvas
from store.formats import FORMAT
from store.library import CREATED, LibraryEntry
from store.limits import PATIENCE
from store.mending import storable
from store.names import valid_name
from store.postgres import wire
from store.postgres.canvas import ServerCanvas
from store.postgres.keeper import new_change
from store.postgres.rights import ServerRights
from store.postgres.server import Server
from store.postgres.wire import packed
from store.serial import loads

_NAMES = "select name from netwerkcanvas.canvases where not binned order by name"
_IS_THERE = "select canvas from netwerkcanvas.canvases where name = %s and not binned"
_ENTRIES = """
    select canvas, name, rev, format, cards, head::text from netwerkcanvas.canvases
    where binned = %s order by name
"""
_MAKE = "select netwerkcanvas.make(%s, %s, %s, %s, %s, %s, %s, %s)"


def open_server(url: str, *, state: Path, patience: float = PATIENCE) -> "ServerLibrary":
    """Return the library in a database; it isn't connected to yet.

    ``state`` is the folder on this machine for drafts and what is remembered, ``patience`` how
    many seconds we wait for another who is writing. Raises BadAddress, SecretInAddress.
    """
    return ServerLibrary(Server(url, patience=patience), state=state)


class ServerLibrary:
    """The canvases in a database."""

    def __init__(self, server: Server, *, state: Path) -> None:
        self.server = server
        self.state = Path(os.path.realpath(state))

    @property
    def rights(self) -> ServerRights:
        """Who may do what."""
        return ServerRights(self.server, self._existing)

    @property
    def where(self) -> str:
        """The server and the database, for people to read."""
        return self.server.where

    def names(self) -> list[str]:
        """Return the names of all canvases, without opening any."""
        if not self.server.ready():
            return []
        return [name for (name,) in self.server.rows(_NAMES)]

    def entries(self) -> list[LibraryEntry]:
        """Return what canvases there are, by name, in one query."""
        return self._entries(binned=False)

    def binned(self) -> list[LibraryEntry]:
        """Return what lies in the bin."""
        return self._entries(binned=True)

    def _entries(self, *, binned: bool) -> list[LibraryEntry]:
        if not self.server.ready():
            return []
        return [_entry(row, self.where) for row in self.server.rows(_ENTRIES, binned)]

    def __contains__(self, name: str) -> bool:
        return bool(self._id(valid_name(name)))

    def open(self, name: str) -> ServerCanvas:
        """Return a canvas by name; it isn't read yet."""
        name = valid_name(name)
        return ServerCanvas(self.server, name, self._existing(name))

    def create(self, name: str, tables: Tables, by: By, *, command: str = CREATED) -> ServerCanvas:
        """Make a canvas; it is on the server when this returns."""
        name = valid_name(name)
        where = f"{self.where} {name}"
        deltas = storable(diff_tables({}, tables), where)
        made = acts.following(0, command, "", deltas, by)
        acts.refuse_too_many({}, tables, where)
        self.server.lay_out()
        if self._id(name):
            raise Exists(name=name, where=where)
        id = new_id()
        self.server.rows(
            _MAKE,
            id,
            name,
            new_change(),
            FORMAT,
            packed(wire.act(made), where),
            packed(wire.deltas(made), where),
            acts.more_cards({}, tables, deltas),
            packed(wire.head(made, tables), where),
        )
        return ServerCanvas(self.server, name, id)

    def _id(self, name: str) -> str:
        """Return the id of the canvas of a name; empty where there is none."""
        if not self.server.ready():
            return ""
        found = self.server.rows(_IS_THERE, name)
        return str(found[0][0]) if found else ""

    def _existing(self, name: str) -> str:
        if not (id := self._id(name)):
            raise UnknownCanvas(name, nearest(name, self.names()))
        return id


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
