"""What is laid over a canvas that isn't what it was: by someone here, or in a copy of its file."""

from collections.abc import Sequence
from typing import NamedTuple

from board.change import Delta, diff_tables, patched
from board.merge import as_edit
from board.model import Tables
from store.errors import StoreError
from store.history import History, fork
from store.revisions import Revision


class Side(NamedTuple):
    """Another version of a canvas, with what it tells itself of its history."""

    tables: Tables
    revisions: Sequence[Revision]
    """Newest first."""
    same: bool
    """Whether it has the id of the canvas that it is laid over."""


def whole(delta: Delta, tables: Tables, seen: Tables) -> Delta:
    """Let an edit of what was there a moment ago, and is gone, make it anew with all it had.

    ``seen`` is what was known when the edit was made, ``tables`` what is there now.
    """
    was = seen.get(delta.table, {}).get(delta.id)
    if delta.before is None or delta.after is None or was is None or _is_in(delta, tables):
        return delta
    return Delta(delta.table, delta.id, None, patched(was, delta.after))


def since_parting(
    theirs: Side, tables: Tables, rev: int, history: History, refusal: StoreError
) -> tuple[Delta, ...]:
    """Return what became of a copy since it parted from a canvas: tables, revision, history.

    Only what the copy itself tells of its history counts, since a log beside the canvas holds
    what became of the canvas. Raises the refusal where they never were one, and UnknownRevision
    where the canvas's own history no longer reaches back to where they parted.
    """
    common = fork(history, theirs.revisions) if theirs.same else 0
    if not common:
        raise refusal
    parted = history.at(tables, rev, common)
    return tuple(
        as_edit(delta) if delta.before is None and _is_in(delta, tables) else delta
        for delta in diff_tables(parted, theirs.tables)
    )


def _is_in(delta: Delta, tables: Tables) -> bool:
    return delta.id in tables.get(delta.table, {})
