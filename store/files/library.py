"""A folder of canvases: list, make, rename, copy, throw away and bring back."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from board.commands.by import By
from board.model import Tables
from store import disk
from store.errors import Exists, UnknownCanvas, from_os, from_read
from store.files import moving
from store.files.canvasfile import CanvasFile
from store.files.filenames import SUFFIX, Files, valid_name
from store.files.filesystems import network_kind
from store.files.listing import Entry, entry
from store.files.storage import PATIENCE

BIN = ".bin"

CREATED, DUPLICATED = "canvas.new", "canvas.duplicate"


P = ParamSpec("P")
R = TypeVar("R")


def _told(
    method: Callable[Concatenate["Library", P], R],
) -> Callable[Concatenate["Library", P], R]:
    """Let what the system says in the middle of it come out as an error of the store."""

    @wraps(method)
    def call(self: "Library", /, *args: P.args, **options: P.kwargs) -> R:
        try:
            return method(self, *args, **options)
        except OSError as error:
            raise from_os(error, str(error.filename or self.folder)) from None

    return call


class Library:
    """The canvases in a folder. ``state`` is where drafts and what is remembered lie."""

    def __init__(
        self,
        folder: Path,
        *,
        state: Path,
        patience: float = PATIENCE,
        allow_network: bool = False,
    ) -> None:
        self.folder = Path(os.path.realpath(folder))
        self.state = state
        self.patience = patience
        self._allow_network = allow_network
        self._network: str | None = None

    @property
    def network(self) -> str:
        """The kind of network file system the folder lies on and is refused for; or empty."""
        if self._network is None:
            self._network = "" if self._allow_network else network_kind(self.folder)
        return self._network

    def valid_name(self, name: str) -> str:
        """Return the canonical form of a name. Raises BadName."""
        return valid_name(name)

    def entries(self) -> list[Entry]:
        """Return what canvases there are, by name. Only the head of each file is read."""
        return [entry(files) for files in self._all(self.folder)]

    @_told
    def names(self) -> list[str]:
        """Return the names of all canvases, without opening any."""
        return [files.name for files in self._all(self.folder)]

    def _all(self, folder: Path) -> Iterator[Files]:
        try:
            found = disk.names(str(folder))
        except OSError as error:
            raise from_read(error, str(folder)) from None
        for name in found:
            if name.endswith(SUFFIX) and not name.startswith("."):
                yield Files(folder, name[: -len(SUFFIX)])

    @_told
    def __contains__(self, name: str) -> bool:
        return disk.there(Files(self.folder, valid_name(name)).path)

    @_told
    def open(self, name: str) -> CanvasFile:
        """Return a canvas by name; it isn't read yet. Raises BadName, UnknownCanvas."""
        return self._file(self._existing(name))

    def _file(self, files: Files) -> CanvasFile:
        return CanvasFile(files, patience=self.patience, network=self.network)

    def _existing(self, name: str) -> Files:
        files = Files(self.folder, valid_name(name))
        if not disk.there(files.path):
            raise UnknownCanvas(name, _nearest(name, self.names()))
        return files

    @_told
    def create(self, name: str, tables: Tables, by: By, *, command: str = CREATED) -> CanvasFile:
        """Make a canvas; it is on the disk when this returns. Raises BadName, Exists."""
        file = self._file(Files(self.folder, valid_name(name)))
        self.make_folder(self.folder)
        with self.held(file.files):
            self._refuse_taken(file.files)
            moving.set_aside(file.files, self.folder / BIN)
            file.create(tables, by, command=command)
        return file

    @_told
    def duplicate(self, name: str, new_name: str, by: By) -> CanvasFile:
        """Copy a canvas as it is now; the copy has an id and a history of its own."""
        source = self._existing(name)
        target = self._file(Files(self.folder, valid_name(new_name)))
        with self.held(source, target.files):
            self._refuse_taken(target.files)
            moving.set_aside(target.files, self.folder / BIN)
            snapshot = self._file(source).read()
            target.create(snapshot.tables, by, command=DUPLICATED)
        return target

    @_told
    def rename(self, name: str, new_name: str) -> CanvasFile:
        """Give a canvas, with its backups and history, another name. Raises Exists."""
        source = self._existing(name)
        target = Files(self.folder, valid_name(new_name))
        if source != target:
            self._move(source, target)
        return self._file(target)

    @_told
    def bin(self, name: str) -> str:
        """Put a canvas in the bin; return the name it has there."""
        source = self._existing(name)
        folder = self.folder / BIN
        self.make_folder(folder)
        target = moving.free_name(folder, source.name)
        self._move(source, target)
        return target.name

    @_told
    def unbin(self, name: str, new_name: str = "") -> CanvasFile:
        """Bring a canvas back from the bin, under its own name or another.

        ``name`` is the one it has in the bin, or the one it had before; of several with that
        name the last to go there comes back. Raises UnknownCanvas, Exists.
        """
        there = [files.name for files in self._all(self.folder / BIN)]
        wanted = [one for one in there if name in (one, _name_before(one))]
        if not wanted:
            raise UnknownCanvas(name, _nearest(name, there))
        source = Files(self.folder / BIN, max(wanted, key=_went))
        target = Files(self.folder, valid_name(new_name or _name_before(source.name)))
        self._move(source, target)
        return self._file(target)

    def binned(self) -> list[Entry]:
        """Return what lies in the bin."""
        return [entry(files) for files in self._all(self.folder / BIN)]

    @_told
    def restore_backup(self, name: str, path: str = "") -> CanvasFile:
        """Put a backup (the newest good one by default) in the place of a canvas.

        The file that was there is kept as ``NAME.json.corrupt-TIME``. Raises UnknownCanvas where
        there is neither canvas nor good backup.
        """
        file = self._file(Files(self.folder, valid_name(name)))
        with self.held(file.files):
            backup = path or getattr(file.best_backup(), "path", "")
            if not backup:
                raise UnknownCanvas(name, [])
            moving.put_back(file.files, backup)
        return file

    def _move(self, source: Files, target: Files) -> None:
        with self.held(source, target):
            self._refuse_taken(target)
            if not disk.there(source.path):
                raise UnknownCanvas(source.name, [])
            moving.set_aside(target, self.folder / BIN)
            moving.move(source, target)

    def _refuse_taken(self, files: Files) -> None:
        if disk.there(files.path):
            raise Exists(name=files.name, path=files.path)

    @_told
    def make_folder(self, folder: Path) -> None:
        """Make a folder of the library, private, unless it is there."""
        disk.make_folder(str(folder))

    @contextmanager
    def held(self, *several: Files) -> Iterator[None]:
        """Hold the locks of several names, taken in one order by everyone."""
        with ExitStack() as held:
            for files in sorted(set(several), key=lambda one: one.lock):
                file = self._file(files)
                if obstacle := file.obstacle():
                    raise obstacle
                held.enter_context(file.storage.locked())
            yield


def _name_before(name: str) -> str:
    """Return the name a canvas had before it went to the bin."""
    before, _, moment = name.rpartition(" ")
    return before if before and moment[:1].isdigit() and moment[8:9] == "T" else name


def _went(name: str) -> tuple[str, int]:
    """Return when a canvas went to the bin, from its name there, so that the last sorts last."""
    moment, _, number = name.rpartition(" ")[2].partition("-")
    return moment, int(number) if number.isdecimal() else 0


def _nearest(name: str, known: list[str]) -> list[str]:
    """Return up to three names that look most like one that isn't there."""
    from difflib import get_close_matches

    folded = {one.casefold(): one for one in known}
    return [folded[one] for one in get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)]
