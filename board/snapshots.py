"""How a canvas was when a session closed: what a later meeting is compared with."""

from typing import NamedTuple

from board.model import Tables


class SessionState(NamedTuple):
    """A canvas as it was at the first closing of a session."""

    session: str
    closed: str
    """The moment of that closing (ISO, UTC)."""
    rev: int
    """Revision of the canvas by then."""
    tables: Tables
