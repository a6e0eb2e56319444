"""Where a new revision is written: in the file's table, or in the log when that is too small."""

from collections.abc import Mapping
from typing import Any

import orjson

from board.change import Delta
from board.ids import new_id
from board.text import storable as storable_text
from store import limits
from store.content import Content
from store.errors import Unstorable
from store.log import Log
from store.revisions import Revision, document, stub

_ROOM = 3 / 4
"""How full the table is after revisions were moved out: so that not every commit moves one."""


def storable(deltas: tuple[Delta, ...], path: str) -> tuple[Delta, ...]:
    """Return deltas whose texts a file can hold. Raises Unstorable where a value can't be mended.

    Lone surrogates are replaced; a value nested deeper than a canvas may be is refused.
    """
    for delta in deltas:
        for record in (delta.before, delta.after):
            if record and any(_depth(value) > limits.DEPTH for value in record.values()):
                raise Unstorable(path=path, reason=f"depth > {limits.DEPTH}")
    try:
        for delta in deltas:
            orjson.dumps((delta.before, delta.after))
    except TypeError:
        return tuple(
            Delta(delta.table, delta.id, _mended(delta.before), _mended(delta.after))
            for delta in deltas
        )
    return deltas


def _depth(value: Any) -> int:
    """Return how deep containers nest, looking no deeper than matters."""
    level, depth = [value], 0
    while level and depth <= limits.DEPTH:
        inner: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                inner.extend(one.values())
            elif isinstance(one, list | tuple):
                inner.extend(one)
        if not inner:
            return depth
        level, depth = inner, depth + 1
    return depth


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, dict):
        return {storable_text(str(key)): _mended(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(one) for one in value]
    return value


def placed(before: Content, made: Revision, log: Log) -> tuple[Mapping[str, Any], list[int], int]:
    """Find room for a revision; older ones go to the log, and are on disk there, first.

    Return what the table is to hold of it, which revisions leave the table, and the bytes that
    the table then takes.
    """
    kept = document(made)
    try:
        size = len(orjson.dumps(kept))
        if size > limits.ENTRY_BYTES:
            key = new_id()
            log.append([{**kept, "log": key}])
            kept = stub(kept, key)
            size = len(orjson.dumps(kept))
    except TypeError as error:
        raise Unstorable(path=log.path, reason=str(error)) from None
    gone = _to_move(before.history, len(before.history) + 1, before.history_bytes + size)
    if not gone:
        return kept, [], before.history_bytes + size
    moved = [before.history[rev] for rev in gone]
    log.append(moved)
    return kept, gone, before.history_bytes + size - sum(map(_size, moved))


def _size(one: Mapping[str, Any]) -> int:
    return len(orjson.dumps(one)) + 1


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
