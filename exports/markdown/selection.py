"""A few things as Markdown, for the clipboard: the cards that someone marked."""

from collections.abc import Iterable

from board.model import REMOVED, Canvas, Card, Coalition, Member, Ref
from board.queries import item
from exports.markdown import parts
from exports.markdown.parts import PageWriter
from exports.request import Request


def render(canvas: Canvas, refs: Iterable[Ref], request: Request) -> str:
    """Return these cards and members as one list and these coalitions each with its fields.

    In the order given. What is removed or may not leave the room is passed over; parked things
    are in, since they were pointed at. Nothing left gives an empty text.
    """
    writer = PageWriter(canvas, request._replace(parked=True))
    rows: list[str] = []
    for ref in refs:
        found = item(canvas, ref)
        if isinstance(found, Coalition):
            if writer.reader.allowed(found):
                _flush(writer, rows)
                parts.coalition(writer, found, 3)
        elif isinstance(found, Member):
            if found.state != REMOVED:
                rows.append(_member(writer, found))
        elif isinstance(found, Card) and writer.reader.allowed(found):
            rows.append(parts.card_item(writer, found))
    _flush(writer, rows)
    return writer.page.text() if writer.page.filled else ""


def _flush(writer: PageWriter, rows: list[str]) -> None:
    writer.page.items(rows)
    rows.clear()


def _member(writer: PageWriter, one: Member) -> str:
    name, role = parts.member_name(writer, one), parts.member_role(writer, one)
    return f"**{name}** – {role}" if role else f"**{name}**"
