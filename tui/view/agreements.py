"""Decisions and actions as lines: what, and beside it who and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from board import agreements, dates, parties
from board.meeting import Action, Decision
from board.model import Canvas
from board.text import visible
from tui.view import bars
from tui.view.list import heading_block
from tui.view.rows import Line, Piece
from tui.view.scroll import Stretch
from tui.view.signs import CONFLICT, Say
from tui.view.width import cell_len, wrap

DECISION, OPEN, DONE, DROPPED = "§", "□", "✓", "×"
_BESIDE = 72
"""Columns from which who and when stand beside the text; below it they do under it."""

_MOST = 38


def agreed_blocks(
    canvas: Canvas,
    taken: Sequence[Decision],
    todo: Sequence[Action],
    say: Say,
    width: int,
    today: date,
    at: str = "",
) -> Iterator[Stretch]:
    """Yield decisions and then actions under headings; ``at`` is the id the cursor is on."""
    if taken:
        yield heading_block(say("agreements.decisions"), width, str(len(taken)), apart=False)
    for decision in taken:
        yield decision_block(canvas, decision, say, width, today, cursor=decision.id == at)
    if todo:
        yield heading_block(say("agreements.actions"), width, str(len(todo)), apart=bool(taken))
    for action in todo:
        yield action_block(canvas, action, say, width, today, cursor=action.id == at)


def action_block(
    canvas: Canvas, one: Action, say: Say, width: int, today: date, *, cursor: bool
) -> Stretch:
    """Return an action with its owner and its day; what is missing is asked for in its place."""
    lead = {"done": DONE, "dropped": DROPPED}.get(one.progress, OPEN)
    style = "text" if agreements.is_open(one) else "dim"
    aside = [" · ".join(filter(None, (owner_of(canvas, one, say, today), due_of(one, say, today))))]
    return _block(one, lead, visible(one.text), aside, width, cursor=cursor, style=style)


def decision_block(
    canvas: Canvas, one: Decision, say: Say, width: int, today: date, *, cursor: bool
) -> Stretch:
    """Return a decision with how it was taken, who agreed, and whose answer is awaited."""
    held = one.progress != agreements.WITHDRAWN
    told = [say("decision.withdrawn")] if not held else []
    told += [say(f"method.{one.method}")] if one.method else []
    told += [say("decision.agreed_by", n=len(one.agreed))] if one.agreed else []
    aside = [" · ".join(told)] if told else []
    aside += [reservation(canvas, each, say, today) for each in agreements.awaited(one)]
    lead, style = (DECISION, "text") if held else (DROPPED, "dim")
    return _block(one, lead, visible(one.text), aside, width, cursor=cursor, style=style)


def owner_of(canvas: Canvas, one: Action, say: Say, today: date) -> str:
    """Return who owns an action, that nobody does, or that who did has left."""
    if not one.owner:
        return say("action.owner_missing") if agreements.is_open(one) else ""
    name = visible(parties.label(canvas, one.owner))
    gone = agreements.owner_gone(canvas, one, today)
    return f"{name} ({say('action.owner_gone')})" if gone else name


def due_of(one: Action, say: Say, today: date) -> str:
    """Return the day of an action, that it has none, or that it is over; once done, that day."""
    language = say("language")
    if one.progress == agreements.DONE:
        return say("action.done_on", day=dates.show(one.done, language, today))
    if one.progress == agreements.DROPPED:
        return say("action.dropped")
    if not one.due:
        return say("action.due_missing")
    day = visible(dates.show(one.due, language, today))
    return f"{day} ({say('agreement.late')})" if agreements.is_overdue(one, today) else day


def reservation(
    canvas: Canvas, one: agreements.Reservation, say: Say, today: date, *, named: bool = True
) -> str:
    """Return under whose reservation, until when; or what the answer was.

    ``named``: with the word for it, where no label says it.
    """
    name, language = visible(parties.label(canvas, one.party)), say("language")
    if not one.is_open:
        day = dates.show(one.answered, language, today)
        return say("decision.answered", name=name, answer=visible(one.answer), day=day)
    who = say("decision.awaited", name=name) if named else name
    if not one.by:
        return say("decision.undated", who=who)
    day = visible(dates.show(one.by, language, today))
    late = f" ({say('agreement.late')})" if agreements.is_late(one, today) else ""
    return say("decision.by", who=who, day=day) + late


def _block(
    one: Action | Decision,
    lead: str,
    text: str,
    aside: Sequence[str],
    width: int,
    *,
    cursor: bool,
    style: str,
) -> Stretch:
    """Return one entry: its sign and text, and what stands beside it or, if narrow, under it."""
    lead = CONFLICT if one.conflict else lead
    right = min(_MOST, width // 3) if width >= _BESIDE else 0
    room = max(8, width - 5 - (right + 2 if right else 0))
    left = list(wrap(text, room))
    beside = [part for told in aside for part in wrap(told, right or room - 2)]
    lines: list[Line] = []
    role = "cursor" if cursor else style
    for at in range(max(len(left), len(beside)) if right else len(left)):
        edge = f"{'>' if cursor else ' '} {lead} " if at == 0 else "    "
        shown = edge + (left[at] if at < len(left) else "")
        pieces: list[Piece] = [(role if at < len(left) else "text", shown)]
        if right and at < len(beside):
            gap = " " * max(1, width - 1 - right - cell_len(shown))
            pieces += [("text", gap), ("dim", beside[at])]
        lines.append(bars.trimmed(pieces, width, "text"))
    if not right:
        lines += [bars.trimmed([("dim", f"      {part}")], width, "text") for part in beside]
    return Stretch(tuple(lines), one.id)
