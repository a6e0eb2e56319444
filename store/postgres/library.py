"""A library on a server: ``store.library`` says what each call does."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from board.change import apply_to_tables, diff_tables
from board.commands.by import By
from board.ids import new_id
from board.model import Tables
from board.nearest import nearest
from store import acts
from store.bin import last_of, name_before, names_in_bin
from store.canvas import Committed
from store.disk import make_folder
from store.errors import Exists, NotACopy, UnknownCanvas, from_os
from store.formats import FORMAT
from store.health import Sign
from store.library import LibraryEntry, Recovered, Sketch
from store.limits import PATIENCE
from store.mending import storable
from store.names import valid_name
from store.postgres import carrying, wire
from store.postgres.canvas import ServerCanvas
from store.postgres.health import signs
from store.postgres.keeper import new_change
from store.postgres.line import Around, Lines
from store.postgres.names import Names
from store.postgres.presence import ServerPresence, seen
from store.postgres.rights import ServerRights
from store.postgres.server import Server
from store.postgres.wire import packed
from store.presence import Here
from store.revisions import CREATED, DUPLICATED
from store.serial import loads

if TYPE_CHECKING:
    from store.postgres.forgetting import ServerForgetting

_AROUND = "select process, here, changed from netwerkcanvas.around(%s)"
_MAKE = "select netwerkcanvas.make(%s, %s, %s, %s, %s, %s, %s, %s, %s)"

EXPORTS = "exports"
"""The folder on this machine for files made for people to take along."""


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
        self._lines = Lines(server)
        self._names = Names(server)

    @property
    def rights(self) -> ServerRights:
        """Who may do what."""
        return ServerRights(self.server, self._names.existing)

    @property
    def forgetting(self) -> "ServerForgetting":
        """What takes a name out of a canvas and its past."""
        from store.postgres.forgetting import ServerForgetting

        def beside(id: str) -> list[Path]:
            return [self.state / "drafts" / id, self.state / EXPORTS]

        return ServerForgetting(self.server, self._names.existing, self.at_work, beside)

    @property
    def where(self) -> str:
        """The server and the database, for people to read."""
        return self.server.where

    def names(self) -> list[str]:
        """Return the names of all canvases, without opening any."""
        return self._names.all()

    def entries(self) -> list[LibraryEntry]:
        """Return what canvases there are, by name, in one query."""
        return self._names.entries(binned=False)

    def binned(self) -> list[LibraryEntry]:
        """Return what lies in the bin."""
        return self._names.entries(binned=True)

    def sketches(self, entries: Sequence[LibraryEntry]) -> Iterator[Sketch]:
        """Return how far these canvases are, in one query."""
        return self._names.sketches(entries)

    def __contains__(self, name: str) -> bool:
        return bool(self._names.id_of(valid_name(name)))

    def open(self, name: str) -> ServerCanvas:
        """Return a canvas by name; it isn't read yet."""
        name = self._names.valid(name)
        return ServerCanvas(self.server, self._lines, name, self._names.existing(name))

    def create(self, name: str, tables: Tables, by: By, *, command: str = CREATED) -> ServerCanvas:
        """Make a canvas; it is on the server when this returns."""
        name = valid_name(name)
        where = f"{self.where} {name}"
        deltas = storable(diff_tables({}, tables), where)
        made = acts.following(0, command, "", deltas, by)
        after = apply_to_tables({}, deltas)
        acts.refuse_too_many({}, after, where)
        self.server.lay_out()
        id = new_id()
        ((free,),) = self.server.rows(
            _MAKE,
            id,
            name,
            new_change(),
            FORMAT,
            packed(wire.act(made), where),
            packed(wire.deltas(made), where),
            packed(wire.things(after), where),
            acts.more_cards({}, after, deltas),
            packed(wire.head(made, after), where),
        )
        if not free:
            raise Exists(name=name, where=where)
        return ServerCanvas(self.server, self._lines, name, id)

    def duplicate(self, name: str, new_name: str, by: By) -> ServerCanvas:
        """Copy a canvas as it is now; the copy has an id and a history of its own."""
        source = self.open(name)
        target = self.create(new_name, source.read().tables, by, command=DUPLICATED)
        target.keep_sessions(source.session_states())
        return target

    def rename(self, name: str, new_name: str) -> ServerCanvas:
        """Give a canvas another name."""
        name, new_name = self._names.valid(name), valid_name(new_name)
        id = self._names.existing(name)
        if name != new_name:
            self._names.move(id, (name, False), (new_name, False))
        return ServerCanvas(self.server, self._lines, new_name, id)

    def bin(self, name: str) -> str:
        """Put a canvas in the bin; return the name it has there."""
        name = self._names.valid(name)
        id = self._names.existing(name)
        for there in names_in_bin(name):
            with suppress(Exists):
                self._names.move(id, (name, False), (there, True))
                break
        return there

    def unbin(self, name: str, new_name: str = "") -> ServerCanvas:
        """Bring a canvas back from the bin, by the name it has there or the one before."""
        there = {entry.name: entry.id for entry in self.binned()}
        last = last_of(name, [*there])
        if not last:
            raise UnknownCanvas(name, nearest(name, [*there]))
        target = valid_name(new_name or name_before(last))
        self._names.move(there[last], (last, True), (target, False))
        return ServerCanvas(self.server, self._lines, target, there[last])

    def merge(self, name: str, copy: str, by: By) -> Committed:
        """Refuse: no program that synchronises folders makes copies in a database."""
        for one in (name, copy):
            self.open(one)
        raise NotACopy(name=name, copy=copy)

    def restore_backup(self, name: str, key: str = "") -> ServerCanvas:
        """Put a backup in the place of a canvas, which is put aside."""
        canvas = self.open(name)
        canvas.put_back(key)
        return canvas

    def presence(self, who: str, canvas_id: str, since: str) -> ServerPresence:
        """Come in, over the line on which this canvas is listened to."""
        return ServerPresence(self._lines.of(canvas_id), who, canvas_id, since)

    def at_work(self, canvas_id: str) -> list[Here]:
        """Return who has a canvas open."""
        found = self.server.rows(_AROUND, canvas_id) if self.server.ready() else ()
        around = [Around(process, loads(here.encode()), at) for process, here, at in found]
        return seen(around, canvas_id)

    def exports(self) -> Path:
        """Return the folder on this machine for what people take out; it is there."""
        folder = self.state / EXPORTS
        try:
            make_folder(str(folder))
        except OSError as error:
            raise from_os(error, str(folder)) from None
        return folder

    def back_up(self, path: Path, made: str, *, force: bool = False) -> list[str]:
        """Write all canvases to one archive."""
        from store import archives

        canvases = (
            carrying.whole(self.server, entry.name, entry.id, binned=binned)
            for binned in (False, True)
            for entry in self._names.entries(binned=binned)
        )
        return archives.pack(canvases, self.state, path, made, force=force)

    def recover(self, path: Path, *, replace: bool = False) -> Recovered:
        """Bring the canvases of an archive into the library."""
        from store import archives

        with archives.unpacked(path, self.state) as (canvases, damaged):
            self.server.lay_out()
            done = Recovered([], [], [], damaged)
            for one in canvases:
                there = self.binned() if one.binned else self.entries()
                taken = one.name in [entry.name for entry in there]
                if taken and (one.binned or not replace):
                    done.left.append(one.name)
                    continue
                if taken:
                    self.bin(one.name)
                carrying.take_in(self.server, one)
                (done.replaced if taken else done.made).append(one.name)
        return done

    def health(self) -> list[Sign]:
        """Return what is worth knowing about the server."""
        return list(signs(self.server))
