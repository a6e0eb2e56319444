"""Painting: a plan filled with rows, as lines of styled text."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from tui.themes import on_card
from tui.view.borders import Heads, counts_of, drawn
from tui.view.card import CURSOR, MARKED, MATCH, filler, lines_of
from tui.view.cell import FITTED, FULL, identity
from tui.view.cell_rows import Builder
from tui.view.panes import Pane, PaneLayout, focused_block, plan
from tui.view.rows import GHOST, Line, ListRow, Piece
from tui.view.state import Cursor, ViewState
from tui.view.width import cell_len, crop, cut


class RowSlot(NamedTuple):
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
    slots: tuple[RowSlot, ...]
    panes: tuple[Pane, ...]
    ghost: RowSlot | None

    def slot_of(self, cursor: Cursor) -> RowSlot | None:
        """Return where a cursor is shown, or None where it isn't."""
        return next((slot for slot in self.slots if same(slot.cursor, cursor)), None)


_Shown: TypeAlias = tuple[list[Line], list[tuple[RowSlot, ListRow]]]
"""The lines of a pane, and the slots among them with their rows."""


def same(one: Cursor, other: Cursor) -> bool:
    """Tell whether two cursors are the same thing, or the same open place."""
    return identity(one) == identity(other)


class SheetPainter:
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
        slots: list[RowSlot] = []
        ghost: RowSlot | None = None
        content: list[list[tuple[int, Line]]] = [[] for _ in range(state.height)]
        for number, pane in enumerate(layout.panes):
            lines, seen = self._shown(pane, number, state)
            if pane.cell.title:
                title = _row_lines(pane.cell.title, pane.width, 1, "", False, "")
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
        plain = laid = cell.lines(pane.width, pane.height, pane.depth)
        if at is not None and pane.depth == FITTED and not state.ghost and state.opens:
            laid = cell.opened(plain, at, pane.width, pane.height)
        counts, starts = laid
        target = None if at is None else (starts[at], counts[at])
        offset = self._scrolled(pane, starts[-1], target)
        if target is not None:  # A card begins with its first line, not halfway.
            offset = min(starts[bisect_left(starts, offset)], max(offset, target[0]))
        self._scrolls[cell.key] = min(offset, max(0, plain.starts[-1] - pane.height))
        first = max(0, bisect_right(starts, offset) - 1)
        last = min(len(cell.rows), bisect_left(starts, offset + pane.height))
        lines: list[Line] = []
        slots: list[tuple[RowSlot, ListRow]] = []
        for position in range(first, last):
            row = cell.rows[position]
            shown = self._row(row, pane, counts[position], position == at, state)
            top = starts[position] - offset
            shown = shown[max(0, -top) : max(0, pane.height - top)]
            if row.cursor is not None and shown:
                y = pane.y + max(0, top)
                slots.append((RowSlot(row.cursor, number, pane.x, y, pane.width, len(shown)), row))
            lines += shown
            until = min(pane.height, starts[position + 1] - offset)
            lines += [filler(pane.width)] * (until - len(lines))
        lines += [filler(pane.width)] * (pane.height - len(lines))
        above = bisect_left(cell.cursor_rows, first)
        below = len(cell.cursor_rows) - bisect_left(cell.cursor_rows, last)
        return _signed(lines, pane, above, below, starts[-1] - offset > pane.height), slots

    def _row(
        self, row: ListRow, pane: Pane, count: int, cursor: bool, state: ViewState
    ) -> tuple[Line, ...]:
        if not count:
            return ()
        ref = row.cursor.ref if row.cursor else None
        lit = ""
        if cursor and not state.ghost:
            lit = CURSOR
        elif ref is not None and ref in state.marked:
            lit = MARKED
        elif ref is not None and ref in state.matches:
            lit = MATCH
        return _row_lines(
            row,
            pane.width,
            0 if pane.depth == FULL else count,
            lit,
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
        return offset

    def _frame(
        self, builder: Builder, state: ViewState, layout: PaneLayout
    ) -> list[list[tuple[int, Piece]]]:
        """Return borders and block titles as pieces by row."""
        if not layout.blocks:
            return [[] for _ in range(state.height)]
        heads = Heads(focused_block(builder, state).id, counts_of(builder, layout))
        where = tuple(layout.blocks.items()), layout.dividers, state.width, state.height
        key = (*where, heads.focus, *heads.counts.values())
        if key not in self._frames:
            if len(self._frames) > 64:
                self._frames.clear()
            self._frames[key] = drawn(builder, state.width, state.height, layout, heads)
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
    row: ListRow, width: int, count: int, lit: str, moving: bool, editor: str
) -> tuple[Line, ...]:
    if editor:
        row = row._replace(signs=(*row.signs, f"✎{editor}"))
    if lit == CURSOR and moving:
        row = row._replace(lead="↕")
    return lines_of(row, width, count, lit=lit)


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
        # Half a sign or half a count says something else; a text that is cut says so.
        sign_too = (
            style.startswith(("edge-", on_card("edge-")))
            and cell_len(text) < room + cell_len(sign) + 2
        )
        pieces.append((style, crop("" if sign_too else cut(text.rstrip(), room), room)))
        room = 0
        break
    return (*pieces, ("more", " " * (room + 1) + sign))
