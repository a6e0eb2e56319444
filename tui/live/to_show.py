"""What there is to show of a canvas, also of one that is damaged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from board.codec import BadRecord
from board.loading import canvas_of, readable
from store.errors import Corrupt, StoreError
from tui.view.local_time import stamp

if TYPE_CHECKING:
    from pathlib import Path

    from board.i18n import Texts
    from board.model import Canvas
    from store.canvas import Snapshot, StoredCanvas


class ToShow(NamedTuple):
    """A canvas as it was read, and why nothing can be changed in it; empty where it can."""

    snapshot: Snapshot
    canvas: Canvas
    notice: str


class Telling(Protocol):
    """Who puts in words what is wrong."""

    texts: Texts

    def told(self, error: StoreError) -> str:
        """Return what went wrong, in a line."""


def to_show(file: StoredCanvas, folders: Sequence[Path], telling: Telling) -> ToShow:
    """Return what there is to show: the canvas, its newest good backup, or what is left of it.

    Raises StoreError where there is nothing.
    """
    snapshot, notice = _read(file, telling)
    try:
        return ToShow(snapshot, canvas_of(snapshot.tables, folders), notice)
    except BadRecord as bad:
        canvas, _ = readable(snapshot.tables, folders)
        what = telling.texts(bad.key, **bad.values)
        notice = telling.texts("open.bad_record", what=what, canvas=file.name)
        return ToShow(snapshot, canvas, notice)


def _read(file: StoredCanvas, telling: Telling) -> tuple[Snapshot, str]:
    try:
        snapshot = file.read()
    except Corrupt as corrupt:
        backup = file.best_backup()
        if backup is None:
            return _salvaged(file, corrupt, telling)
        notice = telling.texts("open.backup", at=stamp(backup.at), rev=backup.rev)
        return file.read_backup(backup), notice
    obstacle = file.obstacle()
    return snapshot, telling.told(obstacle) if obstacle is not None else ""


def _salvaged(file: StoredCanvas, corrupt: Corrupt, telling: Telling) -> tuple[Snapshot, str]:
    try:
        return file.salvage(), telling.texts("open.salvaged", spot=corrupt.spot or "?")
    except Corrupt:
        raise corrupt from None
