"""A history as it may be seen: what its canvas hides now is masked in it."""

from board import hidden
from board.model import Tables
from store.revisions import Revision


def masked(tables: Tables, revisions: list[Revision]) -> list[Revision]:
    """Return revisions with what is hidden masked; the very same list where nothing is."""
    hiding = hidden.hiding_rounds(tables)
    if not hiding:
        return revisions
    rounds = hidden.rounds_of(tables, (one.deltas for one in revisions))
    return [
        one._replace(deltas=hidden.masked_deltas(hiding, rounds, one.deltas)) for one in revisions
    ]
