"""Where a new revision is written: in the file's table, or in the log when that is too small."""

from collections.abc import Mapping
from typing import Any

from board.ids import new_id
from store import limits
from store.files.content import Content
from store.files.log import Log
from store.revisions import LOGGED, Revision, document, stub
from store.serial import dumps

_ROOM = 3 / 4
"""How full the table is after revisions were moved out: so that not every commit moves one."""


def placed(
    before: Content, made: Revision, log: Log, file_bytes: int
) -> tuple[Mapping[str, Any], list[int], int | None]:
    """Find room for a revision; older ones go to the log, and are on disk there, first.

    ``file_bytes`` is the size of the file so far. Return what the table is to hold of the
    revision, which ones leave the table, and the bytes it then takes (None while that can't matter
    because the whole file is smaller than the table may be).
    """
    kept = document(made)
    size = _size(kept)
    if size > limits.ENTRY_BYTES:
        key = new_id()
        log.append([{**kept, LOGGED: key}])
        kept = stub(kept, key)
        size = _size(kept)
    history, total = before.history, before.history_bytes
    if total is None and file_bytes + size > limits.HISTORY_BYTES:
        total = sum(map(_size, history.values()))
    if total is not None:
        total += size
    gone = _to_move(history, len(history) + 1, total or 0)
    if gone:
        moved = [history[rev] for rev in gone]
        log.append(moved)
        total = None if total is None else total - sum(map(_size, moved))
    return kept, gone, total


def _size(one: Mapping[str, Any]) -> int:
    return len(dumps(one)) + 8  # With its key and the marks between.


def _to_move(history: Mapping[int, Mapping[str, Any]], count: int, size: int) -> list[int]:
    """Return the oldest revisions that must leave for the table to keep within its bounds."""
    gone: list[int] = []
    if count <= limits.HISTORY_ENTRIES and size <= limits.HISTORY_BYTES:
        return gone
    for rev in sorted(history):
        if count <= limits.HISTORY_ENTRIES * _ROOM and size <= limits.HISTORY_BYTES * _ROOM:
            break
        gone.append(rev)
        count -= 1
        size -= _size(history[rev])
    return gone
