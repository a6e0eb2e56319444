"""A moment in the life of a canvas, to compare it with another."""

from datetime import date
from typing import NamedTuple

from board import dates
from board.codec import BadRecord, canvas_from_tables
from board.hidden import without_hidden
from board.meeting import Session
from board.model import Canvas
from board.sessions import CLOSED, in_row, running
from board.snapshots import SessionState


class Point(NamedTuple):
    """A canvas as it was, and when that was."""

    canvas: Canvas
    day: str = ""
    """ISO date on the clock of who compares; empty where it can't be told."""
    session: str = ""
    """Id of the session at whose closing this was, if it was one's."""
    rev: int = 0
    """The revision, where that is what was asked for."""


def day_of(session: Session) -> str:
    """Return the day a session was held: the one noted, or else that of its closing."""
    return session.date or session.closed[:10]


def at_closing(now: Canvas, state: SessionState) -> Point | None:
    """Return how a canvas was when a session closed first; None where that can't be read."""
    try:
        then = canvas_from_tables(state.tables, now.template)
    except BadRecord:
        return None
    held = now.sessions.get(state.session)
    day = day_of(held) if held else state.closed[:10]
    return Point(showable(then, now), day, state.session)


def showable(then: Canvas, now: Canvas) -> Canvas:
    """Return a canvas as it was without what is hidden now; what was hidden then still is."""
    hiding = then._replace(rounds={**then.rounds, **now.rounds})
    return without_hidden(hiding)._replace(rounds=then.rounds)


def last_closed(canvas: Canvas, before: str = "") -> Session | None:
    """Return the last session that was closed once, before the one that runs or is named.

    One that was opened again and runs is left to itself: it compares with the one before it.
    """
    row = in_row(canvas)
    on = canvas.sessions.get(before) or running(canvas)
    if on is not None and on in row:
        row = row[: row.index(on)]
    closed = [one for one in row if one.closed and one.progress == CLOSED]
    return closed[-1] if closed else None


def as_day(point: Point) -> date | None:
    """Return the day of a point, or None."""
    return dates.read(point.day)
