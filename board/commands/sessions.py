"""Sessions: one meeting at which the canvas is worked on, from its plan to its closing.

A canvas has any number of them, and one may run at a time. Closing blocks nothing: a closed
session can be opened again, and keeps the moment it was closed first.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from board import clock, dates, sessions, times
from board.agendas import Agenda
from board.commands.attendance import key_in
from board.commands.by import By
from board.commands.records import added, changed, choice, found, fresh_id, key_between, line
from board.i18n import pick
from board.meeting import MINUTES, AgendaItem, Session
from board.model import REMOVED, Canvas
from board.parties import Names
from board.refusal import Refused

MINUTES_WORDS: Mapping[str, str] = {
    **{word: word for word in MINUTES},
    "vastgesteld": "adopted",
}
"""What the minutes of a session are, as typed in either language."""

_LINES = ("place", "purpose")
_TIMES = ("start", "end")
_MOST_NUMBER = 9999


def add_session(
    canvas: Canvas,
    by: By,
    *,
    agenda: Agenda | None = None,
    language: str = "",
    id: str = "",
    today: date | None = None,
    **fields: Any,
) -> Canvas:
    """Add a session behind the others, with the items of a ready-made agenda if one is given.

    The items are in ``language``, or else in that of the canvas. ``fields`` are as for
    ``set_session``; with a start and no end it ends when the agenda says. Raises Refused.
    """
    number = max((one.number for one in sessions.in_row(canvas)), default=0) + 1
    id = fresh_id(canvas, id)
    new = Session(id, number=number, author=by.name, created=by.at, changed=by.at)
    canvas = added(canvas, "sessions", new)
    given = {field: value for field, value in fields.items() if value is not None}
    if given:
        canvas = set_session(canvas, by, id, today=today, **given)
    if agenda is None:
        return canvas
    made = canvas.sessions[id]
    if made.start and not made.end:
        made = made._replace(end=times.later(made.start, agenda.minutes))
        canvas = added(canvas, "sessions", made)
    return _with_items(canvas, by, id, agenda, language or canvas.info.language)


def _with_items(canvas: Canvas, by: By, session: str, agenda: Agenda, language: str) -> Canvas:
    for topic in agenda.topics:
        item = AgendaItem(
            fresh_id(canvas),
            session,
            pick(topic.title, language),
            minutes=topic.minutes,
            steps=topic.steps,
            kind=topic.kind,
            place=topic.path(canvas.template),
            order=key_between(canvas.agenda),
            author=by.name,
            created=by.at,
            changed=by.at,
        )
        canvas = added(canvas, "agenda", item)
    return canvas


def set_session(
    canvas: Canvas, by: By, id: str, *, today: date | None = None, **fields: Any
) -> Canvas:
    """Set fields of a session: date, start, end, place, purpose, number, minutes, adopted.

    Dates and times may be as typed, a day without a year being the nearest. Raises Refused for
    a field that can't be set, and for what no date, time or number is.
    """
    session = found(canvas.sessions, id, "session.unknown")
    for field, value in fields.items():
        session = _with(canvas, session, field, value, today or date.fromisoformat(by.date))
    return changed(canvas, by, "sessions", session)


def start_session(
    canvas: Canvas, by: By, id: str, *, day: str = "", time: str = "", zone: str = ""
) -> Canvas:
    """Let a session run; where it has no date or start yet, ``day`` and ``time`` are filled in.

    ``zone`` is how far the clock that they were read from is ahead of UTC (``+01:00``).

    Raises Refused where another one runs, or where it runs or is closed already.
    """
    session = found(canvas.sessions, id, "session.unknown")
    if session.progress == sessions.RUNNING:
        raise Refused("session.runs", number=session.number)
    if session.progress == sessions.CLOSED:
        raise Refused("session.is_closed", number=session.number)
    session = session._replace(zone=session.zone or zone)
    return _run(canvas, by, session, day or by.date, time)


def close_session(canvas: Canvas, by: By, id: str, *, rev: int = 0) -> Canvas:
    """Close a session, whatever is still loose; its clock stops.

    ``rev`` is the revision of the canvas at that moment. Raises Refused where it is closed
    already.
    """
    session = found(canvas.sessions, id, "session.unknown")
    if session.progress == sessions.CLOSED:
        raise Refused("session.closed_already", number=session.number)
    for item in sessions.agenda(canvas, id):
        canvas = changed(canvas, by, "agenda", clock.ended(item, by.at))
    after = session._replace(progress=sessions.CLOSED, date=session.date or by.date)
    if not session.closed:
        after = after._replace(closed=by.at, closed_rev=rev)
    return changed(canvas, by, "sessions", after)


def reopen_session(canvas: Canvas, by: By, id: str) -> Canvas:
    """Open a closed session again; it keeps its first closing. Raises Refused as for starting."""
    session = found(canvas.sessions, id, "session.unknown")
    if session.progress != sessions.CLOSED:
        raise Refused("session.not_closed", number=session.number)
    return _run(canvas, by, session, session.date, session.start)


def remove_session(canvas: Canvas, by: By, id: str) -> Canvas:
    """Remove a session and its agenda; what was made in it stays. Raises Refused."""
    session = found(canvas.sessions, id, "session.unknown")
    for item in sessions.agenda(canvas, id):
        canvas = changed(canvas, by, "agenda", item._replace(state=REMOVED))
    return changed(canvas, by, "sessions", session._replace(state=REMOVED))


def say_closing(canvas: Canvas, by: By, id: str, ref: str, text: str) -> Canvas:
    """Note what someone said at the end; an empty text takes it away. Raises Refused."""
    session = found(canvas.sessions, id, "session.unknown")
    ref = key_in(Names(canvas), session.closing_words, ref)
    words = {**session.closing_words, ref: line(text)}
    kept = {who: said for who, said in words.items() if said}
    return changed(canvas, by, "sessions", session._replace(closing_words=kept))


def report_back(
    canvas: Canvas, by: By, id: str, refs: Sequence[str], day: str = "", *, off: bool = False
) -> Canvas:
    """Note that parties reported back at home, on a day (ISO); ``off`` takes that away.

    Without a day it is that of ``by``. Raises Refused where nobody is named.
    """
    session = found(canvas.sessions, id, "session.unknown")
    if not refs:
        raise Refused("session.nobody")
    reported, names = dict(session.reported), Names(canvas)
    for ref in refs:
        reported.pop(key_in(names, reported, ref), None)
        if not off:
            reported[ref] = day or by.date
    return changed(canvas, by, "sessions", session._replace(reported=reported))


def _run(canvas: Canvas, by: By, session: Session, day: str, time: str) -> Canvas:
    other = sessions.running(canvas)
    if other is not None and other.id != session.id:
        raise Refused("session.other_runs", number=other.number)
    start = session.start or time
    end = session.end
    if start and not end and (total := sessions.plan(canvas, session).minutes):
        end = times.later(start, total)
    after = session._replace(
        progress=sessions.RUNNING, date=session.date or day, start=start, end=end
    )
    return changed(canvas, by, "sessions", after)


def _with(canvas: Canvas, session: Session, field: str, value: Any, today: date) -> Session:
    told: dict[str, Any] = {}
    if field in _LINES:
        told[field] = line(value)
    if field in _TIMES:
        told[field] = times.parse(str(value))
    if told:
        return session._replace(**told)
    if field == "date":
        return session._replace(date=dates.iso(str(value), today, "near"))
    if field == "number":
        return session._replace(number=_number(value))
    if field == "minutes":
        word = choice(value, MINUTES_WORDS, "session.not_minutes")
        return session._replace(minutes=word, adopted=_adopted_in(canvas, session, word))
    if field == "adopted":
        id = found(canvas.sessions, str(value), "session.unknown").id if value else ""
        return session._replace(adopted=id, minutes="adopted" if id else session.minutes)
    raise Refused("session.no_such_field", field=field)


def _adopted_in(canvas: Canvas, session: Session, word: str) -> str:
    """Return the session in which minutes are adopted: the one that runs, where that is another."""
    if word != "adopted" or session.adopted:
        return session.adopted if word == "adopted" else ""
    on = sessions.running(canvas)
    return on.id if on is not None and on.id != session.id else ""


def _number(value: Any) -> int:
    digits = str(value).strip()
    if not (digits.isdecimal() and len(digits) <= 4 and 0 < int(digits) <= _MOST_NUMBER):
        raise Refused("session.not_a_number", text=digits, most=_MOST_NUMBER)
    return int(digits)
