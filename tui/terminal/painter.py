"""From the screen that is shown to the one that should be, in as few bytes as can be.

Only cells that differ are written, with the shortest cursor moves and colour changes. Sequences
used: CUP, CUU, CUD, CUF, CHA, CR, LF, SGR, EL, ECH and one ED for a screen that is unknown; all
of them in a VT220, except ECH and CHA, which every terminal emulator of today has.
"""

from itertools import pairwise

from .capabilities import Terminal
from .cells import doubtful, single
from .grid import CellRow, Frame
from .older import written
from .pen import PLAIN, Pen, blank, turn
from .pieces import Piece, blanks_from, by_pen, differing, fit, graphemes, stretches

_BRIDGE = 6
"""Unchanged cells that may be written again because that is shorter than a cursor move."""

_WORTH_ERASING = 9
"""Blank cells from which ECH and a move are shorter than spaces."""

_GAP = " " * _WORTH_ERASING

_MOVE = 5
"""Bytes of a cursor move within a row, more or less."""

_SYNC_FROM = 2048
"""Bytes from which the terminal is asked to show an update in one go: smaller ones don't tear."""

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"


class Painter:
    """Knows what the terminal shows, and writes the way to a wanted frame."""

    def __init__(self, terminal: Terminal) -> None:
        self.synchronized = False
        """Whether the terminal said that it can hold back a half-drawn screen."""
        self.newline = "\r\n"
        """What goes to the first column of the next row: one byte where the line adds the other."""
        self._terminal = terminal
        self._shown: list[CellRow] = []
        self._width = 0
        self._epoch = -1
        self._pen: Pen | None = None
        self._at: tuple[int, int] | None = None
        self._out: list[str] = []

    def paint(self, frame: Frame) -> str:
        """Return the bytes (as text) that turn the screen into ``frame``."""
        self._out = []
        rows = [fit(frame.rows.get(y), frame.width) for y in range(frame.height)]
        if frame.epoch != self._epoch or len(rows) != len(self._shown):
            self._clear(rows, frame.width)
            self._epoch = frame.epoch
        for y, row in enumerate(rows):
            if row is not self._shown[y]:
                self._paint_row(y, row)
        if frame.cursor and frame.cursor != self._at:
            x, y = frame.cursor
            self._go(min(x, frame.width - 1), min(y, frame.height - 1))
        text = "".join(self._out)
        if self.synchronized and len(text) >= _SYNC_FROM:
            return f"{SYNC_START}{text}{SYNC_END}"
        return text

    def _clear(self, rows: list[CellRow], width: int) -> None:
        """Start from an empty screen, in the colour of most stretches of blanks on the wanted one.

        A stretch in another colour costs a change of colour and a move, however long it is.
        """
        paper = PLAIN
        if self._terminal.erases_with_paper:
            papers = [pen for row in rows[::2] for pen in stretches(row)]
            plain = [pen for pen in papers if not pen.attributes] or [PLAIN]
            paper = max(set(plain), key=plain.count)
        self._out.append("\x1b[m" + turn(PLAIN, paper) + "\x1b[H\x1b[J")
        self._pen, self._at, self._width = paper, (0, 0), width
        self._shown = [CellRow([" "] * width, [paper] * width) for _ in rows]

    def _paint_row(self, y: int, row: CellRow) -> None:
        """Write the cells of one row that differ from the shown ones."""
        old, self._shown[y] = self._shown[y], row
        if row == old:
            return
        runs = [(start - (not row.texts[start]), end) for start, end in differing(old, row)]
        erased = self._width
        for start, end, pen in self._ordered(row, by_pen(row, runs)):
            if start >= erased:
                continue
            if self._at is None or self._at[1] != y or not self._bridged(row, start):
                self._go(start, y)
            if not self._write_plain(row, start, end, y, pen):
                erased = min(erased, self._write(row, start, end, y))

    def _ordered(self, row: CellRow, pieces: list[Piece]) -> list[Piece]:
        """Put pieces in order, unless there is a doubt where the cursor stands after one."""
        plain = single("".join(row.texts))  # Much quicker than asking each, and nearly always so.
        if not plain and any(doubtful(row.texts[x]) for x in graphemes(row, pieces)):
            return pieces
        return self._in_order(pieces)

    def _in_order(self, pieces: list[Piece]) -> list[Piece]:
        """Order pieces: as they come, or pen by pen where that saves more than it moves."""
        if len(pieces) < 4:
            return pieces
        order = {self._pen or PLAIN: -1}
        for number, piece in enumerate(pieces):
            order.setdefault(piece.pen, number)
        distinct = sorted({piece.pen for piece in pieces}, key=order.__getitem__)
        as_they_come = sum(len(turn(old.pen, new.pen)) for old, new in pairwise(pieces))
        pen_by_pen = sum(len(turn(old, new)) for old, new in pairwise(distinct))
        if as_they_come <= pen_by_pen + _MOVE * (len(pieces) - len(distinct)):
            return pieces
        return sorted(pieces, key=lambda piece: order[piece.pen])

    def _bridged(self, row: CellRow, start: int) -> bool:
        """Cross the gap to ``start`` by writing what stands there, if that is no longer."""
        assert self._at is not None
        x, y = self._at
        if x == start:
            return True
        if x > start or start - x > _BRIDGE:
            return False
        gap = row.texts[x:start]
        text = "".join(gap)
        if len(text.encode()) > len(_forward(start - x)):
            return False
        plain_text = len(text) == len(gap) and "" not in gap and single(text)
        if not plain_text or any(pen != self._pen for pen in row.pens[x:start]):
            return False
        self._out.extend(self._encoded(text) for text in gap)
        self._at = (start, y)
        return True

    def _write_plain(self, row: CellRow, start: int, end: int, y: int, pen: Pen) -> bool:
        """Write cells at once if there is nothing to them: one pen, no gaps, no doubt."""
        text = "".join(row.texts[start:end])
        if not single(text) or _GAP in text or text.endswith("    ") or not self._terminal.unicode:
            return False
        if self._pen is None or not text.isspace() or blank(self._pen) != blank(pen):
            self._use(pen)
        self._out.append(text)
        self._at = (end, y) if end < self._width else None
        return True

    def _write(self, row: CellRow, start: int, end: int, y: int) -> int:
        """Write cells ``start`` to ``end``; return from where on the row has been erased."""
        x = start
        while x < end:
            text, pen = row.texts[x], row.pens[x]
            if text == " ":
                pen = blank(pen)
                if self._pen is None or blank(self._pen) != pen:
                    self._use(pen)
                blanks = blanks_from(row, x, pen)
                if x + blanks == self._width and blanks > 3 and self._erases(pen):
                    self._out.append("\x1b[K")
                    return x
                blanks = min(blanks, end - x)
                if blanks >= _WORTH_ERASING and self._erases(pen):
                    self._out.append(f"\x1b[{blanks}X")
                    x += blanks
                    if x < end:
                        self._go(x, y)
                    continue
                width = 1
            else:
                self._use(pen)
                width = 2 if x + 1 < self._width and not row.texts[x + 1] else 1
                if reach := doubtful(text):
                    end = max(end, min(self._width, x + reach))
                    self._write_doubtful(text, x, y, width)
                    x += width
                    if x < end:
                        self._go(x, y)
                    continue
            self._out.append(self._encoded(text))
            x += width
            # After the last column terminals differ on where the cursor stands.
            self._at = (x, y) if x < self._width else None
        return self._width

    def _write_doubtful(self, text: str, x: int, y: int, width: int) -> None:
        """Write a grapheme that terminals take for one, two or more cells, leaving no trace.

        The cells are emptied first (a narrow drawing leaves the second one as it was), and the
        cursor is sent to its place afterwards; the caller writes again what may be overwritten.
        """
        self._out.append(" " * width)
        self._at = None
        self._go(x, y)
        self._out.append(self._encoded(text))
        self._at = None

    def _use(self, pen: Pen) -> None:
        if pen != self._pen:
            self._out.append(
                f"\x1b[m{turn(PLAIN, pen)}" if self._pen is None else turn(self._pen, pen)
            )
            self._pen = pen

    def _erases(self, pen: Pen) -> bool:
        """Return whether an erased cell looks like a space drawn with this pen."""
        return not pen.attributes and (not pen.paper or self._terminal.erases_with_paper)

    def _go(self, x: int, y: int) -> None:
        """Move the cursor by the shortest sequence."""
        if self._at == (x, y):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"]
        if self._at:
            at_x, at_y = self._at
            if y == at_y:
                ways.append(_forward(x - at_x) if x > at_x else f"\x1b[{x + 1}G")
                ways.append("\r" + (_forward(x) if x else ""))
            elif y == at_y + 1:
                ways.append(self.newline + (_forward(x) if x else ""))
            if x == at_x:
                down = y - at_y
                ways.append(f"\x1b[{abs(down) if abs(down) > 1 else ''}{'B' if down > 0 else 'A'}")
        self._out.append(min(ways, key=len))
        self._at = (x, y)

    def _encoded(self, text: str) -> str:
        """Return a grapheme as this terminal's character set can show it."""
        if self._terminal.unicode:
            return text
        return written(text, self._terminal.encoding)


def _forward(cells: int) -> str:
    return "\x1b[C" if cells == 1 else f"\x1b[{cells}C"
