"""Decisions and actions: two tables, by date and owner, and what is put aside."""

from collections.abc import Sequence

from board import agreements, dates, parties
from board.meeting import Action, Decision
from board.model import Canvas, Coalition
from board.queries import label
from exports.markdown import escape, news, parts
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the page of decisions and actions; what is parked is on it when asked for."""
    writer = PageWriter(canvas, request)
    texts, page = writer.texts, writer.page
    parts.head(writer, texts("page.agreements"))
    page.heading(2, texts("agreed.decisions"))
    taken = [one for one in agreements.decisions(canvas) if news.leaves(writer, one)]
    decision_table(writer, sorted(taken, key=lambda one: decided_on(canvas, one)))
    if not taken:
        page.paragraph(texts("agreed.no_decisions"))
    todo = [one for one in agreements.actions(canvas) if news.leaves(writer, one)]
    page.heading(2, texts("agreed.actions"))
    still = [one for one in todo if agreements.is_open(one)]
    action_table(writer, still)
    page.paragraph(lacking(writer, still) if still else texts("agreed.no_actions"))
    if closed := [one for one in todo if not agreements.is_open(one)]:
        page.heading(2, texts("agreed.closed"))
        page.items(closed_line(writer, one) for one in closed)
    parked(writer)
    parts.foot(writer)
    return page.text()


def decided_on(canvas: Canvas, one: Decision) -> str:
    """Return the ISO date of a decision: that of its session, or else when it was noted."""
    held = canvas.sessions.get(one.session)
    return (held.date if held else "") or one.created[:10]


def decision_table(writer: PageWriter, rows: Sequence[Decision]) -> None:
    """Add decisions as a table; without any there is none."""
    columns = ("date", "decision", "method", "agreed", "reserved")
    writer.page.table(
        [writer.texts(f"agreed.{column}") for column in columns],
        ([*_decision_cells(writer, one)] for one in rows),
    )


def _decision_cells(writer: PageWriter, one: Decision) -> Sequence[str]:
    texts, canvas = writer.texts, writer.canvas
    day = decided_on(canvas, one)
    text = escape.inside(one.text) + _other_version(writer, one)
    if one.progress == agreements.WITHDRAWN:
        text = f"{text} ({texts('agreed.withdrawn')})"
    return (
        dates.show(day, writer.language) if day else "",
        text,
        texts(f"method.{one.method}") if one.method else "",
        escape.inside(parts.party_names(writer, one.agreed)),
        "; ".join(_reservation(writer, each) for each in agreements.reservations(one)),
    )


def _reservation(writer: PageWriter, one: agreements.Reservation) -> str:
    who = escape.inside(parties.in_row(writer.canvas, one.party))
    if not one.is_open:
        day = dates.show(one.answered, writer.language)
        answer = escape.inside(one.answer)
        return writer.texts("agreed.answered", who=who, answer=answer, date=day)
    if not one.by:
        return writer.texts("agreed.awaited", who=who)
    return writer.texts("agreed.awaited_by", who=who, date=parts.day(writer, one.by))


def action_table(writer: PageWriter, rows: Sequence[Action]) -> None:
    """Add actions as a table, in the order given; what is missing is said in its place."""
    columns = ("when", "who", "what", "from")
    writer.page.table(
        [writer.texts(f"agreed.{column}") for column in columns],
        (
            [news.when(writer, one), news.owner(writer, one), what(writer, one), _from(writer, one)]
            for one in rows
        ),
    )


def what(writer: PageWriter, one: Action) -> str:
    """Return the text of an action with its note."""
    text = escape.inside(one.text) + _other_version(writer, one)
    return f"{text} ({escape.inside(one.note)})" if one.note else text


def _from(writer: PageWriter, one: Action) -> str:
    """Return what an action came from: its coalition, or else its decision or its cards."""
    canvas = writer.canvas
    coalition = canvas.coalitions.get(one.coalition)
    if coalition is not None and writer.reader.allowed(coalition):
        return escape.inside(coalition.title)
    decision = canvas.decisions.get(one.decision)
    if decision is not None and decision.state == "active" and news.leaves(writer, decision):
        return escape.inside(decision.text)
    found = agreements.things(canvas, one.cards)
    return "; ".join(escape.inside(label(card)) for card in found if writer.reader.allowed(card))


def _other_version(writer: PageWriter, one: Action | Decision) -> str:
    return f" ({writer.texts('card.other_version')})" if one.conflict else ""


def lacking(writer: PageWriter, rows: Sequence[Action]) -> str:
    """Return in a sentence how many actions lack an owner or a date; empty where none does."""
    found = [agreements.missing(one) for one in rows]
    counts = (("agreed.ownerless", agreements.WHO), ("agreed.dateless", agreements.WHEN))
    told = [
        writer.texts(key, n=n) for key, field in counts if (n := sum(field in one for one in found))
    ]
    sentence = "; ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def closed_line(writer: PageWriter, one: Action) -> str:
    """Return an action that is done or dropped, with its owner."""
    told = [escape.line(one.text)]
    if one.owner:
        told.append(escape.inside(parties.label(writer.canvas, one.owner)))
    if one.progress == agreements.DROPPED:
        told.append(writer.texts("agreed.dropped"))
    elif one.done:
        told.append(writer.texts("agreed.done", date=dates.show(one.done, writer.language)))
    return " – ".join(told)


def parked(writer: PageWriter) -> None:
    """Add what is put aside, without the reason: that was said among those who were there."""
    rows = [
        escape.line(one.title if isinstance(one, Coalition) else one.text)
        for one in writer.reader.parked
    ]
    if rows:
        writer.page.heading(2, writer.texts("parked"))
        writer.page.items(rows)
