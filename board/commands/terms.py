"""The glossary: words with the meaning the group agreed on, to lessen confusion of tongues."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from board.commands.by import By
from board.commands.records import added, card, card_ids, changed, found, fresh_id, line
from board.model import ACTIVE, MARK_TERM, REMOVED, Canvas, Card, Ref, Term
from board.refusal import Refused
from board.words import folded


class Open(NamedTuple):
    """Something that still asks for a shared meaning: a word, or a card marked *begrip?*."""

    ref: Ref
    text: str


def add_term(
    canvas: Canvas,
    by: By,
    word: str,
    meaning: str = "",
    *,
    cards: Sequence[str] | None = None,
    id: str = "",
) -> Canvas:
    """Add a word, with or without its meaning yet.

    It is tied to the cards given, or else to the cards marked *begrip?* that use the word. Raises
    Refused when the word is empty or in the glossary already.
    """
    word = line(word, "term.empty")
    _refuse_twice(canvas, word)
    tied = _asking(canvas, word) if cards is None else card_ids(canvas, cards)
    term = Term(
        id=fresh_id(canvas, id),
        word=word,
        meaning=line(meaning),
        cards=tied,
        author=by.name,
        created=by.at,
        changed=by.at,
    )
    return added(canvas, "terms", term)


def set_term(
    canvas: Canvas, by: By, id: str, *, word: str | None = None, meaning: str | None = None
) -> Canvas:
    """Set the word or the meaning of a term."""
    term = found(canvas.terms, id, "term.unknown")
    if word is not None:
        word = line(word, "term.empty")
        _refuse_twice(canvas, word, but=id)
        term = term._replace(word=word)
    if meaning is not None:
        term = term._replace(meaning=line(meaning))
    return changed(canvas, by, "terms", term)


def explain(canvas: Canvas, by: By, word: str, meaning: str, *, card_id: str = "") -> Canvas:
    """Say what a word means, known to the glossary or new; ``card_id`` is the card that asked."""
    wanted = folded(line(word, "term.empty"))
    term = next((one for one in _terms(canvas) if folded(one.word) == wanted), None)
    if term is None:
        canvas = add_term(canvas, by, word, meaning)
        term = next(one for one in _terms(canvas) if folded(one.word) == wanted)
    else:
        canvas = set_term(canvas, by, term.id, meaning=meaning)
    return tie(canvas, by, term.id, card_id) if card_id else canvas


def tie(canvas: Canvas, by: By, id: str, card_id: str) -> Canvas:
    """Tie a card to a word. Raises Refused where there is no such card."""
    term = found(canvas.terms, id, "term.unknown")
    cards = tuple(dict.fromkeys([*term.cards, card(canvas, card_id).id]))
    return changed(canvas, by, "terms", term._replace(cards=cards))


def untie(canvas: Canvas, by: By, id: str, card_id: str) -> Canvas:
    """Take a card from a word."""
    term = found(canvas.terms, id, "term.unknown")
    cards = tuple(one for one in term.cards if one != card_id)
    return changed(canvas, by, "terms", term._replace(cards=cards))


def remove_term(canvas: Canvas, by: By, id: str) -> Canvas:
    """Take a word out of the glossary."""
    term = found(canvas.terms, id, "term.unknown")
    return changed(canvas, by, "terms", term._replace(state=REMOVED))


def glossary(canvas: Canvas) -> list[Term]:
    """Return the words by alphabet."""
    return sorted(_terms(canvas), key=lambda term: (folded(term.word), term.id))


def unexplained(canvas: Canvas) -> list[Open]:
    """Return what still asks for a meaning: words without one, then marked cards without a word.

    A card that is tied to a word is answered by that word.
    """
    words = [
        Open(Ref("terms", one.id), one.word) for one in glossary(canvas) if not one.meaning.strip()
    ]
    tied = {id for one in _terms(canvas) for id in one.cards}
    cards = [Open(Ref("cards", one.id), one.text) for one in _marked(canvas) if one.id not in tied]
    return words + cards


def _terms(canvas: Canvas) -> list[Term]:
    return [one for one in canvas.terms.values() if one.state == ACTIVE]


def _marked(canvas: Canvas) -> list[Card]:
    """Return the cards marked *begrip?*, in the order of the sheet."""
    places = {path: at for at, path in enumerate(canvas.template.places)}
    row = [one for one in canvas.cards.values() if one.state == ACTIVE and MARK_TERM in one.marks]
    return sorted(row, key=lambda one: (places.get(one.place, len(places)), one.order, one.id))


def _asking(canvas: Canvas, word: str) -> tuple[str, ...]:
    """Return the marked cards in whose text a word stands as a word of its own."""
    pattern = re.compile(rf"(?<!\w){re.escape(folded(word))}(?!\w)")
    return tuple(one.id for one in _marked(canvas) if pattern.search(folded(one.text)))


def _refuse_twice(canvas: Canvas, word: str, but: str = "") -> None:
    wanted = folded(word)
    for term in _terms(canvas):
        if term.id != but and folded(term.word) == wanted:
            raise Refused("term.twice", word=term.word)
