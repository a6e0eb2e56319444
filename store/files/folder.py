"""The folder that a library is: its canvases and its bin, and moving things within it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from board.nearest import nearest
from store import disk
from store.errors import BadName, Exists, OpenToAll, UnknownCanvas, from_read
from store.files.canvasfile import CanvasFile
from store.files.filenames import SUFFIX, Files
from store.files.filesystems import network_kind
from store.files.placing import Lock
from store.names import valid_name

BIN = ".bin"


class Allowed(NamedTuple):
    """Where canvases may be written though it isn't wise, since the user says so."""

    network: bool = False
    """On a network file system."""
    open_to_all: bool = False
    """In a folder that everyone on the machine may write in."""


class Folder:
    """The files of a library. Methods raise StoreError, or OSError as the system does."""

    def __init__(self, path: Path, *, patience: float, allowed: Allowed) -> None:
        self.path = Path(os.path.realpath(path))
        self.bin = self.path / BIN
        self.patience = patience
        self._allowed = allowed
        self._network: str | None = None

    @property
    def network(self) -> str:
        """The kind of network file system the folder lies on and is refused for; or empty."""
        if self._network is None:
            self._network = "" if self._allowed.network else network_kind(self.path)
        return self._network

    @property
    def open_to_all(self) -> str:
        """The folder, where it is refused because anyone may put what they like in it; or empty."""
        barred = not self._allowed.open_to_all and disk.open_to_all(str(self.path))
        return str(self.path) if barred else ""

    def all(self, *, binned: bool = False) -> Iterator[Files]:
        """Return the files of each canvas, or of each in the bin, by name."""
        folder = self.bin if binned else self.path
        try:
            found = disk.names(str(folder))
        except OSError as error:
            raise from_read(error, str(folder)) from None
        for name in found:
            if name.endswith(SUFFIX) and not name.startswith("."):
                yield Files(folder, name[: -len(SUFFIX)])

    def at(self, name: str) -> Files:
        """Return where the files of a canvas of this name lie, or would. Raises BadName."""
        return Files(self.path, valid_name(name))

    def existing(self, name: str) -> Files:
        """Return the files of a canvas that is there. Raises BadName, UnknownCanvas.

        A file that another program put there may have a name that we wouldn't give it.
        """
        try:
            files = self.at(name)
        except BadName:
            if name in (one.name for one in self.all()):
                return Files(self.path, name)
            raise
        if not disk.there(files.path):
            raise UnknownCanvas(name, nearest(name, [one.name for one in self.all()]))
        return files

    def canvas(self, files: Files) -> CanvasFile:
        """Return the canvas that files belong to; it isn't read yet."""
        return CanvasFile(
            files, patience=self.patience, network=self.network, open_to_all=self.open_to_all
        )

    def make(self, folder: Path | None = None) -> None:
        """Make the folder, or one in it, private, unless it is there. Raises OpenToAll."""
        if self.open_to_all:
            raise OpenToAll(where=self.open_to_all)
        disk.make_folder(str(folder or self.path))

    @contextmanager
    def held(self, *several: Files) -> Iterator[Mapping[Files, Lock]]:
        """Hold the locks of several names, taken in one order by everyone."""
        locks: dict[Files, Lock] = {}
        with ExitStack() as held:
            for files in sorted(set(several), key=lambda one: one.lock):
                file = self.canvas(files)
                if obstacle := file.obstacle():
                    raise obstacle
                locks[files] = held.enter_context(file.storage.locked())
            yield locks

    def refuse_taken(self, files: Files) -> None:
        """Raise Exists where something lies at a name; what was left there goes to the bin."""
        if disk.there(files.path):
            raise Exists(name=files.name, where=files.path)
        from store.files import moving

        moving.set_aside(files, self.bin)

    def move(self, source: Files, target: Files) -> None:
        """Move a canvas with all that belongs to it. Raises Exists, UnknownCanvas."""
        with self.held(source, target) as locks:
            if not disk.there(source.path):
                raise UnknownCanvas(source.name, [])
            self.refuse_taken(target)
            from store.files import moving

            moving.move(source, target, locks.values())

    def throw(self, source: Files) -> Files:
        """Put a canvas in the bin; return where it lies there."""
        from store.files import moving

        self.make(self.bin)
        target = moving.free_name(self.bin, source.name)
        self.move(source, target)
        return target
