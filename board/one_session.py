"""One session runs at a time, also where two people start one at the same moment.

On a canvas in memory a command sees to that. Here it is seen to where a change meets a canvas that
moved on: which of its deltas would let a second session run.
"""

from collections.abc import Sequence

from board.change import Delta
from board.model import REMOVED, Record, Tables

_TABLE, _FIELD, _RUNNING = "sessions", "progress", "running"


def at_a_time(tables: Tables, deltas: Sequence[Delta]) -> tuple[tuple[Delta, ...], tuple[str, ...]]:
    """Return deltas by which at most one session runs, and the ids of those that now don't.

    A session that runs already stays; one that a delta would start beside it keeps the progress
    it had.
    """
    if not any(delta.table == _TABLE for delta in deltas):
        return tuple(deltas), ()
    on = {id for id, record in tables.get(_TABLE, {}).items() if _runs(record)}
    on -= {delta.id for delta in deltas if delta.table == _TABLE and _stops(delta)}
    kept: list[Delta] = []
    outrun: list[str] = []
    for delta in deltas:
        if delta.table == _TABLE and _starts(delta):
            if on - {delta.id}:
                outrun.append(delta.id)
                delta = _without(delta)
            else:
                on.add(delta.id)
        kept.append(delta)
    return tuple(kept), tuple(outrun)


def _runs(record: Record) -> bool:
    return record.get(_FIELD) == _RUNNING and record.get("state") != REMOVED


def _starts(delta: Delta) -> bool:
    return delta.after is not None and delta.after.get(_FIELD) == _RUNNING


def _stops(delta: Delta) -> bool:
    after = delta.after
    if after is None or after.get("state") == REMOVED:
        return True
    return _FIELD in after and after[_FIELD] != _RUNNING


def _without(delta: Delta) -> Delta:
    def rest(record: Record | None) -> Record | None:
        return record and {name: value for name, value in record.items() if name != _FIELD}

    return delta._replace(before=rest(delta.before), after=rest(delta.after))
