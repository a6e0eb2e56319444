"""TinyDB with tables that take and give whole rows.

TinyDB's own calls convert every document of a table once per call, change documents in place and
copy each one they return. A commit touches a few rows of a large table, and what was read is
shared with whoever looks at it; so ``Sheet`` adds two calls that put any number of rows in one
conversion, never alter a document, and read without copying. Files stay TinyDB's own.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.table import Table

from store.layout import Raw


class Sheet(Table):
    """A TinyDB table that is written in batches of rows by document id."""

    def __init__(self, storage: Any, name: str, **options: Any) -> None:
        super().__init__(storage, name, **{"cache_size": 0, **options})

    def rows(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Return document ids with the documents themselves, which must not be altered."""
        for doc_id, document in self._read_table().items():
            yield int(doc_id), document

    def put(self, rows: Mapping[int, Mapping[str, Any]], gone: Collection[int] = ()) -> None:
        """Write rows over what their document ids hold, and drop the rows of ``gone``."""

        def updater(table: dict[int, Mapping[str, Any]]) -> None:
            for doc_id in gone:
                table.pop(doc_id, None)
            table.update(rows)

        self._update_table(updater)
        self._next_id = None


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
