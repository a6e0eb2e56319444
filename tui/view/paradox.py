"""One paradox drawn in as many rows as it gets: poles, answers, scale, and what was said.

How far apart the answers lie comes first, then how many there are, then who doesn't know; the mean
comes last. Nothing is scored and nothing is coloured by where it lies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from board.spread import Spread
from board.wording import signed
from tui.view import drawings
from tui.view.bars import trimmed
from tui.view.rows import Line, Say
from tui.view.width import cell_len, cut, fit, wrap

SIDE = 30
"""Cells for the words beside a drawing, where the screen is wide enough."""

WIDE = 96
"""Cells from which there is such a column."""

WORDY = 60
"""Cells from which a paradox on one row says in words how far apart people are."""


ENOUGH = 9
"""Rows in which the paradox in focus can say what matters."""


class ParadoxShown(NamedTuple):
    """What there is to show of a paradox, in words that are safe to show."""

    number: int
    a: str
    b: str
    question: str
    spread: Spread
    date: str = ""
    rounds: tuple[str, ...] = ()
    """Other rounds, a line each."""
    note: str = ""
    examples_a: tuple[str, ...] = ()
    examples_b: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Who stands where, a line per step; empty while names are hidden."""


def allot(paradoxes: Sequence[ParadoxShown], focus: int, width: int, rows: int) -> list[int]:
    """Divide rows over the paradoxes: the one in focus first, the others as large as can be."""
    count = len(paradoxes)
    if not count:
        return []
    wanted = [natural(one, width, focused=at == focus) for at, one in enumerate(paradoxes)]
    enough = min(wanted[focus], ENOUGH)
    choices = [(wanted, wanted[focus]), ([4] * count, wanted[focus]), ([3] * count, wanted[focus])]
    choices += [([3] * count, enough), ([2] * count, enough), ([1] * count, 4)]
    for others, need in choices:
        heights = [min(want, most) for want, most in zip(wanted, others, strict=True)]
        heights[focus] = 0
        left = rows - sum(heights)
        if left >= need:
            heights[focus] = min(left, wanted[focus])
            return _spread_out(heights, wanted, rows - sum(heights))
    heights = [1] * count
    heights[focus] = max(1, rows - count + 1)
    return heights


def _spread_out(heights: list[int], wanted: list[int], spare: int) -> list[int]:
    """Give rows that are left over to whoever still wants them, one by one."""
    while spare > 0:
        short = [at for at, height in enumerate(heights) if height < wanted[at]]
        if not short:
            break
        heights[min(short, key=lambda at: heights[at])] += 1
        spare -= 1
    return heights


def natural(drawn: ParadoxShown, width: int, *, focused: bool) -> int:
    """Return how many rows a paradox would like."""
    return sum(rows for _, rows in _wants(drawn, width, focused))


def beside(
    paradoxes: Sequence[ParadoxShown], heights: Sequence[int], focus: int, width: int
) -> int:
    """Return how many dots stand side by side in all of the drawings, so that they compare."""
    left = width - (SIDE if width >= WIDE else 0)
    dots = [
        (one.spread, _given(one, width, rows, at == focus).get("dots", 0))
        for at, (one, rows) in enumerate(zip(paradoxes, heights, strict=True))
        if rows > 1
    ]
    return max((drawings.side_by_side(found, left - 2, rows) for found, rows in dots), default=1)


def paradox_lines(
    drawn: ParadoxShown, width: int, rows: int, say: Say, *, focused: bool, beside: int = 1
) -> list[Line]:
    """Draw a paradox in exactly so many rows, ``beside`` dots at least side by side."""
    if rows <= 0:
        return []
    if rows == 1:
        return [_one_line(drawn, width, say, focused)]
    given = _given(drawn, width, rows, focused)
    side = SIDE if width >= WIDE else 0
    left = width - side
    lines = [_poles(drawn, left, focused)]
    lines += _texts(drawn.question, left, given.get("question", 0), "question")
    dots = drawings.dot_rows(drawn.spread, left - 2, given.get("dots", 0), beside)
    lines += [trimmed([("text", f" {row}")], left, "text") for row in dots]
    scale = drawings.line_of if dots else drawings.dotted_line
    lines.append(trimmed([("text", f" {scale(drawn.spread, left - 2)}")], left, "text"))
    if given.get("labels"):
        lines.append(trimmed([("dim", f" {drawings.labels(left - 2)}")], left, "text"))
    words = facts(drawn, say)
    if given.get("facts"):
        lines.append(trimmed([("text", f"   {' · '.join(words)}")], left, "text"))
    lines += _below(drawn, left, given, say)
    blank = trimmed([], left, "text")
    lines = (lines + [blank] * rows)[:rows]
    return _beside(lines, [drawn.date, *words], side) if side else lines


def _beside(lines: list[Line], words: Sequence[str], side: int) -> list[Line]:
    """Put words in the column at the right, one a line."""
    roles = ["count", *["text"] * len(words)]
    words = [*words, *[""] * len(lines)]
    roles += ["text"] * len(lines)
    return [
        (*line, (role, fit(f"  {word}", side)))
        for line, word, role in zip(lines, words, roles, strict=False)
    ]


def facts(drawn: ParadoxShown, say: Say) -> list[str]:
    """Return how the answers lie, in words: spread, number, don't know, and last the mean."""
    found = drawn.spread
    if not found.n and not found.unknown:
        return [say("paradox.no_answers")]
    words: list[str] = []
    if found.low is not None and found.high is not None and found.mean is not None:
        low, high = signed(found.low), signed(found.high)
        key = "paradox.apart" if found.width else "paradox.together"
        words.append(say(key, low=low, high=high, n=found.width))
    words.append(say("paradox.answers", n=found.n))
    if found.unknown:
        words.append(say("paradox.unknowing", n=found.unknown))
    if found.mean is not None:
        words.append(say("paradox.mean", mean=drawings.number(found.mean, say("language"))))
    return words


def round_line(found: Spread, day: str, say: Say) -> str:
    """Return another round in one line."""
    drawn = ParadoxShown(0, "", "", "", found)
    parts = [say("paradox.round", n=found.round), day, *facts(drawn, say)]
    return " · ".join(part for part in parts if part)


def _wants(drawn: ParadoxShown, width: int, focused: bool) -> list[tuple[str, int]]:
    """Return parts in the order in which they get rows."""
    inner = width - 4 - (SIDE if width >= WIDE else 0)
    most = max(drawn.spread.histogram)
    high = min(most, drawings.TALLEST if focused else 4)
    first = min(high, 3)
    wants = [("poles", 1), ("line", 1), ("labels", 1)]
    if not focused:
        return [*wants, ("blank", 1), ("dots", first), ("dots", high - first)]
    examples = max(len(drawn.examples_a), len(drawn.examples_b))
    wants += [("facts", 0 if width >= WIDE else 1), ("dots", first)]
    wants += [("names", len(_names(drawn, inner + 4)))]
    wants += [("note", 1 if drawn.note else 0), ("examples", min(1, examples))]
    wants += [("question", len(wrap(drawn.question, inner))), ("dots", high - first)]
    wants += [("rounds", min(3, len(drawn.rounds))), ("examples", min(4, examples) - 1)]
    wants += [("note", min(2, len(_note(drawn, inner + 4)) - 1)), ("blank", 1)]
    return [(part, rows) for part, rows in wants if rows > 0]


def _given(drawn: ParadoxShown, width: int, rows: int, focused: bool) -> Mapping[str, int]:
    given: dict[str, int] = {}
    for part, wanted in _wants(drawn, width, focused):
        taken = min(wanted, rows)
        given[part] = given.get(part, 0) + taken
        rows -= taken
    return given


def _poles(drawn: ParadoxShown, width: int, focused: bool) -> Line:
    sign = ">" if focused else " "
    text = drawings.poles(drawn.a, drawn.b, width - 4)
    role = "title-focus" if focused else "title"
    return trimmed([("lead", sign), (role, f"{drawn.number} {text}")], width, "text")


def _one_line(drawn: ParadoxShown, width: int, say: Say, focused: bool) -> Line:
    found = drawn.spread
    tail = ""
    if found.low is not None and found.high is not None:
        tail = f"{signed(found.low)} … {signed(found.high)}"
        if width >= WORDY:
            tail = facts(drawn, say)[0]
    room = max(8, width - max(cell_len(tail), 7) - 6)
    text = drawings.poles(drawn.a, drawn.b, room)
    role = "title-focus" if focused else "text"
    head = [("lead", ">" if focused else " "), (role, f"{drawn.number} {text}")]
    return trimmed([*head, ("count", f"  {tail}")], width, "text")


def _below(drawn: ParadoxShown, width: int, given: Mapping[str, int], say: Say) -> list[Line]:
    lines: list[Line] = []
    names = _names(drawn, width)[: given.get("names", 0)]
    lines += [trimmed([("text", text)], width, "text") for text in names]
    half = (width - 4) // 2
    for at in range(given.get("examples", 0)):
        left = drawn.examples_a[at] if at < len(drawn.examples_a) else ""
        right = drawn.examples_b[at] if at < len(drawn.examples_b) else ""
        text = fit(f" ◂ {left}" if left else "", half) + (f"  ▸ {right}" if right else "")
        lines.append(trimmed([("text", cut(text, width))], width, "text"))
    note = _note(drawn, width)[: given.get("note", 0)]
    lines += [trimmed([("text", text)], width, "text") for text in note]
    for text in drawn.rounds[: given.get("rounds", 0)]:
        lines.append(trimmed([("dim", cut(f"   {text}", width))], width, "text"))
    return lines


def _names(drawn: ParadoxShown, width: int) -> list[str]:
    return [f"   {part}" for text in drawn.names for part in wrap(text, max(8, width - 4))]


def _note(drawn: ParadoxShown, width: int) -> list[str]:
    if not drawn.note:
        return []
    first, *rest = wrap(drawn.note, width - 6)
    return [f" “ {first}", *(f"   {more}" for more in rest)]


def _texts(text: str, width: int, rows: int, role: str) -> list[Line]:
    parts = wrap(text, width - 4)
    return [trimmed([(role, f"   {part}")], width, "text") for part in parts[:rows]]
