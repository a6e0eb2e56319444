"""Painting: a plan filled with rows, as lines of styled text."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from board.i18n import pick
from board.template import Block
from tui.view.cells import Builder, identity
from tui.view.frame import Frame
from tui.view.geometry import Box
from tui.view.panes import Pane, Plan, focused_block, plan
from tui.view.rows import CUT, GHOST, Line, Piece, Row, filler, lines_of
from tui.view.state import Cursor, ViewState
from tui.view.width import cell_len, crop, cut


class Slot(NamedTuple):
    """A row on screen that the cursor can be on, with its first line and how many it takes."""

    cursor: Cursor
    pane: int
    x: int
    y: int
    width: int
    height: int


class Painting(NamedTuple):
    """Everything there is to see, and where the cursor can be."""

    lines: tuple[Line, ...]
    slots: tuple[Slot, ...]
    panes: tuple[Pane, ...]
    ghost: Slot | None

    def slot_of(self, cursor: Cursor) -> Slot | None:
        """Return where a cursor is shown, or None where it isn't."""
        return next((slot for slot in self.slots if same(slot.cursor, cursor)), None)


_Shown: TypeAlias = tuple[list[Line], list[tuple[Slot, Row]]]
"""The lines of a pane, and the slots among them with their rows."""


def same(one: Cursor, other: Cursor) -> bool:
    """Tell whether two cursors are the same thing, or the same open place."""
    return identity(one) == identity(other)


class Painter:
    """Paints one canvas again and again; remembers frames and how far cells were scrolled."""

    def __init__(self) -> None:
        self._scrolls: dict[str, int] = {}
        self._frames: dict[object, list[list[tuple[int, Piece]]]] = {}
        self._panes: dict[int, tuple[object, _Shown]] = {}
        """By number, what the last paint put in a pane, and what that hung on."""
        self._rows: list[tuple[list[tuple[int, Line]], object, Line]] = []
        """Per row, what the last paint made it of, and the line that became of it."""

    def paint(self, builder: Builder, state: ViewState) -> Painting:
        """Paint a look of the builder's canvas."""
        layout = plan(builder, state)
        slots: list[Slot] = []
        ghost: Slot | None = None
        content: list[list[tuple[int, Line]]] = [[] for _ in range(state.height)]
        for number, pane in enumerate(layout.panes):
            lines, seen = self._shown(pane, number, state)
            if pane.cell.title:
                title = _row_lines(pane.cell.title, pane.width, CUT, False, False, False, False, "")
                content[pane.y - 1].append((pane.x, title[0]))
            for offset, line in enumerate(lines):
                content[pane.y + offset].append((pane.x, line))
            for slot, row in seen:
                if row.kind == GHOST:
                    ghost = slot
                else:
                    slots.append(slot)
        frame = self._frame(builder, state, layout)
        return Painting(self._lines(frame, content), tuple(slots), layout.panes, ghost)

    def _lines(
        self, frame: list[list[tuple[int, Piece]]], content: list[list[tuple[int, Line]]]
    ) -> tuple[Line, ...]:
        """Return the rows as lines; one made of the same parts as before is the same line."""
        before = self._rows if len(self._rows) == len(content) else [([], None, ())] * len(content)
        self._rows = [
            (parts, borders, line)
            if parts == old and borders == around
            else (parts, borders, _joined(sorted([*borders, *parts], key=_first)))
            for parts, borders, (old, around, line) in zip(content, frame, before, strict=True)
        ]
        return tuple(line for _, _, line in self._rows)

    def _shown(self, pane: Pane, number: int, state: ViewState) -> _Shown:
        """Return what a pane shows: as the last time where nothing it hangs on is different."""
        cell = pane.cell
        at = cell.ghost_row if state.ghost else cell.row_of(state.cursor)
        hangs_on = (at, state.ghost, state.marked, state.matches, state.moving, state.editing)
        known, shown = self._panes.get(number, (None, None))
        if shown is not None and known == (pane, hangs_on, self._scrolls.get(cell.key)):
            return shown
        shown = self._pane(pane, number, at, state)
        self._panes[number] = (pane, hangs_on, self._scrolls.get(cell.key)), shown
        return shown

    def _pane(self, pane: Pane, number: int, at: int | None, state: ViewState) -> _Shown:
        """Return the visible lines of a pane, and the slots among them.

        Only rows that show are laid out, so that a cell of a thousand costs no more than its part
        on screen.
        """
        cell = pane.cell
        starts = cell.starts(pane.width, pane.wraps)
        target = None if at is None else (starts[at], starts[at + 1] - starts[at])
        total = starts[-1]
        offset = self._scrolled(pane, total, target)
        first = max(0, bisect_right(starts, offset) - 1)
        last = min(len(cell.rows), bisect_left(starts, offset + pane.height))
        lines: list[Line] = []
        slots: list[tuple[Slot, Row]] = []
        for position in range(first, last):
            row = cell.rows[position]
            shown = self._row(row, pane, position == at, state)
            top = starts[position] - offset
            shown = shown[max(0, -top) : len(shown) - max(0, top + len(shown) - pane.height)]
            if row.cursor is not None and shown:
                y = pane.y + max(0, top)
                slots.append((Slot(row.cursor, number, pane.x, y, pane.width, len(shown)), row))
            lines += shown
        lines += [filler(pane.width)] * (pane.height - len(lines))
        above = bisect_left(cell.cursor_rows, first)
        below = len(cell.cursor_rows) - bisect_left(cell.cursor_rows, last)
        return _signed(lines, pane, above, below, total - offset > pane.height), slots

    def _row(self, row: Row, pane: Pane, cursor: bool, state: ViewState) -> tuple[Line, ...]:
        ref = row.cursor.ref if row.cursor else None
        return _row_lines(
            row,
            pane.width,
            pane.wraps,
            cursor and not state.ghost,
            ref is not None and ref in state.marked,
            ref is not None and ref in state.matches,
            state.moving,
            state.editing.get(ref.id, "") if ref is not None and state.editing else "",
        )

    def _scrolled(self, pane: Pane, total: int, target: tuple[int, int] | None) -> int:
        """Return the first line shown: as before, moved just enough to show the cursor."""
        offset = min(self._scrolls.get(pane.cell.key, 0), max(0, total - pane.height))
        if target is None:
            if pane.height < 3:
                offset = 0
        else:
            first, height = target
            # One line of context above and below, where there is room for it.
            margin = 1 if pane.height > height + 2 else 0
            offset = min(offset, max(0, first - margin))
            last = min(total, first + height + margin)
            offset = max(offset, last - pane.height)
            offset = min(offset, first)
        self._scrolls[pane.cell.key] = offset
        return offset

    def _frame(
        self, builder: Builder, state: ViewState, layout: Plan
    ) -> list[list[tuple[int, Piece]]]:
        """Return borders and block titles as pieces by row."""
        if not layout.blocks:
            return [[] for _ in range(state.height)]
        focus = focused_block(builder, state).id
        index = builder.index
        counts = tuple(len(index.under(block_id)) for block_id in layout.blocks)
        key = (
            tuple(layout.blocks.items()),
            layout.dividers,
            focus,
            counts,
            state.width,
            state.height,
        )
        if key not in self._frames:
            if len(self._frames) > 64:
                self._frames.clear()
            self._frames[key] = _draw_frame(builder, state, layout, focus, counts)
        return self._frames[key]


def _first(item: tuple[int, object]) -> int:
    return item[0]


def _joined(parts: list[tuple[int, Piece | Line]]) -> Line:
    line: list[Piece] = []
    for _, part in parts:
        if part and isinstance(part[0], str):
            line.append(part)
        else:
            line += part
    return tuple(line)


@lru_cache(maxsize=1024)
def _row_lines(
    row: Row,
    width: int,
    wraps: int,
    cursor: bool,
    marked: bool,
    match: bool,
    moving: bool,
    editor: str,
) -> tuple[Line, ...]:
    if editor:
        row = row._replace(tail=f"{row.tail} ✎{editor}".strip())
    if cursor and moving:
        row = row._replace(lead="↕")
    return lines_of(row, width, wraps=wraps, cursor=cursor, marked=marked, match=match)


def _signed(lines: list[Line], pane: Pane, above: int, below: int, more: bool) -> list[Line]:
    """Put signs on the first and last line where there is more than what shows."""
    if above and lines:
        lines[0] = _with_sign(lines[0], f"↑{above}", pane.width)
    if more and lines:
        lines[-1] = _with_sign(lines[-1], f"↓{below or ''}", pane.width)
    return lines


def _with_sign(line: Line, sign: str, width: int) -> Line:
    """Put a sign at the right end of a line, over whatever was there."""
    room = width - cell_len(sign) - 1
    if room < 0:
        return line
    pieces: list[Piece] = []
    for style, text in line:
        size = cell_len(text)
        if size <= room:
            pieces.append((style, text))
            room -= size
            continue
        pieces.append((style, crop(text, room)))
        room = 0
        break
    return (*pieces, ("more", " " * (room + 1) + sign))


def _draw_frame(
    builder: Builder, state: ViewState, layout: Plan, focus: str, counts: tuple[int, ...]
) -> list[list[tuple[int, Piece]]]:
    frame = Frame(state.width, state.height)
    for box in layout.blocks.values():
        frame.box(box)
    for x, first, last in layout.dividers:
        frame.vertical(x, first, last)
    titles = {
        (box.x0, box.y0): _title(builder, block_id, box, count, block_id == focus)
        for (block_id, box), count in zip(layout.blocks.items(), counts, strict=True)
    }
    covered = _covered(layout)
    rows: list[list[tuple[int, Piece]]] = []
    for y in range(state.height):
        row: list[tuple[int, Piece]] = []
        x = 0
        while x < state.width:
            title = titles.get((x - 1, y))
            if title:
                for piece in title:
                    row.append((x, piece))
                    x += cell_len(piece[1])
                continue
            if (end := covered[y].get(x)) is not None:
                x = end
                continue
            start = x
            x += 1
            while x < state.width and x not in covered[y] and (x - 1, y) not in titles:
                x += 1
            row.append((start, ("frame", frame.text(y, start, x))))
        rows.append(row)
    return rows


def _covered(layout: Plan) -> dict[int, dict[int, int]]:
    """Return for every row where panes (and their titles) start and end."""
    covered: dict[int, dict[int, int]] = defaultdict(dict)
    for pane in layout.panes:
        top = pane.y - (1 if pane.cell.title else 0)
        for y in range(top, pane.y + pane.height):
            covered[y][pane.x] = pane.x + pane.width
    return covered


def _title(builder: Builder, block_id: str, box: Box, count: int, focused: bool) -> list[Piece]:
    """Return what stands in a block's top border: number, name, key question, count."""
    block = builder.index.canvas.template.block(block_id)
    assert block is not None
    tail = f" {count} " if count else ""
    room = box.width - cell_len(tail)
    name = _name(builder, block, room, focused)
    style = "title-focus" if focused else "title"
    question = _question(builder, block, room - cell_len(name))
    line = "─" * max(0, room - cell_len(name) - cell_len(question))
    pieces: list[Piece] = [(style, name), ("question", question), ("frame", line), ("count", tail)]
    return [piece for piece in pieces if piece[1]]


def _name(builder: Builder, block: Block, room: int, focused: bool) -> str:
    sign = "▸" if focused else "─"
    for words in (block.title, block.short):
        name = f"{sign}{block.number} {pick(words, builder.language)}"
        if cell_len(name) <= room:
            return name
    return cut(name, max(1, room))


def _question(builder: Builder, block: Block, room: int) -> str:
    question = f" · {pick(block.key, builder.language)} "
    if cell_len(question) <= room:
        return question
    return " " if room >= 1 else ""
