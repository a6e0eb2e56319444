"""Cards drawn: a row as lines of an exact width, whole or in as many lines as it was given.

A card is a bar in the colour of its block, its text beside it, and its signs behind the last word.
"""

from __future__ import annotations

from functools import lru_cache

from tui.view.rows import HEADING, TITLE, Line, Piece, Row
from tui.view.width import broken_lines, cell_len, cut, fit, wrap

BAR = "▎"
CURSOR, MARKED, MATCH = "cursor", "marked", "match"
"""How a row may be lit."""

_LEAD = 2
"""Cells before a text: the pointer or the mark, and the bar."""

_MARGIN = 34
"""Columns from which the last one stays empty."""

_READABLE = 76
"""Most cells of a line of text where a pane is as wide as the screen."""

_NEAR = 50
"""Columns up to which signs stand at the right edge; in wider ones right behind the text."""


def lines_of(row: Row, width: int, lines: int = 0, *, lit: str = "") -> tuple[Line, ...]:
    """Lay a row out in at most so many lines; 0 is all it has to say, details as well.

    Every line is exactly ``width`` wide.
    """
    if row.kind in (TITLE, HEADING):
        return (_heading_line(row, width, lit),)
    room, tail = room_of(row, width), _signs(row, width)
    whole = _whole(row, room, tail)
    texts = whole if not lines or len(whole) <= lines else _cut_to(row, lines, room, tail)
    last = len(texts) - 1
    drawn = [
        _line(row, text, tail if at == last else "", width, lit, first=at == 0)
        for at, text in enumerate(texts)
    ]
    if not lines:
        for text in row.detail:
            for part in wrap(text, max(1, room - 2)):
                drawn.append(_line(row, f"  {part}", "", width, lit, first=False, style="dim"))
    return tuple(drawn)


def needed(row: Row, width: int) -> int:
    """Return in how many lines nothing of a row is cut."""
    if row.kind in (TITLE, HEADING):
        return 1
    room, tail = room_of(row, width), _signs(row, width)
    if row.short:
        return min(len(wrap(row.short, room)), len(_whole(row, room, tail)))
    taken = cell_len(tail) + 1 if tail else 0
    if row.note and cell_len(_in_one(row, room - taken)) <= room - taken:
        return 1
    return len(_whole(row, room, tail))


def wished(row: Row, width: int) -> int:
    """Return how many lines a row fills, its notes below it and its question written out."""
    if row.kind in (TITLE, HEADING):
        return 1
    return len(_whole(row, room_of(row, width), _signs(row, width)))


def room_of(row: Row, width: int) -> int:
    """Return how many cells of text a line of a row has at a width."""
    lead = row.indent + _LEAD + _extra(row)
    return max(1, min(_READABLE, width - lead - (width >= _MARGIN)))


def _signs(row: Row, width: int) -> str:
    """Return the signs that may take half of the row at most; the last ones matter most."""
    signs = row.signs
    while signs and 1 + cell_len(" ".join(signs)) > width // 2:
        signs = signs[1:]
    return " ".join(signs)


def _extra(row: Row) -> int:
    """Return how many cells a lead takes beside that of the bar."""
    return max(0, cell_len(row.lead) - 1)


def _in_one(row: Row, room: int) -> str:
    """Return what a row says in one line: with its note, or its short form where it has one."""
    text = f"{row.text} · {row.note}" if row.note else row.text
    return row.short if row.short and cell_len(text) > room else text


@lru_cache(maxsize=1024)
def _whole(row: Row, room: int, tail: str) -> tuple[str, ...]:
    """Return all of a row's text in lines; the last one leaves room for the tail."""
    texts = [line.text for line in broken_lines(row.text, room, fill=True)]
    if row.note:
        texts += wrap(row.note, room)
    taken = cell_len(tail) + 1 if tail else 0
    if cell_len(texts[-1]) + taken <= room:
        return tuple(texts)
    rest, blank, word = texts[-1].rpartition(" ")
    if blank and cell_len(word) + taken <= room:
        return (*texts[:-1], rest, word)
    return (*texts, "")


def _cut_to(row: Row, lines: int, room: int, tail: str) -> tuple[str, ...]:
    """Return a row's text in fewer lines than it needs, the last one cut with an ellipsis."""
    left = max(1, room - (cell_len(tail) + 1 if tail else 0))
    if lines == 1:
        return (cut(_in_one(row, left), left),)
    broken = broken_lines(row.short or row.text, room, fill=True)
    head, rest = broken[: lines - 1], broken[lines - 1 :]
    text = ""
    for line in rest:
        text += line.text[:-1] if line.hyphen else line.text + ("" if line.joins else " ")
    text = f"{text} {row.note}" if row.note else text
    shown = [line.text for line in head]
    return (*shown, cut(text.strip(), left)) if text else tuple(shown)


def _line(
    row: Row, text: str, tail: str, width: int, lit: str, *, first: bool, style: str = ""
) -> Line:
    """Return one line of a row: pointer, bar, text, and the tail at the end."""
    pointer = {CURSOR: ">", MARKED: "*"}.get(lit, " ") if first else " "
    edge = " " * row.indent + pointer + _edge(row, first)
    end = width - (width >= _MARGIN)
    if tail and width <= _NEAR:
        gap = end - cell_len(edge) - cell_len(text) - cell_len(tail)
    else:
        gap = 2 if text and tail else 0
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
            (style or row.style, body),
        ]
    pieces += [(tone, tail), ("text", blank)]
    return tuple(piece for piece in pieces if piece[1])


def _edge(row: Row, first: bool) -> str:
    """Return what stands in the place of the bar."""
    if row.lead and first:
        return row.lead
    bar = BAR if not row.lead or row.lead == "!" else " "
    return bar + " " * _extra(row)


def _heading_line(row: Row, width: int, lit: str) -> Line:
    style = CURSOR if lit == CURSOR else row.style
    pointer = ">" if lit == CURSOR else " "
    text = " " * row.indent + pointer + row.text
    tail = f" {row.signs[0]} " if row.signs else ""
    if cell_len(text) + cell_len(tail) > width:
        tail = ""  # The name says more than the count.
    text = fit(text, width - cell_len(tail))
    return ((style, text), ("count", tail)) if tail else ((style, text),)


@lru_cache(maxsize=256)
def filler(width: int) -> Line:
    """Return an empty line."""
    return (("text", " " * width),)
