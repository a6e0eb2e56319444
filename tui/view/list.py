"""A list as lines: entries, the headings above them, and text that is only read."""

from collections.abc import Iterable

from tui.view import bars
from tui.view.card import BAR
from tui.view.rows import Line, Piece
from tui.view.scroll import Stretch
from tui.view.width import cell_len, cut, fit, wrap


def entry_block(
    key: str, lead: str, text: str, width: int, *, cursor: bool, style: str, tone: int = 0
) -> Stretch:
    """Return an entry of as many lines as its text takes; the cursor hugs the text.

    With the ``tone`` of a block it is drawn as a card of the sheet.
    """
    if tone:
        return _card(key, lead, text, width, cursor, style, tone)
    pointer = ">" if cursor else " "
    hang = " " * (cell_len(lead) + 2)
    first, *rest = wrap(text, max(8, width - cell_len(hang) - 1))
    texts = [f"{pointer}{lead} {first}", *(hang + more for more in rest)]
    role = "cursor" if cursor else style
    lines = [bars.trimmed([(role, cut(one, width))], width, "text") for one in texts]
    return Stretch(tuple(lines), key)


def _card(
    key: str, lead: str, text: str, width: int, cursor: bool, style: str, tone: int
) -> Stretch:
    edge = lead or BAR
    hang = " " + (BAR if edge == BAR else " " * (cell_len(edge) + 1))
    head = (">" if cursor else " ") + (edge if edge == BAR else f"{edge} ")
    first, *rest = wrap(text, max(8, width - cell_len(hang) - 1))
    lines: list[Line] = []
    for at, part in enumerate((first, *rest)):
        side = (f"edge-{tone}", head) if at == 0 else (f"fold-{tone}", hang)
        pieces = [("cursor", side[1] + part)] if cursor else [side, (style, part)]
        lines.append(bars.trimmed(pieces, width, "text"))
    return Stretch(tuple(lines), key)


def heading_block(
    text: str,
    width: int,
    tail: str = "",
    *,
    apart: bool = True,
    cursor: bool = False,
    tone: int = 0,
) -> Stretch:
    """Return a heading, with something short at its right, and a blank line above.

    ``tone`` is that of the block it names; 0 is none.
    """
    room = width - cell_len(tail) - 2
    shown = cut(f"{'>' if cursor else ' '}{text}", max(4, room))
    gap = " " * max(1, width - cell_len(shown) - cell_len(tail) - 1)
    role = "cursor" if cursor else f"head-{tone}" if tone else "heading"
    pieces: list[Piece] = [(role, shown), ("text", gap), ("count", tail)]
    blank = [bars.trimmed([], width, "text")] if apart else []
    return Stretch((*blank, bars.trimmed(pieces, width, "text")))


def text_block(pieces: Iterable[Piece], width: int) -> Stretch:
    """Return text to read, broken where it is too long; what it is set in by stays."""
    lines = []
    for role, text in pieces:
        inner = text.lstrip(" ")
        edge = " " * (len(text) - len(inner))
        for part in wrap(inner, max(8, width - len(edge) - 2)):
            lines.append(bars.trimmed([(role, edge + part)], width, "text"))
    return Stretch(tuple(lines))


def labelled_block(label: str, text: str, width: int, cells: int) -> Stretch:
    """Return a text with a label of so many cells at its left, as in a table of keys."""
    first, *rest = wrap(text, max(10, width - cells - 1))
    lines = [bars.trimmed([("lead", fit(label, cells)), ("text", first)], width, "text")]
    lines += [bars.trimmed([("text", " " * cells + more)], width, "text") for more in rest]
    return Stretch(tuple(lines))
