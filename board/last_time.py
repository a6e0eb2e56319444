"""Last time: what a next meeting begins with.

What was to be done since, whose answers are awaited, the rules that were agreed, the coalitions of
which a date went by, and what was parked (article, Slot: rules are looked at again each time).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from board import agreements, dates, sessions
from board.meeting import Action, Decision, Session
from board.model import Canvas, Card, Coalition
from board.queries import Item, cards_at, coalitions, parked

UNDER_WAY = ("idea", "active")
"""States of a coalition that has not ended yet."""


class LastTime(NamedTuple):
    """What was left by the meetings before one."""

    held: Session | None
    """The session closed last; None where none was."""
    actions: tuple[Action, ...]
    """Still open."""
    decisions: tuple[Decision, ...]
    """That wait for someone's answer."""
    rules: tuple[Card, ...]
    past: tuple[tuple[Coalition, str], ...]
    """Coalitions under way, each with the ISO date that went by."""
    parked: tuple[Item, ...]


def last_time(canvas: Canvas, on: date) -> LastTime:
    """Return what a meeting on a day begins with."""
    held = closed_last(canvas)
    return LastTime(
        held,
        tuple(one for one in agreements.actions(canvas) if agreements.is_open(one)),
        tuple(one for one in agreements.decisions(canvas) if agreements.awaited(one)),
        tuple(rules(_agreed(canvas), held.id if held else "")),
        tuple(past(coalitions(canvas), on)),
        tuple(parked(canvas)),
    )


def closed_last(canvas: Canvas) -> Session | None:
    """Return the session that was closed last; None where none is closed."""
    closed = [one for one in sessions.in_row(canvas) if one.progress == sessions.CLOSED]
    return closed[-1] if closed else None


def rules(agreed: Sequence[Card], session: str) -> list[Card]:
    """Return of the ground rules that were agreed those of a session; where it has none, all."""
    return [one for one in agreed if session and one.session == session] or [*agreed]


def _agreed(canvas: Canvas) -> list[Card]:
    block = canvas.template.block_of("rules")
    found = cards_at(canvas, block.id, deep=True) if block else []
    return [one for one in found if one.status == "agreed"]


def past(found: Iterable[Coalition], on: date) -> list[tuple[Coalition, str]]:
    """Return the coalitions under way whose review or end lies before a day, with that date."""
    gone = ((one, passed(one, on)) for one in found)
    return [(one, first[0]) for one, first in gone if first]


def passed(coalition: Coalition, on: date) -> tuple[str, str] | None:
    """Return the first date of a coalition under way that has gone by, and its field; or None."""
    if coalition.progress not in UNDER_WAY:
        return None
    found = [(dates.read(getattr(coalition, field)), field) for field in ("review", "end")]
    gone = sorted((day.isoformat(), field) for day, field in found if day and day < on)
    return gone[0] if gone else None
