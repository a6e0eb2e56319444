"""What changed between two moments, for who leads the next meeting: facts, old beside new.

What is for the room only, then or now, takes no part; what was put aside does when asked for.
"""

from typing import Any

from board.comparison import Part, Point, Row, compare, told
from board.comparison.telling import note, point_name
from board.model import MARK_ROOM, PARKED, Canvas
from exports.markdown import escape, news, parts
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the comparison with ``request.since``; without that there is nothing to compare."""
    until = request.until or Point(canvas, request.date)
    writer = PageWriter(canvas, request)
    page, texts, language = writer.page, writer.texts, writer.language
    parts.head(writer, texts("page.comparison"))
    if request.since is None:
        page.paragraph(texts("comparison.none"))
    else:
        then, now = _leaving(PageWriter(request.since.canvas, request), writer)
        since, until = request.since._replace(canvas=then), until._replace(canvas=now)
        names = [escape.inside(point_name(one, canvas, language)) for one in (since, until)]
        if all(names):
            page.paragraph(texts("comparison.between", since=names[0], until=names[1]))
        subjects = told(compare(since, until), since, until, language)
        for subject in subjects:
            page.heading(2, escape.heading(subject.title))
            for part in subject.parts:
                _part(writer, part)
        if not subjects:
            page.paragraph(note("nothing", language))
    parts.foot(writer)
    return page.text()


def _part(writer: PageWriter, part: Part) -> None:
    """Add facts of one kind: as a list, or where they say what was and what is as a table."""
    writer.page.heading(3, f"{escape.heading(part.title)} ({len(part.rows)})")
    if any(row.details for row in part.rows):
        columns = ("what", "field", "was", "is")
        header = [writer.texts(f"comparison.{column}") for column in columns]
        writer.page.table(header, (cells for row in part.rows for cells in _cells(row)))
    else:
        writer.page.items(map(_item, part.rows))


def _item(row: Row) -> str:
    aside = f" – {escape.inside(row.aside)}" if row.aside else ""
    return f"{escape.line(row.text)}{aside}"


def _cells(row: Row) -> list[list[str]]:
    """Return a row of a table for each field that changed, with its thing named in each."""
    return [list(map(escape.inside, (row.text, *one))) for one in row.details]


def _leaving(then: PageWriter, now: PageWriter) -> tuple[Canvas, Canvas]:
    """Return both canvases without what may not leave, whichever of them says so."""
    barred: set[str] = set()
    for table in ("cards", "coalitions"):
        for writer in (then, now):
            rows = getattr(writer.canvas, table).values()
            barred |= {one.id for one in rows if MARK_ROOM in one.marks and not now.request.room}
        if not now.request.parked:
            last = {**getattr(then.canvas, table), **getattr(now.canvas, table)}
            barred |= {one.id for one in last.values() if one.state == PARKED}
    for table in ("decisions", "actions"):
        for writer in (then, now):
            rows = getattr(writer.canvas, table).values()
            barred |= {one.id for one in rows if not news.leaves(writer, one)}
    return _without(then.canvas, barred), _without(now.canvas, barred)


def _without(canvas: Canvas, barred: set[str]) -> Canvas:
    kept: dict[str, Any] = {
        table: {id: one for id, one in getattr(canvas, table).items() if id not in barred}
        for table in ("cards", "coalitions", "decisions", "actions")
    }
    return canvas._replace(**kept)
