"""What goes to the server and comes back as JSON: revisions, things, answers."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from board.change import Delta
from board.model import INFO_ID, INFO_TABLE, Record, Tables
from store.errors import TooLarge, Unstorable
from store.limits import FILE_BYTES
from store.revisions import LOGGED, Revision, document, revision
from store.serial import NotJson, dumps, loads

_TITLE, _NAME = 200, 100
"""Most characters of title and name that a list of canvases shows."""
_LOST = "lost"
"""What stands in a revision for what it changed, where that is known no more."""


class Entry(NamedTuple):
    """A revision with the id under which its change was sent."""

    revision: Revision
    change: str


def entries(told: str) -> list[Entry]:
    """Read revisions as the server tells of them, the oldest first."""
    return [entry(found) for found in loads(told.encode())]


def entry(found: Mapping[str, Any]) -> Entry:
    """Read one revision."""
    whole = {**found["act"], "rev": found["rev"], "deltas": found["deltas"]}
    return Entry(revision(whole, {}), found["change"])


def act(made: Revision) -> dict[str, Any]:
    """Return who did what, when: a revision without its number and what it changed."""
    told = {
        field: value for field, value in document(made).items() if field not in ("rev", "deltas")
    }
    return told if made.complete else {**told, LOGGED: _LOST}


def deltas(made: Revision) -> list[dict[str, Any]]:
    """Return what a revision changed."""
    return [delta._asdict() for delta in made.deltas]


def tables(told: str) -> Tables:
    """Read the things on a canvas, each as [table, id, record]."""
    made: dict[str, dict[str, Record]] = {}
    for table, id, record in loads(told.encode()):
        made.setdefault(table, {})[id] = record
    return made


def things(held: Tables) -> list[list[Any]]:
    """Return tables as [table, id, record] of each thing."""
    return [[name, id, record] for name, table in held.items() for id, record in table.items()]


def rows(changed: Iterable[Delta], after: Tables) -> tuple[list[Any], list[Any]]:
    """Return what deltas left as [table, id, record], and what they took away as [table, id]."""
    kept: dict[tuple[str, str], Record | None] = {}
    for delta in changed:
        kept[delta.table, delta.id] = after.get(delta.table, {}).get(delta.id)
    there = [[table, id, record] for (table, id), record in kept.items() if record is not None]
    return there, [[table, id] for (table, id), record in kept.items() if record is None]


def head(made: Revision, after: Tables) -> dict[str, str]:
    """Return what a list shows of a canvas."""
    info = after.get(INFO_TABLE, {}).get(INFO_ID, {})
    return {"at": made.at, "by": made.by[:_NAME], "title": str(info.get("title", ""))[:_TITLE]}


def packed(value: object, where: str) -> str:
    """Return a value as the server takes it. Raises Unstorable, TooLarge."""
    try:
        data = dumps(value)
    except NotJson as error:
        raise Unstorable(where=where, reason=str(error)) from None
    if len(data) > FILE_BYTES:
        raise TooLarge(where=where, what=len(data) >> 20, most=FILE_BYTES >> 20)
    return data.decode()
