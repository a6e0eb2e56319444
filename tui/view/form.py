"""A form as lines: labels left, values beside them, one field under the cursor."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.view.bars import trimmed
from tui.view.rows import Line
from tui.view.width import cell_len, cut, fit, wrap

LEAD = 2
_GAP = 2
_MOST_LABEL = 20
_ROOMY = 18


class Entry(NamedTuple):
    """One field as the form shows it."""

    id: str
    label: str
    value: str
    prompt: str = ""
    """What stands there, dimmed, while it is empty."""
    starts_group: bool = False
    style: str = "text"


class Drawn(NamedTuple):
    """The lines of a form, and on which of them each field starts."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    value_x: int


def value_x(entries: Sequence[Entry], width: int) -> int:
    """Return the cell where values start: behind the longest label, at most a third on."""
    longest = max((cell_len(entry.label) for entry in entries), default=0)
    return LEAD + min(longest, _MOST_LABEL, width // 3) + _GAP


def draw(entries: Sequence[Entry], cursor: int, width: int, height: int) -> Drawn:
    """Return all lines of a form, values wrapped; groups stand apart where there is room.

    What to fill in stands in brackets; where the screen is small only under the cursor.
    """
    x = value_x(entries, width)
    room = max(4, width - x - 1)
    parts: list[tuple[str, ...]] = []
    for at, entry in enumerate(entries):
        asks = f"({entry.prompt})" if entry.prompt and (height >= _ROOMY or at == cursor) else "–"
        parts.append(wrap(entry.value or asks, room))
    total = sum(map(len, parts))
    groups = sum(entry.starts_group for entry in entries)
    airy = total + groups <= height
    lines: list[Line] = []
    starts: list[int] = []
    for at, entry in enumerate(entries):
        if airy and entry.starts_group:
            lines.append(trimmed([], width, "text"))
        starts.append(len(lines))
        lines += _field(entry, parts[at], at == cursor, x, width)
    return Drawn(tuple(lines), tuple(starts), x)


def _field(entry: Entry, parts: Sequence[str], here: bool, x: int, width: int) -> list[Line]:
    label = cut(entry.label, x - LEAD - _GAP)
    style = entry.style if entry.value else "prompt"
    lines: list[Line] = []
    for at, text in enumerate(parts):
        if at:
            lines.append(trimmed([("text", " " * x), (style, text)], width, "text"))
            continue
        if here:
            head = [
                ("lead", "> "),
                ("cursor", label),
                ("text", fit("", x - LEAD - cell_len(label))),
            ]
        else:
            head = [("heading", fit("  " + label, x))]
        lines.append(trimmed([*head, (style, text)], width, "text"))
    return lines
