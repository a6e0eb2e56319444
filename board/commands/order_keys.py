"""Order keys for cards that come to stand among others."""

from collections.abc import Sequence

from board import order
from board.model import Canvas, Card
from board.queries import home_cards, in_order


def spot(row: Sequence[Card], after: str = "", before: str = "") -> int:
    """Return where in a row to insert: after or before a card by id, or else at the end.

    Someone may have moved that card away meanwhile; then the end is as good a place as any.
    """
    ids = [card.id for card in row]
    if after in ids:
        return ids.index(after) + 1
    return ids.index(before) if before in ids else len(ids)


def placed(canvas: Canvas, home: str, cards: Sequence[Card], after: str, before: str) -> Canvas:
    """Return the canvas with cards (new, or taken from where they stood) in the row of a home.

    Their own order is kept. Only they get other keys, save where a row can't hold them: keys that
    are equal (two people added at the same spot) or no keys at all (a file written by hand).
    """
    moved = {card.id for card in cards}
    row = [card for card in home_cards(canvas, home) if card.id not in moved]
    row, changed = _sound(row)
    at = spot(row, after, before)
    low = row[at - 1].order if at else None
    equal = 0
    while at + equal < len(row) and row[at + equal].order == low:
        equal += 1
    high = row[at + equal].order if at + equal < len(row) else None
    behind = row[at : at + equal]
    keys = order.series(low, high, len(cards) + equal)
    inserted = [card._replace(order=key) for card, key in zip([*cards, *behind], keys, strict=True)]
    new = {card.id: card for card in [*changed, *inserted]}
    return canvas._replace(cards={**canvas.cards, **new})


def _sound(row: list[Card]) -> tuple[list[Card], list[Card]]:
    """Return a row in which every card has a key, and the cards that were given one for that."""
    if all(order.is_key(card.order) for card in row):
        return row, []
    keys = order.series(None, None, len(row))
    mended = [card._replace(order=key) for card, key in zip(row, keys, strict=True)]
    return in_order(mended), mended
