"""Actions: who does what, and when. What nobody said is left open, and told as missing."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from board import agreements, clock, dates, sessions
from board.commands.by import By
from board.commands.decisions import one_party, session_id, tied_to
from board.commands.records import added, changed, choice, found, fresh_id, key_between, line
from board.meeting import Action
from board.model import Canvas
from board.refusal import Refused

PROGRESS_WORDS: Mapping[str, str] = {
    "open": "open",
    "done": "done", "klaar": "done", "gedaan": "done",
    "dropped": "dropped", "vervallen": "dropped",
}  # fmt: skip

UNKNOWN = "action.unknown"


def add_action(
    canvas: Canvas,
    by: By,
    text: str,
    *,
    id: str = "",
    today: date | None = None,
    **fields: Any,
) -> Canvas:
    """Note an action behind the others, in the session that is going on.

    The other fields are as for ``set_action``. Raises Refused for a text that is empty and for
    what that command refuses; never for a missing owner or date.
    """
    session = sessions.running(canvas)
    action = Action(
        id=fresh_id(canvas, id),
        text=line(text, "action.empty"),
        session=session.id if session else "",
        agenda=clock.item_of(canvas, session),
        order=key_between(canvas.actions),
        author=by.name,
        created=by.at,
        changed=by.at,
    )
    canvas = added(canvas, "actions", action)
    return set_action(canvas, by, action.id, today=today, **fields) if fields else canvas


def set_action(
    canvas: Canvas, by: By, id: str, *, today: date | None = None, **fields: Any
) -> Canvas:
    """Set fields of an action, by the names of ``meeting.Action``.

    ``owner`` is one name as ``parties.parse`` reads it (or a reference in a row of one), ``due`` a
    date as typed, read against ``today`` (by default the day of ``by``), ``progress`` a word of
    either language, ``cards`` ids of cards and coalitions; an empty value takes it away. What
    becomes done is done ``today`` unless ``done`` says otherwise. Raises Refused for a field that
    can't be set, an empty text, several owners, a date that is none, or an id of nothing.
    """
    action = found(canvas.actions, id, UNKNOWN)
    today = today or date.fromisoformat(by.date)
    for field, value in fields.items():
        action = action._replace(**{field: _value(canvas, action, field, value, today)})
    if action.progress != agreements.DONE:
        action = action._replace(done="")
    elif not action.done:
        action = action._replace(done=today.isoformat())
    return changed(canvas, by, "actions", action)


def finish(canvas: Canvas, by: By, id: str, on: str = "", *, today: date | None = None) -> Canvas:
    """Say that an action is done, and on which day: ``today`` unless said otherwise."""
    return set_action(canvas, by, id, today=today, progress=agreements.DONE, done=on)


def drop(canvas: Canvas, by: By, id: str) -> Canvas:
    """Say that an action need not be done any more; it stays on record."""
    return set_action(canvas, by, id, progress=agreements.DROPPED)


def reopen(canvas: Canvas, by: By, id: str) -> Canvas:
    """Say that an action is to be done after all."""
    return set_action(canvas, by, id, progress=agreements.OPEN)


def toggle(canvas: Canvas, by: By, ids: Sequence[str], *, today: date | None = None) -> Canvas:
    """Tick actions off; where all of them are closed already, open them again."""
    found_here = [found(canvas.actions, id, UNKNOWN) for id in ids]
    done = any(agreements.is_open(one) for one in found_here)
    for one in found_here:
        if not done:
            canvas = reopen(canvas, by, one.id)
        elif agreements.is_open(one):
            canvas = finish(canvas, by, one.id, today=today)
    return canvas


def _value(canvas: Canvas, action: Action, field: str, value: Any, today: date) -> Any:
    """Return the value of a field as it is kept."""
    if field == "text":
        return line(value, "action.empty")
    if field == "note":
        return line(value)
    if field == "owner":
        return one_party(canvas, value, keep=(action.owner,) if action.owner else ())
    if field in ("due", "done"):
        return dates.iso(str(value), today)
    if field == "progress":
        return choice(value, PROGRESS_WORDS, "action.progress_unknown")
    if field == "cards":
        return tied_to(canvas, value, action.cards)
    if field == "coalition":
        return found(canvas.coalitions, str(value), "coalition.unknown").id if value else ""
    if field == "decision":
        return found(canvas.decisions, str(value), "decision.unknown").id if value else ""
    if field == "session":
        return session_id(canvas, value)
    if field == "agenda":
        return str(value)
    raise Refused("network.no_such_field", field=field)
