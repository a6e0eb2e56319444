"""How a canvas was when a session closed: what a later meeting is compared with."""

from collections.abc import Iterable
from typing import NamedTuple

from board.model import Canvas, Tables


class SessionState(NamedTuple):
    """A canvas as it was at the first closing of a session."""

    session: str
    closed: str
    """The moment of that closing (ISO, UTC)."""
    rev: int
    """Revision of the canvas by then."""
    tables: Tables


def of_closings(states: Iterable[SessionState], canvas: Canvas) -> tuple[SessionState, ...]:
    """Return the snapshots of the closings that are on a canvas.

    On one of an earlier day those that came later are not.
    """
    held = canvas.sessions
    return tuple(
        one for one in states if one.session in held and held[one.session].closed == one.closed
    )
