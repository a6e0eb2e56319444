"""A session as lines: its agenda with the time of each item, and who is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from board import parties
from board.meeting import AgendaItem, Session
from board.model import Canvas
from board.sessions import Plan
from board.text import visible
from tui.view import bars
from tui.view.list import text_block
from tui.view.local_time import clock as time_of_day
from tui.view.rows import Line, Say
from tui.view.scroll import Stretch
from tui.view.width import cell_len, fit, wrap

ITEM, WHO = "item:", "who:"
"""How the keys of the two lists begin."""

_TIME, _MINUTES = 5, 8
_PRESENCE: Mapping[str, str] = {"present": "✓", "absent": "×", "excused": "○", "": "·"}


def sign_of(item: AgendaItem) -> str:
    """Return how far an item is: over, paused, running, or nothing yet."""
    if item.ended:
        return "✓"
    return ("‖" if item.paused else "●") if item.started else " "


def duration(item: AgendaItem) -> str:
    """Return the minutes of an item as they are shown: ``15``, ``15+2``, ``1 2 4 5``."""
    if item.steps:
        return item.steps
    more = f"{item.more:+}" if item.more else ""
    return f"{item.minutes}{more}" if item.minutes or more else ""


def agenda_blocks(plan: Plan, session: Session, at: str, width: int, say: Say) -> Iterator[Stretch]:
    """Yield the items; of what has begun the time it began, of the rest the time it is planned.

    Both by the clock of the meeting, wherever it is read.
    """
    longest = max((cell_len(duration(row.item)) for row in plan.rows), default=0)
    column = max(3, min(_MINUTES, longest))
    timed = any(row.at or row.item.started for row in plan.rows)
    for item, planned in plan.rows:
        time = time_of_day(item.started, session.zone) if item.started else planned
        when = f"{fit(time, _TIME)} " if timed else ""
        lead = f"{sign_of(item)} {when}{fit(duration(item).rjust(column), column)} "
        style = "dim" if item.ended else "title" if item.started else "text"
        key = f"{ITEM}{item.id}"
        yield _entry(key, lead, visible(item.title), item.note, width, style, at == key)
    if not plan.rows:
        yield text_block([("prompt", f"  {say('session.empty_agenda')}")], width)


def sum_block(plan: Plan, session: Session, width: int, say: Say) -> Stretch:
    """Return what the agenda adds up to, and a warning where that is more than there is."""
    told = [("dim", f"  {say('session.sum', n=plan.minutes)}")] if plan.rows else []
    if plan.until and plan.rows:
        told = [("dim", f"  {say('session.sum', n=plan.minutes)}, {session.start}–{plan.until}")]
    if plan.excess:
        told.append(("warn", f"  {say('session.excess', minutes=plan.excess)} "))
    return text_block(told, width)


def people_blocks(
    canvas: Canvas,
    session: Session,
    expected: Mapping[str, str],
    at: str,
    width: int,
    say: Say,
) -> Iterator[Stretch]:
    """Yield everyone who is expected, with a sign and, but for who is present, a word."""
    for ref, presence in expected.items():
        name = visible(parties.label(canvas, ref))
        if parties.outside(canvas, ref):
            name = f"{name} {say('session.outside')}"
        elif parties.party(ref).kind == parties.NAME:
            name = f"{name} ?"
        word = say(f"presence.{presence}") if presence not in ("", "present") else ""
        said = session.closing_words.get(ref, "")
        note = " · ".join(filter(None, (word, f"“{visible(said)}”" if said else "")))
        style = "text" if presence == "present" else "dim"
        key = f"{WHO}{ref}"
        yield _entry(key, f"{_PRESENCE.get(presence, '?')} ", name, note, width, style, at == key)
    if not expected:
        yield text_block([("prompt", f"  {say('session.nobody_yet')}")], width)


def beside(left: Sequence[Line], right: Sequence[Line]) -> list[Line]:
    """Put two columns beside each other, with a line between."""
    return [(*one, ("frame", "│"), *other) for one, other in zip(left, right, strict=True)]


def _entry(
    key: str, lead: str, text: str, note: str, width: int, style: str, cursor: bool
) -> Stretch:
    """Return an entry with what is noted of it behind it, dimmed, or below it where it is long."""
    hang = " " * (cell_len(lead) + 1)
    room = max(8, width - cell_len(hang) - 1)
    rows = wrap(text, room)
    shown = [f"{'>' if cursor else ' '}{lead}{rows[0]}", *(hang + row for row in rows[1:])]
    lines: list[Line] = [
        bars.trimmed([("cursor" if cursor else style, row)], width, "text") for row in shown
    ]
    told = visible(note)
    if told and cell_len(shown[-1]) + cell_len(told) + 2 < width:
        last: Line = (("cursor" if cursor else style, shown[-1]), ("dim", f"  {told}"))
        lines[-1] = bars.trimmed(last, width, "text")
    elif told:
        lines += [bars.trimmed([("dim", hang + row)], width, "text") for row in wrap(told, room)]
    return Stretch(tuple(lines), key)
