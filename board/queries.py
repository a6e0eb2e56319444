"""Questions about a canvas: what stands where, in which order.

On the sheet things stand in *homes*. A home is a section; in a block without sections it is each
guiding question, or the block itself. Cards of one home form one row, whatever question of the
section they are tied to: a tie says what a card answers, not where it stands. Coalitions stand
together in the block with the role ``coalitions``, members in the section with ``members_at``,
both ahead of the cards there. Cards of one group stand together, where the first of them does.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import TypeAlias, TypeVar

from board.meeting import Group
from board.model import ACTIVE, PARKED, REMOVED, TABLES, Canvas, Card, Coalition, Member, Ref
from board.people import active_members, not_left
from board.template import Template

Item: TypeAlias = Card | Coalition | Member
"""What can stand on the sheet."""

Ordered = TypeVar("Ordered", Card, Coalition, Member)

_BY_ORDER = attrgetter("order", "id")

_TABLE_OF: Mapping[type, str] = {kind: table for table, kind in TABLES.items()}


def in_order(items: Iterable[Ordered]) -> list[Ordered]:
    """Return items of one home in their order: by key, equal keys by id."""
    return sorted(items, key=_BY_ORDER)


def ref_of(item: Item) -> Ref:
    """Return the reference to an item."""
    return Ref(_TABLE_OF[type(item)], item.id)


def item(canvas: Canvas, ref: Ref) -> Item | None:
    """Return the card, coalition or member a reference points at, in whatever state, or None."""
    if ref.table not in ("cards", "coalitions", "members"):
        return None
    found: Item | None = getattr(canvas, ref.table).get(ref.id)
    return found


def label(item: Item) -> str:
    """Return the line an item is known by: a card's text, a title, a name."""
    if isinstance(item, Card):
        return item.text
    return item.title if isinstance(item, Coalition) else item.name


@lru_cache(maxsize=1024)  # Asked of every card for every change, and there are few places.
def home(template: Template, path: str) -> str:
    """Return the home of a place.

    A place this template doesn't know (an older version, a file edited by hand) belongs to the
    nearest part it does know, or to the block a canvas opens on: no card is ever nowhere.
    """
    place = template.place(path)
    while place is None and path:
        path = path.rpartition(".")[0]
        place = template.place(path)
    if place is None:
        return template.opens_on
    if place.section is not None:
        return f"{place.block.id}.{place.section.id}"
    return place.path


def item_home(canvas: Canvas, item: Item) -> str:
    """Return the home in which an item stands; members have none where no section is theirs."""
    if isinstance(item, Card):
        return home(canvas.template, item.place)
    if isinstance(item, Coalition):
        block = canvas.template.block_of("coalitions")
        return block.id if block else canvas.template.opens_on
    return members_home(canvas.template)


@cache
def homes(template: Template) -> tuple[str, ...]:
    """Return all homes in the order of the template: a block, then its sections or questions."""
    return tuple(path for path in template.places if home(template, path) == path)


@cache
def members_home(template: Template) -> str:
    """Return the home where the members stand, or an empty text."""
    places = template.with_role("members_at")
    return home(template, places[0].path) if places else ""


def by_home(canvas: Canvas, on: date | None = None) -> dict[str, list[Item]]:
    """Return what stands on the sheet: for every home its active items, in order.

    On a day the members are those who didn't leave by then; without one those who never left.
    """
    template = canvas.template
    found: dict[str, list[Item]] = {path: [] for path in homes(template)}
    if place := members_home(template):
        found[place] += active_members(canvas) if on is None else not_left(canvas, on)
    for coalition in coalitions(canvas):
        found[item_home(canvas, coalition)].append(coalition)
    for place, cards in _cards_by_home(canvas).items():
        found[place] += gathered(canvas, in_order(cards))
    return found


def group_of(canvas: Canvas, card: Card) -> Group | None:
    """Return the group in which a card stands, or None.

    It stands there as long as both are in one home; someone may have moved either meanwhile.
    """
    group = canvas.groups.get(card.group) if card.group else None
    if group is None or group.state != ACTIVE:
        return None
    template = canvas.template
    return group if home(template, group.place) == home(template, card.place) else None


def gathered(canvas: Canvas, row: list[Card]) -> list[Card]:
    """Return the cards of one home, in order, with those of a group together at its first."""
    if not canvas.groups:
        return row
    units: dict[str, list[Card]] = {}
    for card in row:
        group = group_of(canvas, card)
        units.setdefault(f"group {group.id}" if group else card.id, []).append(card)
    return [card for unit in units.values() for card in unit]


def _cards_by_home(canvas: Canvas) -> dict[str, list[Card]]:
    """Return the active cards of each home that has any, in no order."""
    template = canvas.template
    found: dict[str, list[Card]] = {}
    ties: dict[str, list[Card]] = {}
    for card in canvas.cards.values():
        if card.state == ACTIVE:
            place = card.place
            if place not in ties:
                ties[place] = found.setdefault(home(template, place), [])
            ties[place].append(card)
    return found


def sheet(canvas: Canvas) -> list[Item]:
    """Return everything on the sheet, block after block in the order of the template."""
    return [item for items in by_home(canvas).values() for item in items]


def cards_at(
    canvas: Canvas, path: str, *, deep: bool = False, states: tuple[str, ...] = (ACTIVE,)
) -> list[Card]:
    """Return the cards at exactly this place; ``deep`` adds those at places within it.

    Deep, they come home after home, each home in its own order.
    """
    found = [
        card
        for card in canvas.cards.values()
        if card.state in states
        and (card.place == path or (deep and card.place.startswith(f"{path}.")))
    ]
    rank = _ranks(canvas.template)
    return sorted(
        found,
        key=lambda card: (rank[home(canvas.template, card.place)], card.order, card.id),
    )


@cache
def _ranks(template: Template) -> Mapping[str, int]:
    return {path: rank for rank, path in enumerate(homes(template))}


def home_cards(canvas: Canvas, path: str) -> list[Card]:
    """Return all cards of a home in order, the parked and removed ones among them."""
    template = canvas.template
    return in_order(card for card in canvas.cards.values() if home(template, card.place) == path)


def coalitions(canvas: Canvas, form: str | None = None) -> list[Coalition]:
    """Return the coalitions in order; with a form only those (an empty form: not chosen yet)."""
    return in_order(
        one
        for one in canvas.coalitions.values()
        if one.state == ACTIVE and (form is None or one.form == form)
    )


def members(canvas: Canvas, on: date | None = None) -> list[Member]:
    """Return the members on a day, or those who have not left."""
    return active_members(canvas, on)


def parked(canvas: Canvas) -> list[Card | Coalition]:
    """Return the cards and coalitions that are parked, in sheet order."""
    return _in_state(canvas, PARKED)


def removed(canvas: Canvas) -> list[Card | Coalition]:
    """Return the cards and coalitions that were removed, the latest first."""
    return sorted(_in_state(canvas, REMOVED), key=lambda one: one.changed, reverse=True)


def _in_state(canvas: Canvas, state: str) -> list[Card | Coalition]:
    rank = _ranks(canvas.template)
    found: list[Card | Coalition] = [one for one in canvas.cards.values() if one.state == state]
    found += [one for one in canvas.coalitions.values() if one.state == state]
    return sorted(found, key=lambda one: (rank[item_home(canvas, one)], one.order, one.id))
