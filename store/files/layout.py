"""The bytes of a canvas file: a head that tells what it is, then the tables.

A file is one JSON object of TinyDB tables. The first is ``meta``, written in a fixed form:
``{"meta":{"1":{...,"sha256":"<64 hex digits>"}},`` and the other tables follow. The checksum runs
over all bytes of the file with those 64 digits left out, so nothing is serialised a second time
to make or to verify it. A file that was only laid out anew (indented, say) still verifies: it is
brought into our form first.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from store.files import flaws
from store.formats import FORMAT
from store.revisions import TABLE as HISTORY
from store.serial import NotJson, dumps, loads, loads_any

META = "meta"
HEAD_BYTES = 4096
"""A head is never longer: enough to read when only the head is wanted."""

_OPEN = b'{"meta":{"1":{'
_MARK = b'"sha256":"'
_DIGITS = 64

Raw = dict[str, dict[str, Any]]
"""Tables as TinyDB has them: name, document id as text, document."""


class NotOurs(ValueError):
    """The bytes are no canvas file, or not the one that was written."""

    def __init__(self, reason: str, spot: str = "") -> None:
        super().__init__(reason)
        self.spot = spot
        """Table and row of what can't be; empty where it can't be told."""


class FileParts(NamedTuple):
    """A file as it goes to disk, in parts so that nothing large is copied."""

    head: bytes
    tail: memoryview

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self.head) + len(self.tail)


def encode(meta: Mapping[str, Any], tables: Mapping[str, Any]) -> FileParts:
    """Return the bytes of a file. Raises NotJson."""
    rest = memoryview(dumps(tables))[1:]
    known = {field: value for field, value in meta.items() if field != "sha256"}
    before = b'{"meta":{"1":' + dumps(known)[:-1] + b"," + _MARK
    after = b'"}},' if len(rest) > 1 else b'"}}'
    digest = sha256()
    digest.update(before)
    digest.update(after)
    digest.update(rest)
    return FileParts(b"".join((before, digest.hexdigest().encode(), after)), rest)


def _mark(data: bytes) -> int:
    """Return where the digits of the checksum begin, or -1 where there are none."""
    if not data.startswith(_OPEN):
        return -1
    at = data.find(_MARK, 0, HEAD_BYTES)
    return at + len(_MARK) if at >= 0 else -1


def head(data: bytes) -> dict[str, Any] | None:
    """Return what the head of a file says, from its first bytes alone; None if there is none."""
    at = _mark(data)
    if at < 0:
        return None
    try:
        meta = loads(data[len(_OPEN) - 1 : at + _DIGITS] + b'"}')
    except NotJson:
        return None
    return meta if isinstance(meta, dict) else None


def head_bytes(data: bytes) -> bytes:
    """Return the part of a file that differs between any two versions: its head."""
    at = _mark(data)
    return data[: at + _DIGITS] if at >= 0 else data[:HEAD_BYTES]


def decode(data: bytes) -> Raw:
    """Return the tables of a file after verifying it. Raises NotOurs.

    A file without a ``meta`` table is returned unverified: it is of the time before there was
    one, or was made with TinyDB itself. One of a newer format is returned unverified as well:
    how that is verified is unknown here.
    """
    verified = _verifies(data)
    try:
        tables: Any = loads(data) if verified else loads_any(data)
    except NotJson as error:
        raise NotOurs(str(error)) from None
    if not isinstance(tables, dict):
        raise NotOurs("not tables")
    meta = meta_of(tables)
    if is_newer(meta):
        return tables
    if spot := flaws.flaw(tables, META):
        raise NotOurs("not rows", spot)
    if not verified and META in tables and not _verifies_anew(meta, tables):
        raise NotOurs("checksum")
    return tables


def is_newer(meta: Mapping[str, Any]) -> bool:
    """Tell whether a head says that a later version of the program wrote the file."""
    format = meta.get("format")
    return type(format) is int and format > FORMAT


def sound_rows(data: bytes) -> Raw:
    """Return what can still be read of a file that doesn't verify. Raises NotOurs for nothing.

    Rows that can't be are left out, and all of the history: nobody can tell whether it is true.
    """
    try:
        tables: Any = loads_any(data)
    except NotJson as error:
        raise NotOurs(str(error)) from None
    found: Raw = {}
    for name, table in tables.items() if isinstance(tables, dict) else ():
        if name not in (META, HISTORY) and isinstance(table, dict):
            found[name] = {
                doc_id: row
                for doc_id, row in table.items()
                if flaws.is_number(doc_id) and isinstance(row, dict)
            }
    if not any(found.values()):
        raise NotOurs("nothing")
    meta = meta_of(tables)
    if not flaws.is_head(meta) or is_newer(meta):
        raise NotOurs("no head")
    return {META: {"1": meta}, **found}


def _verifies(data: bytes) -> bool:
    at = _mark(data)
    if at < 0:
        return False
    digest = sha256()
    digest.update(memoryview(data)[:at])
    digest.update(memoryview(data)[at + _DIGITS :])
    return bool(digest.hexdigest().encode() == data[at : at + _DIGITS])


def _verifies_anew(meta: Mapping[str, Any], tables: Raw) -> bool:
    """Verify tables whose bytes were laid out differently, by laying them out as we do."""
    rest = {name: table for name, table in tables.items() if name != META}
    try:
        written = encode(meta, rest)
    except NotJson:
        return False
    return head_bytes(written.head)[-_DIGITS:].decode() == meta.get("sha256")


def meta_of(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return the one record of ``meta``; empty if there is none."""
    table = tables.get(META)
    record = table.get("1") if isinstance(table, dict) else None
    return record if isinstance(record, dict) else {}
