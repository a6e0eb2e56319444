"""What a summary opens with: what the network wants, what was decided, who does what, what is open.

For someone who wasn't there and has three minutes; how it all came about stands below it.
"""

from datetime import date

from board import agreements, dates, parties
from board.agreements import Reservation
from board.coverage import coverage
from board.meeting import Action, Decision
from board.model import Card
from exports.markdown import escape, parts
from exports.markdown.parts import PageWriter

_MOST = 6
"""Cards that tell what connects a network; the rest stands under its block."""


def connects(writer: PageWriter) -> None:
    """Add what the network is for, and the cards on its identity with the most dots (B1)."""
    page, purpose = writer.page, writer.canvas.info.purpose
    block = writer.template.block_of("identity")
    found: list[Card] = []
    if block is not None:
        paths = [block.id, *(f"{block.id}.{one.id}" for one in block.sections)]
        found = [card for path in paths for card in writer.reader.cards(path) if card.dots > 0]
    first = sorted(found, key=lambda card: -card.dots)[:_MOST]
    if purpose or first:
        page.heading(2, writer.texts("connects"))
        page.paragraph(escape.line(purpose))
        page.items(parts.card_line(writer, card) for card in first)


def decided(writer: PageWriter) -> None:
    """Add the decisions that hold."""
    rows = [decision_line(writer, one) for one in _decisions(writer)]
    if rows:
        writer.page.heading(2, writer.texts("decided"))
        writer.page.items(rows)


def decision_line(writer: PageWriter, one: Decision) -> str:
    """Return a decision on one line; that an answer is awaited belongs to what was decided."""
    text = escape.line(one.text)
    return f"{text} ({writer.texts('decided.reserved')})" if agreements.awaited(one) else text


def doing(writer: PageWriter) -> None:
    """Add who does what by when, the first date first; what is not known yet is said."""
    texts = writer.texts
    rows = [
        [owner(writer, one), escape.inside(one.text), when(writer, one)]
        for one in agreements.actions(writer.canvas)
        if agreements.is_open(one) and leaves(writer, one)
    ]
    if rows:
        writer.page.heading(2, texts("doing"))
        writer.page.table([texts(f"doing.{key}") for key in ("who", "what", "when")], rows)


def still_open(writer: PageWriter) -> None:
    """Add whose answers are awaited, and how many questions nobody answered."""
    texts = writer.texts
    rows = [awaited_line(writer, one) for one in _decisions(writer) if agreements.awaited(one)]
    rules = writer.template.block_of("rules")
    proposed = [
        card for card in writer.reader.cards(rules.id) if card.status == "proposed"
    ] if rules else []  # fmt: skip
    if proposed:
        rows.append(texts("open.rules", n=len(proposed)))
    count = coverage(writer.canvas).whole
    if count.answered < count.total:
        rows.append(texts("open.questions", n=count.total - count.answered, total=count.total))
    if rows:
        writer.page.heading(2, texts("open"))
        writer.page.items(rows)


def _decisions(writer: PageWriter) -> list[Decision]:
    return [
        one
        for one in agreements.decisions(writer.canvas)
        if one.progress == agreements.HOLDS and leaves(writer, one)
    ]


def leaves(writer: PageWriter, one: Decision | Action) -> bool:
    """Tell whether something may leave: what is about a thing that stays in the room stays too."""
    return writer.request.room or not agreements.stays_in_room(writer.canvas, one)


def owner(writer: PageWriter, one: Action) -> str:
    """Return who owns an action, or that nobody does yet."""
    if not one.owner:
        return writer.texts("doing.nobody")
    who = escape.inside(parties.label(writer.canvas, one.owner))
    gone = agreements.owner_gone(writer.canvas, one, dates.read(writer.request.date) or date.max)
    return f"{who} ({writer.texts('doing.gone')})" if gone else who


def when(writer: PageWriter, one: Action) -> str:
    """Return the day of an action, or that it has none yet; what is over is no longer due."""
    if not agreements.is_open(one):
        return writer.texts(f"doing.{one.progress}", date=dates.show(one.done, writer.language))
    if not one.due:
        return writer.texts("doing.no_date")
    return parts.day(writer, one.due)


def awaited_line(writer: PageWriter, one: Decision) -> str:
    """Return a decision and whose answers it waits for, with when those were promised."""
    who = "; ".join(_awaited(writer, each) for each in agreements.awaited(one))
    return writer.texts("open.answer", text=escape.line(one.text), who=who)


def _awaited(writer: PageWriter, one: Reservation) -> str:
    who = escape.inside(parties.in_row(writer.canvas, one.party))
    if not one.by:
        return who
    return f"{who} ({writer.texts('open.by', date=parts.day(writer, one.by))})"
