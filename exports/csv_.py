"""Cards, members and coalitions as tables for a spreadsheet.

UTF-8 with a mark, since that is how spreadsheets tell; with semicolons under Dutch headings, as a
Dutch spreadsheet expects. A cell that a spreadsheet would run as a formula gets an apostrophe in
front, which the reader takes off again (``harmless`` and ``as_written``).
"""

import re
from collections.abc import Iterable, Sequence

from board import parties
from board.groups import shown
from board.i18n import Texts, pick
from board.model import PARKED, TAKES_PART, Canvas, Card, Coalition
from board.queries import group_of, home
from board.text import visible
from exports.audience import Audience
from exports.page_texts import page_texts
from exports.request import Request

MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""

CARDS = ("id", "place", "block", "section", "question", "text", "body", "dots", "status", "marks",
         "follows")  # fmt: skip
GROUP = "in_group"
"""Column of the cards that is there when a canvas has groups."""
MEMBERS = ("id", "name", "kind", "relation", "holds", "size", "home", "role", "core_player",
           "stewardship", "granted_by", "brings", "gets", "joined", "left")  # fmt: skip
WHERE_USED = ("relation", "holds", "size")
"""Columns that are there when a party has something in them."""
COALITIONS = ("id", "title", "form", "core", "others", "target_group", "shared_ambition",
              "way_of_working", "conditions", "joint", "progress", "start", "end", "review",
              "result", "dots", "body")  # fmt: skip
ASKED = ("author", "state", "park_reason")
"""Columns that are there when the request asks for them."""

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n|]")
_GUARDED = re.compile(r"''*[=+\-@＝＋－＠\t\r\n|]")
_QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$')


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe comes before what starts a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """Return what ``harmless`` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def cards(canvas: Canvas, request: Request) -> str:
    """Return the cards as a table, in the order of the sheet."""
    reader, texts = _reader(canvas, request)
    template, language = canvas.template, reader.language
    columns = [*CARDS, *([GROUP] if shown(canvas) else [])]
    rows: list[list[str]] = []
    for card in _cards(reader):
        place = template.place(card.place) or template.place(home(template, card.place))
        told = (place.block, place.section, place.question) if place else ()
        titles = [pick(part.short, language) if part else "" for part in told] or ["", "", ""]
        follows = " ".join(one.id for one in reader.follows(card.follows))
        status = texts(f"status.{card.status}") if card.status else ""
        row = [card.id, card.place, *titles, card.text, card.body, _number(card.dots), status]
        row += [_marks(texts, card), follows]
        row += (
            [group.title if (group := group_of(canvas, card)) else ""] if GROUP in columns else []
        )
        rows.append([*row, *_asked(texts, request, card)])
    return table(texts, [*columns, *_asked_for(request)], rows)


def members(canvas: Canvas, request: Request) -> str:
    """Return the parties as a table, in their order; who left is in it, with the date."""
    reader, texts = _reader(canvas, request)
    names = parties.Names(canvas)
    rows = [
        [
            one.id,
            one.name,
            texts(f"kind.{one.kind}"),
            texts(f"relation.{one.relation}") if one.relation != TAKES_PART else "",
            parties.typed(canvas, one.holds, reader.language, names),
            _number(one.size),
            one.home,
            one.role,
            _yes(texts, one.core),
            _yes(texts, one.stewardship),
            parties.typed(canvas, one.granted_by, reader.language, names),
            one.brings,
            one.gets,
            one.joined,
            one.left,
        ]
        for one in sorted(canvas.members.values(), key=lambda one: (one.order, one.id))
        if one.state == "active"
    ]
    unused = {
        at
        for at, column in enumerate(MEMBERS)
        if column in WHERE_USED and not any(row[at] for row in rows)
    }
    columns, *rows = (
        [cell for at, cell in enumerate(row) if at not in unused] for row in ([*MEMBERS], *rows)
    )
    return table(texts, columns, rows)


def coalitions(canvas: Canvas, request: Request) -> str:
    """Return the coalitions as a table, in their order."""
    reader, texts = _reader(canvas, request)
    names = parties.Names(canvas)
    rows: list[list[str]] = []
    put_aside = [one for one in reader.parked if isinstance(one, Coalition)]
    for one in [*reader.coalitions, *put_aside]:
        form = canvas.template.form(one.form)
        row = [
            one.id,
            one.title,
            pick(form.title, reader.language) if form else one.form,
            parties.typed(canvas, one.core, reader.language, names),
            parties.typed(canvas, one.others, reader.language, names),
            one.target_group,
            one.shared_ambition,
            one.way_of_working,
            one.conditions,
            _yes(texts, one.joint),
            texts(f"progress.{one.progress}"),
            one.start,
            one.end,
            one.review,
            one.result,
            _number(one.dots),
            one.body,
        ]
        rows.append([*row, *_asked(texts, request, one)])
    return table(texts, [*COALITIONS, *_asked_for(request)], rows)


def _reader(canvas: Canvas, request: Request) -> tuple[Audience, Texts]:
    reader = Audience(canvas, request)
    return reader, page_texts(reader.language)


def _cards(reader: Audience) -> Iterable[Card]:
    for block in reader.blocks:
        yield from reader.cards(block.id)
        for section in reader.sections(block):
            yield from reader.cards(f"{block.id}.{section.id}")
    yield from (one for one in reader.parked if isinstance(one, Card))


def _asked_for(request: Request) -> list[str]:
    wanted = ["author"] if request.authors else []
    return [*wanted, "state", "park_reason"] if request.parked else wanted


def _asked(texts: Texts, request: Request, one: Card | Coalition) -> list[str]:
    told = [one.author] if request.authors else []
    if request.parked:
        told += [texts("state.parked") if one.state == PARKED else "", one.park_reason]
    return told


def _marks(texts: Texts, card: Card) -> str:
    return ", ".join(texts(f"mark.{mark}") for mark in card.marks)


def _yes(texts: Texts, flag: bool) -> str:
    return texts("yes") if flag else ""


def _number(count: int) -> str:
    return str(count) if count else ""


def table(texts: Texts, columns: Sequence[str], rows: list[list[str]]) -> str:
    """Return rows as a file, under the names of their columns."""
    comma = ";" if texts.language == "nl" else ","
    header = [texts(f"column.{column}") for column in columns]
    lines = [comma.join(map(_cell, row)) for row in [header, *rows]]
    return MARK + "\r\n".join(lines) + "\r\n"


def _cell(text: str) -> str:
    if not text.isprintable():
        text = "\n".join("\t".join(map(visible, line.split("\t"))) for line in text.split("\n"))
    cell = harmless(text)
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell
