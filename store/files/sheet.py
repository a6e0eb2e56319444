"""TinyDB with tables that take and give whole rows.

TinyDB's own calls turn the ids of all documents of a table into numbers and back on every write,
change documents in place and copy each one they return. A commit touches a few rows of a large
table, and what was read is shared with whoever looks at it; so ``Sheet`` adds two calls, by what
TinyDB's tables and storages offer in public: one puts any number of rows at once and never alters
a document, one reads without copying. The files stay TinyDB's own, and so do all its other calls.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.table import Table

from store.files.layout import Raw


class Sheet(Table):
    """A TinyDB table that is written in batches of rows by document id."""

    def __init__(self, storage: Any, name: str, **options: Any) -> None:
        super().__init__(storage, name, **{"cache_size": 0, **options})

    def rows(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Return document ids with the documents themselves, which must not be altered."""
        tables: Raw = self.storage.read() or {}
        for doc_id, document in tables.get(self.name, {}).items():
            yield int(doc_id), document

    def put(self, rows: Mapping[int, Mapping[str, Any]], gone: Collection[int] = ()) -> None:
        """Write rows over what their document ids hold, and drop the rows of ``gone``."""
        tables: Raw = self.storage.read() or {}
        table = dict(tables.get(self.name, {}))
        for doc_id in gone:
            table.pop(str(doc_id), None)
        for doc_id, row in rows.items():
            table[str(doc_id)] = row
        tables[self.name] = table
        self.storage.write(tables)
        self.clear_cache()


class Book(TinyDB):
    """A TinyDB database of ``Sheet`` tables."""

    table_class: type[Table] = Sheet

    def sheet(self, name: str) -> Sheet:
        """Return a table as the kind it is here."""
        table = self.table(name)
        assert isinstance(table, Sheet)
        return table

    def names(self) -> list[str]:
        """Return the names of all tables, in the order of the file."""
        raw: Raw | None = self.storage.read()
        return list(raw or ())
