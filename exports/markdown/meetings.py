"""When a network met and meets again."""

from board import dates, last_time, sessions
from board.meeting import Session
from board.model import Canvas
from exports.markdown import escape
from exports.markdown.parts import PageWriter
from exports.request import Request


def asked_for(canvas: Canvas, request: Request) -> Session | None:
    """Return the session a page was asked of, or None where none was or it is gone."""
    asked = canvas.sessions.get(request.session)
    return asked if asked in sessions.in_row(canvas) else None


def when_where(writer: PageWriter, held: Session) -> str:
    """Return which session it is, when and where, in one line."""
    day = dates.show(held.date, writer.language) if held.date else ""
    times = "–".join(filter(None, (held.start, held.end)))
    number = writer.texts("session.number", n=held.number) if held.number else ""
    return " · ".join(escape.inside(one) for one in (number, day, times, held.place) if one)


def met(writer: PageWriter) -> None:
    """Add when and where the network met last, and with how many."""
    held = last_time.closed_last(writer.canvas)
    if held is not None:
        here = sessions.with_presence(writer.canvas, held, "present")
        told = [when_where(writer, held)]
        told += [writer.texts("met.present", n=len(here))] if here else []
        writer.page.paragraph(writer.texts("met.last", when=" · ".join(told)))


def next_meeting(writer: PageWriter, held: Session | None = None) -> None:
    """Add when the network meets again, where that is planned for a day; after ``held``."""
    after = max(held.date if held else "", writer.request.date)
    for one in sessions.in_row(writer.canvas):
        if one is not held and one.progress == "planned" and one.date and one.date >= after:
            writer.page.heading(2, writer.texts("report.next"))
            writer.page.paragraph(when_where(writer, one))
            writer.page.paragraph(escape.line(one.purpose))
            return
