"""What a command did: the difference between two canvases, as data.

One list of deltas serves the store (what to write), undo (the same list with its sides swapped),
a second screen (what to repaint) and history (what happened). A delta of something that existed
before and after carries only the fields that differ; ``None`` stands for a field at its default.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, cast

from board import codec
from board.model import INFO_TABLE, TABLES, Canvas, Entity, Record, Tables


class Delta(NamedTuple):
    """One record's change. ``before`` None: it is new; ``after`` None: it is gone."""

    table: str
    id: str
    before: Record | None
    after: Record | None


class Change(NamedTuple):
    """All that one command did, and its name: an action id such as ``card.add``.

    ``subject`` is a few words of what it was about, for "undone: ..." and the history.
    """

    command: str
    deltas: tuple[Delta, ...]
    subject: str = ""


def diff(before: Canvas, after: Canvas) -> tuple[Delta, ...]:
    """Return what differs, ordered by table and id so that the same change reads the same."""
    deltas: list[Delta] = []
    if before.info is not after.info and (delta := _delta(INFO_TABLE, before.info, after.info)):
        deltas.append(delta)
    for table in TABLES:
        old: Mapping[str, Entity] = getattr(before, table)
        new: Mapping[str, Entity] = getattr(after, table)
        if old is new:
            continue
        touched = [id for id, entity in new.items() if old.get(id) is not entity]
        touched += [id for id in old if id not in new]
        for id in sorted(touched):
            if delta := _delta(table, old.get(id), new.get(id)):
                deltas.append(delta)
    return tuple(deltas)


def diff_tables(before: Tables, after: Tables) -> tuple[Delta, ...]:
    """Return what differs between two states of a canvas as plain tables."""
    deltas: list[Delta] = []
    for table in sorted({*before, *after}):
        old, new = before.get(table, {}), after.get(table, {})
        if old is new:
            continue
        for id in sorted({*old, *new}):
            was, now = old.get(id), new.get(id)
            if was is now:
                continue
            if was is None or now is None:
                deltas.append(Delta(table, id, was, now))
            elif delta := fields_delta(table, id, was, now):
                deltas.append(delta)
    return tuple(deltas)


def _delta(table: str, old: Entity | None, new: Entity | None) -> Delta | None:
    if old is None or new is None:
        some = cast(Entity, old or new)
        return Delta(
            table,
            some.id,
            None if old is None else codec.to_record(old),
            None if new is None else codec.to_record(new),
        )
    return fields_delta(table, old.id, codec.to_record(old), codec.to_record(new))


def fields_delta(table: str, id: str, old: Record, new: Record) -> Delta | None:
    """Return the fields in which two versions of a record differ, or None where none do."""
    fields = [field for field in {**old, **new} if old.get(field) != new.get(field)]
    if not fields:
        return None
    return Delta(
        table,
        id,
        {field: old.get(field) for field in fields},
        {field: new.get(field) for field in fields},
    )


def inverse(deltas: Iterable[Delta]) -> tuple[Delta, ...]:
    """Return the deltas that take these back."""
    return tuple(Delta(d.table, d.id, d.after, d.before) for d in deltas)


def patched(record: Record, fields: Record) -> Record:
    """Return a record with some fields set; None takes a field away (back to its default)."""
    merged = {**record, **fields}
    return {field: value for field, value in merged.items() if value is not None}


def apply_to_tables(tables: Tables, deltas: Iterable[Delta]) -> dict[str, Mapping[str, Record]]:
    """Return tables with deltas applied, whatever was there; untouched tables stay the same."""
    result: dict[str, Mapping[str, Record]] = dict(tables)
    copied: dict[str, dict[str, Record]] = {}
    for delta in deltas:
        if delta.table not in copied:
            copied[delta.table] = dict(tables.get(delta.table, {}))
            result[delta.table] = copied[delta.table]
        records = copied[delta.table]
        if delta.after is None:
            records.pop(delta.id, None)
        elif delta.before is None or delta.id not in records:
            records[delta.id] = patched({"id": delta.id}, delta.after)
        else:
            records[delta.id] = patched(records[delta.id], delta.after)
    return result


def apply(canvas: Canvas, deltas: Iterable[Delta]) -> Canvas:
    """Return a canvas with deltas applied; only what they touch is decoded again."""
    tables: dict[str, Any] = {}
    info = canvas.info
    unknown = canvas.unknown
    for delta in deltas:
        if delta.table == INFO_TABLE:
            record = patched(codec.to_record(info), delta.after or {})
            info = cast(Any, codec.from_record(INFO_TABLE, record))
            continue
        if delta.table not in TABLES:
            unknown = apply_to_tables(unknown, [delta])
            continue
        if delta.table not in tables:
            tables[delta.table] = dict(getattr(canvas, delta.table))
        entities = tables[delta.table]
        old = entities.get(delta.id)
        if delta.after is None:
            entities.pop(delta.id, None)
        elif delta.before is None or old is None:
            record = patched({"id": delta.id}, delta.after)
            entities[delta.id] = codec.from_record(delta.table, record)
        else:
            record = patched(codec.to_record(old), delta.after)
            entities[delta.id] = codec.from_record(delta.table, record)
    return canvas._replace(info=info, unknown=unknown, **tables)
