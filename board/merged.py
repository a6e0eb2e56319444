"""Cards that became part of another: where their content is now.

A merged card names the cards it was made of (``Card.sources``); those are removed. Votes,
decisions and actions go on naming the card they were about.
"""

from collections.abc import Iterable

from board.model import REMOVED, Canvas, Card


def standing(canvas: Canvas, id: str) -> str:
    """Return the id of the card in which one is to be found now.

    That is the card itself while it is there, else the one it was merged into, or that one's.
    A card that is nowhere any more keeps its own id.
    """
    card = canvas.cards.get(id)
    if card is None or card.state != REMOVED:
        return id
    heirs = [one for one in canvas.cards.values() if id in one.sources]
    return next((one.id for one in heirs if one.state != REMOVED), id)


def authors(canvas: Canvas, card: Card) -> tuple[str, ...]:
    """Return who wrote a card and the cards it was merged of, each once."""
    sources = (canvas.cards.get(id) for id in card.sources)
    found = [card.author, *(one.author for one in sources if one is not None)]
    return tuple(dict.fromkeys(filter(None, found)))


def sources_of(cards: Iterable[Card]) -> tuple[str, ...]:
    """Return the ids of all that cards were merged of, themselves as well, each once."""
    return tuple(dict.fromkeys(id for card in cards for id in (card.id, *card.sources)))
