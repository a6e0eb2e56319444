"""The glossary: words with the meaning the group agreed on, to lessen confusion of tongues."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from board.commands.by import By
from board.commands.records import added, changed, found, fresh_id, line
from board.model import ACTIVE, MARK_TERM, REMOVED, Canvas, Ref, Term
from board.refusal import Refused
from board.wording import by_alphabet, folded


class Open(NamedTuple):
    """What still asks for a shared meaning: a word, or what on the sheet is marked *begrip?*."""

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

    It is tied to the cards (or coalitions) given, or else to those marked *begrip?* that use the
    word. Raises Refused when the word is empty or in the glossary already.
    """
    word = line(word, "term.empty")
    _refuse_twice(canvas, word)
    tied = _asking(canvas, word) if cards is None else [_on_sheet(canvas, id) for id in cards]
    term = Term(
        id=fresh_id(canvas, id),
        word=word,
        meaning=line(meaning),
        cards=tuple(dict.fromkeys(tied)),
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
    """Say what a word means, known to the glossary or new; ``card_id`` is what asked for it."""
    wanted = folded(line(word, "term.empty"))
    term = next((one for one in _terms(canvas) if folded(one.word) == wanted), None)
    if term is None:
        canvas = add_term(canvas, by, word, meaning)
        term = next(one for one in _terms(canvas) if folded(one.word) == wanted)
    else:
        canvas = set_term(canvas, by, term.id, meaning=meaning)
    return tie(canvas, by, term.id, card_id) if card_id else canvas


def tie(canvas: Canvas, by: By, id: str, card_id: str) -> Canvas:
    """Tie a card or a coalition to a word. Raises Refused where there is none."""
    term = found(canvas.terms, id, "term.unknown")
    cards = tuple(dict.fromkeys([*term.cards, _on_sheet(canvas, card_id)]))
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
    return sorted(_terms(canvas), key=lambda term: (by_alphabet(term.word), term.id))


def unexplained(canvas: Canvas) -> list[Open]:
    """Return what still asks for a meaning: words without one, then what is marked *begrip?*.

    A card or coalition that is tied to a word is answered by that word.
    """
    words = [
        Open(Ref("terms", one.id), one.word) for one in glossary(canvas) if not one.meaning.strip()
    ]
    tied = {id for one in _terms(canvas) for id in one.cards}
    return words + [one for one in marked(canvas) if one.ref.id not in tied]


def _terms(canvas: Canvas) -> list[Term]:
    return [one for one in canvas.terms.values() if one.state == ACTIVE]


def marked(canvas: Canvas) -> list[Open]:
    """Return what is marked *begrip?*: cards in the order of the sheet, then coalitions."""
    places = {path: at for at, path in enumerate(canvas.template.places)}
    cards = [one for one in canvas.cards.values() if one.state == ACTIVE and MARK_TERM in one.marks]
    cards.sort(key=lambda one: (places.get(one.place, len(places)), one.order, one.id))
    coalitions = [
        one for one in canvas.coalitions.values() if one.state == ACTIVE and MARK_TERM in one.marks
    ]
    coalitions.sort(key=lambda one: (one.order, one.id))
    return [Open(Ref("cards", one.id), one.text) for one in cards] + [
        Open(Ref("coalitions", one.id), one.title) for one in coalitions
    ]


def _on_sheet(canvas: Canvas, id: str) -> str:
    """Return the id of a card or coalition to tie. Raises Refused where there is none."""
    one = canvas.cards.get(id) or canvas.coalitions.get(id)
    if one is None or one.state == REMOVED:
        raise Refused("network.no_such_card", id=id)
    return one.id


def _asking(canvas: Canvas, word: str) -> list[str]:
    """Return what is marked and has the word in its text, as a word of its own."""
    pattern = re.compile(rf"(?<!\w){re.escape(folded(word))}(?!\w)")
    return [one.ref.id for one in marked(canvas) if pattern.search(folded(one.text))]


def _refuse_twice(canvas: Canvas, word: str, but: str = "") -> None:
    wanted = folded(word)
    for term in _terms(canvas):
        if term.id != but and folded(term.word) == wanted:
            raise Refused("term.twice", word=term.word)
