"""Last time: what a next meeting begins with, on one page."""

from board import agreements, dates, last_time, sessions
from board.model import Canvas, Card
from board.queries import cards_at
from exports.markdown import agreed, escape, news, parts
from exports.markdown.meetings import when_where
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return open actions, answers awaited, rules agreed, what is parked or past its date."""
    writer = PageWriter(canvas, request)
    texts, page = writer.texts, writer.page
    parts.head(writer, texts("page.last-time"))
    held = last_time.closed_last(canvas)
    if held:
        page.paragraph(when_where(writer, held))
    begun = len(page.text())
    todo = [one for one in agreements.actions(canvas) if news.leaves(writer, one)]
    if still := [one for one in todo if agreements.is_open(one)]:
        page.heading(2, texts("last.actions"))
        agreed.action_table(writer, still)
        page.paragraph(agreed.lacking(writer, still))
    taken = [one for one in agreements.decisions(canvas) if news.leaves(writer, one)]
    if waiting := [one for one in taken if agreements.awaited(one)]:
        page.heading(2, texts("last.awaited"))
        page.items(news.awaited_line(writer, one) for one in waiting)
    _rules(writer, held.id if held else "")
    _past(writer)
    agreed.parked(writer)
    if len(page.text()) == begun:
        page.paragraph(texts("last.nothing"))
    parts.foot(writer)
    return page.text()


def _rules(writer: PageWriter, session: str) -> None:
    """Add the ground rules that were agreed: those of the last session, where some were."""
    block = writer.template.block_of("rules")
    found = cards_at(writer.canvas, block.id, deep=True) if block else []
    agreed = [one for one in found if one.status == "agreed" and writer.reader.allowed(one)]
    if rows := last_time.rules(agreed, session):
        writer.page.heading(2, writer.texts("last.rules"))
        writer.page.items(_rule(writer, one) for one in rows)


def _rule(writer: PageWriter, card: Card) -> str:
    """Return a rule with what was said last of how it does."""
    line, said = parts.card_line(writer, card), sessions.verdict(writer.canvas, card)
    return f"{line} – {writer.texts(f'verdict.{said}')}" if said else line


def _past(writer: PageWriter) -> None:
    """Add the coalitions under way whose end or review lies before the day of the page."""
    today = dates.read(writer.request.date)
    found = last_time.past(writer.reader.coalitions, today) if today else []
    rows = [f"{escape.line(one.title)} – {dates.show(day, writer.language)}" for one, day in found]
    if rows:
        writer.page.heading(2, writer.texts("last.past"))
        writer.page.items(rows)
