"""Which group a card is in once it was put somewhere.

What is put beside a card in a group joins it; what goes elsewhere leaves its group. A group that
the last card left is removed.
"""

from collections.abc import Iterable
from typing import NamedTuple

from board.commands.by import By
from board.commands.records import changed
from board.groups import cards_of, is_empty
from board.model import REMOVED, Canvas, Card
from board.queries import group_of, home


class Spot(NamedTuple):
    """A spot in a row: after or before a card by id, or at the end; and the group it is in."""

    after: str = ""
    before: str = ""
    group: str = ""

    @property
    def named(self) -> bool:
        """Whether it is beside something, and not just at the end."""
        return bool(self.after or self.before)


def spot(canvas: Canvas, place: str, after: str, before: str, *, whole: bool = False) -> Spot:
    """Return the spot beside a card or a group by id.

    Beside a group is outside of it, and so is beside a card in one for what stays a group itself
    (``whole``).
    """
    if after in canvas.groups or before in canvas.groups:
        return _outside(canvas, after, before)
    card = canvas.cards.get(after or before)
    group = group_of(canvas, card) if card is not None else None
    here = home(canvas.template, place)
    if card is None or group is None or home(canvas.template, card.place) != here:
        return Spot(after, before)
    if whole:
        return _outside(canvas, after and group.id, before and group.id)
    return Spot(after, before, group.id)


def _outside(canvas: Canvas, after: str, before: str) -> Spot:
    cards = cards_of(canvas, after or before)
    if not cards:
        return Spot()
    return Spot(after=cards[-1].id) if after else Spot(before=cards[0].id)


def settled(canvas: Canvas, by: By, was: Iterable[Card], spot: Spot) -> Canvas:
    """Return the canvas with cards in the group of the spot they were put at.

    ``was`` are the cards as they were; the canvas has them moved. Without a spot that is named,
    a card that stayed in its home stays in its group.
    """
    left: set[str] = set()
    cards = dict(canvas.cards)
    for old in was:
        card = cards[old.id]
        stays = home(canvas.template, old.place) == home(canvas.template, card.place)
        group = spot.group if spot.named else card.group if stays else ""
        if group != card.group:
            left.add(card.group)
            cards[card.id] = card._replace(group=group, changed=by.at)
    return tidied(canvas._replace(cards=cards), by, left) if left else canvas


def tidied(canvas: Canvas, by: By, group_ids: Iterable[str]) -> Canvas:
    """Return the canvas without those of the groups that have no card any more."""
    for id in sorted(set(group_ids)):
        group = canvas.groups.get(id)
        if group is not None and group.state != REMOVED and is_empty(canvas, id):
            canvas = changed(canvas, by, "groups", group._replace(state=REMOVED))
    return canvas
