"""A filled canvas to look around in: the invented network Jong & Werk, in Dutch and in English.

Both tell the same story with the same ids: two sessions, four months apart, and a little that came
after them. It holds one of everything a canvas can hold, and leaves some questions open.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from board.i18n import FALLBACK, LANGUAGES
from board.model import Record, Tables
from board.snapshots import SessionState

_FOLDER = Path(__file__).parent


@cache
def load(language: str) -> Tables:
    """Return the example as plain tables, in a language or else in English. Not to be altered."""
    if language not in LANGUAGES:
        language = FALLBACK
    tables: Tables = json.loads((_FOLDER / f"netwerk.{language}.json").read_text("utf-8"))
    return tables


@cache
def session_states(language: str) -> tuple[SessionState, ...]:
    """Return how the example was when its sessions closed, for what a later look compares with."""
    tables = load(language)
    spoken = str(tables["canvas"]["canvas"]["language"])
    earlier = json.loads((_FOLDER / "earlier.json").read_text("utf-8"))
    return tuple(
        SessionState(id, closed, 0, _as_it_was(tables, closed, changed, spoken))
        for id, changed in earlier.items()
        for closed in [str(tables["sessions"][id]["closed"])]
    )


def _as_it_was(
    tables: Tables, closed: str, changed: Mapping[str, Mapping[str, Record]], language: str
) -> Tables:
    """Return what there was by a moment, as it was then."""

    def since(record: Record) -> str:
        cast = tables["rounds"].get(str(record.get("round")), {})  # A ballot tells no moment.
        return str(record.get("created", cast.get("created", "")))

    return {
        name: {
            id: _earlier(record, changed.get(name, {}).get(id, {}), language)
            for id, record in table.items()
            if since(record) <= closed
        }
        for name, table in tables.items()
    }


def _earlier(record: Record, changed: Record, language: str) -> Record:
    """Return a record with fields as they were; null takes a field away."""
    told = {
        name: one[language] if isinstance(one, dict) and language in one else one
        for name, one in changed.items()
    }
    return {name: one for name, one in {**record, **told}.items() if one is not None}
