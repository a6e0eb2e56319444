"""What is hidden until its round is revealed: cards of a silent round, ballots of a vote.

Whoever shows a canvas, or acts on what is shown, works with ``masked``: a hidden card has its
place, its order, its dots and marks there, but ``MASK`` for its text and nothing else that anyone
wrote. Commands run on that as well, so that no refusal, message or copy can hold what is hidden;
the difference they make is laid over the canvas as it is kept. What leaves for others is made of
``without_hidden``, and says ``count``.

A round that was dropped hides as one that is open does. A card that names a round nobody knows
(a file written by hand) is shown: no hand could ever reveal it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from board.change import Change, Delta
from board.meeting import Ballot, Round
from board.model import NOTHING, REMOVED, TABLES, Canvas, Card, Record, Tables
from board.places import within
from board.references import IDS

MASK = "▒▒▒▒"
"""Stands for the text of a hidden card, however long that is."""

REVEALED = "revealed"
_OPEN = Round._field_defaults["progress"]

_WORDS = ("text", "body", "author", "park_reason")
"""What someone wrote on a card, or can be known by."""


def is_hidden(canvas: Canvas, card: Card) -> bool:
    """Tell whether a card's text is hidden, for its writer as for anyone."""
    round = canvas.rounds.get(card.round) if card.round else None
    return round is not None and round.progress != REVEALED


def hidden_ids(canvas: Canvas) -> frozenset[str]:
    """Return the ids of the hidden cards, the parked and removed ones among them."""
    hiding = _hiding(canvas)
    if not hiding:
        return frozenset()
    return frozenset(card.id for card in canvas.cards.values() if card.round in hiding)


def count(canvas: Canvas, path: str = "", round: str = "") -> int:
    """Return how many hidden cards there are at a place or within it, of one round or of all."""
    hiding = _hiding(canvas)
    return sum(
        card.round in hiding
        and card.state != REMOVED
        and within(card.place, path)
        and (not round or card.round == round)
        for card in (canvas.cards.values() if hiding else ())
    )


def masked(canvas: Canvas, now: Canvas | None = None) -> Canvas:
    """Return the canvas as it may be seen; the very same canvas where nothing is hidden.

    For a canvas as it was at some time, ``now`` is what it became: what has been revealed since
    is shown, what is hidden still is hidden in the past as well.
    """
    if now is not None:
        canvas = canvas._replace(rounds={**canvas.rounds, **now.rounds})
    hiding = _hiding(canvas)
    if not hiding:
        return canvas
    cards = {card.id: veiled(card) for card in canvas.cards.values() if card.round in hiding}
    secret = {
        one.id: one._replace(given=NOTHING, extra=NOTHING)
        for one in canvas.ballots.values()
        if one.round in hiding
    }
    if cards:
        canvas = canvas._replace(cards={**canvas.cards, **cards})
    return canvas._replace(ballots={**canvas.ballots, **secret}) if secret else canvas


def veiled(card: Card) -> Card:
    """Return a hidden card as it may be seen."""
    return card._replace(text=MASK, body="", author="", park_reason="", extra=NOTHING)


def without_hidden(canvas: Canvas) -> Canvas:
    """Return the canvas without hidden cards, without ballots of open votes, and what names them.

    For whatever leaves the program; the very same canvas where nothing is hidden.
    """
    hiding = _hiding(canvas)
    if not hiding:
        return canvas
    gone = hidden_ids(canvas)
    ballots = {id: one for id, one in canvas.ballots.items() if one.round not in hiding}
    kept: dict[str, Any] = {}
    if len(ballots) < len(canvas.ballots):
        kept["ballots"] = ballots
    if gone:
        kept["cards"] = {id: card for id, card in canvas.cards.items() if id not in gone}
        for table in TABLES:
            things = kept.get(table, getattr(canvas, table))
            changed = {id: new for id, one in things.items() if (new := _without(one, gone))}
            if changed:
                kept[table] = {**things, **changed}
    return canvas._replace(**kept) if kept else canvas


def secrets(canvas: Canvas) -> list[str]:
    """Return what may not be read anywhere: the texts of the hidden cards, longest first."""
    ids = hidden_ids(canvas)
    texts = {text for id in ids for text in (canvas.cards[id].text, canvas.cards[id].body) if text}
    return sorted(texts, key=len, reverse=True)


def subject(tables: Tables, deltas: Iterable[Delta], told: str) -> str:
    """Return what a change is named by, for history and undo; masked where it hides something.

    ``tables`` are the canvas's before the change. Masked it says how many hidden cards.
    """
    hiding = _hiding_in(tables, deltas := tuple(deltas))
    if not hiding:
        return told
    found = {one.id for one in deltas if _round_in(tables, one) in hiding and one.table == "cards"}
    if not found:
        return told
    return f"{MASK} (+{len(found) - 1})" if len(found) > 1 else MASK


def masked_change(tables: Tables, change: Change) -> Change:
    """Return a change as it may be seen on a canvas with these tables."""
    told = subject(tables, change.deltas, change.subject)
    rounds = rounds_of(tables, [change.deltas])
    return change._replace(
        subject=told, deltas=masked_deltas(hiding_rounds(tables), rounds, change.deltas)
    )


def masked_deltas(
    hiding: frozenset[str], rounds: Mapping[tuple[str, str], str], deltas: Iterable[Delta]
) -> tuple[Delta, ...]:
    """Return changes as they may be seen; ``rounds`` is the round of each thing that has one."""
    return tuple(
        delta._replace(before=_veiled(delta.before), after=_veiled(delta.after))
        if rounds.get((delta.table, delta.id)) in hiding
        else delta
        for delta in deltas
    )


def rounds_of(tables: Tables, changes: Iterable[Iterable[Delta]]) -> dict[tuple[str, str], str]:
    """Return the round of every card and ballot there is, or ever was by its changes."""
    found: dict[tuple[str, str], str] = {}
    for deltas in changes:
        for delta in deltas:
            if delta.table in _VEILED:
                for side in (delta.before, delta.after):
                    if side and side.get("round"):
                        found[delta.table, delta.id] = str(side["round"])
    for table in _VEILED:
        for id, record in tables.get(table, {}).items():
            if record.get("round"):
                found[table, id] = str(record["round"])
    return found


def hiding_rounds(tables: Tables) -> frozenset[str]:
    """Return the ids of the rounds in plain tables that hide what is in them."""
    return frozenset(
        id
        for id, record in tables.get("rounds", {}).items()
        if record.get("progress", _OPEN) != REVEALED
    )


_VEILED = ("cards", "ballots")


def _hiding(canvas: Canvas) -> frozenset[str]:
    return frozenset(one.id for one in canvas.rounds.values() if one.progress != REVEALED)


def _hiding_in(tables: Tables, deltas: Iterable[Delta]) -> frozenset[str]:
    """Return the rounds that hide once a change is made; one it reveals does no more."""
    hiding = {*hiding_rounds(tables)}
    for one in deltas:
        if one.table == "rounds" and one.after is not None:
            progress = one.after.get("progress", _OPEN if one.before is None else "")
            (hiding.discard if progress == REVEALED else hiding.add)(one.id)
    return frozenset(hiding)


def _round_in(tables: Tables, delta: Delta) -> str:
    """Return the round of what a delta changes."""
    record = tables.get(delta.table, {}).get(delta.id, {})
    return str((delta.after or {}).get("round") or record.get("round") or "")


def _without(entity: Any, gone: frozenset[str]) -> Any:
    """Return a record that names none of these ids, or None where it didn't."""
    changed: dict[str, Any] = {
        field: tuple(id for id in getattr(entity, field) if id not in gone)
        for field in entity._fields
        if field in IDS and not gone.isdisjoint(getattr(entity, field))
    }
    if getattr(entity, "conflict", "") in gone:
        changed["conflict"] = ""
    return entity._replace(**changed) if changed else None


def _veiled(record: Record | None) -> Record | None:
    """Return a card's or a ballot's fields as they may be seen."""
    if record is None:
        return None
    known = {*Card._fields, *Ballot._fields} - {"given"}
    return {
        field: MASK if field in _WORDS and value else value
        for field, value in record.items()
        if field in known
    }
