"""From the screen that is shown to the one that should be, in as few bytes as can be.

Only cells that differ are written, with the shortest cursor moves and colour changes. Sequences
used: CUP, CUU, CUD, CUF, CHA, CR, LF, SGR, EL, ECH and one ED for a screen that is unknown; all
of them in a VT220, except ECH and CHA, which every terminal emulator of today has.
"""

from .capabilities import Terminal
from .cells import doubtful
from .grid import Frame, Row
from .pen import PLAIN, Pen, blank, turn

_BRIDGE = 6
"""Unchanged cells that may be written again because that is shorter than a cursor move."""

_WORTH_ERASING = 9
"""Blank cells from which ECH and a move are shorter than spaces."""

_SYNC_FROM = 2048
"""Bytes from which the terminal is asked to show an update in one go: smaller ones don't tear."""

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"

_IN_ASCII = str.maketrans(
    "─│┌┐└┘├┤┬┴┼╭╮╯╰━┃═║●○✓✗…·–—‘’“”•→←↑↓↳",
    "-|+++++++++++++-|=|*ovx..--''\"\"*><^v>",
)


class Painter:
    """Knows what the terminal shows, and writes the way to a wanted frame."""

    def __init__(self, terminal: Terminal) -> None:
        self.synchronized = False
        """Whether the terminal said that it can hold back a half-drawn screen."""
        self._terminal = terminal
        self._shown: list[Row] = []
        self._width = 0
        self._epoch = -1
        self._pen: Pen | None = None
        self._at: tuple[int, int] | None = None
        self._out: list[str] = []

    def paint(self, frame: Frame) -> str:
        """Return the bytes (as text) that turn the screen into ``frame``."""
        self._out = []
        rows = [_fit(frame.rows.get(y), frame.width) for y in range(frame.height)]
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

    def forget(self) -> None:
        """Take back what is known of cursor and pen: someone else may have written."""
        self._pen = self._at = None

    def _clear(self, rows: list[Row], width: int) -> None:
        """Start from an empty screen, in the colour that most of the wanted one has."""
        paper = PLAIN
        if self._terminal.erases_with_paper:
            papers = [blank(pen) for row in rows for pen in row.pens[:: max(1, width // 16)]]
            plain = [pen for pen in papers if not pen.attributes] or [PLAIN]
            paper = max(set(plain), key=plain.count)
        self._out.append("\x1b[m" + turn(PLAIN, paper) + "\x1b[H\x1b[J")
        self._pen, self._at, self._width = paper, (0, 0), width
        self._shown = [Row([" "] * width, [paper] * width) for _ in rows]

    def _paint_row(self, y: int, row: Row) -> None:
        """Write the cells of one row that differ from the shown ones."""
        old, self._shown[y] = self._shown[y], row
        if row == old:
            return
        for start, end in _runs(old, row):
            start -= not row.texts[start]  # never begin with the second half of a wide character
            if self._at is None or self._at[1] != y or not self._bridged(row, start):
                self._go(start, y)
            if self._write(row, start, end, y):
                return

    def _bridged(self, row: Row, start: int) -> bool:
        """Cross the gap to ``start`` by writing what stands there, if that is no longer."""
        assert self._at is not None
        x, y = self._at
        gap = row.texts[x:start]
        if x > start or len(gap) > _BRIDGE or len("".join(gap).encode()) > len(_forward(start - x)):
            return False
        plain_text = all(len(text) == 1 and not doubtful(text) for text in gap)
        if not plain_text or any(pen != self._pen for pen in row.pens[x:start]):
            return False
        self._out.extend(self._encoded(text) for text in gap)
        self._at = (start, y)
        return True

    def _write(self, row: Row, start: int, end: int, y: int) -> bool:
        """Write cells ``start`` to ``end``; return whether the row is done to its very end."""
        x = start
        while x < end:
            text, pen = row.texts[x], row.pens[x]
            if text == " ":
                pen = blank(pen)
                if self._pen is None or blank(self._pen) != pen:
                    self._use(pen)
                blanks = _blanks(row, x, pen)
                if x + blanks == self._width and blanks > 3 and self._erases(pen):
                    self._out.append("\x1b[K")
                    return True
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
        return False

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
                ways.append("\r\n" + (_forward(x) if x else ""))
            if x == at_x:
                down = y - at_y
                ways.append(f"\x1b[{abs(down) if abs(down) > 1 else ''}{'B' if down > 0 else 'A'}")
        self._out.append(min(ways, key=len))
        self._at = (x, y)

    def _encoded(self, text: str) -> str:
        """Return a grapheme as this terminal's character set can show it."""
        if self._terminal.unicode:
            return text
        try:
            text.encode(self._terminal.encoding)
        except (UnicodeEncodeError, LookupError):
            return text.translate(_IN_ASCII) if len(text) == 1 and ord(text) in _IN_ASCII else "?"
        return text


def _forward(cells: int) -> str:
    return "\x1b[C" if cells == 1 else f"\x1b[{cells}C"


def _blanks(row: Row, start: int, pen: Pen) -> int:
    """Return how many cells from ``start`` are spaces that look the same."""
    x = start
    while x < len(row.texts) and row.texts[x] == " " and blank(row.pens[x]) == pen:
        x += 1
    return x - start


def _runs(old: Row, new: Row) -> list[tuple[int, int]]:
    """Return the stretches (start, end) of cells that look different."""
    runs: list[tuple[int, int]] = []
    start = -1
    cells = zip(old.texts, new.texts, old.pens, new.pens, strict=True)
    for x, (was, text, old_pen, pen) in enumerate(cells):
        same = was == text and (
            old_pen is pen or old_pen == pen or (text == " " and blank(old_pen) == blank(pen))
        )
        if not same and start < 0:
            start = x
        elif same and start >= 0:
            runs.append((start, x))
            start = -1
    if start >= 0:
        runs.append((start, len(new.texts)))
    return runs


def _fit(row: Row | None, width: int) -> Row:
    """Return a row of exactly ``width`` cells."""
    if row is None:
        return Row([" "] * width, [PLAIN] * width)
    have = len(row.texts)
    if have == width:
        return row
    if have < width:
        return Row(row.texts + [" "] * (width - have), row.pens + [PLAIN] * (width - have))
    cut = Row(row.texts[:width], row.pens[:width])
    if not row.texts[width] and width:
        cut.texts[-1] = " "
    return cut
