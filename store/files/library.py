"""A library that is a folder: ``store.library`` says what each call does."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from board.nearest import nearest
from store import disk
from store.bin import last_of, name_before
from store.errors import NotACopy, StoreError, UnknownCanvas, from_os
from store.files.canvasfile import CanvasFile
from store.files.filenames import Files
from store.files.folder import Allowed, Folder
from store.files.placing import again
from store.files.presence import FilePresence, at_canvas
from store.limits import PATIENCE
from store.revisions import CREATED, DUPLICATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from board.commands.by import By
    from board.model import Tables
    from store.canvas import Committed
    from store.files.forgetting import FileForgetting
    from store.health import Sign
    from store.library import LibraryEntry, Recovered, Sketch
    from store.presence import Here

EXPORTS = "exports"
"""The folder in the library for files made for people to take along."""

ROOM = 50 * 2**20
"""Bytes of free disk below which a warning is due."""

P = ParamSpec("P")
R = TypeVar("R")


def _told(
    method: Callable[Concatenate[FileLibrary, P], R],
) -> Callable[Concatenate[FileLibrary, P], R]:
    """Let what the system says in the middle of it come out as an error of the store.

    When a lock was removed under it nothing was done, and it starts again.
    """

    @wraps(method)
    def call(self: FileLibrary, /, *args: P.args, **options: P.kwargs) -> R:
        try:
            return again(lambda: method(self, *args, **options), self._folder.patience)
        except OSError as error:
            raise from_os(error, str(error.filename or self.where)) from None

    return call


class FileLibrary:
    """The canvases in a folder."""

    def __init__(
        self,
        folder: Path,
        *,
        state: Path,
        patience: float = PATIENCE,
        allow_network: bool = False,
        allow_open: bool = False,
    ) -> None:
        self.state = Path(os.path.realpath(state))
        allowed = Allowed(network=allow_network, open_to_all=allow_open)
        self._folder = Folder(folder, patience=patience, allowed=allowed)

    @property
    def folder(self) -> Path:
        """The folder."""
        return self._folder.path

    @property
    def rights(self) -> None:
        """The system decides who may do what with files."""

    @property
    def forgetting(self) -> FileForgetting:
        """What takes a name out of a canvas and its past."""
        from store.files.forgetting import FileForgetting

        return FileForgetting(self._folder, self.state, self.folder / EXPORTS)

    @property
    def where(self) -> str:
        """The folder, for people to read."""
        return str(self._folder.path)

    def entries(self) -> list[LibraryEntry]:
        """Return what canvases there are, by name. Only the head of each file is read."""
        from store.files import copies
        from store.files.listing import entry

        return copies.told([entry(files) for files in self._folder.all()])

    def binned(self) -> list[LibraryEntry]:
        """Return what lies in the bin."""
        from store.files.listing import entry

        return [entry(files) for files in self._folder.all(binned=True)]

    def sketches(self, entries: Sequence[LibraryEntry]) -> Iterator[Sketch]:
        """Return how far these canvases are: each file is read."""
        from store.library import Sketch

        for one in entries:
            try:
                yield Sketch(one, self.open(one.name).read().tables)
            except StoreError as error:
                yield Sketch(one, {}, error)

    @_told
    def names(self) -> list[str]:
        """Return the names of all canvases, without opening any."""
        return [files.name for files in self._folder.all()]

    @_told
    def __contains__(self, name: str) -> bool:
        return disk.there(self._folder.at(name).path)

    @_told
    def open(self, name: str) -> CanvasFile:
        """Return a canvas by name; it isn't read yet."""
        return self._folder.canvas(self._folder.existing(name))

    @_told
    def create(self, name: str, tables: Tables, by: By, *, command: str = CREATED) -> CanvasFile:
        """Make a canvas; it is on the disk when this returns."""
        files = self._folder.at(name)
        file = self._folder.canvas(files)
        self._folder.make()
        with self._folder.held(files) as locks:
            self._folder.refuse_taken(files)
            file.create(tables, by, command=command, lock=locks[files])
        return file

    @_told
    def duplicate(self, name: str, new_name: str, by: By) -> CanvasFile:
        """Copy a canvas as it is now."""
        from store.files import snapshots

        source = self._folder.existing(name)
        files = self._folder.at(new_name)
        target = self._folder.canvas(files)
        with self._folder.held(source, files) as locks:
            self._folder.refuse_taken(files)
            snapshot = self._folder.canvas(source).read()
            made = target.create(snapshot.tables, by, command=DUPLICATED, lock=locks[files])
            snapshots.copy(source, snapshot.id, files, made.id, snapshot.tables)
        return target

    @_told
    def rename(self, name: str, new_name: str) -> CanvasFile:
        """Give a canvas, with its backups and history, another name."""
        source = self._folder.existing(name)
        target = self._folder.at(new_name)
        if source != target:
            self._folder.move(source, target)
        return self._folder.canvas(target)

    @_told
    def bin(self, name: str) -> str:
        """Put a canvas in the bin; return the name it has there."""
        return self._folder.throw(self._folder.existing(name)).name

    @_told
    def unbin(self, name: str, new_name: str = "") -> CanvasFile:
        """Bring a canvas back from the bin, by the name it has there or the one before."""
        there = [files.name for files in self._folder.all(binned=True)]
        last = last_of(name, there)
        if not last:
            raise UnknownCanvas(name, nearest(name, there))
        source = Files(self._folder.bin, last)
        before = Files(self._folder.path, name_before(last))
        target = self._folder.at(new_name) if new_name else before
        self._folder.move(source, target)
        return self._folder.canvas(target)

    @_told
    def merge(self, name: str, copy: str, by: By) -> Committed:
        """Lay what a copy has over the canvas; the copy goes to the bin."""
        target, source = self._folder.existing(name), self._folder.existing(copy)
        if source == target:
            raise NotACopy(name=name, copy=copy)
        done = self._folder.canvas(target).merge(self._folder.canvas(source), by)
        self._folder.throw(source)
        return done

    @_told
    def restore_backup(self, name: str, key: str = "") -> CanvasFile:
        """Put a backup in the place of a canvas, which is kept as ``NAME.json.corrupt-TIME``."""
        from store.files import moving

        files = self._folder.at(name)
        file = self._folder.canvas(files)
        with self._folder.held(files) as locks:
            best = None if key else file.best_backup()
            key = best.key if best else key
            if key not in dict(files.beside()):
                raise UnknownCanvas(name, [])
            moving.put_back(files, files.backup(key), locks[files])
        return file

    def presence(self, who: str, canvas_id: str, since: str) -> FilePresence:
        """Come in, as a locked file in the folder."""
        seen = not self._folder.open_to_all
        return FilePresence(self.folder, who, canvas_id, since, seen=seen)

    def at_work(self, canvas_id: str) -> list[Here]:
        """Return who has a canvas open."""
        return at_canvas(self.folder, canvas_id)

    @_told
    def exports(self) -> Path:
        """Return the folder for what people take out; it is there."""
        folder = self.folder / EXPORTS
        self._folder.make(folder)
        return folder

    def back_up(self, path: Path, made: str, *, force: bool = False) -> list[str]:
        """Write all canvases to one archive."""
        from store.files import archive

        return archive.back_up(self._folder, path, made, force=force)

    def recover(self, path: Path, *, replace: bool = False) -> Recovered:
        """Bring the canvases of an archive into the folder."""
        from store.files import recovering

        return recovering.recover(self._folder, path, replace=replace)

    @_told
    def health(self) -> list[Sign]:
        """Return what is worth knowing about the folder."""
        from store.health import Sign

        folder, where = self.folder, self.where
        if not folder.is_dir():
            return [Sign("no_folder", False, {"where": where})]
        found = [Sign("folder", True, {"where": where})]
        if not os.access(folder, os.W_OK | os.X_OK):
            found.append(Sign("read_only", False, {"where": where}))
        if bar := self._folder.open_to_all:
            found.append(Sign("writable_by_all", False, {"where": bar}))
        elif mode := folder.stat().st_mode & 0o007:
            found.append(Sign("open_to_all", False, {"where": where, "mode": f"{mode:o}"}))
        if kind := self._folder.network:
            found.append(Sign("network", False, {"where": where, "kind": kind}))
        for one in self.entries():
            if one.copy_of:
                found.append(Sign("copy", False, {"name": one.name, "of": one.copy_of}))
        space = os.statvfs(folder)
        free = space.f_bavail * space.f_frsize
        megabytes = f"{free // 2**20:,}".replace(",", " ")
        return [*found, Sign("space", free >= ROOM, {"free": megabytes})]
