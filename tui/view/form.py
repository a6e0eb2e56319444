"""A form as lines: labels left, values beside them, one field under the cursor."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.view.bars import trimmed
from tui.view.rows import Line
from tui.view.width import cell_len, cut, fit, wrap

TEXT, DATE, PARTIES = "text", "date", "parties"
"""Kinds of fields that are typed."""

CHOICE, FLAG = "choice", "flag"
"""Kinds that are chosen from a few, or switched."""

LEAD = 2
_GAP = 2
_MOST_LABEL = 20
_ROOMY = 18


class Field(NamedTuple):
    """One field of a form."""

    id: str
    label: str
    kind: str = TEXT
    prompt: str = ""
    """What stands there, dimmed, while it is empty."""
    starts_group: bool = False
    """Whether it stands apart from what is above it, where there is room."""
    style: str = "text"


class DrawnForm(NamedTuple):
    """The lines of a form, and on which of them each field starts."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    value_x: int


def value_x(fields: Sequence[Field], width: int) -> int:
    """Return the cell where values start: behind the longest label, at most a third on."""
    longest = max((cell_len(field.label) for field in fields), default=0)
    return LEAD + min(longest, _MOST_LABEL, width // 3) + _GAP


def draw(
    fields: Sequence[Field], values: Sequence[str], cursor: int, width: int, height: int
) -> DrawnForm:
    """Return all lines of a form, values wrapped; groups stand apart where there is room.

    What to fill in stands in brackets; where the screen is small only under the cursor.
    """
    x = value_x(fields, width)
    room = max(4, width - x - 1)
    parts: list[tuple[str, ...]] = []
    for at, (field, value) in enumerate(zip(fields, values, strict=True)):
        asks = f"({field.prompt})" if field.prompt and (height >= _ROOMY or at == cursor) else "–"
        parts.append(wrap(value or asks, room))
    total = sum(map(len, parts))
    airy = total + sum(field.starts_group for field in fields) <= height
    lines: list[Line] = []
    starts: list[int] = []
    for at, field in enumerate(fields):
        if airy and field.starts_group:
            lines.append(trimmed([], width, "text"))
        starts.append(len(lines))
        style = field.style if values[at] else "prompt"
        lines += _field(field.label, style, parts[at], at == cursor, x, width)
    return DrawnForm(tuple(lines), tuple(starts), x)


def _field(
    label: str, style: str, parts: Sequence[str], here: bool, x: int, width: int
) -> list[Line]:
    label = cut(label, x - LEAD - _GAP)
    head = [("heading", fit("  " + label, x))]
    if here:
        gap = fit("", x - LEAD - cell_len(label))
        head = [("lead", "> "), ("cursor", label), ("text", gap)]
    first, *rest = parts
    lines = [trimmed([*head, (style, first)], width, "text")]
    return lines + [trimmed([("text", " " * x), (style, text)], width, "text") for text in rest]
