"""One card large in the middle of the screen: what a room reads together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from board.groups import is_empty
from board.hidden import is_hidden
from board.i18n import pick
from board.meeting import Group
from board.model import REMOVED, Canvas, Card, Coalition, Ref
from board.queries import group_of, home, item_home
from board.text import visible
from tui.view import bars
from tui.view.index import thing_at
from tui.view.rows import Line, tone_of
from tui.view.width import cell_len, wrap

_WIDEST, _SHARE = 56, 0.7
"""Most cells of a line of text, and of the screen's width; short lines are read from afar."""

_LEAST = 16
"""Cells that a line has in any case."""


Large: TypeAlias = Card | Coalition | Group
"""What can be presented; a group is its title."""


def to_present(canvas: Canvas, ref: Ref | None) -> Large | None:
    """Return what a reference points to, if that can be presented: it is there, and not hidden."""
    if ref is not None and ref.table == "groups":
        group = canvas.groups.get(ref.id)
        return None if group is None or is_empty(canvas, ref.id) else group
    thing = thing_at(canvas, ref)
    if not isinstance(thing, Card | Coalition) or thing.state == REMOVED:
        return None
    return None if isinstance(thing, Card) and is_hidden(canvas, thing) else thing


def presented(canvas: Canvas, thing: Large, width: int, height: int) -> Sequence[Line]:
    """Return exactly ``height`` lines: the question, the group, and the text in a frame.

    Lines of the text are apart as long as all of it fits; what doesn't fit at all ends in dots.
    """
    room = max(_LEAST, min(_WIDEST, int(width * _SHARE), width - 6))
    above = _above(canvas, thing, min(width - 2, max(room, _WIDEST)))
    text = visible(thing.text if isinstance(thing, Card) else thing.title)
    lines = list(wrap(text, room))
    left = height - len(above) - 2  # The edges of the frame.
    if left < len(lines) and above:
        above = above[-1:] if left + len(above) - 1 < len(lines) else above[:1]
        left = height - len(above) - 2
    if len(lines) > left > 0:
        lines = [*lines[: left - 1], f"{lines[left - 1].rstrip()[: room - 2]} …"]
    spaced = [part for line in lines for part in (line, "")][:-1]
    if len(spaced) + 2 <= left:
        lines = spaced
    airy = min(2, max(0, (left - len(lines)) // 2))
    lines = [*[""] * airy, *lines, *[""] * airy]
    card = _framed(canvas, thing, lines, room, width)
    body = [*(_centred(role, line, width) for role, line in above), *card]
    top = max(0, (height - len(body)) // 2)
    blank = bars.trimmed([], width, "text")
    return [*[blank] * top, *body, *[blank] * (height - top - len(body))][:height]


def _above(canvas: Canvas, thing: Large, room: int) -> list[tuple[str, str]]:
    """Return where it stands and which question it answers, and its group; then an empty line."""
    path = thing.place if isinstance(thing, Card) else _home(canvas, thing)
    language = canvas.info.language
    place = canvas.template.place(path) or canvas.template.place(path.partition(".")[0])
    found: list[tuple[str, str]] = []
    if place is not None:
        words = place.question.text if place.question else (place.section or place.block).title
        found += [("dim", line) for line in wrap(pick(words, language), room)]
    group = group_of(canvas, thing) if isinstance(thing, Card) else None
    if group is not None:
        found += [("heading", line) for line in wrap(visible(group.title), room)]
    return [*found, ("text", "")] if found else []


def _home(canvas: Canvas, thing: Large) -> str:
    if isinstance(thing, Group):
        return home(canvas.template, thing.place)
    return item_home(canvas, thing)


def _framed(
    canvas: Canvas, thing: Large, lines: Sequence[str], room: int, width: int
) -> list[Line]:
    """Return lines centred within a frame in the colour of the block."""
    block = canvas.template.block(_home(canvas, thing).partition(".")[0])
    edge = f"edge-{tone_of(block.number)}" if block else "frame"
    inner = min(width - 2, room + 4)
    left = " " * ((width - inner - 2) // 2)
    drawn: list[Line] = [bars.trimmed([("text", left), (edge, f"┏{'━' * inner}┓")], width, "text")]
    for line in lines:
        before = " " * ((inner - cell_len(line)) // 2)
        after = " " * (inner - len(before) - cell_len(line))
        pieces = [("text", left), (edge, "┃"), ("title", f"{before}{line}{after}"), (edge, "┃")]
        drawn.append(bars.trimmed(pieces, width, "text"))
    return [*drawn, bars.trimmed([("text", left), (edge, f"┗{'━' * inner}┛")], width, "text")]


def _centred(role: str, text: str, width: int) -> Line:
    return bars.trimmed(
        [("text", " " * ((width - cell_len(text)) // 2)), (role, text)], width, "text"
    )
