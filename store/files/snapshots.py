"""How a canvas was at the closing of its sessions, in a file beside it; read only to compare.

A snapshot is written under the lock, before the version of the canvas in which the session is
closed takes its place: a canvas with a closed session has its snapshot, whenever it is killed. A
line of a closing that was not kept after all says so by its moment, and means nothing.
"""

from collections.abc import Sequence

from board.model import Tables
from board.snapshots import SessionState
from store import disk
from store.closings import closed_by, is_state, state, true
from store.errors import from_read
from store.files import json_lines
from store.files.filenames import Files
from store.revisions import Revision


def keep(files: Files, canvas_id: str, states: Sequence[SessionState]) -> None:
    """Add snapshots; they are on the disk when this returns. Raises as a commit does."""
    if states:
        json_lines.append(files, files.sessions, canvas_id, [one._asdict() for one in states])


def keep_closings(files: Files, canvas_id: str, made: Revision, tables: Tables) -> None:
    """Keep a snapshot for each session that a revision closes for the first time.

    Raises as a commit does.
    """
    states = [SessionState(id, made.at, made.rev, tables) for id in closed_by(made)]
    keep(files, canvas_id, states)


def kept(files: Files, canvas_id: str) -> list[SessionState]:
    """Return all snapshots there are, the oldest first. Raises what reading may raise."""
    try:
        data, _ = disk.read(files.sessions, json_lines.MOST_BYTES)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise from_read(error, files.sessions) from None
    return [state(found) for found in json_lines.sound(data, canvas_id) if is_state(found)]


def copy(source: Files, source_id: str, target: Files, target_id: str, tables: Tables) -> None:
    """Give a duplicate the snapshots that hold. Raises as a commit does."""
    keep(target, target_id, true(kept(source, source_id), tables))
