"""JSON that is whole or refused: limits, then every entry, the bad one named."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, cast

from board import order
from board.codec import BadRecord, from_record
from board.meeting import PRESENCES, VERDICTS
from board.model import (
    ACTIVE,
    CHOICES,
    INFO_ID,
    INFO_TABLE,
    INTEREST_LEVELS,
    MOST_CARDS,
    PARKED,
    POSITION_MAX,
    POSITION_MIN,
    REMOVED,
    TABLES,
    Canvas,
    Entity,
    Info,
)
from board.refusal import Refused
from board.snapshots import of_closings
from board.template import Template
from board.text import MAX_TEXT, storable
from exports.json_ import HIDDEN, KIND, SCHEMA, SNAPSHOTS
from exports.read import snapshots
from exports.read.drafting import is_nameless, named
from exports.read.incoming import ImportProblem, IncomingText, Read

_META = "meta"
"""The table in which the file of a canvas tells of itself."""

DEEPEST = 50
MOST_RECORDS = 100_000
_LARGEST = 1_000_000

_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")

_STATES = {"state": (ACTIVE, PARKED, REMOVED)}
_CHOICES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Info: {},
    **{kind: {**_STATES, **CHOICES.get(table, {})} for table, kind in TABLES.items()},
}
_WITHIN: Mapping[str, tuple[object, ...]] = {
    "levels": INTEREST_LEVELS,
    "attendance": PRESENCES,
    "verdicts": VERDICTS,
}
"""What the values of a mapping may be."""


def parse(text: str) -> Any:
    """Return JSON text as data. Raises Refused where it isn't JSON or too deep."""
    if depth(text) > DEEPEST:
        raise Refused("import.too_deep", most=DEEPEST)
    try:
        value = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise Refused("import.not_json", line=error.lineno, column=error.colno) from None
    except (ValueError, RecursionError):
        raise Refused("import.not_json", line=1, column=1) from None
    return _mended(value) if _SURROGATE.search(text) else value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON. Raises Refused for a key that is there twice: one would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise Refused("import.key_twice", name=storable(twice)[:80])
    return found


def depth(text: str) -> int:
    """Return how deep JSON is nested at most, without building anything of it."""
    brackets = text.count("[") + text.count("{")
    if brackets <= DEEPEST:
        return brackets
    now = deepest = 0
    for found in _TOKENS.finditer(text):
        char = found[0]
        if char in ("[", "{"):
            now += 1
            if now > deepest:
                deepest = now
                if deepest > DEEPEST:
                    break
        elif char in ("]", "}"):
            now -= 1
    return deepest


def _mended(value: Any) -> Any:
    """Return data without lone surrogates, which no file can hold."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_mended(one) for one in value]
    if isinstance(value, dict):
        return {storable(key): _mended(one) for key, one in value.items()}
    return value


def refuse_kept(value: Any) -> None:
    """Raise Refused for the file that a canvas is kept in: it is opened, not read in."""
    if not isinstance(value, dict) or "kind" in value:
        return
    heads = [value.get(table) for table in (_META, INFO_TABLE)]
    rows = [next(iter(one.values()), None) if isinstance(one, dict) else None for one in heads]
    meta, info = (row if isinstance(row, dict) else None for row in rows)
    if meta is not None and info is not None:
        title = storable(str(info.get("title") or info.get("id") or "–"))[:80]
        raise Refused("import.kept_file", title=title, rev=str(meta.get("rev", "–"))[:20])


def info_of(value: Any) -> Info:
    """Return what a document says of the canvas as a whole. Raises Refused."""
    if not isinstance(value, dict) or value.get("kind") != KIND:
        raise Refused("import.not_ours")
    schema = value.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise Refused("import.not_ours")
    if schema > SCHEMA:
        raise Refused("import.newer", found=schema, known=SCHEMA)
    record = value.get(INFO_TABLE, {})
    if not isinstance(record, dict):
        raise _bad(INFO_TABLE, INFO_ID, "", 1)
    return cast(Info, _entity(INFO_TABLE, record, 1))


def read(source: IncomingText, value: Any, template: Template) -> Read:
    """Return the canvas in a document. Raises Refused, naming the bad entry; never half.

    An entry of which nobody could see that it is there is left out, and listed.
    """
    info = info_of(value)
    known = {"kind", "schema", INFO_TABLE, "other", "$schema", HIDDEN, SNAPSHOTS, *TABLES}
    for key in value:
        if key not in known:
            raise Refused("import.unknown_key", name=str(key)[:80])
    total = sum(len(value[table]) for table in TABLES if isinstance(value.get(table), list))
    if total > MOST_RECORDS:
        raise Refused("import.too_many", n=total, most=MOST_RECORDS)
    tables: dict[str, Any] = {}
    problems: list[ImportProblem] = []
    done = 0
    for table in TABLES:
        rows = value.get(table, [])
        if not isinstance(rows, list):
            raise Refused("import.not_a_list", table=table)
        entities: dict[str, Entity] = {}
        for number, record in enumerate(rows, 1):
            entity = named(_entity(table, record, number))
            if entity.id in entities:
                raise _bad(table, entity.id, "id", number)
            entities[entity.id] = entity
            done += 1
            source.tick(done, total)
        kept = {id: one for id, one in entities.items() if not is_nameless(table, one)}
        problems += (
            _nameless(table, number, id) for number, id in enumerate(entities, 1) if id not in kept
        )
        if kept:
            tables[table] = kept
    cards: Mapping[str, Any] = tables.get("cards", {})
    if sum(card.state != REMOVED for card in cards.values()) > MOST_CARDS:
        raise Refused("import.too_many_cards", most=MOST_CARDS)
    canvas = Canvas(template, info, **tables, unknown=_other(value.get("other", {})))
    states = snapshots.read(value.get(SNAPSHOTS, []), _entity, MOST_RECORDS - total)
    return Read(canvas, tuple(problems), states=of_closings(states, canvas))


def _nameless(table: str, number: int, id: str) -> ImportProblem:
    values = {"table": table, "n": number, "id": id[:40]}
    return ImportProblem(0, id[:40], "import.entry_nameless", values)


def _entity(table: str, record: Any, number: int) -> Entity:
    if not isinstance(record, dict):
        raise _bad(table, "?", "", number)
    try:
        entity = from_record(table, record)
    except BadRecord as bad:
        raise _bad(table, bad.id, bad.field, number) from None
    if table != INFO_TABLE and not entity.id:
        raise _bad(table, "?", "id", number)
    if field := wrong_field(entity):
        raise _bad(table, entity.id, field, number)
    return entity


def _bad(table: str, id: str, field: str, number: int) -> Refused:
    return Refused("import.bad_entry", table=table, id=id[:40], field=field or "–", n=number)


def wrong_field(entity: Entity) -> str:
    """Return the first field whose value can't be, or an empty text."""
    known = _CHOICES[type(entity)]
    for field, value in zip(entity._fields, entity, strict=True):
        if isinstance(value, str):
            if len(value) > MAX_TEXT // 4 and len(value.encode()) > MAX_TEXT:
                return field
            if value not in known.get(field, (value,)):
                return field
            if field == "order" and value and not order.is_key(value):
                return field
        elif field != "extra" and _out_of_range(field, value):
            return field
    return ""


def _out_of_range(field: str, value: Any) -> bool:
    if isinstance(value, Mapping):
        allowed = _WITHIN.get(field)
        return any(
            one not in allowed if allowed else isinstance(one, int) and not 0 <= one <= _LARGEST
            for one in value.values()
        )
    if not isinstance(value, int):
        return False
    if field == "value":
        return not POSITION_MIN <= value <= POSITION_MAX
    return not (1 if field == "round" else 0) <= value <= _LARGEST


def _other(value: Any) -> dict[str, Any]:
    """Return the tables of a newer version as they are."""
    if not isinstance(value, dict):
        raise Refused("import.not_a_list", table="other")
    for table, records in value.items():
        whole = isinstance(records, dict) and all(isinstance(one, dict) for one in records.values())
        if not whole or table in TABLES or table == INFO_TABLE:
            raise Refused("import.not_a_list", table=f"other.{table[:40]}")
    return value
