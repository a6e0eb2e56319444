"""Where tables can't be what any canvas holds: made by other programs, or edited by hand.

What is inside the records is judged by who gives them a meaning (``board.codec``); here is only
what the store itself builds on: rows by number, a head, a history.
"""

from collections.abc import Mapping
from typing import Any

from store.revisions import TABLE as HISTORY
from store.revisions import is_sound

_DIGITS = 15
"""Most digits of a document id."""

_SHOWN = 40
"""Characters of a name that are told."""

_ID = 64
"""Most characters of the id of a canvas."""

_MOST_REV = 10**_DIGITS


def flaw(tables: Mapping[str, Any], head: str) -> str:
    """Return table and row of the first thing that can't be; empty where all can.

    ``head`` names the table with the one record that tells what the file is.
    """
    for name, table in tables.items():
        if not isinstance(table, dict):
            return _spot(name)
        for doc_id, row in table.items():
            if not is_number(doc_id) or not isinstance(row, dict):
                return _spot(name, doc_id)
    if head not in tables:
        return ""
    if [*tables[head]] != ["1"] or not is_head(tables[head]["1"]):
        return _spot(head, "1")
    for doc_id, row in tables.get(HISTORY, {}).items():
        if not is_sound(row) or row["rev"] != int(doc_id):
            return _spot(HISTORY, doc_id)
    return ""


def is_number(doc_id: str) -> bool:
    """Tell whether this is a document id as TinyDB writes them."""
    if not (doc_id.isascii() and doc_id.isdigit() and len(doc_id) <= _DIGITS):
        return False
    return doc_id[0] != "0" or doc_id == "0"


def is_head(meta: Mapping[str, Any]) -> bool:
    """Tell whether this can be the head of a file of ours."""
    rev, cards, format = meta.get("rev"), meta.get("cards", 0), meta.get("format")
    return (
        all(type(number) is int and number >= 0 for number in (rev, cards, format))
        and 0 < meta["rev"] < _MOST_REV
        and all(isinstance(meta.get(field, ""), str) for field in ("at", "by", "title"))
        and is_id(meta.get("id"))
    )


def is_id(id: object) -> bool:
    """Tell whether this can be the id of a canvas: it stands in names of files."""
    if not isinstance(id, str) or not 0 < len(id) <= _ID:
        return False
    return id.isascii() and all(one.isalnum() or one in "-_" for one in id)


def _spot(*parts: str) -> str:
    return "/".join(f"{part[:_SHOWN]}…" if len(part) > _SHOWN else part or "?" for part in parts)
