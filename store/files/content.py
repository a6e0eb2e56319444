"""What a canvas file holds, between TinyDB's rows and tables by our own ids."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from board.change import Delta, apply_to_tables
from board.model import INFO_ID, INFO_TABLE, Record, Tables
from store.canvas import Snapshot
from store.errors import Corrupt
from store.files.layout import META, NotOurs, decode, sound_rows
from store.files.migrations import is_old, migrated, refuse_unknown
from store.files.sheet import Book
from store.formats import FORMAT
from store.revisions import TABLE as HISTORY

_CARDS = "cards"
_TITLE, _NAME = 200, 100
"""Most characters of title and name in the head of the file; what is more is only in its tables."""


class Content(NamedTuple):
    """One version of a canvas."""

    meta: Mapping[str, Any]
    tables: Tables
    rows: Mapping[str, Mapping[str, int]]
    """Per table, our id to TinyDB's document id."""
    history: Mapping[int, Mapping[str, Any]]
    """The revisions in the file, oldest first."""
    history_bytes: int | None = None
    """How many bytes those take in the file; None until that matters."""
    old: bool = False
    """The file is of an older format: the next write puts all of it in today's."""

    @property
    def rev(self) -> int:
        """The revision this is."""
        return int(self.meta["rev"])

    @property
    def id(self) -> str:
        """What names the canvas, however it is renamed."""
        return str(self.meta["id"])

    def snapshot(self) -> Snapshot:
        """Return what whoever uses the canvas sees of it."""
        return Snapshot(self.tables, self.rev, self.id, int(self.meta["format"]))


def decoded(data: bytes, path: str) -> Content:
    """Read the bytes of a canvas file that isn't the canvas itself. Raises Corrupt."""
    try:
        raw = decode(data)
        refuse_unknown(raw, path)
        old = is_old(raw)
        raw = migrated(raw, path)
        rows = {name: {int(id): row for id, row in table.items()} for name, table in raw.items()}
        return _content(rows, old)
    except NotOurs as error:
        raise Corrupt(path, error.spot) from None


def salvaged(data: bytes, path: str) -> Content:
    """Return what can still be read of a damaged canvas. Raises Corrupt where that is nothing."""
    try:
        raw = sound_rows(data)
    except NotOurs as error:
        raise Corrupt(path, error.spot) from None
    rows: dict[str, dict[int, Mapping[str, Any]]] = {}
    for name, table in raw.items():
        seen: set[str] = set()
        rows[name] = {}
        for doc_id, row in table.items():
            if (id := _id(row, doc_id)) not in seen:
                rows[name][int(doc_id)] = row
            seen.add(id)
    return _content(rows, old=False)


def read(book: Book, path: str) -> Content:
    """Read all tables of a canvas through TinyDB. Raises Corrupt."""
    rows: dict[str, dict[int, Mapping[str, Any]]] = {}
    names = book.names()
    old = is_old({META: _raw(book, META)} if META in names else {})
    if old:
        raw = migrated({name: _raw(book, name) for name in names}, path)
        rows = {name: {int(id): row for id, row in table.items()} for name, table in raw.items()}
    else:
        rows = {name: dict(book.sheet(name).rows()) for name in names}
    try:
        return _content(rows, old)
    except NotOurs as error:
        raise Corrupt(path, error.spot) from None


def _raw(book: Book, name: str) -> dict[str, Any]:
    return {str(doc_id): document for doc_id, document in book.sheet(name).rows()}


def _content(rows: Mapping[str, Mapping[int, Mapping[str, Any]]], old: bool) -> Content:
    tables: dict[str, dict[str, Record]] = {}
    numbers: dict[str, dict[str, int]] = {}
    for name, table in rows.items():
        if name in (META, HISTORY):
            continue
        tables[name] = {}
        numbers[name] = {}
        for doc_id, document in table.items():
            id = _id(document, doc_id)
            if id in numbers[name]:
                raise NotOurs("twice", f"{name}/{numbers[name][id]}, {name}/{doc_id}: id {id[:40]}")
            tables[name][id] = document  # type: ignore[assignment]  # rows are shared, not copied
            numbers[name][id] = doc_id
    history = rows.get(HISTORY, {})
    meta = rows[META][1]
    return Content(
        meta,
        tables,
        numbers,
        {rev: history[rev] for rev in sorted(history)},
        old=old,
    )


def _id(document: Mapping[str, Any], doc_id: int | str) -> str:
    return str(document.get("id") or doc_id)


def changed(content: Content, deltas: Iterable[Delta]) -> Content:
    """Return the content with deltas applied; new things get the next document ids."""
    tables = apply_to_tables(content.tables, deltas)
    rows = dict(content.rows)
    copied: set[str] = set()
    highest: dict[str, int] = {}
    for delta in deltas:
        name = delta.table
        if name not in copied:
            copied.add(name)
            rows[name] = dict(rows.get(name, {}))
            highest[name] = max(rows[name].values(), default=0)
        numbers = rows[name]
        assert isinstance(numbers, dict)
        if delta.after is None:
            numbers.pop(delta.id, None)
        elif delta.id not in numbers:
            highest[name] += 1
            numbers[delta.id] = highest[name]
    return content._replace(tables=tables, rows=rows)


def write(book: Book, before: Content, after: Content, deltas: Iterable[Delta]) -> None:
    """Put the rows that deltas touched into TinyDB's tables."""
    touched: dict[str, set[str]] = {}
    for delta in deltas:
        touched.setdefault(delta.table, set()).add(delta.id)
    if before.old:
        touched = {name: set(table) for name, table in after.tables.items()}
    for name, ids in touched.items():
        numbers, records = after.rows[name], after.tables[name]
        gone = [before.rows[name][id] for id in ids if id in before.rows.get(name, {})]
        kept = {numbers[id]: records[id] for id in sorted(ids, key=str) if id in records}
        book.sheet(name).put(dict(sorted(kept.items())), [one for one in gone if one not in kept])


def counted(before: Content, after: Content, deltas: Sequence[Delta]) -> int:
    """Return how many cards are on the sheet after a change."""
    from store.acts import more_cards, shows

    count = before.meta.get(_CARDS)
    if not isinstance(count, int):
        return sum(shows(record) for record in after.tables.get(_CARDS, {}).values())
    return count + more_cards(before.tables, after.tables, deltas)


def head(content: Content, *, rev: int, at: str, by: str, cards: int) -> dict[str, Any]:
    """Return the record of ``meta`` for a revision: what a list of canvases shows is in it."""
    info = content.tables.get(INFO_TABLE, {}).get(INFO_ID, {})
    return {
        **content.meta,
        "format": FORMAT,
        "rev": rev,
        "at": at,
        "by": by[:_NAME],
        "title": str(info.get("title", ""))[:_TITLE],
        "cards": cards,
    }
