"""What stands in a group, and which groups there are to see."""

from board.meeting import Group
from board.model import ACTIVE, REMOVED, Canvas, Card
from board.queries import gathered, group_of, home, home_cards, sheet
from board.wording import folded


def cards_of(canvas: Canvas, group_id: str) -> list[Card]:
    """Return the active cards that stand in a group, in their order."""
    group = canvas.groups.get(group_id)
    if group is None:
        return []
    row = home_cards(canvas, home(canvas.template, group.place))
    active = [card for card in row if card.state == ACTIVE and card.group == group_id]
    return [card for card in active if group_of(canvas, card) is not None]


def shown(canvas: Canvas, path: str = "") -> list[Group]:
    """Return the groups with something in them, in the order of the sheet; of one place if given.

    A group of which all cards are parked or removed is not seen until one of them is back.
    """
    if not canvas.groups:
        return []
    found: dict[str, Group] = {}
    for thing in sheet(canvas):
        group = group_of(canvas, thing) if isinstance(thing, Card) else None
        if group and (not path or group.place == path or group.place.startswith(f"{path}.")):
            found[group.id] = group
    return list(found.values())


def by_name(canvas: Canvas, path: str, name: str) -> Group | None:
    """Return the group of a home that goes by a title (case and accents aside), or by its number.

    The number is that of ``at_home``; a title that is a number goes before it.
    """
    there = at_home(canvas, path)
    wanted = folded(name)
    for group in there:
        if folded(group.title) == wanted:
            return group
    return there[int(wanted) - 1] if wanted in map(str, range(1, len(there) + 1)) else None


def at_home(canvas: Canvas, path: str) -> list[Group]:
    """Return the groups of one home with something in them, in their order."""
    return [group for group in shown(canvas, path) if group.place == path]


def units(canvas: Canvas, row: list[Card]) -> list[tuple[Group | None, list[Card]]]:
    """Return the cards of one home as they stand: each loose one by itself, each group whole."""
    found: list[tuple[Group | None, list[Card]]] = []
    for card in gathered(canvas, row):
        group = group_of(canvas, card)
        if group is not None and found and found[-1][0] is group:
            found[-1][1].append(card)
        else:
            found.append((group, [card]))
    return found


def is_empty(canvas: Canvas, group_id: str) -> bool:
    """Tell whether no card names a group, parked ones counted and removed ones not."""
    return not any(
        card.group == group_id and card.state != REMOVED for card in canvas.cards.values()
    )


def asked(canvas: Canvas, row: list[Card]) -> dict[str, str]:
    """Return per card of one home, by id, the question it is told under, as a place.

    A group is told as a whole: under the question all of its cards answer, else under none of
    them, which is the home itself.
    """
    found = {card.id: card.place for card in row}
    if canvas.groups:
        for group, inside in units(canvas, row):
            places = {card.place for card in inside}
            if group is not None and len(places) > 1:
                found |= {card.id: home(canvas.template, inside[0].place) for card in inside}
    return found
