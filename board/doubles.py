"""Who is on the sheet twice: as a member, and as a card that says who takes part."""

from typing import NamedTuple

from board import parties
from board.model import ACTIVE, Canvas, Card


class Double(NamedTuple):
    """A card that is nothing but the name of a party we know, and that party; by id."""

    card: str
    member: str


def doubles(canvas: Canvas) -> list[Double]:
    """Return the cards under "who takes part?" that name a party, in the order of the sheet.

    As names are read anywhere (``parties.match``). A card that says more than a name is none.
    """
    names = parties.Names(canvas)
    found: list[Double] = []
    for card in _asking_who(canvas):
        if member := parties.member_of(names.ref(card.text)):
            found.append(Double(card.id, member))
    return found


def _asking_who(canvas: Canvas) -> list[Card]:
    """Return the cards that answer who takes part, tied to that question or to none."""
    template = canvas.template
    places = [*template.with_role("member_names"), *template.with_role("members_at")]
    rank = {place.path: at for at, place in enumerate(places)}
    cards = [one for one in canvas.cards.values() if one.state == ACTIVE and one.place in rank]
    return sorted(cards, key=lambda one: (one.order, one.id))
