"""The lines around the sheet: title above, what's under the cursor and the keys below."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.view.rows import Line, Piece
from tui.view.width import cell_len, cut, fit, wrap


class Hint(NamedTuple):
    """A key and what it does now."""

    key: str
    label: str


class Clock(NamedTuple):
    """The clock of the workshop as it stands in the header."""

    face: str = ""
    over: bool = False
    """Whether the time is up."""


NO_CLOCK = Clock()

_TIME = ("bar-title", "warn")
"""The roles of a clock: running, and over."""


def header(
    title: str, facts: Sequence[str], width: int, warning: str = "", clock: Clock = NO_CLOCK
) -> Line:
    """Return the top line: the title left, facts right, a warning before them.

    A clock stands at the very right, and gives way to nothing.
    """
    if clock.face:
        time = _time(clock, width)
        left = header(title, facts, width - cell_len(time[1]), warning)
        return (*left, time)
    right = "  ·  ".join(fact for fact in facts if fact) + " "
    while facts and cell_len(right) > width * 2 // 3:
        facts = facts[1:]
        right = "  ·  ".join(fact for fact in facts if fact) + " "
    alarm = f" {warning} " if warning else ""
    room = max(0, width - cell_len(right) - cell_len(alarm))
    name = fit(f" {title}", room - 1) + " " if room > 1 else " " * room
    pieces: list[Piece] = [("bar-title", name)]
    if alarm:
        pieces.append(("warn", cut(alarm, width)))
    pieces.append(("bar", right))
    return trimmed(pieces, width, "bar")


def retimed(line: Line, clock: Clock) -> Line | None:
    """Return a header with another time on its clock; None where it has no room for just that."""
    time = _time(clock, sum(cell_len(text) for _, text in line))
    if line[-1][0] not in _TIME or cell_len(line[-1][1]) != cell_len(time[1]):
        return None
    return (*line[:-1], time)


def _time(clock: Clock, width: int) -> Piece:
    return _TIME[clock.over], f" {cut(clock.face, width - 2)} "


def footer(hints: Sequence[Hint], width: int, last: Sequence[Hint] = ()) -> Line:
    """Return the bottom line: as many hints as fit; the ``last`` ones always have their place."""
    tail: list[Piece] = []
    for hint in last:
        tail += [("key", f" {hint.key}"), ("bar", f" {hint.label} ")]
    room = width - sum(cell_len(text) for _, text in tail)
    pieces: list[Piece] = []
    for hint in hints:
        size = cell_len(hint.key) + cell_len(hint.label) + 3
        if size > room:
            continue
        pieces += [("key", f" {hint.key}"), ("bar", f" {hint.label} ")]
        room -= size
    pieces += [("bar", " " * max(0, room)), *tail]
    return trimmed(pieces, width, "bar")


def key_at(line: Line, x: int) -> str:
    """Return the key whose hint lies at a cell of a line of keys; empty where there is none."""
    at, key = 0, ""
    for role, text in line:
        if role == "key":
            key = text.strip()
        elif not text.strip():
            key = ""
        at += cell_len(text)
        if x < at:
            return key
    return ""


def menu(hints: Sequence[Hint], width: int) -> list[Line]:
    """Return lines with all of the hints, as many lines as that takes."""
    lines: list[Line] = []
    row: list[Hint] = []
    room = width
    for hint in hints:
        size = cell_len(hint.key) + cell_len(hint.label) + 3
        if row and size > room:
            lines.append(footer(row, width))
            row, room = [], width
        row.append(hint)
        room -= size
    return [*lines, footer(row, width)]


def message(text: str, width: int, *, warning: bool = False, quiet: bool = False) -> Line:
    """Return a line that says what just happened."""
    style = "warn" if warning else "detail" if quiet else "notice"
    return trimmed([(style, cut(f" {text} ", width))], width, "detail")


def detail(text: str, width: int) -> Line:
    """Return the line that tells in full what the row under the cursor had to cut."""
    return trimmed([("detail", cut(f" {text}", width))] if text else [], width, "detail")


def told(parts: Sequence[str], width: int, rows: int) -> list[str]:
    """Return what is told in exactly so many lines of text; the last one may be too long."""
    text = "  ·  ".join(parts)
    if rows == 1:
        return [text]
    lines = wrap(text, max(1, width - 2))
    shown = [*(line.rstrip(" ·") for line in lines[: rows - 1]), " ".join(lines[rows - 1 :])]
    return [*shown, *([""] * (rows - len(shown)))]


def trimmed(pieces: Sequence[Piece], width: int, style: str) -> Line:
    """Return pieces exactly ``width`` wide: cut at the end, or filled up."""
    line: list[Piece] = []
    room = width
    for role, text in pieces:
        shown = cut(text, room)
        if shown:
            line.append((role, shown))
            room -= cell_len(shown)
    if room > 0:
        line.append((style, " " * room))
    return tuple(line)
