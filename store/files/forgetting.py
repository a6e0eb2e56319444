"""Taking a name out of the files of a canvas: ``store.forgetting`` says what each call does.

Backups, log and snapshots come first, each replaced as a whole, and the canvas itself last, with a
revision that says it happened. Whoever is killed on the way leaves files that are each old or
new, all of them whole; the word that stands for the name is chosen by the canvas, so doing it again
chooses the same.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from board.commands.by import By
from board.forgetting import Eraser
from store import disk, forgetting, limits
from store.errors import StillOpen, from_os
from store.files import json_lines, layout, moving
from store.files.filenames import Files
from store.files.folder import Folder
from store.files.layout import META
from store.files.migrations import migrated
from store.files.placing import Lock, Version
from store.files.presence import at_canvas
from store.forgetting import COMMAND, FORGOT, Forgotten, revision
from store.formats import FORMAT
from store.revisions import TABLE as HISTORY
from store.serial import NotJson, dumps, loads

_SPARE = ".forgetting"


class FileForgetting:
    """Takes names out of the canvases in a folder."""

    kept_in = "files"
    """Where it takes names out."""

    def __init__(self, folder: Folder, state: Path, exports: Path) -> None:
        self._folder, self._state, self._exports = folder, state, exports

    def look(self, canvas: str, eraser: Eraser) -> Forgotten:
        """Count where a name stands."""
        files = self._folder.existing(canvas)
        self._folder.canvas(files).read()
        return self._done(files, eraser, keep=None)

    def forget(self, canvas: str, eraser: Eraser, by: By) -> Forgotten:
        """Take a name out of all files of a canvas."""
        files = self._folder.existing(canvas)
        file = self._folder.canvas(files)
        with self._folder.held(files) as locks:
            known = file.read()
            if people := at_canvas(self._folder.path, known.id):
                who = ", ".join(dict.fromkeys(one.who for one in people))
                raise StillOpen(name=canvas, who=who)
            text = disk.read(files.path, limits.FILE_BYTES)[0].decode("utf-8", "replace")
            forgetting.choose_word(eraser, text)
            try:
                return self._done(files, eraser, keep=(by, locks[files]))
            except OSError as error:
                raise from_os(error, files.path) from None

    def _done(self, files: Files, eraser: Eraser, keep: tuple[By, Lock] | None) -> Forgotten:
        """Go through all files; with ``keep`` they are written as well."""
        write = keep is not None
        marks = [eraser.count]
        left = [*_backups(files, eraser, write=write)]
        marks.append(eraser.count)
        _lines(files.sessions, eraser, _snapshot, write=write)
        marks.append(eraser.count)
        _lines(files.log, eraser, revision, write=write)
        data = disk.read(files.path, limits.FILE_BYTES)[0]
        raw = migrated(layout.decode(data), files.path)
        raw |= _past(raw, eraser)
        marks.append(eraser.count)
        raw |= _tables(raw, eraser)
        marks.append(eraser.count)
        if keep is not None and marks[-1] > marks[0]:
            _put(files, raw, eraser, *keep)
        backups, snapshots, history, canvas = (now - before for before, now in pairwise(marks))
        left += self._elsewhere(files, str(raw[META]["1"]["id"]), eraser)
        return Forgotten(canvas, history, snapshots, backups, tuple(left))

    def _elsewhere(self, files: Files, canvas_id: str, eraser: Eraser) -> Iterator[str]:
        """Yield what has the name in it and isn't this canvas's: drafts, exports, other ones."""
        folders = (self._state / "drafts" / canvas_id, self._exports)
        others = [
            Path(one.path)
            for binned in (False, True)
            for one in self._folder.all(binned=binned)
            if one != files
        ]
        return forgetting.lying([*folders, *others], eraser)


def _backups(files: Files, eraser: Eraser, *, write: bool) -> Iterator[str]:
    """Go through the backups, and what was damaged once; yield those that can't be read."""
    aside = sorted(files.folder.glob(f"{_globbed(files)}.corrupt-*"))
    for path in [*(path for _, path in files.beside()), *map(str, aside)]:
        data, status = disk.read(path, limits.FILE_BYTES)
        try:
            raw = layout.decode(data)
        except layout.NotOurs:
            if forgetting.has(Path(path), eraser):
                yield path
            continue
        before = eraser.count
        raw |= _tables(raw, eraser) | _past(raw, eraser)
        if write and eraser.count > before:
            _replace(path, _encoded(raw), status.st_mode & 0o777)


def _globbed(files: Files) -> str:
    """Return the name of the canvas file as a pattern that means itself."""
    name = Path(files.path).name
    return "".join(f"[{one}]" if one in "*?[" else one for one in name)


def _lines(
    path: str, eraser: Eraser, made: Callable[[Eraser, dict[str, Any]], Any], *, write: bool
) -> None:
    """Go through a file of lines; one that was torn means nothing, and goes."""
    try:
        data, status = disk.read(path, json_lines.MOST_BYTES)
    except FileNotFoundError:
        return
    before, rows = eraser.count, []
    for number, line in enumerate(data.splitlines()):
        try:
            found = loads(line)
        except NotJson:
            continue
        if isinstance(found, dict):
            rows.append(dumps(found if number == 0 else made(eraser, found)) + b"\n")
    if write and eraser.count > before:
        _replace(path, b"".join(rows), status.st_mode & 0o777)


def _snapshot(eraser: Eraser, found: dict[str, Any]) -> dict[str, Any]:
    tables = found.get("tables")
    return {**found, "tables": eraser.tables(tables)} if isinstance(tables, dict) else found


def _tables(raw: layout.Raw, eraser: Eraser) -> layout.Raw:
    """Return the head and the tables without the name."""
    made: layout.Raw = {
        name: {id: eraser.record(name, row) for id, row in table.items()}
        for name, table in raw.items()
        if name not in (META, HISTORY)
    }
    if META in raw:
        head = {**raw[META]["1"]}
        for field in ("by", "title"):
            if isinstance(head.get(field), str):
                head[field] = eraser.text(head[field])
        made[META] = {"1": head}
    return made


def _past(raw: layout.Raw, eraser: Eraser) -> layout.Raw:
    """Return the history without the name."""
    rows = raw.get(HISTORY)
    return {HISTORY: {rev: revision(eraser, row) for rev, row in rows.items()}} if rows else {}


def _encoded(raw: layout.Raw) -> bytes:
    rest = {name: table for name, table in raw.items() if name != META}
    if META not in raw:
        return dumps(rest)
    written = layout.encode(raw[META]["1"], rest)
    return b"".join((written.head, written.tail))


def _put(files: Files, raw: layout.Raw, eraser: Eraser, by: By, lock: Lock) -> None:
    """Put the canvas in its place, with a revision that says that a name was taken out."""
    head = raw[META]["1"]
    rev, who = head["rev"] + 1, eraser.text(by.name)
    row = {"rev": rev, "at": by.at, "by": who, "command": COMMAND, "deltas": []}
    raw[META] = {"1": {**head, "format": FORMAT, "rev": rev, "at": by.at, "by": who, FORGOT: rev}}
    raw[HISTORY] = {**raw.get(HISTORY, {}), str(rev): row}
    was = Version.at(files.path)
    mode = disk.status(files.path).st_mode & 0o777
    moving.put(files, _encoded(raw), mode, lock, was)


def _replace(path: str, data: bytes, mode: int) -> None:
    """Put other bytes in the place of a file, whole or not at all."""
    spare = f"{path}{_SPARE}"
    disk.remove(spare)
    disk.write_new(spare, (data,), mode)
    disk.replace(spare, path)
    disk.sync_folder(str(Path(path).parent))
