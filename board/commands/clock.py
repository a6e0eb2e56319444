"""The clock: starting an item of the agenda, pausing it, giving it a minute more, stepping back.

One clock is on at a time: starting another ends it. Nothing that is done here is lost by doing
it: an item that was ended can be started again, and goes on where it was.
"""

from board import clock, sessions
from board.commands.by import By
from board.commands.records import added, changed, found, fresh_id, key_between
from board.commands.sessions import start_session
from board.meeting import AgendaItem
from board.model import Canvas
from board.refusal import Refused

_MOST_MORE = clock.LONGEST


def start_item(
    canvas: Canvas, by: By, id: str, *, day: str = "", time: str = "", zone: str = ""
) -> Canvas:
    """Let the clock of an item run, and end the one before.

    Its session starts with it where that was only planned; ``day``, ``time`` and ``zone`` as
    there. Raises Refused where that session is closed, or another one runs.
    """
    item = found(canvas.agenda, id, "agenda.gone")
    session = canvas.sessions.get(item.session)
    if session is not None and session.progress != sessions.RUNNING:
        canvas = start_session(canvas, by, session.id, day=day, time=time, zone=zone)
    canvas = _others_ended(canvas, by, but=id)
    return changed(canvas, by, "agenda", clock.resumed(item, by.at))


def pause(canvas: Canvas, by: By) -> Canvas:
    """Pause the clock, or let it go on. Raises Refused where none is on."""
    item = _on(canvas)
    after = clock.resumed(item, by.at) if item.paused else item._replace(paused=by.at)
    return changed(canvas, by, "agenda", after)


def more(canvas: Canvas, by: By, minutes: int = 1, id: str = "") -> Canvas:
    """Give the clock that is on (or an item) some minutes more, or fewer with a number below 0.

    With steps it is the step it is in that gets them. Raises Refused where no clock is on, and
    where nothing would be left.
    """
    item = found(canvas.agenda, id, "agenda.gone") if id else _on(canvas)
    steps = list(clock.steps_of(item.steps))
    if not -_MOST_MORE <= minutes <= _MOST_MORE or not minutes:
        raise Refused("clock.too_much", minutes=minutes, most=_MOST_MORE)
    if steps:
        at = max(0, clock.read(item, by.at).step - 1) if item.started else len(steps) - 1
        steps[at] += minutes
    left = steps[at] if steps else item.minutes + item.more + minutes
    if not 0 < left <= _MOST_MORE:
        raise Refused("clock.too_much", minutes=minutes, most=_MOST_MORE)
    after = item._replace(more=item.more + minutes, steps=" ".join(map(str, steps)))
    return changed(canvas, by, "agenda", after)


def end_item(canvas: Canvas, by: By) -> Canvas:
    """Let the clock that is on end. Raises Refused where none is."""
    return changed(canvas, by, "agenda", clock.ended(_on(canvas), by.at))


def back(canvas: Canvas, by: By, session: str) -> Canvas:
    """Go back a step in the agenda of a session.

    The item that runs has not started after all, and the one before it goes on where it
    was; where none runs, the last one does. Raises Refused where nothing has started.
    """
    begun = [one for one in sessions.agenda(canvas, session) if one.started]
    begun.sort(key=lambda one: (one.started, one.ended or "~", one.order, one.id))
    if not begun:
        raise Refused("clock.at_the_start")
    last = begun[-1]
    if not last.ended:
        fresh = last._replace(started="", paused="", ended="", idle=0)
        canvas = changed(canvas, by, "agenda", fresh)
        begun.pop()
    if not begun:
        return canvas
    canvas = _others_ended(canvas, by, but=begun[-1].id)
    return changed(canvas, by, "agenda", clock.resumed(begun[-1], by.at))


def set_clock(canvas: Canvas, by: By, typed: str, *, id: str = "") -> Canvas:
    """Start a clock without an agenda: for so many minutes, or for steps (``1 2 4 5``).

    Raises Refused for what are no minutes.
    """
    steps = clock.read_minutes(typed)
    canvas = _others_ended(canvas, by)
    item = AgendaItem(
        fresh_id(canvas, id),
        minutes=0 if len(steps) > 1 else steps[0],
        steps=" ".join(map(str, steps)) if len(steps) > 1 else "",
        started=by.at,
        order=key_between(canvas.agenda),
        author=by.name,
        created=by.at,
        changed=by.at,
    )
    return added(canvas, "agenda", item)


def _others_ended(canvas: Canvas, by: By, but: str = "") -> Canvas:
    for one in list(canvas.agenda.values()):
        if clock.is_on(one) and one.id != but:
            canvas = changed(canvas, by, "agenda", clock.ended(one, by.at))
    return canvas


def _on(canvas: Canvas) -> AgendaItem:
    item = clock.running(canvas)
    if item is None:
        raise Refused("clock.off")
    return item
