"""A table as lines: columns that fit, a cursor on one cell, signs where more follows."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tui.view.bars import trimmed
from tui.view.card import BAR
from tui.view.rows import Line, Piece
from tui.view.width import cell_len, cut, fit

TEXT, SWITCH, SHOWN = "text", "switch", "shown"
"""How a column's cells change: typed, by one key, or not at all."""

LEAD = 2
"""Cells before a row: the pointer or the mark, and the row's own sign."""

_SIGN = 5
"""Cells kept at the right for the number of columns that follow."""

_COMFORT = 16
"""Cells a column gets, if it wants them, where not all columns fit anyway."""

NO_LOOKS: Mapping[str, str] = MappingProxyType({})


class TableColumn(NamedTuple):
    """One column. ``title`` may have several lines, parted by ``\\n``."""

    id: str
    title: str
    least: int = 6
    """Fewest cells in which it still says something."""
    most: int = 32
    """Most cells it takes."""
    kind: str = TEXT
    centred: bool = False
    gap: int = 1
    """Blank cells before it."""
    looks: Mapping[str, str] = NO_LOOKS
    """Style role by what a cell holds, where that differs from its row's."""


class TableRow(NamedTuple):
    """One row: a text per column, in their order."""

    id: str
    cells: tuple[str, ...]
    style: str = "text"
    lead: str = " "
    """One character before the row: a mark of conflict, of an outsider."""
    group: int = 0
    """Rows of a higher group stand below the others, however the table is sorted."""


class ColumnSlot(NamedTuple):
    """Where a column is drawn: its number among the columns, its first cell, its cells."""

    column: int
    x: int
    width: int


class Layout(NamedTuple):
    """The columns that are on screen."""

    slots: tuple[ColumnSlot, ...]
    before: int = 0
    """How many columns are scrolled out at the left of those that scroll."""
    after: int = 0

    def slot(self, column: int) -> ColumnSlot | None:
        """Return where a column is drawn, or None where it isn't."""
        return next((slot for slot in self.slots if slot.column == column), None)


def natural(columns: Sequence[TableColumn], rows: Sequence[TableRow]) -> list[int]:
    """Return how many cells each column would like."""
    wanted: list[int] = []
    for at, column in enumerate(columns):
        size = max((cell_len(part) for part in column.title.split("\n")), default=0)
        for row in rows:
            if size >= column.most:
                break
            size = max(size, cell_len(row.cells[at]))
        wanted.append(max(column.least, min(size, column.most)))
    return wanted


def lay_out(
    columns: Sequence[TableColumn], wanted: Sequence[int], width: int, first: int, frozen: int = 1
) -> Layout:
    """Divide the width: as wished, else narrower, else scrolled.

    Scrolled, the first ``frozen`` columns stay and column ``first`` comes after them.
    """
    if not columns:
        return Layout(())
    widths = list(wanted)
    room = width - LEAD
    _shrink(widths, columns, room)
    if sum(widths) + sum(column.gap for column in columns) <= room:
        return Layout(_placed(columns, widths, list(range(len(columns)))))
    chosen = list(range(min(frozen, len(columns))))
    widths = [
        min(wish, max(column.least, width // 3 if at < frozen else _COMFORT))
        for at, (wish, column) in enumerate(zip(wanted, columns, strict=True))
    ]
    room -= sum(widths[at] + columns[at].gap for at in chosen) + _SIGN
    for at in range(max(frozen, first), len(columns)):
        gap = columns[at].gap
        if room < gap + min(widths[at], columns[at].least) and len(chosen) > frozen:
            break
        widths[at] = max(1, min(widths[at], room - gap))
        chosen.append(at)
        room -= widths[at] + gap
    _grow(widths, wanted, chosen[frozen:], room)
    before = max(frozen, first) - frozen
    return Layout(_placed(columns, widths, chosen), before, len(columns) - 1 - chosen[-1])


def scrolled(
    columns: Sequence[TableColumn],
    wanted: Sequence[int],
    width: int,
    first: int,
    column: int,
    frozen: int = 1,
) -> tuple[int, Layout]:
    """Return which column follows those that stay, and the layout: ``column`` is on screen."""
    first = max(frozen, min(first, len(columns) - 1))
    if frozen <= column < first:
        first = column
    layout = lay_out(columns, wanted, width, first, frozen)
    while layout.slot(column) is None and first < column:
        first += 1
        layout = lay_out(columns, wanted, width, first, frozen)
    while first > frozen and not layout.after:
        wider = lay_out(columns, wanted, width, first - 1, frozen)
        if wider.after or wider.slot(column) is None:
            break
        first, layout = first - 1, wider
    return first, layout


def heads(
    columns: Sequence[TableColumn],
    layout: Layout,
    width: int,
    column: int,
    sorted_by: tuple[int, bool],
    tone: int = 0,
) -> list[Line]:
    """Return the lines with the names of the columns; the one under the cursor stands out."""
    usual = f"heading-{tone}" if tone else "heading"
    tall = max((title.title.count("\n") + 1 for title in columns), default=1)
    lines: list[Line] = []
    for level in range(tall):
        pieces: list[Piece] = [("heading", " " * LEAD)]
        x = LEAD
        for slot in layout.slots:
            one = columns[slot.column]
            parts = one.title.split("\n")
            at = level - (tall - len(parts))
            text = parts[at] if at >= 0 else ""
            if slot.column == sorted_by[0] and level == tall - 1:
                text = cut(text, max(0, slot.width - 2)) + (" ▼" if sorted_by[1] else " ▲")
            style = "title-focus" if slot.column == column else usual
            pieces += [("heading", " " * (slot.x - x)), (style, _in_cell(text, slot.width, one))]
            x = slot.x + slot.width
        lines.append(_signed(pieces, layout, width, last=level == tall - 1))
    return lines


def body(
    columns: Sequence[TableColumn],
    layout: Layout,
    rows: Sequence[TableRow],
    width: int,
    cursor: tuple[int, int],
    marked: frozenset[str],
    start: int = 0,
    tone: int = 0,
) -> list[Line]:
    """Return a line per row; ``cursor`` is a row and a column, ``start`` the first row's number.

    With the ``tone`` of a block rows have the edge of its cards.
    """
    lines: list[Line] = []
    for at, row in enumerate(rows, start):
        here = at == cursor[0]
        chosen = row.id in marked
        pointer = ">" if here else "*" if chosen else " "
        style = "marked" if chosen else row.style
        edge = BAR if tone and row.lead == " " else row.lead
        pieces: list[Piece] = [(f"edge-{tone}" if tone else "lead", pointer + edge)]
        x = LEAD
        for slot in layout.slots:
            one = columns[slot.column]
            text = row.cells[slot.column]
            state = style if chosen else one.looks.get(text, style)
            if here and slot.column == cursor[1]:
                pieces.append((style if not chosen else "text", " " * (slot.x - x)))
                pieces += _cursor_cell(text, slot.width, one)
            else:
                if here and slot.column == 0:
                    state = "title"
                pieces.append(("text", " " * (slot.x - x)))
                pieces.append((state, _in_cell(text, slot.width, one)))
            x = slot.x + slot.width
        lines.append(trimmed(_joined(pieces), width, "text"))
    return lines


def rule(width: int, above: int, below: int) -> Line:
    """Return the line under a table; it says how many rows are out of sight."""
    signs = [f"↑ {above}"] if above else []
    signs += [f"↓ {below}"] if below else []
    text = f" {'  '.join(signs)} " if signs else ""
    dashes = max(0, width - cell_len(text) - 2)
    return trimmed([("frame", "─" * dashes), ("more", text), ("frame", "──")], width, "text")


def _shrink(widths: list[int], columns: Sequence[TableColumn], room: int) -> None:
    """Take cells from the widest columns until all fit, none below its least."""
    over = sum(widths) + sum(column.gap for column in columns) - room
    while over > 0:
        able = [at for at, column in enumerate(columns) if widths[at] > column.least]
        if not able:
            return
        widest = max(able, key=lambda at: widths[at])
        widths[widest] -= 1
        over -= 1


def _grow(widths: list[int], wanted: Sequence[int], chosen: Sequence[int], room: int) -> None:
    for at in chosen:
        more = max(0, min(room, wanted[at] - widths[at]))
        widths[at] += more
        room -= more


def _placed(
    columns: Sequence[TableColumn], widths: Sequence[int], chosen: Sequence[int]
) -> tuple[ColumnSlot, ...]:
    slots: list[ColumnSlot] = []
    x = LEAD
    for at in chosen:
        x += columns[at].gap if at else 0
        slots.append(ColumnSlot(at, x, widths[at]))
        x += widths[at]
    return tuple(slots)


def _in_cell(text: str, width: int, column: TableColumn) -> str:
    if column.centred:
        shown = cut(text, width)
        left = (width - cell_len(shown)) // 2
        return fit(" " * left + shown, width)
    return fit(text, width)


def _cursor_cell(text: str, width: int, column: TableColumn) -> list[Piece]:
    """The highlight hugs the text where a cell is wide: fewer cells change on a slow line."""
    shown = _in_cell(text, width, column)
    size = max(min(width, 4), min(width, cell_len(shown.rstrip()) + 1))
    head = shown[:size]
    if cell_len(head) != size:
        return [("cursor", shown)]
    return [("cursor", head), ("text", " " * (width - size))]


def _signed(pieces: list[Piece], layout: Layout, width: int, *, last: bool) -> Line:
    """Put the numbers of columns out of sight at the end of a line of heads."""
    if not last or not (layout.before or layout.after):
        return trimmed(_joined(pieces), width, "heading")
    sign = (f"‹{layout.before}" if layout.before else "") + (
        f"›{layout.after}" if layout.after else ""
    )
    room = width - cell_len(sign) - 1
    return (*trimmed(_joined(pieces), room, "heading"), ("more", sign), ("heading", " "))


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Join neighbours of one style."""
    out: list[Piece] = []
    for style, text in pieces:
        if not text:
            continue
        if out and out[-1][0] == style:
            out[-1] = (style, out[-1][1] + text)
        else:
            out.append((style, text))
    return out
