"""The complete canvas as JSON (``docs/format.md``, ``docs/schema/canvas.schema.json``)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from board.codec import BadRecord, canvas_from_tables, to_record
from board.hidden import without_hidden
from board.model import INFO_TABLE, TABLES, Canvas, Entity
from board.snapshots import SessionState, of_closings
from exports.markdown.escape import json_safe

SCHEMA = 2
"""A reader refuses a higher one than it knows; fields it doesn't know are kept."""

_FIRST = ("cards", "coalitions", "members", "topics", "positions", "paradoxes", "terms")
"""The tables of schema 1; a canvas that has no other is written in that, for who reads no more."""

KIND = "netwerkcanvas"

HIDDEN = "hidden"
"""How many cards of silent rounds were left out; only where there are any."""


SNAPSHOTS = "snapshots"
"""How the canvas was when its sessions closed; only where there are any."""


def document(canvas: Canvas) -> dict[str, Any]:
    """Return a canvas as JSON data: tables as lists in a stable order, defaults left out."""
    first = not any(getattr(canvas, table) for table in TABLES if table not in _FIRST)
    schema = 1 if first else SCHEMA
    found: dict[str, Any] = {"kind": KIND, "schema": schema, INFO_TABLE: to_record(canvas.info)}
    for table in TABLES:
        entities: Mapping[str, Entity] = getattr(canvas, table)
        if entities:
            rows = sorted(
                entities.values(),
                key=lambda one: (getattr(one, "place", ""), getattr(one, "order", ""), one.id),
            )
            found[table] = [to_record(one) for one in rows]
    if canvas.unknown:
        found["other"] = {
            table: {id: dict(record) for id, record in sorted(records.items())}
            for table, records in sorted(canvas.unknown.items())
        }
    return found


def snapshot(now: Canvas, state: SessionState) -> dict[str, Any] | None:
    """Return how a canvas was at a closing as JSON data; None where that can't be read any more.

    What is hidden now, or was hidden then and isn't revealed since, is left out.
    """
    try:
        then = canvas_from_tables(state.tables, now.template)
    except BadRecord:
        return None
    then = then._replace(rounds={**then.rounds, **now.rounds})
    whole = document(without_hidden(then))
    head = {"session": state.session, "closed": state.closed, "rev": state.rev}
    return {**head, **{key: value for key, value in whole.items() if key not in ("kind", "schema")}}


def render(canvas: Canvas, hidden: int = 0, states: Sequence[SessionState] = ()) -> str:
    """Return the complete canvas as JSON text, readable and safe to show in a terminal.

    ``hidden`` cards are told to be left out.
    """
    told = document(canvas)
    if hidden:
        told[HIDDEN] = hidden
    snapshots = [
        found for state in of_closings(states, canvas) if (found := snapshot(canvas, state))
    ]
    if snapshots:
        told[SNAPSHOTS] = snapshots
    return json_safe(json.dumps(told, ensure_ascii=False, indent=1)) + "\n"
