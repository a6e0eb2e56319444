"""Canvas files as nobody should make them: every field of a real one holding what it can't."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from board import examples
from board.change import Change, Delta
from board.commands.by import By
from board.model import Record, Tables
from board.snapshots import SessionState
from store.files import json_lines
from store.files.library import FileLibrary
from store.serial import dumps

VALUES = {
    "null": "null",
    "true": "true",
    "-1": "-1",
    "1e400": "1e400",
    "10,000 digits": "9" * 10_000,
    "a list": '["x",{"y":1}]',
    "an object": '{"x":["y"]}',
    "1 MB of text": json.dumps("a b" * 350_000),
    "a lone surrogate": '"\\ud800"',
}
"""JSON that stands where a field's value was."""

DOC_IDS = ("", "abc", "1.5", "-1", "01", "9" * 5000)
"""Ids of documents that TinyDB would never give."""

ROWS = {
    "null": "null",
    "a list": "[]",
    "a number": "7",
    "an empty object": "{}",
}
"""What stands where a row, or a whole table, was."""

_HERE = "@here@"


class Hostile(NamedTuple):
    """A file, and what was done to it."""

    what: str
    data: bytes


REST: dict[str, Record] = {
    "cards": {"session": "sessie22", "sources": ["kaart223"], "conflict": "kaart222"},
    "coalitions": {
        "title": "Zo", "outcome": "done", "marks": ["room"], "state": "parked",
        "park_reason": "later", "conflict": "verband2",
    },
    "members": {
        "name": "De twaalf", "kind": "group", "relation": "funder", "holds": ["member:partij22"],
        "size": 12, "state": "active", "conflict": "",
    },
    "topics": {"title": "Ook", "state": "removed", "conflict": "thema222"},
    "positions": {"paradox": "inhoud-relatie", "state": "removed"},
    "terms": {"word": "woord", "state": "removed", "conflict": "begrip22"},
    "sessions": {
        "number": 2, "date": "2026-04-14", "progress": "running", "state": "active",
        "reported": {"member:partij22": "2026-04-01"}, "closed_rev": 1,
    },
    "agenda": {
        "session": "sessie99", "title": "Praten", "minutes": 10, "more": 1, "steps": "1 2 4 5",
        "started": "2026-03-17T09:30:00Z", "paused": "2026-03-17T09:35:00Z", "idle": 5,
        "note": "kort", "state": "active",
    },
    "rounds": {
        "kind": "vote", "shuffled": True, "dots": 5, "about": ["kaart222"], "state": "active",
    },
    "ballots": {"round": "ronde222", "given": {"kaart222": 1}, "state": "removed"},
    "groups": {"title": "Ook", "state": "removed", "conflict": "groep222"},
    "decisions": {
        "text": "Zo", "progress": "withdrawn", "state": "active", "conflict": "besluit2",
        "answers": {"member:partij22": "ja"}, "answered": {"member:partij22": "2026-04-01"},
        "reserved": {"member:partij22": ""},
    },
    "actions": {
        "text": "Doen", "agenda": "punteena", "cards": ["kaart222"], "note": "kort",
        "state": "active", "conflict": "actie222",
    },
}  # fmt: skip
"""Of each table a row more, with the fields that no row of the example has."""


def real(folder: Path) -> dict[str, Any]:
    """Return the tables of a canvas as the program writes it, with history of every kind.

    Between them its rows have every field that there is.
    """
    library = FileLibrary(folder / "echt", state=folder / "staat")
    by = By("noor", "2026-03-17T09:30:00Z")
    few = _some_of(examples.load("nl"))
    for name, row in REST.items():
        id = f"{name[:6]}99"
        few[name][id] = {"id": id, **row}
    file = library.create("echt", few, by)
    card = Delta("cards", "kaart001", None, {"id": "kaart001", "place": "identiteit", "text": "x"})
    file.commit(Change("card.add", (card,), "x"), by)
    dots = Delta("cards", "kaart001", {"dots": None}, {"dots": 2})
    file.commit(Change("card.dots", (dots,), "x"), by)
    file.undo(by)
    file.redo(by)
    found: dict[str, Any] = json.loads(Path(file.where).read_bytes())
    return found


def closings(tables: dict[str, Any]) -> bytes:
    """Return what lies beside such a canvas: how it was when its sessions closed."""
    then = {
        name: {one["id"]: one for one in table.values()}
        for name, table in tables.items()
        if name not in _OURS
    }
    rows = [
        SessionState(id, one["closed"], 1, then)._asdict()
        for id, one in then["sessions"].items()
        if one.get("closed")
    ]
    return json_lines.head(tables["meta"]["1"]["id"]) + b"".join(dumps(one) + b"\n" for one in rows)


def _some_of(tables: Tables) -> dict[str, dict[str, Record]]:
    """Return of each table the rows that have fields which the rows before them have not."""
    few: dict[str, dict[str, Record]] = {}
    for name, table in tables.items():
        fields: set[str] = set()
        few[name] = {}
        for id, row in table.items():
            if row.keys() - fields:
                few[name][id] = row
                fields |= row.keys()
    return few


def files(
    tables: dict[str, Any], *, every_row: bool = False, step: int = 1, first: int = 0
) -> Iterator[Hostile]:
    """Return every file with one thing in it that can't be, sealed with a checksum and not.

    Of each table and field one row does, unless ``every_row``. With a ``step`` only one file of so
    many, from the ``first`` on; the others are not even made.
    """
    number = -1
    for what, changed, token in _changes(tables, every_row=every_row):
        for way, made in _ways(changed):
            number += 1
            if number >= first and (number - first) % step == 0:
                yield Hostile(f"{what}, {way}", made(token))


def _ways(changed: dict[str, Any]) -> Iterator[tuple[str, Callable[[str], bytes]]]:
    yield "unsealed", partial(_bytes, changed)
    yield "sealed", partial(sealed, changed)
    if "meta" in changed:
        bare = {name: table for name, table in changed.items() if name not in _OURS}
        if _HERE in json.dumps(bare):
            yield "made with TinyDB", partial(_bytes, bare)


_OURS = ("meta", "history")


def _changes(
    tables: dict[str, Any], *, every_row: bool
) -> Iterator[tuple[str, dict[str, Any], str]]:
    for name, table in tables.items():
        seen: set[str] = set()
        for doc_id, row in table.items():
            for path in _fields(row):
                key = "/".join("*" if isinstance(step, int) else step for step in path)
                if key in seen and not every_row:
                    continue
                seen.add(key)
                for label, token in VALUES.items():
                    changed = _with(tables, (name, doc_id, *path), _HERE)
                    yield f"{name}/{doc_id}/{key}: {label}", changed, token
        first = next(iter(table))
        for label, token in ROWS.items():
            yield f"{name}/{first}: {label}", _with(tables, (name, first), _HERE), token
            yield f"{name}: {label}", _with(tables, (name,), _HERE), token
        for odd in DOC_IDS:
            changed = {**tables, name: {odd if id == first else id: r for id, r in table.items()}}
            yield f"{name}: document id {odd[:8]!r}", changed, ""
        changed = {**tables, name: {**table, "900": table[first]}}
        yield f"{name}/{first}: twice", changed, ""


def _fields(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Return the ways to every value within a row."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for step, one in inner:
        yield (*path, step)
        if isinstance(one, dict | list):
            yield from _fields(one, (*path, step))


def _with(value: Any, path: tuple[Any, ...], put: str) -> Any:
    if not path:
        return put
    step, *rest = path
    if isinstance(value, dict):
        return {**value, step: _with(value[step], tuple(rest), put)}
    return [_with(one, tuple(rest), put) if at == step else one for at, one in enumerate(value)]


def _bytes(tables: dict[str, Any], token: str) -> bytes:
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    return text.replace(f'"{_HERE}"', token, 1).encode("utf-8", "surrogatepass")


def sealed(tables: dict[str, Any], token: str = "") -> bytes:
    """Return the bytes with the checksum that they should have."""
    data = _bytes(tables, token)
    mark = b'"sha256":"'
    at = data.find(mark) + len(mark)
    if at < len(mark) or len(data) < at + 64:
        return data
    digest = sha256(data[:at] + data[at + 64 :]).hexdigest().encode()
    return data[:at] + digest + data[at + 64 :]
