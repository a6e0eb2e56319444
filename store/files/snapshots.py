"""How a canvas was at the closing of its sessions, in a file beside it; read only to compare.

A snapshot is written under the lock, before the version of the canvas in which the session is
closed takes its place: a canvas with a closed session has its snapshot, whenever it is killed. A
line of a closing that was not kept after all says so by its moment, and means nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from board.model import Tables
from board.snapshots import SessionState
from store import disk
from store.errors import from_read
from store.files import lines
from store.files.filenames import Files
from store.revisions import Revision

_TABLE, _MOMENT = "sessions", "closed"


def keep(files: Files, canvas_id: str, states: Sequence[SessionState]) -> None:
    """Add snapshots; they are on the disk when this returns. Raises as a commit does."""
    if states:
        lines.append(files, files.sessions, canvas_id, [one._asdict() for one in states])


def keep_closings(files: Files, canvas_id: str, made: Revision, tables: Tables) -> None:
    """Keep a snapshot for each session that a revision closes for the first time.

    One that only brings an earlier closing back (a redo, a restored revision, something that is
    read in) needs none: how the canvas was then is another matter. Raises as a commit does.
    """
    closed = [
        delta.id
        for delta in made.deltas
        if delta.table == _TABLE and (delta.after or {}).get(_MOMENT) == made.at
    ]
    states = [SessionState(id, made.at, made.rev, tables) for id in closed]
    keep(files, canvas_id, states)


def kept(files: Files, canvas_id: str) -> list[SessionState]:
    """Return all snapshots there are, the oldest first. Raises what reading may raise."""
    try:
        data, _ = disk.read(files.sessions, lines.MOST_BYTES)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise from_read(error, files.sessions) from None
    return [_state(found) for found in lines.sound(data, canvas_id) if _is_state(found)]


def true(states: Sequence[SessionState], tables: Tables) -> list[SessionState]:
    """Return the snapshots of closings that hold, one for each session, in their order."""
    closed = {id: record.get(_MOMENT) for id, record in tables.get(_TABLE, {}).items()}
    last = {one.session: one for one in states if closed.get(one.session) == one.closed}
    return sorted(last.values(), key=lambda one: (one.closed, one.session))


def copy(source: Files, source_id: str, target: Files, target_id: str, tables: Tables) -> None:
    """Give a duplicate the snapshots that hold. Raises as a commit does."""
    keep(target, target_id, true(kept(source, source_id), tables))


def _is_state(found: Mapping[str, Any]) -> bool:
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


def _state(found: Mapping[str, Any]) -> SessionState:
    return SessionState(found["session"], found["closed"], found["rev"], found["tables"])
