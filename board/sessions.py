"""Questions about sessions: which one runs, what its agenda adds up to, who is there.

What is loose when one ends is in ``board.closing``.
"""

from collections.abc import Mapping
from typing import NamedTuple

from board import clock, dates, parties, times
from board.meeting import AgendaItem, Session
from board.model import ACTIVE, REMOVED, Canvas, Card
from board.parties import NAME, Names, party
from board.people import active_members

RUNNING, CLOSED = "running", "closed"


def in_row(canvas: Canvas) -> list[Session]:
    """Return the sessions in the order of the meetings."""
    live = [one for one in canvas.sessions.values() if one.state != REMOVED]
    return sorted(live, key=lambda one: (one.number, one.date, one.created, one.id))


def running(canvas: Canvas) -> Session | None:
    """Return the session that runs, or None."""
    on = [one for one in in_row(canvas) if one.progress == RUNNING]
    return on[-1] if on else None


def was_held(canvas: Canvas, session: Session) -> bool:
    """Tell whether a session took place, or does: it runs or is closed, or something shows it.

    One that nobody started may have been held all the same: somebody was noted to be present, or
    an item of its agenda was started.
    """
    return (
        session.progress in (RUNNING, CLOSED)
        or "present" in session.attendance.values()
        or any(one.started for one in agenda(canvas, session.id))
    )


def current(canvas: Canvas) -> Session | None:
    """Return the session people mean when they don't say which.

    The one that runs, or else the first that is planned, or else the last.
    """
    row = in_row(canvas)
    planned = [one for one in row if one.progress not in (RUNNING, CLOSED)]
    return running(canvas) or next(iter(planned), None) or next(reversed(row), None)


def latest(canvas: Canvas) -> Session | None:
    """Return the session there is something to tell of when people don't say which.

    The one that runs, or else the last that was held, or else the first that is planned.
    """
    held = [one for one in in_row(canvas) if one.progress == CLOSED]
    return running(canvas) or next(reversed(held), None) or current(canvas)


def agenda(canvas: Canvas, session: str) -> list[AgendaItem]:
    """Return the items of a session's agenda in their order."""
    live = [one for one in canvas.agenda.values() if one.session == session]
    return sorted((one for one in live if one.state == ACTIVE), key=lambda one: (one.order, one.id))


def upcoming(canvas: Canvas, session: str) -> AgendaItem | None:
    """Return the item of an agenda that comes next: of those that have not started, the first.

    An item that was passed over comes again once nothing is left after what began last.
    """
    row = agenda(canvas, session)
    begun = [at for at, one in enumerate(row) if one.started]
    last = begun[-1] + 1 if begun else 0
    return next((one for one in (*row[last:], *row[:last]) if not one.started), None)


class Planned(NamedTuple):
    """One item of an agenda with the time of the day it is planned for; empty without a start."""

    item: AgendaItem
    at: str


class Plan(NamedTuple):
    """What an agenda adds up to, in minutes."""

    rows: tuple[Planned, ...]
    minutes: int
    length: int
    """Of the session, from its start to its end; 0 where that can't be told."""
    until: str
    """The time of the day at which the agenda ends; empty without a start."""

    @property
    def excess(self) -> int:
        """Minutes that the agenda has more than the session; 0 where it fits."""
        return max(0, self.minutes - self.length) if self.length else 0


def plan(canvas: Canvas, session: Session) -> Plan:
    """Add an agenda up. More minutes than the session has are kept as they are."""
    rows = []
    total = 0
    for item in agenda(canvas, session.id):
        rows.append(Planned(item, times.later(session.start, total)))
        total += clock.minutes_of(item)
    return Plan(tuple(rows), total, length(session), times.later(session.start, total))


def length(session: Session) -> int:
    """Return the minutes of a session; 0 where start or end is open, or the end comes first."""
    start, end = times.minutes(session.start), times.minutes(session.end)
    return max(0, end - start) if start is not None and end is not None else 0


def to_come(canvas: Canvas, session: str, at: str) -> int:
    """Return the seconds that are left of an agenda at a moment: of what runs, and what follows."""
    left = 0
    for item in agenda(canvas, session):
        if not item.started:
            left += clock.minutes_of(item) * 60
        elif clock.is_on(item):
            left += max(0, clock.minutes_of(item) * 60 - clock.elapsed(item, at))
    return left


def attendance(canvas: Canvas, session: Session) -> dict[str, str]:
    """Return who was there, sent word or was not: party reference to one of ``PRESENCES``.

    A name that is a member's by now is that member. Members come first, in their order.
    """
    names = Names(canvas)
    found: dict[str, str] = {}
    for ref, presence in session.attendance.items():
        kind, value = party(ref)
        found.setdefault(names.ref(value) if kind == NAME else ref, presence)
    rows = {parties.member_ref(one.id): 0 for one in active_members(canvas)}
    order = {ref: place for place, ref in enumerate(rows)}
    return dict(sorted(found.items(), key=lambda one: order.get(one[0], len(order))))


def with_presence(canvas: Canvas, session: Session, presence: str) -> list[str]:
    """Return who has a presence in a session, as party references."""
    return [ref for ref, told in attendance(canvas, session).items() if told == presence]


def expected(canvas: Canvas, session: Session) -> dict[str, str]:
    """Return everyone an attendance list names: its own rows, and members nobody noted yet.

    Those have an empty presence. They are who takes part on the day of the session.
    """
    noted = attendance(canvas, session)
    here = active_members(canvas, dates.read(session.date))
    everyone = [parties.member_ref(one.id) for one in here]
    rows = {ref: noted.get(ref, "") for ref in everyone}
    return {**rows, **{ref: told for ref, told in noted.items() if ref not in rows}}


def strangers(canvas: Canvas, session: Session) -> list[str]:
    """Return the names in an attendance list that are no party's."""
    return [value for kind, value in map(party, attendance(canvas, session)) if kind == NAME]


def verdicts(card: Card, sessions: Mapping[str, Session]) -> list[tuple[Session, str]]:
    """Return what sessions said of a ground rule, the earliest first."""
    held = [one for one in sessions.values() if one.id in card.verdicts and one.state != REMOVED]
    held.sort(key=lambda one: (one.number, one.date, one.created, one.id))
    return [(one, card.verdicts[one.id]) for one in held]


def verdict(canvas: Canvas, card: Card) -> str:
    """Return what was said last of a ground rule: one of ``VERDICTS``, or nothing."""
    said = verdicts(card, canvas.sessions) if card.verdicts else []
    return said[-1][1] if said else ""
