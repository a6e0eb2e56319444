"""A canvas with all it has, read from its files or put in files."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from board.ids import new_id
from store import disk, limits
from store.acts import shows
from store.errors import TooLarge
from store.files import content, json_lines, layout, snapshots
from store.files.filenames import Files
from store.files.folder import BIN
from store.files.keeper import Keeper
from store.limits import PATIENCE
from store.revisions import LOGGED, Revision, document, stub
from store.revisions import TABLE as HISTORY
from store.serial import dumps
from store.whole import Whole

_LOST = "lost"
"""The key of what a revision changed where that is known no more."""


def read(files: Files) -> Whole:
    """Return a canvas with all it has. Raises as reading it does."""
    keeper = Keeper(files, PATIENCE)
    known = keeper.current()
    revisions = [*keeper.history(known)][::-1]
    states = snapshots.kept(files, known.id)
    binned = files.folder.name == BIN
    return Whole(files.name, binned, known.id, known.rev, known.tables, revisions, states)


def put(folder: Path, whole: Whole) -> None:
    """Write the files of a canvas in a folder of a library. Raises OSError, TooLarge."""
    files = Files(folder / BIN if whole.binned else folder, whole.name)
    disk.make_folder(str(files.folder))
    near, far = _split(whole.revisions)
    if far:
        json_lines.append(files, files.log, whole.id, far)
    snapshots.keep(files, whole.id, whole.states)
    tables: dict[str, Any] = {
        name: {
            str(number): {"id": id, **record}
            for number, (id, record) in enumerate(table.items(), 1)
        }
        for name, table in whole.tables.items()
    }
    written = layout.encode(_head(whole), {**tables, HISTORY: near})
    if written.size > limits.FILE_BYTES:
        most = limits.FILE_BYTES >> 20
        raise TooLarge(where=files.path, what=written.size >> 20, most=most)
    parts = (written.head, written.tail)
    disk.write_new(files.path, parts, disk.file_mode(str(files.folder)))


def _head(whole: Whole) -> dict[str, Any]:
    last = whole.revisions[-1] if whole.revisions else Revision(whole.rev, "", "", "", "", ())
    cards = sum(map(shows, whole.tables.get("cards", {}).values()))
    held = content.Content({"id": whole.id}, whole.tables, {}, {})
    return content.head(held, rev=whole.rev, at=last.at, by=last.by, cards=cards)


def _split(revisions: Sequence[Revision]) -> tuple[dict[str, Any], list[Mapping[str, Any]]]:
    """Return the revisions that stand in the file itself, and those that go to the log."""
    near: dict[str, Any] = {}
    far: list[Mapping[str, Any]] = []
    room = limits.HISTORY_BYTES
    for one in reversed(revisions):
        made: Mapping[str, Any] = document(one)
        size = len(dumps(made))
        if not one.complete:
            made = stub(made, _LOST)
        elif size > limits.ENTRY_BYTES and len(near) < limits.HISTORY_ENTRIES:
            key = new_id()
            far.append({**made, LOGGED: key})
            made, size = stub(made, key), 0
        room -= size
        if room < 0 or len(near) >= limits.HISTORY_ENTRIES:
            room = -1
            far.append(made)
        else:
            near[str(one.rev)] = made
    return dict(reversed(near.items())), far[::-1]
