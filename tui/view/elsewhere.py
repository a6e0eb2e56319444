"""What others put where it isn't seen: scrolled away, or in another block of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

from board.hidden import hidden_ids
from board.model import ACTIVE, Canvas, Ref
from tui.view.index import thing_at

if TYPE_CHECKING:
    from tui.view.paint import Painting


class Unseen:
    """Remembers by id what came from others to a list, until it has been on the screen once."""

    def __init__(self) -> None:
        self._came: set[str] = set()

    def came(self, refs: Iterable[Ref]) -> None:
        """Take note of what someone else made or changed."""
        self._came.update(ref.id for ref in refs)

    def count(self, listed: Iterable[str], shown: Set[str]) -> int:
        """Return how many entries of a list were not seen yet; they go by id, or ``KIND:ID``."""
        if not self._came:
            return 0
        self._came -= {_id(key) for key in shown}
        return len(self._came & {_id(key) for key in listed})


def _id(key: str) -> str:
    return key.rpartition(":")[2]


class Elsewhere:
    """Remembers what came from others until it has been on the screen once."""

    def __init__(self) -> None:
        self._came: set[Ref] = set()

    def came(self, refs: Iterable[Ref]) -> None:
        """Take note of what someone else made or changed."""
        self._came.update(refs)

    def count(self, canvas: Canvas, painting: Painting | None) -> int:
        """Return how many of them are on the sheet and were not seen yet."""
        if not self._came or painting is None:
            return 0
        hidden = hidden_ids(canvas)
        shown = {slot.cursor.ref for slot in painting.slots}
        self._came = {
            ref
            for ref in self._came - shown
            if ref.table in ("cards", "coalitions")
            and ref.id not in hidden
            and getattr(thing_at(canvas, ref), "state", "") == ACTIVE
        }
        return len(self._came)
