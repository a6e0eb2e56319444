"""The complete form: everything a canvas holds, as Markdown that is read back exactly.

The form is described in ``docs/format.md``. Headings and items end in a code span that says what
they are, so the words in front of it may be in any language. What equals its default is not
written; how fields are named and what they hold is the same as in JSON.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from board.codec import to_record
from board.i18n import pick
from board.model import INFO_TABLE, TABLES, Canvas, Card, Entity, Record
from board.template import Block, Section
from exports.markdown import escape
from exports.markdown.composing import MarkdownPage
from exports.markdown.joiners import without_joiners
from exports.markdown.parts import PageWriter
from exports.request import Request

FORM = 1
"""Number of the form; a reader of form 1 refuses a higher one."""

SIGN = "netwerkcanvas-complete"

MAIN: Mapping[str, str] = {
    INFO_TABLE: "title",
    "cards": "text",
    "coalitions": "title",
    "members": "name",
    "topics": "title",
    "terms": "word",
    "agenda": "title",
    "groups": "title",
    "decisions": "text",
    "actions": "text",
}
"""The field that stands on the item's own line."""

_TOKEN = re.compile(r"[^\w.-]")
_FENCE = re.compile("`{3,}")


def render(canvas: Canvas, request: Request) -> str:
    """Return a whole canvas in the complete form."""
    writer = PageWriter(canvas, request)
    texts, page = writer.texts, writer.page
    if request.front_matter:
        from exports.markdown.front import front_matter

        page.raw(front_matter(canvas, request, ""))
    page.heading(1, _title(canvas.info.title) or texts("page.canvas"))
    page.paragraph(f"{texts('complete.intro')} `{SIGN} {FORM}`")
    if request.hidden:
        page.paragraph(texts("foot.hidden", n=request.hidden))
    page.paragraph(without_joiners(escape.line(pick(canvas.template.credit, writer.language))))
    if request.diagram:
        from exports.markdown.mermaid import diagram

        page.raw(diagram(writer))
    page.heading(2, f"{texts('page.canvas')} `table: {INFO_TABLE}`")
    page.raw(_item(INFO_TABLE, canvas.info))
    _cards(writer)
    for table in TABLES:
        entities: Mapping[str, Entity] = getattr(canvas, table)
        if table != "cards" and entities:
            page.heading(2, f"{texts(f'table.{table}')} `table: {table}`")
            page.raw("\n".join(_item(table, one) for one in _in_order(entities.values())))
    _unknown(page, canvas)
    return page.text()


def token(text: str) -> str:
    """Return an id, a place or a field's name as it may stand in a code span.

    Anything but letters, digits, ``_ . -`` is written as its bytes, ``%2F``; nothing is ``%``.
    """
    return _TOKEN.sub(_bytes, text) or "%"


def _bytes(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass"))


def _cards(writer: PageWriter) -> None:
    """Add the cards, place by place, in whatever state; a question is a heading of its own."""
    by_place: dict[str, list[Card]] = {}
    for card in _in_order(writer.canvas.cards.values()):
        assert isinstance(card, Card)
        by_place.setdefault(card.place, []).append(card)
    page = writer.page
    for block in sorted(writer.template.blocks, key=lambda block: block.number):
        title = f"{block.number}. {writer.pick(block.title)} – {writer.pick(block.key)}"
        page.heading(2, f"{title} `place: {token(block.id)}`")
        for path, level, heading in _inside(writer, block):
            if found := by_place.pop(path, None):
                if level:
                    page.heading(level, f"{heading} `place: {token(path)}`")
                page.raw("\n".join(_item("cards", card) for card in found))
    if by_place:
        page.heading(2, writer.texts("complete.elsewhere"))
    for path, found in by_place.items():
        name = _title(path) or "–"
        page.heading(3, f"{name} `place: {token(path)}`")
        page.raw("\n".join(_item("cards", card) for card in found))


def _inside(writer: PageWriter, block: Block) -> Iterable[tuple[str, int, str]]:
    """Yield the places of a block: path, level of the heading (0: none) and its words."""
    yield block.id, 0, ""
    parts: list[Block | Section] = [block, *block.sections]
    for part in parts:
        path, level = block.id, 3
        if isinstance(part, Section):
            path, level = f"{block.id}.{part.id}", 4
            yield path, 3, writer.pick(part.title)
        for question in part.questions:
            yield f"{path}.{question.id}", level, writer.pick(question.text)


def _in_order(entities: Iterable[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda one: (getattr(one, "order", ""), one.id))


def _item(table: str, entity: Entity) -> str:
    """Return one thing as a list item, with a nested item for each field."""
    record = to_record(entity)
    record.pop("id", None)
    main = escape.exact(record.pop(MAIN[table], "")) if table in MAIN else ""
    if table == "cards":
        record.pop("place", None)
    lines = [f"- {main} `{token(entity.id)}`" if main else f"- `{token(entity.id)}`"]
    lines += _fields(entity, record)
    return "\n".join(lines)


def _fields(entity: Entity, record: Record) -> Iterable[str]:
    defaults: Mapping[str, Any] = entity._field_defaults
    for field, value in record.items():
        if field not in defaults:
            yield f"  - {token(field)}: {_json(value)}"
        elif field == "body" and escape.stands(value):
            yield _body(value)
        elif isinstance(value, str):
            yield f"  - {field}: {escape.exact(value)}".rstrip()
        elif isinstance(value, int):
            yield f"  - {field}: {json.dumps(value)}"
        else:
            yield f"  - {field}: {_json(value)}"


def _json(value: object) -> str:
    return escape.code(json.dumps(value, ensure_ascii=False))


def _body(body: str) -> str:
    """Return a body as it was written, in a fence that is longer than any within it."""
    longest = max((len(run) for run in _FENCE.findall(body)), default=2)
    fence = "`" * (longest + 1)
    lines = ["  - body:", "", f"    {fence}"]
    lines += [f"    {line}" if line else "" for line in body.split("\n")]
    return "\n".join([*lines, f"    {fence}"])


def _unknown(page: MarkdownPage, canvas: Canvas) -> None:
    """Add the tables of a newer version, each record as JSON."""
    for table, records in canvas.unknown.items():
        page.heading(2, f"{_title(table)} `table: {token(table)}`".lstrip())
        rows = [f"- {_json(record)} `{token(id)}`" for id, record in sorted(records.items())]
        if rows:
            page.raw("\n".join(rows))


def _title(text: str) -> str:
    """Return a text for a heading as it is: joiners are for pages that nobody reads back."""
    return without_joiners(escape.heading(text))
