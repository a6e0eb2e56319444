"""Building a canvas while reading: things in the order they come, each with an id and a key."""

from collections.abc import Mapping
from typing import Any

from board import ids, order, references
from board.meeting import Group
from board.model import (
    MOST_CARDS,
    NOTHING,
    PARKED,
    REMOVED,
    TABLES,
    Canvas,
    Card,
    Coalition,
    Entity,
    Info,
)
from board.places import form_of
from board.queries import home
from board.refusal import Refused
from board.text import MAX_TEXT, body_text, one_line, split, unseen
from exports.read.incoming import ImportProblem, IncomingText, Read

LONGEST_LINE = 2_000
"""Characters in the text of a card that is read from what people wrote; the rest goes on in more
cards."""

_PIECE = MAX_TEXT // 4
"""Characters in a piece of a body that is too long; four bytes each at most."""

_MOST_PROBLEMS = 10_000
_LONGEST_ID = 40
_TITLE = 80
"""Characters that a card gets as its text where only its body goes on."""

NAMED: Mapping[str, str] = {
    "cards": "text", "coalitions": "title", "members": "name", "topics": "title",
    "terms": "word", "decisions": "text", "actions": "text",
}  # fmt: skip
"""The field by which one sees that something is there, of tables whose things have one."""


def is_nameless(table: str, entity: Entity) -> bool:
    """Tell whether nobody could see that something is there: its text or name is unseen."""
    return table in NAMED and unseen(getattr(entity, NAMED[table]))


def named(entity: Entity) -> Entity:
    """Return a card without a text with the first line of its body as its text."""
    if isinstance(entity, Card) and unseen(entity.text) and not unseen(entity.body):
        text, body = split(entity.body)
        return entity._replace(text=text, body=body)
    return entity


class ImportDraft:
    """A canvas in the making."""

    def __init__(self, source: IncomingText) -> None:
        self.source = source
        self.info = Info(
            template=source.template.id,
            template_version=source.template.version,
            language=source.language,
        )
        self.tables: dict[str, dict[str, Any]] = {table: {} for table in TABLES}
        self.unknown: dict[str, dict[str, Any]] = {}
        self.problems: list[ImportProblem] = []
        self._last: dict[str, str] = {}
        into = source.into.cards if source.into else {}
        self._there = into.keys()
        self._cards = sum(card.state != REMOVED for card in into.values())

    def put(self, table: str, entity: Entity) -> None:
        """Put in a thing as it is; its id must be free. Raises Refused for one card too many."""
        if isinstance(entity, Card) and entity.state != REMOVED and entity.id not in self._there:
            self._cards += 1
            if self._cards > MOST_CARDS:
                raise Refused("import.too_many_cards", most=MOST_CARDS)
        self.tables[table][entity.id] = entity

    def group(self, place: str, line: int, title: str) -> str:
        """Begin a group of cards in a place; return its id."""
        by = self.source.by
        group = Group(
            self.new_id(),
            self.field(line, title),
            home(self.source.template, place),
            order=self.next_order("groups"),
            author=by.name,
            created=by.at,
            changed=by.at,
        )
        self.put("groups", group)
        return group.id

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

    def card(self, place: str, text: str, *, line: int = 0, body: str = "", **fields: Any) -> str:
        """Add a card at a place and return its id; empty where there is nothing to see on it.

        Without a text the first line of the body is it. What is too long goes on in more cards,
        and is listed.
        """
        by = self.source.by
        body = body_text(body)
        if unseen(text):
            text, body = split(body)
        if unseen(text):
            self.problem(line, text, "import.no_text")
            return ""
        pieces = _pieces(one_line(text), body)
        fields = {"author": by.name, "created": by.at, "changed": by.at, **fields}
        row = home(self.source.template, place)
        first = ""
        for piece, below in pieces:
            key = self.next_order(row)
            card = Card(self.new_id(), place, piece, body=below, order=key, **fields)
            self.put("cards", card)
            first = first or card.id
            fields = {**fields, "dots": 0}
        if len(pieces) > 1:
            self.problem(line, text, "import.cut", card=first, n=len(pieces))
        return first

    def add(self, place: str, text: str, *, line: int = 0, **fields: Any) -> str:
        """Add a card, or a coalition where the place is a form of those.

        Returns its id; empty where there is nothing to see of it, which is listed.
        """
        form = form_of(self.source.template, place)
        if not form:
            return self.card(place, text, line=line, **fields)
        if unseen(text):
            self.problem(line, text, "import.no_text")
            return ""
        return self.coalition(text, form=form, **fields).id

    def keep_id(self, table: str, id: str, wanted: str) -> None:
        """Give a thing that nothing refers to yet the id it had where it comes from."""
        rows = self.tables[table]
        if id in rows and self._is_free(wanted):
            rows[wanted] = rows.pop(id)._replace(id=wanted)
            if self.problems and self.problems[-1].card == id:
                self.problems[-1] = self.problems[-1]._replace(card=wanted)

    def keep_ids(self, wanted: Mapping[str, str]) -> Mapping[str, str]:
        """Give things the ids they had where they come from; what refers to them follows.

        Returns the ids that were given, by the ones they had here.
        """
        kept, given = dict[str, str](), set[str]()
        for id, one in wanted.items():
            if one not in given and self._is_free(one):
                kept[id] = one
                given.add(one)
        for table, rows in self.tables.items():
            self.tables[table] = {
                kept.get(id, id): references.renamed(one, kept) for id, one in rows.items()
            }
        self.problems = [one._replace(card=kept.get(one.card, one.card)) for one in self.problems]
        return kept

    def _is_free(self, id: str) -> bool:
        """Tell whether an id is one, and nothing has it."""
        taken = any(id in rows for rows in self.tables.values())
        return not taken and id.isalnum() and len(id) <= _LONGEST_ID

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
        self, line: int, text: str, key: str, place: str = "", body: str = "",
        fields: Mapping[str, Any] = NOTHING, **values: object,
    ) -> str:  # fmt: skip
        """Keep what can't be placed as a parked card, with the reason, and list it.

        Returns the id of the card; empty where there was nothing to see.
        """
        reason = self.source.say(key, **values)
        because = "import.parked_because" if line else "import.parked_from"
        told = self.source.say(because, file=self.source.name or "?", line=line, reason=reason)
        card = self.card(
            place or self.source.template.opens_on,
            text,
            line=line,
            **{"body": body, **fields, "state": PARKED, "park_reason": one_line(told)},
        )
        if card:
            self.problem(line, text, key, card=card, **values)
        return card

    def problem(self, line: int, text: str, key: str, card: str = "", **values: object) -> None:
        """List something, with the line it is about. Raises Refused where there is no end to it."""
        if len(self.problems) >= _MOST_PROBLEMS:
            raise Refused("import.too_much", line=line)
        self.problems.append(ImportProblem(line, text[:200], key, values, card))

    def field(self, line: int, text: str, *, body: bool = False) -> str:
        """Return a text as a field holds it, on one line or as a body; what is cut is listed."""
        mended = body_text(text) if body else one_line(text)
        if len(mended) <= _PIECE or len(mended.encode()) <= MAX_TEXT:
            return mended
        self.problem(line, text, "import.field_cut", most=_PIECE)
        return mended[:_PIECE]

    def read(self) -> Read:
        """Return what was read."""
        tables: dict[str, Any] = {name: rows for name, rows in self.tables.items() if rows}
        canvas = Canvas(self.source.template, self.info, **tables, unknown=self.unknown)
        return Read(canvas, tuple(self.problems))


def fitting(text: str) -> str:
    """Return a text as one line that fits a title; one that is too long ends where it must."""
    line = one_line(text)
    return line if len(line.encode()) <= MAX_TEXT else line[:_PIECE]


def _pieces(text: str, body: str) -> list[tuple[str, str]]:
    """Return what cards a text and its body fill: each a text and a body of its own."""
    texts = _cut(text, LONGEST_LINE, " ")
    fits = len(body) <= _PIECE or len(body.encode()) <= MAX_TEXT
    bodies = [body] if fits else _cut(body, _PIECE, "\n")
    whole = [(texts[0], bodies[0]), *((piece, "") for piece in texts[1:])]
    for piece in bodies[1:]:
        first, rest = split(piece)
        whole.append((first, rest) if len(first) <= LONGEST_LINE else (first[:_TITLE], piece))
    return [pair for pair in whole if not unseen(pair[0])]


def _cut(text: str, most: int, after: str) -> list[str]:
    """Cut a text in pieces, where there is a blank or a line break not far before the end."""
    pieces: list[str] = []
    while len(text) > most:
        end = text.rfind(after, most - most // 8, most) + 1 or most
        pieces.append(text[:end].strip())
        text = text[end:]
    return [*pieces, text]
