"""One step up or down in a row of the sheet, into groups and out of them.

A row is seen as a row of tokens: cards, and the two edges of each group. A card that swaps places
with an edge has gone in or out. A group that is moved itself is one token, and so then is every
other.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from board.groups import units
from board.model import Canvas, Card
from board.queries import Item


class _Edge(NamedTuple):
    """Where a group begins or ends in a row."""

    group: str
    begins: bool


class _Whole(NamedTuple):
    """A group that stays together."""

    group: str
    cards: list[Card]


_Token: TypeAlias = Item | _Edge | _Whole

Row: TypeAlias = list[tuple[Item, str]]
"""Things in their order, each with the id of the group it is in."""


def stepped(
    canvas: Canvas, row: Sequence[Item], chosen: set[str], whole: Iterable[str], by_one: int
) -> Row:
    """Return a row in which everything chosen is one up (-1) or down (+1).

    ``whole`` are ids of groups of which all cards are chosen because the group is.
    """
    tokens = list(_tokens(canvas, row, whole=bool(set(whole))))
    moved = _shifted(tokens, lambda token: not chosen.isdisjoint(_ids(token)), by_one)
    return list(_flat(moved))


def as_is(canvas: Canvas, row: Sequence[Item]) -> Row:
    """Return a row as it stands."""
    return list(_flat(_tokens(canvas, row, whole=False)))


def _tokens(canvas: Canvas, row: Sequence[Item], *, whole: bool) -> Iterable[_Token]:
    cards = [one for one in row if isinstance(one, Card)]
    if len(cards) < len(row):
        yield from row
        return
    for group, inside in units(canvas, cards):
        if group is None:
            yield from inside
        elif whole:
            yield _Whole(group.id, inside)
        else:
            yield _Edge(group.id, True)
            yield from inside
            yield _Edge(group.id, False)


def _ids(token: _Token) -> set[str]:
    if isinstance(token, _Edge):
        return set()
    return {card.id for card in token.cards} if isinstance(token, _Whole) else {token.id}


def _shifted(row: list[_Token], chosen: Callable[[_Token], bool], by_one: int) -> list[_Token]:
    """Return a row in which everything chosen has swapped with what stood before (or behind)."""
    new = list(row if by_one < 0 else row[::-1])
    for at in range(1, len(new)):
        if chosen(new[at]) and not chosen(new[at - 1]):
            new[at - 1], new[at] = new[at], new[at - 1]
    return new if by_one < 0 else new[::-1]


def _flat(tokens: Iterable[_Token]) -> Iterable[tuple[Item, str]]:
    inside = ""
    for token in tokens:
        if isinstance(token, _Edge):
            inside = token.group if token.begins else ""
        elif isinstance(token, _Whole):
            yield from ((card, token.group) for card in token.cards)
        else:
            yield token, inside
