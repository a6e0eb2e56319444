"""Groups: cards that belong together, under a heading of their own within their section.

A group has no more to it than its title and its cards: it is there as long as a card is in it. A
group is moved as a thing on the sheet is (``board.commands.moves``).
"""

from collections.abc import Iterable

from board.commands.by import By
from board.commands.cards import live_card, stamped
from board.commands.gathering import tidied
from board.commands.moves import move
from board.commands.records import added, changed, found, fresh_id, key_between, line
from board.groups import cards_of
from board.meeting import Group
from board.model import ACTIVE, REMOVED, Canvas, Card, Ref
from board.queries import home, homes
from board.refusal import Refused


def make_group(
    canvas: Canvas, by: By, card_ids: Iterable[str], title: str, *, id: str = ""
) -> Canvas:
    """Make a group of cards, where the first of them on the sheet stands; the others come to it.

    A card that was in another group leaves that. Raises Refused for a blank title, for no cards,
    and for a card that is gone or parked.
    """
    cards = _active(canvas, card_ids)
    place = home(canvas.template, cards[0].place)
    group = Group(
        id=fresh_id(canvas, id),
        title=line(title, "group.untitled"),
        place=place,
        order=key_between(canvas.groups),
        author=by.name,
        created=by.at,
        changed=by.at,
    )
    canvas = added(canvas, "groups", group)
    here = [card for card in cards if home(canvas.template, card.place) == place]
    for card in here:
        canvas = stamped(canvas, by, card._replace(group=group.id))
    rest = [Ref("cards", card.id) for card in cards if card not in here]
    if rest:
        canvas = move(canvas, by, rest, place, after=here[-1].id)
    return tidied(canvas, by, {card.group for card in cards})


def add_to_group(canvas: Canvas, by: By, group_id: str, card_ids: Iterable[str]) -> Canvas:
    """Put cards in a group, behind those in it; cards of another place come to it.

    Raises Refused where the group or a card is gone, or where all of them are in it already.
    """
    group = found(canvas.groups, group_id, "group.unknown")
    inside = cards_of(canvas, group_id)
    already = {card.id for card in inside}
    cards = [card for card in _active(canvas, card_ids) if card.id not in already]
    if not cards:
        raise Refused("group.all_in_it", title=group.title)
    refs = [Ref("cards", card.id) for card in cards]
    if inside:
        return move(canvas, by, refs, group.place, after=inside[-1].id)
    canvas = move(canvas, by, refs, group.place)
    for card in cards:
        canvas = stamped(canvas, by, canvas.cards[card.id]._replace(group=group.id))
    return tidied(canvas, by, {card.group for card in cards} - {group.id})


def title_group(canvas: Canvas, by: By, group_id: str, title: str) -> Canvas:
    """Give a group another title. Raises Refused for a blank one and for a group that is gone."""
    group = found(canvas.groups, group_id, "group.unknown")
    return changed(canvas, by, "groups", group._replace(title=line(title, "group.untitled")))


def ungroup(canvas: Canvas, by: By, refs: Iterable[Ref]) -> Canvas:
    """Take cards out of their groups; of a group all of them. They stay where they are.

    Raises Refused where nothing of it is in a group.
    """
    wanted = list(dict.fromkeys(refs))
    if not wanted:
        raise Refused("item.nothing")
    groups = {ref.id for ref in wanted if ref.table == "groups"}
    for id in groups:
        found(canvas.groups, id, "group.unknown")
    ids = {ref.id for ref in wanted if ref.table == "cards"}
    cards = [
        card
        for card in canvas.cards.values()
        if card.group and card.state != REMOVED and (card.id in ids or card.group in groups)
    ]
    if not cards and not groups:
        raise Refused("group.not_in_one")
    for card in cards:
        canvas = stamped(canvas, by, card._replace(group=""))
    return tidied(canvas, by, groups | {card.group for card in cards})


def _active(canvas: Canvas, card_ids: Iterable[str]) -> list[Card]:
    """Return cards in the order of the sheet, each once. Raises Refused."""
    cards = [live_card(canvas, id) for id in dict.fromkeys(card_ids)]
    if not cards:
        raise Refused("item.nothing")
    if parked := [card.text for card in cards if card.state != ACTIVE]:
        raise Refused("group.parked", text=parked[0])
    rank = {path: at for at, path in enumerate(homes(canvas.template))}
    return sorted(
        cards, key=lambda card: (rank[home(canvas.template, card.place)], card.order, card.id)
    )
