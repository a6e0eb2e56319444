"""Members and coalitions: who is in, who takes part in what, who wants what."""

from board import dates, name_row
from board.matrix import Column, Matrix, matrix
from board.model import ACTIVE, Canvas, Topic
from board.people import has_left, is_copy
from board.wording import by_alphabet
from exports.markdown import escape, parts
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the page of members and coalitions."""
    writer = PageWriter(canvas, request)
    parts.head(writer, writer.texts("page.network"))
    _members(writer)
    _matrix(writer)
    _interests(writer)
    _coalitions(writer)
    if request.diagram:
        from exports.markdown.mermaid import diagram

        writer.page.raw(diagram(writer))
    parts.foot(writer)
    return writer.page.text()


def _members(writer: PageWriter) -> None:
    texts = writer.texts
    writer.page.heading(2, texts("network.members"))
    if parts.named(writer):
        parts.member_table(writer)
    else:
        writer.page.paragraph(texts("network.none"))
    day = dates.read(writer.request.date)
    gone = [
        f"{escape.inside(one.name)} ({escape.inside(dates.show(one.left, writer.language))})"
        for one in sorted(
            writer.canvas.members.values(), key=lambda one: (one.left, by_alphabet(one.name))
        )
        if one.state == ACTIVE
        and (has_left(one, day) if day else bool(one.left))
        and not is_copy(writer.canvas, one)
    ]
    if gone:
        writer.page.paragraph(texts("network.left", names="; ".join(gone)))


def _matrix(writer: PageWriter) -> None:
    """Add members against the coalitions that are an idea or under way (Par2 §2)."""
    found = matrix(writer.canvas, dates.read(writer.request.date))
    shown = [writer.reader.allowed(column.coalition) for column in found.columns]
    columns = [column for column, here in zip(found.columns, shown, strict=True) if here]
    if not columns or not found.rows:
        return
    texts = writer.texts
    writer.page.heading(2, texts("network.matrix"))
    header = [texts("member.name"), *(escape.inside(one.coalition.title) for one in columns)]
    parts_taken = _parts(writer, found, columns)
    rows = [row for row in parts_taken if any(row[1:])]
    nowhere = [row[0] for row in parts_taken if not any(row[1:])]
    for key in ("outsiders", "unmatched"):
        names = [escape.inside(name_row.listed(getattr(one, key))) for one in columns]
        if any(names):
            rows.append([f"*{texts(f'network.{key}')}*", *names])
    writer.page.table(header, rows)
    if nowhere:
        writer.page.paragraph(texts("network.nowhere", names="; ".join(nowhere)))


def _parts(writer: PageWriter, found: Matrix, columns: list[Column]) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in found.rows:
        cells = [found.part(row.member.id, one.coalition.id) for one in columns]
        shown = [found.columns.index(one) for one in columns]
        words = [_part(writer, cell, row.there[at]) for cell, at in zip(cells, shown, strict=True)]
        rows.append([parts.member_name(writer, row.member), *words])
    return rows


def _part(writer: PageWriter, part: str, there: bool) -> str:
    """Return how a party takes part: as itself, or with the group it is in."""
    if part or not there:
        return writer.texts(f"network.part.{part}") if part else ""
    return writer.texts("network.part.with_group")


def _interests(writer: PageWriter) -> None:
    """Add who wants to know, think along, join in or co-decide on each topic.

    A row for each who said so: a network has more members than topics.
    """
    topics = sorted(
        (one for one in writer.canvas.topics.values() if one.state == ACTIVE),
        key=lambda one: (one.order, one.id),
    )
    here = parts.present(writer)
    if not topics or not here:
        return
    writer.page.heading(2, writer.texts("network.interests"))
    titles = [escape.inside(topic.title) for topic in topics]
    rows = [
        [parts.member_name(writer, one), *(_level(writer, topic, one.id) for topic in topics)]
        for one in here
    ]
    if chosen := [row for row in rows if any(row[1:])]:
        writer.page.table([writer.texts("member.name"), *titles], chosen)
    else:
        writer.page.items(titles)


def _level(writer: PageWriter, topic: Topic, member: str) -> str:
    level = topic.levels.get(member)
    return writer.texts(f"level.{level}") if level else ""


def _coalitions(writer: PageWriter) -> None:
    texts = writer.texts
    writer.page.heading(2, texts("network.coalitions"))
    if not writer.reader.coalitions:
        writer.page.paragraph(texts("coalitions.none"))
    for one in sorted(writer.reader.coalitions, key=parts.stage):
        parts.coalition(writer, one, 3)
    for put_aside in writer.reader.parked:
        if put_aside.id in writer.canvas.coalitions:
            coalition = writer.canvas.coalitions[put_aside.id]
            parts.coalition(writer, coalition, 3)
