"""A canvas with all it has, on its way from one store to another."""

from collections.abc import Sequence
from typing import NamedTuple

from board.model import Tables
from board.snapshots import SessionState
from store.revisions import Revision


class Whole(NamedTuple):
    """All that is kept of one canvas but its backups."""

    name: str
    binned: bool
    """Whether it lies in the bin; then ``name`` is the one it has there."""
    id: str
    rev: int
    tables: Tables
    revisions: Sequence[Revision]
    """Oldest first."""
    states: Sequence[SessionState]
    """How it was when sessions of it closed."""
