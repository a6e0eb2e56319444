"""What follows from what, on a page where cards are named by their texts."""

from collections.abc import Mapping
from typing import NamedTuple

from exports.read.drafting import ImportDraft

_MOST_PIECES = 8
"""Pieces of a row that are tried as one text."""


class _Link(NamedTuple):
    line: int
    table: str
    id: str
    field: str
    texts: str
    """Texts of cards in a row, separated by semicolons."""


class Links:
    """Remembers what was said, since a card may be named before it is read."""

    def __init__(self, draft: ImportDraft) -> None:
        self._draft = draft
        self._links: list[_Link] = []

    def add(self, line: int, table: str, id: str, field: str, texts: str) -> None:
        """Note that a field of something names cards, with the line that says so."""
        if texts:
            self._links.append(_Link(line, table, id, field, texts))

    def tie(self) -> None:
        """Put the ids of the cards that are named where they belong; list texts without a card."""
        into = self._draft.source.into
        by_text: dict[str, str] = {}
        for card in (*self._draft.tables["cards"].values(), *(into.cards.values() if into else ())):
            by_text.setdefault(card.text, card.id)
        for link in self._links:
            ids, unknown = _found(by_text, link.texts)
            for text in unknown:
                self._draft.problem(link.line, text, "import.no_such_card", wanted=text)
            rows = self._draft.tables[link.table]
            if link.id in rows:
                rows[link.id] = rows[link.id]._replace(**{link.field: ids})


def _found(by_text: Mapping[str, str], texts: str) -> tuple[tuple[str, ...], list[str]]:
    """Return the ids of cards whose texts stand in a row, and the texts that no card has.

    A text may itself hold what parts the row, so the longest that is known goes first.
    """
    pieces = texts.split("; ")
    ids: list[str] = []
    unknown: list[str] = []
    at = 0
    while at < len(pieces):
        for size in range(min(len(pieces) - at, _MOST_PIECES), 0, -1):
            id = by_text.get("; ".join(pieces[at : at + size]))
            if id is not None:
                ids.append(id)
                at += size
                break
        else:
            unknown.append(pieces[at])
            at += 1
    return tuple(dict.fromkeys(ids)), unknown
