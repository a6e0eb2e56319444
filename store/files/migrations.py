"""From the formats of earlier versions to the one of now, one step per format number.

A step takes the tables of a format and returns those of the next. It must give the same result
every time, since a file is only written in its new form at the first change to it; the file as it
was is then kept as a backup.

Format 0 is a file without a ``meta`` table: made with TinyDB itself, by a script or by hand.
Format 1 is of the time before parties had a relation to the network, groups of parties held
others and workshops left tables of their own. Format 2 only added fields and tables, all empty by
default, so that a change in the history of a file of format 1 still applies, forwards and back.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from board.model import INFO_ID, INFO_TABLE
from store.errors import Corrupt, NewerFormat
from store.files import layout
from store.files.layout import Raw
from store.formats import FORMAT
from store.mending import mended
from store.revisions import TABLE as HISTORY

_ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz"


def refuse_unknown(raw: Raw, path: str) -> None:
    """Raise NewerFormat for tables of a newer version, Corrupt for what is no format at all."""
    found: Any = layout.meta_of(raw).get("format", 0)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise Corrupt(path)
    if found > FORMAT:
        raise NewerFormat(where=path, found=found, known=FORMAT)


def migrated(tables: Raw, path: str) -> Raw:
    """Return tables in today's format. Raises Corrupt for what no version ever wrote."""
    number = layout.meta_of(tables).get("format", 0)
    for step in STEPS[number:]:
        tables = step(tables, path)
    return tables


def is_old(tables: Raw) -> bool:
    """Tell whether tables are of an earlier format."""
    return int(layout.meta_of(tables).get("format", 0)) < FORMAT


def _from_nothing(tables: Raw, path: str) -> Raw:
    """Give a file made with TinyDB itself a meta table, and every document an id of its own."""
    if not tables or HISTORY in tables or layout.META in tables:
        raise Corrupt(where=path)  # A file of ours whose head was damaged, or no canvas at all.
    made: Raw = {}
    for name, table in tables.items():
        taken = {str(document.get("id")) for document in table.values()}
        seen: set[Any] = set()
        made[name] = {}
        for doc_id, document in table.items():
            id = INFO_ID if name == INFO_TABLE else document.get("id")
            if not isinstance(id, str) or not id or id in seen:
                id = _derived(taken, path, name, doc_id)
            seen.add(id)
            made[name][doc_id] = mended({"id": id, **document} | {"id": id})
    if not made.get(INFO_TABLE):
        made[INFO_TABLE] = {"1": {"id": INFO_ID}}
    meta: Mapping[str, Any] = {"format": 1, "id": _derived(set(), path), "rev": 1}
    return {layout.META: {"1": dict(meta)}, **made}


def _with_room_for_more(tables: Raw, path: str) -> Raw:
    """Say that fields and tables may be there that format 1 did not have."""
    meta = {**layout.meta_of(tables), "format": 2}
    return {**tables, layout.META: {"1": meta}}


def _derived(taken: set[Any], *parts: str) -> str:
    """Return an id that follows from what it names, so that each reading finds the same."""
    for attempt in range(1000):
        digest = sha256()
        digest.update("\0".join((*parts, str(attempt))).encode("utf-8", "surrogateescape"))
        id = "".join(_ALPHABET[byte & 31] for byte in digest.digest()[:8])
        if id not in taken:
            taken.add(id)
            return id
    raise AssertionError("a thousand ids in a row were taken")


STEPS: tuple[Callable[[Raw, str], Raw], ...] = (_from_nothing, _with_room_for_more)
"""``STEPS[n]`` leads from format n to n + 1."""
