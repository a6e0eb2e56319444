"""Taking one change back on a canvas that moved on: the exact deltas, or who is in the way."""

from collections.abc import Iterable
from typing import Any

from board.change import Delta, inverse
from board.merge import merge
from board.model import Record, Tables
from store.errors import ChangedSince, GoneOn, UnknownRevision
from store.history import History
from store.revisions import Revision, passed_over

_BOOKKEEPING = "changed"
"""The field that says when a thing last changed: never in the way."""

_TOGETHER = frozenset({"dots"})
"""Numbers that two people change together: taking mine back leaves theirs."""


class _Blocked(Exception):
    """The field of a thing that someone changed since; empty for the thing as a whole."""

    def __init__(self, delta: Delta, field: str) -> None:
        super().__init__(delta, field)
        self.delta = delta
        self.field = field


def taken_back(tables: Tables, undone: Revision, history: History) -> tuple[Delta, ...]:
    """Return the deltas that take a revision back. Raises ChangedSince, UnknownRevision."""
    if not undone.complete:
        raise UnknownRevision(rev=undone.rev, oldest=undone.rev)
    exact: list[Delta] = []
    try:
        for delta in inverse(reversed(undone.deltas)):
            exact += _one_back(delta, tables.get(delta.table, {}).get(delta.id))
    except _Blocked as blocked:
        raise _who(blocked, undone, history) from None
    return tuple(exact)


def _one_back(back: Delta, current: Record | None) -> Iterable[Delta]:
    if back.after is None:
        return _unmade(back, current)
    if back.before is None:
        if current is not None and not _same(current, back.after):
            raise _Blocked(back, "")
        return [] if current is not None else [back]
    if current is None:
        raise _Blocked(back, "")
    fields: Record = {}
    together: list[Delta] = []
    for field, target in back.after.items():
        now, expected = current.get(field), back.before.get(field)
        if now == target:
            continue
        if now == expected:
            fields[field] = target
        elif field != _BOOKKEEPING:
            together += _both(back, field, current)
    for one in together:
        assert one.after is not None
        fields |= one.after
    if not fields.keys() - {_BOOKKEEPING}:
        return []
    before = {field: current.get(field) for field in fields}
    return [Delta(back.table, back.id, before, fields)]


def _unmade(back: Delta, current: Record | None) -> Iterable[Delta]:
    """Take back the making of a thing, unless someone went on with it."""
    if current is None:
        return []
    assert back.before is not None
    if not _same(current, back.before):
        raise _Blocked(back, "")
    return [Delta(back.table, back.id, current, None)]


def _both(back: Delta, field: str, current: Record) -> Iterable[Delta]:
    """Take my part of a field back that can hold both sides'; refuse where it can't."""
    assert back.before is not None
    assert back.after is not None
    before, after = back.before.get(field), back.after.get(field)
    if field not in _TOGETHER and not _gathers(before, after, current.get(field)):
        raise _Blocked(back, field)
    part = Delta(back.table, back.id, {field: before}, {field: after})
    merged = merge({back.table: {back.id: current}}, [part], _no_id)
    if merged.conflicts or any(delta.id != back.id for delta in merged.deltas):
        raise _Blocked(back, field)
    return merged.deltas


def _gathers(*values: Any) -> bool:
    kinds = {type(value) for value in values if value is not None}
    return kinds in ({list}, {dict})


def _no_id() -> str:
    return ""


def _same(one: Record, other: Record) -> bool:
    return {**one, "id": "", _BOOKKEEPING: ""} == {**other, "id": "", _BOOKKEEPING: ""}


def _who(blocked: _Blocked, undone: Revision, history: History) -> ChangedSince:
    delta = blocked.delta
    later = history.last_to_touch(undone.rev, delta.table, delta.id, blocked.field)
    if later is None:
        return ChangedSince(who="?", at="", subject=undone.subject, field=blocked.field)
    kind = GoneOn if passed_over(later.command) else ChangedSince
    return kind(who=later.by or "?", at=later.at, subject=undone.subject, field=blocked.field)
