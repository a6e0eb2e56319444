"""Building a canvas while reading: things in the order they come, each with an id and a key."""

from typing import Any

from board import ids, order
from board.model import PARKED, TABLES, Canvas, Card, Coalition, Entity, Info
from board.places import form_of
from board.queries import home
from board.text import MAX_TEXT, body_text, one_line
from exports.read.incoming import Problem, Read, Source

_PIECE = MAX_TEXT // 4
"""Characters in a piece of a text that is too long; four bytes each at most."""


class Draft:
    """A canvas in the making."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.info = Info(
            template=source.template.id,
            template_version=source.template.version,
            language=source.language,
        )
        self.tables: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
        self.unknown: dict[str, dict[str, Any]] = {}
        self.problems: list[Problem] = []
        self._last: dict[str, str] = {}

    def put(self, table: str, entity: Entity) -> None:
        """Put in a thing as it is; its id must be free."""
        self.tables[table][entity.id] = entity

    def new_id(self) -> str:
        """Return an id that nothing read so far has."""
        while True:
            id = ids.new_id()
            if not any(id in rows for rows in self.tables.values()):
                return id

    def next_order(self, row: str) -> str:
        """Return the key behind everything that was given one in this row."""
        self._last[row] = order.between(self._last.get(row), None)
        return self._last[row]

    def order_behind(self, row: str) -> str:
        """Return the key behind all cards read so far in this home."""
        if row not in self._last:
            there = (card for card in self.tables["cards"].values() if order.is_key(card.order))
            template = self.source.template
            keys = (card.order for card in there if home(template, card.place) == row)
            if last := max(keys, default=""):
                self._last[row] = last
        return self.next_order(row)

    def card(self, place: str, text: str, *, line: int = 0, **fields: Any) -> Card:
        """Add a card at a place. A text that is too long goes on in more cards, and is listed."""
        by = self.source.by
        pieces = _pieces(one_line(text))
        fields = {"author": by.name, "created": by.at, "changed": by.at, **fields}
        row = home(self.source.template, place)
        first: Card | None = None
        for piece in pieces:
            card = Card(self.new_id(), place, piece, order=self.next_order(row), **fields)
            self.put("cards", card)
            first = first or card
            fields = {**fields, "body": "", "dots": 0}
        assert first is not None
        if len(pieces) > 1:
            self.problem(line, text, "import.cut", card=first.id, n=len(pieces))
        return first

    def add(self, place: str, text: str, *, line: int = 0, **fields: Any) -> str:
        """Add a card, or a coalition where the place is a form of those; return its id."""
        form = form_of(self.source.template, place)
        if not form:
            return self.card(place, text, line=line, **fields).id
        return self.coalition(text, form=form, **fields).id

    def coalition(self, title: str, **fields: Any) -> Coalition:
        """Add a coalition behind the others."""
        by = self.source.by
        fields = {"author": by.name, "created": by.at, "changed": by.at, **fields}
        one = Coalition(
            self.new_id(), fitting(title), order=self.next_order("coalitions"), **fields
        )
        self.put("coalitions", one)
        return one

    def park(
        self, line: int, text: str, key: str, place: str = "", body: str = "", **values: object
    ) -> None:
        """Keep what can't be placed as a parked card, with the reason, and list it."""
        reason = self.source.say(key, **values)
        told = self.source.say(
            "import.parked_because", file=self.source.name or "?", line=line, reason=reason
        )
        card = self.card(
            place or self.source.template.opens_on,
            text or "–",
            line=line,
            body=body,
            state=PARKED,
            park_reason=one_line(told),
        )
        self.problem(line, text, key, card=card.id, **values)

    def problem(self, line: int, text: str, key: str, card: str = "", **values: object) -> None:
        """List something, with the line it is about."""
        self.problems.append(Problem(line, text[:200], key, values, card))

    def read(self) -> Read:
        """Return what was read."""
        tables: dict[str, Any] = {name: rows for name, rows in self.tables.items() if rows}
        canvas = Canvas(self.source.template, self.info, **tables, unknown=self.unknown)
        return Read(canvas, tuple(self.problems))


def fitting(text: str) -> str:
    """Return a text as one line that fits a field; one that is too long ends where it must."""
    line = one_line(text)
    return line if len(line.encode()) <= MAX_TEXT else line[:_PIECE]


def fitting_body(text: str) -> str:
    """Return a body as it is kept; one that is too long ends where it must."""
    mended = body_text(text)
    return mended if len(mended.encode()) <= MAX_TEXT else mended[:_PIECE]


def _pieces(text: str) -> list[str]:
    if len(text.encode("utf-8", "replace")) <= MAX_TEXT:
        return [text]
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
