"""The agenda of one session, for who takes part in it."""

from board import clock, sessions
from board.model import Canvas
from exports.markdown import escape, parts
from exports.markdown.meetings import asked_for, when_where
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the agenda of the session asked for, or else of the one that runs or is next."""
    writer = PageWriter(canvas, request)
    texts, page = writer.texts, writer.page
    held = asked_for(canvas, request) or sessions.current(canvas)
    parts.head(writer, texts("page.agenda"))
    if held is None:
        page.paragraph(texts("session.none"))
    else:
        page.paragraph(when_where(writer, held))
        page.paragraph(escape.line(held.purpose))
        plan = sessions.plan(canvas, held)
        page.table(
            [texts(f"agenda.{column}") for column in ("time", "item", "minutes")],
            (
                [at, escape.inside(item.title), str(clock.minutes_of(item) or "")]
                for item, at in plan.rows
            ),
        )
        if plan.rows and plan.until:
            page.paragraph(texts("agenda.until", time=plan.until))
    parts.foot(writer)
    return page.text()
