"""Between what a canvas holds (``board.model``) and plain JSON data (``Record``).

Decoding is lenient where a newer version may have written more: unknown fields and tables are
kept. It never guesses: a known field of the wrong type raises ``BadRecord``.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from board.model import INFO_ID, INFO_TABLE, NOTHING, TABLES, Canvas, Entity, Info, Record, Tables
from board.refusal import Refused
from board.template import Template

E = TypeVar("E", bound=Entity)

_TOLD = frozenset({"template", "template_version", "language"})


_SHOWN = 40
"""Characters of an id or a field that are told of a record that can't be."""


class BadRecord(Refused):
    """A record can't be what its table says: ``table``, ``id``, ``field`` tell where."""

    def __init__(self, table: str, id: str, field: str) -> None:
        super().__init__("record.bad", table=table, id=id[:_SHOWN], field=field[:_SHOWN])
        self.table = table
        self.id = id
        self.field = field


def to_record(entity: Entity) -> Record:
    """Return an entity as JSON data; fields that equal their default are left out.

    Of the canvas itself the template, its version and the language are always told: they say how
    to read the file.
    """
    defaults = entity._field_defaults
    record: Record = {}
    told = _TOLD if isinstance(entity, Info) else frozenset[str]()
    for field, value in zip(entity._fields, entity, strict=True):
        if field == "extra":
            continue
        if field in defaults and value == defaults[field] and field not in told:
            continue
        record[field] = to_json(value)
    record.update(entity.extra)
    return record


def to_json(value: Any) -> Any:
    """Return one field's value as JSON data."""
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return dict(value)
    return value


def from_record(table: str, record: Record) -> Entity:
    """Build the entity of a table from JSON data. Raises BadRecord."""
    kind = Info if table == INFO_TABLE else TABLES[table]
    return _build(kind, table, record)


def _build(kind: type[E], table: str, record: Record) -> E:
    readers: Mapping[str, Callable[[Any], Any]] = _readers(cast(Any, kind))
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for field, value in record.items():
        reader = readers.get(field)
        if reader is None:
            extra[field] = value
        elif value is not None:
            try:
                known[field] = reader(value)
            except TypeError:
                raise BadRecord(table, str(record.get("id", "?")), field) from None
    if not isinstance(known.get("id", INFO_ID if kind is Info else None), str):
        raise BadRecord(table, "?", "id")
    if extra:
        known["extra"] = extra
    return kind(**known)


@cache
def _readers(kind: Any) -> Mapping[str, Callable[[Any], Any]]:
    """Return for each field of a kind the function that checks and freezes its JSON value."""
    readers: dict[str, Callable[[Any], Any]] = {}
    for field, hint in get_type_hints(kind).items():
        if field == "extra":
            continue
        name = str(hint)
        if hint is str:
            readers[field] = _text
        elif hint is bool:
            readers[field] = _flag
        elif "tuple" in name:
            readers[field] = _texts
        elif "Mapping" in name:
            readers[field] = _counts if "int" in name else _words
        else:
            readers[field] = _number
    return readers


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError
    return tuple(value)


def _words(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise TypeError
    return value


def _counts(value: Any) -> Mapping[str, int]:
    if not isinstance(value, dict) or not all(type(item) is int for item in value.values()):
        raise TypeError
    return value


def canvas_from_tables(tables: Tables, template: Template) -> Canvas:
    """Build a canvas from plain tables. Raises BadRecord."""
    info = _build(Info, INFO_TABLE, tables.get(INFO_TABLE, NOTHING).get(INFO_ID, {}))
    known: dict[str, Any] = {}
    for table, kind in TABLES.items():
        records = tables.get(table)
        if records:
            known[table] = {id: _build(kind, table, record) for id, record in records.items()}
    unknown = {
        name: records
        for name, records in tables.items()
        if name not in TABLES and name != INFO_TABLE
    }
    return Canvas(template=template, info=info, unknown=unknown, **known)


def canvas_to_tables(canvas: Canvas) -> dict[str, dict[str, Record]]:
    """Return a canvas as plain tables; empty tables are left out."""
    tables: dict[str, dict[str, Record]] = {INFO_TABLE: {INFO_ID: to_record(canvas.info)}}
    for table in TABLES:
        entities = cast(Mapping[str, Entity], getattr(canvas, table))
        if entities:
            tables[table] = {id: to_record(entity) for id, entity in entities.items()}
    for name, records in canvas.unknown.items():
        tables[name] = {id: dict(record) for id, record in records.items()}
    return tables
