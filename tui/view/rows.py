"""Rows: what one line (or a few, where there is room) of the sheet says."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from board import dates
from board.model import ACTIVE, PARKED, Canvas, Card, Coalition, Member
from board.text import visible
from tui.view.index import Thing, ref_of
from tui.view.state import Cursor
from tui.view.width import cell_len, cut, fit, wrap

Piece: TypeAlias = tuple[str, str]
"""A style role (see ``tui.themes``) and text."""

Line: TypeAlias = tuple[Piece, ...]

Say: TypeAlias = Callable[..., str]
"""Looks a text up in the catalogue of the interface's language."""

CUT, WRAP, FULL = 0, 1, 2
"""How rows take room: one line each; all of their text; body and reasons as well."""

ITEM, PROMPT, HEADING, TITLE, GHOST = "item", "prompt", "heading", "title", "ghost"


class Row(NamedTuple):
    """One row before its width is known. ``cursor`` None: the cursor passes over it."""

    kind: str
    text: str
    cursor: Cursor | None = None
    lead: str = " "
    """One character: the status of a rule, a mark of conflict, a bullet."""
    tail: str = ""
    """Short and right-aligned: dots, marks."""
    style: str = "text"
    indent: int = 0
    detail: tuple[str, ...] = ()
    """Further lines, shown only where rows take all room: the body, the reason of parking."""
    short: str = ""
    """What to say instead where the text doesn't fit on one line."""


_RULE_LEADS = {"implicit": "~", "proposed": "?", "agreed": "✓", "lapsed": "×"}


def item_row(canvas: Canvas, thing: Thing, path: str, say: Say, indent: int = 0) -> Row:
    """Return the row of a card, coalition or member."""
    cursor = Cursor(path, ref_of(thing))
    if isinstance(thing, Member):
        role = f" · {visible(thing.role)}" if thing.role else ""
        return Row(ITEM, visible(thing.name) + role, cursor, "◆", style="member", indent=indent)
    style = "text" if thing.state == ACTIVE else "dim"
    if isinstance(thing, Coalition):
        text = coalition_line(canvas, thing, say)
        lead = "!" if thing.conflict else " "
        return Row(
            ITEM, text, cursor, lead, tail_of(thing, say), style, indent, _detail(thing, say)
        )
    lead = "!" if thing.conflict else _RULE_LEADS.get(thing.status, " ")
    if thing.status == "lapsed":
        style = "dim"
    text = visible(thing.text)
    return Row(ITEM, text, cursor, lead, tail_of(thing, say), style, indent, _detail(thing, say))


def coalition_line(canvas: Canvas, coalition: Coalition, say: Say) -> str:
    """Return a coalition in one line: title, form, until when."""
    parts = [visible(coalition.title)]
    form = canvas.template.form(coalition.form)
    if form:
        parts.append(form.title.get(canvas.info.language, form.id).lower())
    if coalition.progress != "active":
        parts.append(say(f"coalition.state.{coalition.progress}"))
    language, today = say("language"), date.today()
    if coalition.end:
        parts.append(say("sheet.until", date=dates.show(coalition.end, language, today)))
    elif coalition.review:
        parts.append(say("sheet.review", date=dates.show(coalition.review, language, today)))
    return " · ".join(parts)


def tail_of(thing: Card | Coalition, say: Say) -> str:
    """Return the short marks at the end of a row."""
    parts = [say(f"mark.{mark}.short") for mark in thing.marks]
    if thing.state == PARKED:
        parts.append(say("card.parked.short"))
    if thing.body:
        parts.append("≡")
    if thing.dots:
        parts.append("●" * thing.dots if thing.dots <= 3 else f"●{thing.dots}")
    return " ".join(parts)


def _detail(thing: Card | Coalition, say: Say) -> tuple[str, ...]:
    lines: list[str] = []
    if thing.state == PARKED and thing.park_reason:
        lines.append(say("card.parked.reason", reason=visible(thing.park_reason)))
    if thing.body:
        lines += [visible(line) for line in thing.body.split("\n")]
    return tuple(lines)


def lines_of(
    row: Row, width: int, *, wraps: int, cursor: bool, marked: bool, match: bool
) -> tuple[Line, ...]:
    """Lay a row out at a width. Never wider, never narrower."""
    if row.kind in (TITLE, HEADING):
        return (_heading_line(row, width, cursor),)
    style = row.style
    if cursor:
        style = "cursor"
    elif marked:
        style = "marked"
    elif match:
        style = "match"
    pointer = ">" if cursor else "*" if marked else " "
    lead = " " * row.indent + pointer + row.lead
    tail = _tail(row, width)
    room = width - cell_len(lead) - 1
    if wraps == CUT:
        fits = cell_len(row.text) <= room - cell_len(tail)
        text = cut(row.text if fits or not row.short else row.short, max(1, room - cell_len(tail)))
        return (_row_line(lead + " " + text, tail, width, style, row),)
    detail = row.detail if wraps == FULL else ()
    return _wrapped(row._replace(detail=detail), lead, tail, width, style)


def height_of(row: Row, width: int, wraps: int) -> int:
    """Return how many lines a row takes where rows may wrap."""
    if row.kind in (TITLE, HEADING):
        return 1
    return len(lines_of(row, width, wraps=wraps, cursor=False, marked=False, match=False))


def _tail(row: Row, width: int) -> str:
    """Return the marks that may take half of the row at most; the last ones matter most."""
    parts = row.tail.split(" ") if row.tail else []
    while parts and 1 + cell_len(" ".join(parts)) > width // 2:
        del parts[0]
    return " " + " ".join(parts) if parts else ""


def _heading_line(row: Row, width: int, cursor: bool) -> Line:
    if cursor:
        return _padded("cursor", "> " + cut(row.text, width - 2), width)
    text = fit(" " * row.indent + (" " if row.indent == 0 else "") + row.text, width)
    return ((row.style, text),)


def _row_line(text: str, tail: str, width: int, style: str, row: Row) -> Line:
    shown = cut(text, width - cell_len(tail))
    gap = width - cell_len(shown) - cell_len(tail)
    if style in ("cursor", "marked"):
        # The highlight hugs the text: fewer cells change on a slow line.
        pieces: list[Piece] = [(style, shown)]
        blank: Piece = ("text", " " * gap)
    else:
        lead = row.indent + 2
        pieces = [("lead", shown[:lead]), (style, shown[lead:])]
        blank = ("text", " " * gap)
    return tuple(piece for piece in (*pieces, blank, ("tail", tail)) if piece[1])


def _wrapped(row: Row, lead: str, tail: str, width: int, style: str) -> tuple[Line, ...]:
    """Return a row over as many lines as it takes; the tail stands at the end of the text."""
    hang = " " * (cell_len(lead) + 1)
    room = max(1, width - cell_len(hang))
    texts = list(wrap(row.text, room))
    if tail and cell_len(texts[-1]) + cell_len(tail) > room:
        texts.append("")
    last = len(texts) - 1
    lines = []
    for number, text in enumerate(texts):
        start = f"{lead} " if number == 0 else hang
        lines.append(_row_line(start + text, tail if number == last else "", width, style, row))
    for text in row.detail:
        for part in wrap(text, max(1, width - len(hang) - 2)):
            lines.append(_padded("dim", hang + "  " + part, width))
    return tuple(lines)


def _padded(style: str, text: str, width: int) -> Line:
    text = cut(text, width)
    gap = width - cell_len(text)
    return ((style, text), ("text", " " * gap)) if gap else ((style, text),)


@lru_cache(maxsize=256)
def filler(width: int) -> Line:
    """Return an empty line."""
    return (("text", " " * width),)
