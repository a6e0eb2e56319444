"""Taking a person's name out of records: what one has a right to when one asks for it.

Pure, and for plain JSON data, so that a store can do it to whatever it keeps: tables, revisions,
snapshots, backups. A record stays what it is; only the name in it becomes another word. Ids, paths,
dates and the fixed words that the program itself writes are never taken for a name.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from board import parties
from board.model import CHOICES, Record, Tables
from board.references import BY_PARTY, IDS, ONE_ID
from board.wording import folded

_MEMBERS = "members"

_OURS = IDS | ONE_ID | {
    "id", "order", "state", "round", "created", "changed", "joined", "left", "start", "end",
    "review", "due", "done", "date", "closed", "started", "paused", "ended", "revealed", "steps",
    "template", "language", "levels", "given", "verdicts", "marks", "form", "paradox", "checks_off",
    "rounds", "kind",
}  # fmt: skip
"""Fields that hold nothing that people wrote."""

_PATHS = frozenset({"cards", "agenda", "rounds", "groups"})
"""Tables of which ``place`` is a place on the sheet, and not one to meet at."""


class Eraser:
    """Puts a word in the place of a name, and counts where."""

    def __init__(
        self, names: Iterable[str], members: Iterable[str] = (), word: str = "someone"
    ) -> None:
        """``members`` are ids of parties that are forgotten whatever they were called."""
        self.names = tuple(dict.fromkeys(filter(None, (name.strip() for name in names))))
        self.members = frozenset(members)
        self.word = word
        self.count = 0
        """Texts that had the name in them so far."""
        self._whole = {folded(name) for name in self.names}
        self._inside = [_pattern(name) for name in sorted(self.names, key=len, reverse=True)]

    def text(self, text: str) -> str:
        """Return a text without the name.

        A text that is no more than the name is it in whatever spelling. Within a text it has to
        stand as a word of its own, and a name of one word in the same capitals: *Wil* is a
        person, *wil* is a verb.
        """
        value = parties.party(text).value
        if folded(value) in self._whole:
            new = f"{text[: len(text) - len(value)]}{self.word}" if value else text
        else:
            new = text
            for pattern in self._inside:
                new = pattern.sub(lambda _: self.word, new)
        self.count += new != text
        return new

    def record(self, table: str, record: Record, id: str = "") -> Record:
        """Return a record, or some fields of one, without the name."""
        found: Record = {}
        mine = table == _MEMBERS and str(id or record.get("id")) in self.members
        for field, value in record.items():
            if mine and field == "name" and isinstance(value, str) and value != self.word:
                self.count += bool(value)
                found[field] = self.word if value else value
            elif _is_ours(table, field):
                found[field] = value
            else:
                found[field] = self._value(field, value)
        return found

    def tables(self, tables: Tables) -> dict[str, dict[str, Record]]:
        """Return tables by id without the name."""
        return {
            name: {id: self.record(name, record, id) for id, record in table.items()}
            for name, table in tables.items()
        }

    def _value(self, field: str, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list | tuple):
            return [self._value(field, one) for one in value]
        if isinstance(value, Mapping):
            keys = field in BY_PARTY
            return {
                self.text(key) if keys else key: self._value(field, one)
                for key, one in value.items()
            }
        return value


def _is_ours(table: str, field: str) -> bool:
    if field == "place":
        return table in _PATHS
    return field in _OURS or field in CHOICES.get(table, {})


def _pattern(name: str) -> re.Pattern[str]:
    words = name.split()
    inner = r"\s+".join(map(re.escape, words))
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE if len(words) > 1 else 0)
