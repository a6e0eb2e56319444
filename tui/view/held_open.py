"""The row that is held open for what is being typed."""

from __future__ import annotations

from collections.abc import Callable

from board.model import Ref
from tui.view.rows import GHOST, ITEM, ListRow
from tui.view.state import Cursor, Ghost


def with_ghost(
    rows: list[ListRow], ghost: Ghost | None, path_of: Callable[[Ref], str]
) -> list[ListRow]:
    """Return rows with an open row where something is about to be typed.

    An open question stays readable above the line that answers it. ``path_of`` tells the place of
    a thing, down to its question.
    """
    if ghost is None:
        return rows
    at = _ghost_at(rows, ghost, path_of)
    return [*rows[:at], ListRow(GHOST, "", Cursor(ghost.path)), *rows[at:]]


def _ghost_at(rows: list[ListRow], ghost: Ghost, path_of: Callable[[Ref], str]) -> int:
    last = len(rows)
    near = False
    for position, row in enumerate(rows):
        cursor = row.cursor
        if cursor is None:
            continue
        if cursor.ref is None and cursor.path == ghost.path:
            return position + 1
        if cursor.ref is not None and cursor.ref == ghost.after:
            return position + 1
        if cursor.ref is not None and cursor.ref == ghost.before:
            return position
        if row.kind == ITEM and cursor.ref is not None and inside(ghost.path, cursor.path):
            same = path_of(cursor.ref) == ghost.path
            if same or not near:
                last, near = position + 1, same
    return last


def inside(path: str, place: str) -> bool:
    """Tell whether a path is a place, or lies within it."""
    return path == place or path.startswith(place + ".")
