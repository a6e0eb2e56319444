"""Cards drawn: a row as lines of an exact width, whole or in as many lines as it was given.

A card is a bar in the colour of its block, its text beside it, and its signs behind the last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tui.themes import on_card
from tui.view.rows import HEADING, ITEM, TITLE, Line, ListRow, Piece
from tui.view.signs import CAME, CHANGED, CONFLICT, GONE
from tui.view.told import Fact
from tui.view.width import broken_lines, cell_len, cut, fit, wrap

BAR = "▎"
CURSOR, MARKED, MATCH = "cursor", "marked", "match"
"""How a row may be lit."""

_LEAD = 2
"""Cells before a text: the pointer or the mark, and the bar."""

_MARGIN = 34
"""Columns from which the last one stays empty."""

_NO_SIGN = (CONFLICT, CAME, CHANGED, GONE)
"""Leads that say something of the card, which keeps its bar below them."""

_READABLE = 76
"""Most cells of a line of text where a pane is as wide as the screen."""

_INKLING = 12
"""Cells behind a text from which a note that is cut still says something."""

_NEAR = 46
"""Cells of text up to which signs stand at the right edge; in wider ones right behind it."""


def lines_of(row: ListRow, width: int, lines: int = 0, *, lit: str = "") -> tuple[Line, ...]:
    """Lay a row out in at most so many lines; 0 is all it has to say, details as well.

    Every line is exactly ``width`` wide.
    """
    if row.kind in (TITLE, HEADING):
        return _heading_lines(row, width, lit, whole=not lines)
    room, tail = room_of(row, width), _signs(row, width)
    whole = _whole(row, room, tail)
    texts = whole if not lines or len(whole) <= lines else _cut_to(row, lines, room, tail)
    last = len(texts) - 1
    noted = len(texts)
    if row.note and len(texts) > 1:
        noted = len(broken_lines(row.text, room, fill=True))
    told = not lines and bool(row.detail) and row.style == "text"
    drawn = [
        _line(
            row,
            text,
            tail if at == last else "",
            width,
            lit,
            first=at == 0,
            style="dim" if at >= noted else "title" if told else "",
            near=not lines,
        )
        for at, text in enumerate(texts)
    ]
    if not lines:
        for fact in row.detail:
            drawn += _told(row, fact, width, room - 2, lit)
    return tuple(drawn)


def _told(row: ListRow, fact: Fact, width: int, room: int, lit: str) -> Iterator[Line]:
    """Yield the lines of a fact below a row's own, its label told apart."""
    label = len(fact.label) + 1 if fact.label else 0
    for at, part in enumerate(wrap(str(fact), max(1, room))):
        dim = 2 + label if at == 0 and label and len(part) > label else 0
        yield _line(row, f"  {part}", "", width, lit, first=False, style="body", dim=dim)


def needed(row: ListRow, width: int) -> int:
    """Return in how many lines nothing of a row is cut."""
    if row.kind in (TITLE, HEADING):
        return 1
    room, tail = room_of(row, width), _signs(row, width)
    if row.short:
        return min(len(wrap(row.short, room)), len(_whole(row, room, tail)))
    taken = _taken(tail, room)
    if row.note and cell_len(_in_one(row, room - taken)) <= room - taken:
        return 1
    return len(_whole(row, room, tail))


def wished(row: ListRow, width: int) -> int:
    """Return how many lines a row fills, its notes below it and its question written out."""
    if row.kind in (TITLE, HEADING):
        return 1
    return len(_whole(row, room_of(row, width), _signs(row, width)))


def room_of(row: ListRow, width: int) -> int:
    """Return how many cells of text a line of a row has at a width."""
    lead = row.indent + _LEAD + _extra(row)
    return max(1, min(_READABLE, width - lead - (width >= _MARGIN)))


def _signs(row: ListRow, width: int) -> str:
    """Return the signs that may take half of the row at most; the last ones matter most."""
    signs = row.signs
    while signs and 1 + cell_len(" ".join(signs)) > width // 2:
        signs = signs[1:]
    return " ".join(signs)


def _taken(signs: str, room: int) -> int:
    """Return how many cells of a line signs take, with the gap before them."""
    return cell_len(signs) + (1 if room <= _NEAR else 2) if signs else 0


def _extra(row: ListRow) -> int:
    """Return how many cells a lead takes beside that of the bar."""
    return max(0, cell_len(row.lead) - 1)


def _in_one(row: ListRow, room: int) -> str:
    """Return what a row says in one line: with its note, or its short form where it has one."""
    text = f"{row.text} · {row.note}" if row.note else row.text
    return row.short if row.short and cell_len(text) > room else text


@lru_cache(maxsize=1024)
def _whole(row: ListRow, room: int, tail: str) -> tuple[str, ...]:
    """Return all of a row's text in lines; the last one leaves room for the tail."""
    texts = [line.text for line in broken_lines(row.text, room, fill=True)]
    if row.note:
        texts += wrap(row.note, room)
    taken = _taken(tail, room)
    if cell_len(texts[-1]) + taken <= room:
        return tuple(texts)
    rest, blank, word = texts[-1].rpartition(" ")
    if blank and cell_len(word) + taken <= room:
        return (*texts[:-1], rest, word)
    return (*texts, "")


def _cut_to(row: ListRow, lines: int, room: int, tail: str) -> tuple[str, ...]:
    """Return a row's text in fewer lines than it needs, the last one cut with an ellipsis."""
    left = max(1, room - _taken(tail, room))
    if lines == 1:
        return (cut(_in_one(row, left), left),)
    broken = broken_lines(row.short or row.text, room, fill=True)
    head, rest = broken[: lines - 1], broken[lines - 1 :]
    text = ""
    for line in rest:
        text += line.text[:-1] if line.hyphen else line.text + ("" if line.joins else " ")
    text = text.strip()
    if row.note and cell_len(text) + min(_INKLING, 3 + cell_len(row.note)) <= left:
        text = f"{text} · {row.note}" if text else row.note
    shown = [line.text for line in head]
    return (*shown, cut(text, left)) if text else tuple(shown)


def _line(
    row: ListRow,
    text: str,
    tail: str,
    width: int,
    lit: str,
    *,
    first: bool,
    style: str = "",
    near: bool = False,
    dim: int = 0,
) -> Line:
    """Return one line of a row: pointer, bar, text, and the tail at the end or ``near`` it.

    So many letters at its beginning are ``dim``: a label.
    """
    pointer = {CURSOR: ">", MARKED: "*"}.get(lit, " ") if first else " "
    edge = " " * row.indent + pointer + _edge(row, first)
    end = width - (width >= _MARGIN)
    room = room_of(row, width)
    if tail and room <= _NEAR and not near:
        gap = end - cell_len(edge) - cell_len(text) - cell_len(tail)
    else:
        gap = _taken(tail, room) - cell_len(tail) if text else 0
    body = text + " " * gap if tail else text
    blank = " " * (width - cell_len(edge) - cell_len(body) - cell_len(tail))
    if lit in (CURSOR, MARKED):
        return ((lit, edge + body + tail + blank),)
    tone = f"edge-{row.tone}" if row.tone else "lead"
    bar = tone if first or not row.tone else f"fold-{row.tone}"
    if lit == MATCH and text and not style:
        pieces: list[Piece] = [
            (bar, edge),
            (MATCH, text),
            ("text", body[len(text) :]),
        ]
    else:
        pieces = [
            (bar, edge),
            ("dim", body[:dim]),
            (style or row.style, body[dim:]),
        ]
    pieces += [(tone, tail), ("text", blank)]
    if row.kind == ITEM and row.tone and row.style != "member":
        return _on_paper(pieces, row.indent + 1, width - end)
    return tuple(piece for piece in pieces if piece[1])


def _on_paper(pieces: list[Piece], before: int, after: int) -> Line:
    """Return the pieces of a card on its paper, which leaves cells free before and behind it."""
    (bar, edge), *inner, (rest, blank) = pieces
    margin = min(after, len(blank))
    laid = [
        (bar, edge[before:]),
        *inner,
        (rest, blank[margin:]),
    ]
    paper = [(role if role == MATCH else on_card(role), text) for role, text in laid if text]
    return (("text", edge[:before]), *paper, *([("text", " " * margin)] if margin else ()))


def _edge(row: ListRow, first: bool) -> str:
    """Return what stands in the place of the bar."""
    if row.lead and first:
        return row.lead
    bar = BAR if not row.lead or row.lead in _NO_SIGN else " "
    return bar + " " * _extra(row)


def _heading_lines(row: ListRow, width: int, lit: str, *, whole: bool) -> tuple[Line, ...]:
    """Return a heading with its count; over as many lines as it takes where there is room."""
    style = CURSOR if lit == CURSOR else row.style
    lead = " " * row.indent + (">" if lit == CURSOR else " ")
    tail = f" {row.signs[0]} " if row.signs else ""
    if cell_len(lead + row.text + tail) > width:
        tail = ""  # The name says more than the count.
    room = width - cell_len(tail)
    texts = wrap(row.text, max(1, room - cell_len(lead) - 1)) if whole else (row.text,)
    lines: list[Line] = [((style, fit(lead + text, room)),) for text in texts]
    if tail:
        lines[-1] = (*lines[-1], ("count", tail))
    return tuple(lines)


@lru_cache(maxsize=256)
def filler(width: int) -> Line:
    """Return an empty line."""
    return (("text", " " * width),)
