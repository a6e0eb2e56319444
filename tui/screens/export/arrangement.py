"""How the export looks: the choices, and the page itself beside or below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from board.i18n import Texts
from board.text import visible
from tui.screens.export.choices import ExportOption
from tui.view import bars
from tui.view.rows import Line, Piece
from tui.view.width import cell_len, cut, fit, wrap

BESIDE = 92
"""Cells from which the page stands beside the choices."""

_CHOICES = 40
"""Cells for the choices where the page stands beside them."""

_LABEL = 17
NARROW = 40
"""Cells up to which no cell is spent on an edge."""

_ITEM = re.compile(r" *(?:[-*+] |\d+[.)] |> )?")
_LONGEST = 4000
"""Most characters of one line that are shown."""


class Rendered:
    """A page as lines to look at; only what shows is wrapped."""

    def __init__(self, text: str, format: str) -> None:
        self.format = format
        self.source = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
        self.size = len(text.encode("utf-8", "replace"))

    def rows(self, top: int, width: int, height: int) -> tuple[list[Line], int]:
        """Return the rows from a line on, and the number of the line after the last one."""
        rows: list[Line] = []
        at = top
        while at < len(self.source) and len(rows) < height:
            line = visible(self.source[at][:_LONGEST])
            role = self._role(line)
            rows += [bars.trimmed([(role, part)], width, "text") for part in _wrapped(line, width)]
            at += 1
        rows += [bars.trimmed([], width, "text")] * (height - len(rows))
        return rows[:height], at

    def last_top(self, width: int, height: int) -> int:
        """Return the line to start from to see the end of the page."""
        top = len(self.source)
        while top > 0 and height > 0:
            height -= len(_wrapped(visible(self.source[top - 1][:_LONGEST]), width))
            top -= 1 if height >= 0 else 0
        return min(top, len(self.source) - 1)

    def _role(self, line: str) -> str:
        if self.format != "markdown":
            return "text"
        if line.startswith("#"):
            return "title" if line.startswith("# ") else "heading"
        return "dim" if line.startswith(("---", "|--", "| --", "|:--")) else "text"


def _wrapped(line: str, width: int) -> list[str]:
    """Break a line of the page; what follows hangs under the text of a list item."""
    start = _ITEM.match(line)
    hang = len(start[0]) if start and start.end() < width // 2 else 0
    edge = " " if width > NARROW else ""
    first, *rest = wrap(line, max(8, width - 1))
    if not rest or not hang:
        return [edge + part for part in (first, *rest)]
    parts = wrap(line[hang:], max(8, width - 1 - hang))
    return [edge + line[:hang] + parts[0], *(edge + " " * hang + part for part in parts[1:])]


def layout(width: int, height: int, choices: int, *, zoomed: bool) -> tuple[int, int]:
    """Return the cells of the choices' column (0: none) and their rows."""
    if zoomed:
        return 0, 0
    if width >= BESIDE:
        return _CHOICES, height
    return width, min(choices, max(2, height // 2 - 1))


def choice_rows(options: Sequence[ExportOption], at: int, width: int, height: int) -> list[Line]:
    """Return the choices with the cursor on one of them, as many as there is room for."""
    first = max(0, min(at - height // 2, len(options) - height))
    rows = [
        _choice(option, first + number == at, width)
        for number, option in enumerate(options[first : first + height])
    ]
    return rows + [bars.trimmed([], width, "text")] * (height - len(rows))


def _choice(option: ExportOption, cursor: bool, width: int) -> Line:
    sign = " " if option.on is None else "✓" if option.on else "·"
    label = fit(f"{'>' if cursor else ' '}{sign} {option.label}", min(_LABEL + 3, width // 2))
    value = cut(f" {option.value}", width - cell_len(label) - 1)
    if cursor:
        pieces: list[Piece] = [("cursor", label + value)]
    else:
        role = "dim" if option.on is False else "lead"
        pieces = [("text", label), (role, value)]
    return bars.trimmed(pieces, width, "text")


def beside(left: Sequence[Line], right: Sequence[Line]) -> list[Line]:
    """Return two columns with a line between them."""
    return [(*one, ("frame", "│"), *other) for one, other in zip(left, right, strict=True)]


def rule(say: Texts, width: int, top: int, end: int, total: int) -> Line:
    """Return the line above the page, which says what part of it shows."""
    text = f"── {where(say, top, end, total)} " if total else "──"
    return bars.trimmed([("frame", text + "─" * max(0, width - cell_len(text)))], width, "frame")


def where(say: Texts, top: int, end: int, total: int) -> str:
    """Return which lines of the page show."""
    return say("export.lines", first=top + 1, last=end, n=total)
