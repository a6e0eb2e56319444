"""The agenda of a session: its items, their order and their minutes.

What an agenda adds up to is never refused: more minutes than the session has are kept, and said.
"""

import re
from typing import Any

from board import clock, sessions
from board.commands.by import By
from board.commands.records import added, changed, choice, found, fresh_id, key_between, line
from board.meeting import AGENDA_KINDS, AgendaItem
from board.model import REMOVED, Canvas
from board.places import resolve
from board.refusal import Refused

KIND_WORDS = {
    **{word: word for word in AGENDA_KINDS},
    "gesprek": "talk", "stil": "silent", "stille ronde": "silent", "voorlezen": "read_out",
    "read out": "read_out", "groeperen": "group", "stemmen": "vote", "paradoxen": "paradoxes",
    "belangen": "interests", "coalities": "coalitions", "spelregels": "rules",
    "besluiten": "decide", "pauze": "break", "afronden": "close",
}  # fmt: skip
"""What an item opens, as typed in either language."""

_MINUTES = r"(.*\S)\s+(\d{1,3})(?:\s*(?:'|min\.?|minuten|minutes))?"
"""A title with its minutes behind it."""


def add_item(
    canvas: Canvas,
    by: By,
    session: str,
    title: str,
    *,
    id: str = "",
    after: str = "",
    before: str = "",
    **fields: Any,
) -> Canvas:
    """Add an item at the end of a session's agenda, or after or before one of its items.

    ``fields`` as for ``set_item``. Raises Refused for a blank title or an unknown session.
    """
    session = found(canvas.sessions, session, "session.unknown").id
    row = sessions.agenda(canvas, session)
    if not after and not before and row:
        after = row[-1].id
    item = AgendaItem(
        fresh_id(canvas, id),
        session,
        line(title, "agenda.untitled"),
        order=key_between(canvas.agenda, after, before),
        author=by.name,
        created=by.at,
        changed=by.at,
    )
    for field, value in fields.items():
        if value is not None:
            item = _with(canvas, item, field, value)
    return added(canvas, "agenda", item)


def add_items(canvas: Canvas, by: By, session: str, lines: list[str], **fields: Any) -> Canvas:
    """Add an item per line; a number at the end of a line is its minutes (``Pauze 15``)."""
    for typed in lines:
        title, minutes = with_minutes(typed)
        told = {"minutes": minutes, **fields} if minutes else fields
        canvas = add_item(canvas, by, session, title, **told)
    return canvas


def with_minutes(typed: str) -> tuple[str, str]:
    """Take the minutes off the end of a title, as typed; none where there are none."""
    found = re.fullmatch(_MINUTES, typed.strip(), re.IGNORECASE)
    return (found[1], found[2]) if found else (typed, "")


def set_item(canvas: Canvas, by: By, id: str, **fields: Any) -> Canvas:
    """Set fields of an item: title, minutes, steps, kind, place, note.

    Minutes may be a row, ``1 2 4 5``: then they are steps. Raises Refused for a field that can't
    be set, an unknown kind or place, and for what are no minutes.
    """
    item = found(canvas.agenda, id, "agenda.gone")
    for field, value in fields.items():
        item = _with(canvas, item, field, value)
    return changed(canvas, by, "agenda", item)


def move_item(canvas: Canvas, by: By, id: str, *, after: str = "", before: str = "") -> Canvas:
    """Move an item after or before another of the same agenda, or to its end. Raises Refused."""
    item = found(canvas.agenda, id, "agenda.gone")
    row = [one for one in sessions.agenda(canvas, item.session) if one.id != id]
    beside = after or before
    if beside and beside not in {one.id for one in row}:
        raise Refused("agenda.gone", id=beside)
    if not beside and row:
        after = row[-1].id
    others = {one.id: one for one in canvas.agenda.values() if one.id != id}
    moved = item._replace(order=key_between(others, after, before))
    return changed(canvas, by, "agenda", moved)


def step_item(canvas: Canvas, by: By, id: str, step: int) -> Canvas:
    """Move an item one up (-1) or down (1). Raises Refused at the end."""
    item = found(canvas.agenda, id, "agenda.gone")
    row = [one.id for one in sessions.agenda(canvas, item.session)]
    at = row.index(id) + step
    if not 0 <= at < len(row):
        raise Refused("move.first" if step < 0 else "move.last")
    beside = {"before" if step < 0 else "after": row[at]}
    return move_item(canvas, by, id, **beside)


def remove_item(canvas: Canvas, by: By, id: str) -> Canvas:
    """Take an item off the agenda. Raises Refused where it is gone."""
    item = found(canvas.agenda, id, "agenda.gone")
    return changed(canvas, by, "agenda", item._replace(state=REMOVED))


def _with(canvas: Canvas, item: AgendaItem, field: str, value: Any) -> AgendaItem:
    if field == "title":
        return item._replace(title=line(value, "agenda.untitled"))
    if field == "note":
        return item._replace(note=line(value))
    if field == "kind":
        return item._replace(kind=choice(value, KIND_WORDS, "agenda.kind_unknown"))
    if field == "place":
        path = resolve(canvas.template, str(value)) if value else ""
        return item._replace(place=path)
    if field in ("minutes", "steps"):
        return _timed(item, str(value))
    raise Refused("agenda.no_such_field", field=field)


def _timed(item: AgendaItem, typed: str) -> AgendaItem:
    """Return an item with other minutes; what was added to the old ones goes with them."""
    if typed.strip() in ("", "0"):
        return item._replace(minutes=0, steps="", more=0)
    steps = clock.read_minutes(typed)
    if len(steps) == 1:
        return item._replace(minutes=steps[0], steps="", more=0)
    return item._replace(minutes=0, steps=" ".join(map(str, steps)), more=0)
