"""Which snapshots a canvas has of the closings of its sessions, wherever they are kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from board.model import Tables
from board.snapshots import SessionState
from store.revisions import Revision

_TABLE, _MOMENT = "sessions", "closed"


def closed_by(made: Revision) -> list[str]:
    """Return the ids of the sessions that a revision closes for the first time.

    One that only brings an earlier closing back (a redo, a restored revision, something that is
    read in) closes none: how the canvas was then is another matter.
    """
    return [
        delta.id
        for delta in made.deltas
        if delta.table == _TABLE and (delta.after or {}).get(_MOMENT) == made.at
    ]


def true(states: Sequence[SessionState], tables: Tables) -> list[SessionState]:
    """Return the snapshots of closings that hold, one for each session, in their order."""
    closed = {id: record.get(_MOMENT) for id, record in tables.get(_TABLE, {}).items()}
    last = {one.session: one for one in states if closed.get(one.session) == one.closed}
    return sorted(last.values(), key=lambda one: (one.closed, one.session))


def is_state(found: Mapping[str, Any]) -> bool:
    """Tell whether this can be a snapshot as it is written."""
    tables = found.get("tables")
    return (
        isinstance(found.get("session"), str)
        and isinstance(found.get("closed"), str)
        and type(found.get("rev")) is int
        and isinstance(tables, dict)
        and all(
            isinstance(table, dict) and all(isinstance(one, dict) for one in table.values())
            for table in tables.values()
        )
    )


def state(found: Mapping[str, Any]) -> SessionState:
    """Read a snapshot as it was written."""
    return SessionState(found["session"], found["closed"], found["rev"], found["tables"])
