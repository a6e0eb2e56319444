"""The screen as it should look: rows of cells, built from what the framework writes.

The framework draws by a small language (cursor position, colours, text, newline); whatever else
stands in a frame comes from somebody's text and is left out, so no card can command a terminal.
"""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .capabilities import TRUECOLOR
from .cells import glyphs, single
from .pen import PLAIN, Pen, blank, changed

if TYPE_CHECKING:
    import re

_TOKENS = (
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<pen>[\d;]*)m"
    r"|(?P<newline>\n)"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # hyperlinks: no meaning on a canvas, and not cheap
    r"|\x1b\[[\d;?<>=]*[ -/]*[@-~]|\x1b.?|[\x00-\x1f\x7f-\x9f]"
)


@cache
def _token() -> "re.Pattern[str]":
    """Return the pattern of a token; a first frame is made without it."""
    import re

    return re.compile(_TOKENS)


class CellRow(NamedTuple):
    """One line of cells: a grapheme each ("" behind a wide one) and the pens that draw them."""

    texts: list[str]
    pens: list[Pen]


class Frame(NamedTuple):
    """A whole screen, never changed once made, so that threads can share it."""

    rows: dict[int, CellRow]
    width: int
    height: int
    cursor: tuple[int, int] | None = None
    """Where an input method should show up (column, row), or ``None``."""
    epoch: int = 0
    """Goes up when what the terminal shows is no longer known: resized, suspended, resumed."""


def is_frame(data: str) -> bool:
    """Return whether the framework is drawing (and not switching a mode or ringing the bell)."""
    return data.startswith("\x1b[") and _token().match(data)["row"] is not None  # type: ignore[index]


class Grid:
    """The rows of the last frame, and the pen and cursor while the next one is read."""

    def __init__(self, depth: int = TRUECOLOR) -> None:
        self.rows: dict[int, CellRow] = {}
        self.cursor: tuple[int, int] | None = None
        self._depth = depth
        self._fresh: set[int] = set()

    def read(self, data: str) -> None:
        """Apply a frame. Rows that change are new objects; the others stay the same ones."""
        self.rows = dict(self.rows)
        self._fresh.clear()
        x = y = 0
        pen, drawn_to = PLAIN, False
        for token in _token().finditer(data):
            kind = token.lastgroup
            if kind == "text":
                x = self.put(x, y, token["text"], pen)
                drawn_to = True
            elif kind == "pen":
                pen = changed(pen, token["pen"], self._depth)
            elif kind == "column":
                x, y, drawn_to = int(token["column"]) - 1, int(token["row"]) - 1, False
            elif kind == "newline":
                x, y = 0, y + 1
        # A frame ends by parking the cursor; home means that no input has the focus.
        self.cursor = (x, y) if not drawn_to and (x, y) != (0, 0) else None

    def patch(self, data: str) -> None:
        """Draw over the last frame; its cursor stays."""
        cursor = self.cursor
        self.read(data)
        self.cursor = cursor

    def is_blank(self) -> bool:
        """Return whether there is nothing to read."""
        return all(text.isspace() for row in self.rows.values() for text in row.texts if text)

    def put(self, x: int, y: int, text: str, pen: Pen) -> int:
        """Write text into a row, and return the column after it."""
        if single(text):
            texts, width = list(text), len(text)
        else:
            texts = self._spread(text, x, y)
            width = len(texts)
        if not width:
            return x
        row = self._row(y, x + width)
        _mend(row, x, x + width)
        row.texts[x : x + width] = texts
        row.pens[x : x + width] = [blank(pen) if text.isspace() else pen] * width
        return x + width

    def _spread(self, text: str, x: int, y: int) -> list[str]:
        """Return a text as cells; a mark without a letter joins the cell before it."""
        cells: list[str] = []
        for glyph in glyphs(text):
            if glyph.width:
                cells.append(glyph.text)
                cells.extend([""] * (glyph.width - 1))
            elif not cells and 0 < x <= len(self._row(y, x).texts):
                row = self._row(y, x)
                lead = x - 1 if row.texts[x - 1] else x - 2
                row.texts[lead] += glyph.text
        return cells

    def _row(self, y: int, width: int) -> CellRow:
        """Return the row to write in, a copy if the last frame still shows the old one."""
        row = self.rows.get(y)
        if y not in self._fresh:
            row = CellRow(list(row.texts), list(row.pens)) if row else CellRow([], [])
            self.rows[y] = row
            self._fresh.add(y)
        assert row is not None
        if (missing := width - len(row.texts)) > 0:
            row.texts.extend([" "] * missing)
            row.pens.extend([PLAIN] * missing)
        return row


def _mend(row: CellRow, start: int, end: int) -> None:
    """Blank the halves that stay behind when wide characters are cut by writing start to end."""
    if start and not row.texts[start]:
        row.texts[start - 1] = " "
    if end < len(row.texts) and not row.texts[end]:
        row.texts[end] = " "
