"""Taking a name out of a canvas and all that is kept of it, where a store can do that."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from board.commands.by import By
from board.forgetting import Eraser

COMMAND = "canvas.forget"
"""The command of the revision that says that it happened; it names nobody."""

FORGOT = "forgot"
"""In the head of a canvas: the revision at which a name was last taken out of its history."""


class Forgotten(NamedTuple):
    """Where a name stood, or still stands when it is only looked for."""

    canvas: int
    """Texts on the canvas as it is now."""
    history: int
    snapshots: int
    backups: int
    left: tuple[str, ...]
    """What is out of reach and has the name in it, for people to read: files, drafts, canvases."""

    @property
    def total(self) -> int:
        """Texts in all that the store keeps of the canvas."""
        return self.canvas + self.history + self.snapshots + self.backups


class Forgetting(Protocol):
    """A store that can take a name out of a canvas. Every call may raise a ``StoreError``."""

    def look(self, canvas: str, eraser: Eraser) -> Forgotten:
        """Count where a name stands; nothing is changed. Raises as reading does."""

    def forget(self, canvas: str, eraser: Eraser, by: By) -> Forgotten:
        """Take a name out, so that no undo, restore or backup brings it back.

        Ended halfway the canvas is whole, before or after, and doing it again ends it. Raises as
        a commit does, and StillOpen while somebody has the canvas open.
        """


def revision(eraser: Eraser, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a revision as it is written, without the name."""
    made = dict(document)
    for field in ("by", "subject"):
        if isinstance(made.get(field), str):
            made[field] = eraser.text(made[field])
    if isinstance(made.get("deltas"), list):
        made["deltas"] = [_delta(eraser, one) for one in made["deltas"]]
    return made


def _delta(eraser: Eraser, delta: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(delta)
    for side in ("before", "after"):
        if isinstance(made.get(side), dict):
            made[side] = eraser.record(str(made.get("table")), made[side], str(made.get("id")))
    return made
