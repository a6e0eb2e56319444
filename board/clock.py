"""The clock of a workshop, worked out from the records and a moment: nothing in it ticks.

An agenda item runs from ``started`` until ``ended``, pauses aside. Its time is what was planned and
what was added; with steps within it (alone, in twos, in fours, all) it is that of each in turn. A
clock without an agenda is an item without a session.
"""

import re
from datetime import datetime
from typing import NamedTuple

from board.meeting import AgendaItem, Session
from board.model import ACTIVE, Canvas
from board.refusal import Refused

LONGEST = 24 * 60
"""Most minutes of one step."""
MOST_STEPS = 12

_APART = r"[\s,;/+]+"


class ClockReading(NamedTuple):
    """What the clock of an item shows at a moment."""

    item: AgendaItem
    paused: bool
    seconds: int
    """Seconds left of this step, below nothing once it is over; of an item without a time the
    seconds since it began."""
    timed: bool = True
    """Whether there is a time for it at all."""
    step: int = 0
    """Which step, from 1; 0 without steps."""
    steps: int = 0

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return self.timed and self.seconds < 0


def running(canvas: Canvas) -> AgendaItem | None:
    """Return the item whose clock is on, paused or not; of several the last that started."""
    on = [one for one in canvas.agenda.values() if is_on(one)]
    return max(on, key=lambda one: (one.started, one.id), default=None)


def item_of(canvas: Canvas, session: Session | None) -> str:
    """Return the id of the item of a session whose clock is on; empty where none is."""
    item = running(canvas)
    return item.id if item and session and item.session == session.id else ""


def is_on(item: AgendaItem) -> bool:
    """Tell whether the clock of an item is on, paused or not."""
    return item.state == ACTIVE and bool(item.started) and not item.ended


def read(item: AgendaItem, at: str) -> ClockReading:
    """Return what the clock of an item shows at a moment (ISO, UTC)."""
    passed = elapsed(item, at)
    steps = steps_of(item.steps)
    if not steps:
        total = minutes_of(item)
        left = total * 60 - passed
        return ClockReading(item, bool(item.paused), left if total else passed, bool(total))
    for step, minutes in enumerate(steps, 1):
        if passed < minutes * 60 or step == len(steps):
            return ClockReading(
                item, bool(item.paused), minutes * 60 - passed, True, step, len(steps)
            )
        passed -= minutes * 60
    raise AssertionError("the last step is always reached")


def elapsed(item: AgendaItem, at: str) -> int:
    """Return how many seconds an item ran until a moment, pauses aside."""
    end = item.ended or item.paused or at
    return max(0, between(item.started, end) - item.idle)


def minutes_of(item: AgendaItem) -> int:
    """Return the minutes there are for an item: planned and added, or those of its steps."""
    return sum(steps_of(item.steps)) or item.minutes + item.more


def steps_of(typed: str) -> tuple[int, ...]:
    """Return the minutes of steps as they are kept; none where it says nothing that can be."""
    words = re.split(_APART, typed.strip())
    minutes = [int(word) if word.isdecimal() and len(word) <= 4 else 0 for word in words]
    sound = all(0 < one <= LONGEST for one in minutes) and len(minutes) <= MOST_STEPS
    return tuple(minutes) if sound and typed.strip() else ()


def read_minutes(typed: str) -> tuple[int, ...]:
    """Return the minutes someone typed: one number, or one for each step.

    Raises Refused where it is none, or too many.
    """
    found = steps_of(typed)
    if not found:
        raise Refused("clock.not_minutes", text=typed.strip(), most=LONGEST, steps=MOST_STEPS)
    return found


def ended(item: AgendaItem, at: str) -> AgendaItem:
    """Return an item whose clock is off; as it is where it was off already."""
    if not is_on(item):
        return item
    # What was paused ends when the pause began: the time since is nobody's.
    return item._replace(ended=item.paused or at, paused="")


def resumed(item: AgendaItem, at: str) -> AgendaItem:
    """Return an item whose clock runs, going on where it was."""
    if not item.started:
        return item._replace(started=at)
    stopped = item.ended or item.paused
    idle = item.idle + (max(0, between(stopped, at)) if stopped else 0)
    return item._replace(ended="", paused="", idle=idle)


def face(reading: ClockReading) -> str:
    """Return the clock as it is shown.

    ``12:30`` is left, ``‖12:30`` paused, ``+01:10`` over, ``2/4 01:30`` the second of four steps
    and ``↑00:20`` since the start of what has no time.
    """
    minutes, seconds = divmod(abs(reading.seconds), 60)
    sign = "+" if reading.over else "" if reading.timed else "↑"
    pause = "‖" if reading.paused else ""
    step = f"{reading.step}/{reading.steps} " if reading.steps > 1 else ""
    return f"{pause}{step}{sign}{minutes:02}:{seconds:02}"


def between(start: str, end: str) -> int:
    """Return the seconds from one moment to another; 0 where either is none."""
    first, last = _moment(start), _moment(end)
    return int((last - first).total_seconds()) if first and last else 0


def _moment(at: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return None
    return found if found.tzinfo else None
