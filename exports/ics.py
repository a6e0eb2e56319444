r"""What lies ahead as a calendar (RFC 5545): meetings, days of coalitions, actions to be done.

Of the format it takes six kinds of lines, folded and escaped; a library for it would bring a time
zone database to everyone who never makes a calendar. The tests read it with one.

Times of a meeting are *floating*: 13:30 on the clock of the place where people meet, which is all
that a canvas knows. Days that something ends or is due take no time of anyone's day.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from board import agreements, dates, parties, sessions, times
from board.meeting import Action, Session
from board.model import Canvas, Coalition
from board.text import visible
from exports.markdown import news
from exports.markdown.parts import PageWriter, form_title, party_names
from exports.request import Request

_FOLD = 75
"""Most octets of a line."""

_UNDER_WAY = ("idea", "active")
_NEVER = "19700101T000000Z"


def render(canvas: Canvas, request: Request) -> str:
    """Return the sessions to come, the ends and reviews of coalitions, and what is to be done.

    Equal canvases give equal bytes: an event is stamped with the moment its thing was last
    changed, which is what the stamp means where nobody is invited (RFC 5545, 3.8.7.2).
    """
    made = _Calendar(PageWriter(canvas, request))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//netwerkcanvas//{made.writer.language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(canvas.info.title or made.texts('page.calendar'))}",
        *made.meetings(),
        *made.terms(),
        *made.duties(),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def lies_ahead(canvas: Canvas, request: Request) -> bool:
    """Tell whether a calendar would have anything in it."""
    made = _Calendar(PageWriter(canvas, request))
    return any(True for _ in chain(made.meetings(), made.terms(), made.duties()))


class _Calendar:
    """The events of a canvas, each as the lines it takes."""

    def __init__(self, writer: PageWriter) -> None:
        self.writer, self.canvas, self.texts = writer, writer.canvas, writer.texts

    def meetings(self) -> Iterator[str]:
        """Yield the sessions that are not over, as far as they have a day."""
        for held in sessions.in_row(self.canvas):
            day = dates.read(held.date)
            if day is None or held.progress == sessions.CLOSED:
                continue
            plan = sessions.plan(self.canvas, held)
            name = self.texts("session.number", n=held.number) if held.number else ""
            title = self.canvas.info.title or self.texts("calendar.session")
            yield from self._event(
                held, "session", f"{title} · {name}" if name else title,
                _when(held, day, plan.length or plan.minutes), self._about(held, plan),
                LOCATION=held.place,
            )  # fmt: skip

    def _about(self, held: Session, plan: sessions.Plan) -> list[str]:
        """Return what a session is for, its agenda, and whom to ask."""
        items = (
            " ".join(part for part in (at, item.title or self.texts("minutes.untitled")) if part)
            for item, at in plan.rows
        )
        contact = self.canvas.info.contact
        asked = self.texts("foot.contact", who=contact) if contact else ""
        return [held.purpose, *items, asked]

    def terms(self) -> Iterator[str]:
        """Yield the day that a coalition under way is looked back on, and the day it ends (B5)."""
        for one in self.writer.reader.coalitions:
            if one.progress not in _UNDER_WAY:
                continue
            for field in ("review", "end"):
                if day := dates.read(getattr(one, field)):
                    summary = self.texts(f"calendar.{field}", title=one.title)
                    yield from self._event(one, f"coalition-{field}", summary, [_day(day)],
                                           self._of(one))  # fmt: skip

    def _of(self, one: Coalition) -> list[str]:
        core = party_names(self.writer, one.core)
        told = f"{self.texts('coalition.core')}: {core}" if core else ""
        return [form_title(self.writer, one.form) if one.form else "", told]

    def duties(self) -> Iterator[str]:
        """Yield the open actions that have a day."""
        for one in agreements.actions(self.canvas):
            day = dates.read(one.due)
            if day is None or not agreements.is_open(one) or not news.leaves(self.writer, one):
                continue
            owner = parties.label(self.canvas, one.owner) if one.owner else ""
            who = owner or self.texts("doing.nobody")
            summary = self.texts("calendar.action", who=who, text=one.text)
            yield from self._event(one, "action", summary, [_day(day)], [one.note])

    def _event(
        self, thing: Session | Coalition | Action, kind: str, summary: str, when: list[str],
        about: list[str], **more: str,
    ) -> Iterator[str]:  # fmt: skip
        """Yield one event. It keeps its UID, so that a calendar read in again takes its place."""
        told = "\n".join(visible(part) for part in about if part)
        yield "BEGIN:VEVENT"
        yield f"UID:{_text(f'{kind}-{thing.id}@netwerkcanvas')}"
        yield f"DTSTAMP:{_stamp(thing.changed or thing.created or self.canvas.info.created)}"
        yield from when
        yield f"SUMMARY:{_text(summary)}"
        for name, value in (more | {"DESCRIPTION": told}).items():
            if value:
                yield f"{name}:{_text(value)}"
        if when[0].startswith("DTSTART;VALUE=DATE"):
            yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def _when(held: Session, day: date, minutes: int) -> list[str]:
    """Return when a session is, which takes so many minutes; all day without a start."""
    start = times.minutes(held.start)
    if start is None:
        return [_day(day)]
    begins = datetime(day.year, day.month, day.day) + timedelta(minutes=start)
    lines = [f"DTSTART:{_basic(begins)}"]
    if minutes:
        with suppress(OverflowError):  # Beyond the last day there is; it begins all the same.
            lines.append(f"DTEND:{_basic(begins + timedelta(minutes=minutes))}")
    return lines


def _day(day: date) -> str:
    return f"DTSTART;VALUE=DATE:{day.isoformat().replace('-', '')}"


def _basic(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("-", "").replace(":", "")


def _stamp(moment: str) -> str:
    """Return a moment (ISO) as it is written in UTC; what is none is long ago."""
    try:
        found = datetime.fromisoformat(moment)
        found = found.astimezone(UTC) if found.tzinfo else found
    except (ValueError, OverflowError):
        return _NEVER
    return f"{_basic(found.replace(tzinfo=None, microsecond=0))}Z"


def _text(text: str) -> str:
    r"""Return a text as a value: ``\``, ``;`` and ``,`` escaped, line breaks as ``\n``."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    for mark in ("\\", ";", ","):
        shown = shown.replace(mark, f"\\{mark}")
    return shown.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line broken where it gets too long, never within a character."""
    rows, room = [""], _FOLD
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        if size > room:
            rows.append("")
            room = _FOLD - 1  # The blank that begins it counts.
        rows[-1] += char
        room -= size
    return "\r\n ".join(rows)
