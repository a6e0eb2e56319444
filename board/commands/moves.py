"""Moving things about the sheet, one or many at a time; several keep their order."""

from collections.abc import Iterable, Sequence

from board import order
from board.commands.by import By
from board.commands.cards import stamped
from board.commands.gathering import Spot, settled, spot, tidied
from board.commands.order_keys import placed
from board.commands.records import changed, found
from board.commands.stepping import as_is, stepped
from board.groups import cards_of
from board.meeting import Group
from board.model import ACTIVE, REMOVED, Canvas, Card, Coalition, Member, Ref
from board.places import form_of, resolve
from board.queries import (
    Item,
    gathered,
    home,
    home_cards,
    homes,
    in_order,
    item,
    item_home,
    members,
    members_home,
)
from board.refusal import Refused


def move(
    canvas: Canvas,
    by: By,
    refs: Iterable[Ref],
    place: str,
    *,
    after: str = "",
    before: str = "",
) -> Canvas:
    """Move cards and coalitions to a place, at the end or after or before one there by id.

    A card that stays in its section keeps its tie to a question, unless ``place`` names one, and
    its spot, unless ``after`` or ``before`` does. A coalition moves between forms; the bare block
    of the coalitions leaves its form as it is, and holds cards as well. A group moves with all
    its cards. Other cards join the group of a card they are put beside, and leave their own.

    Raises Refused for an unknown place, and for what can't stand there.
    """
    path = resolve(canvas.template, place)
    wanted = list(refs)
    whole = _whole(canvas, wanted)
    moved = _sorted(canvas, _live(canvas, wanted))
    block = canvas.template.block_of("coalitions")
    among_coalitions = block is not None and path.partition(".")[0] == block.id
    form = form_of(canvas.template, path)
    cards = [one for one in moved if isinstance(one, Card)]
    coalitions = [one for one in moved if isinstance(one, Coalition)]
    if len(cards) + len(coalitions) < len(moved):
        raise Refused("move.members_stay")
    if form and cards:
        raise Refused("move.not_a_coalition")
    if coalitions and not among_coalitions:
        raise Refused("move.only_coalitions")
    if coalitions:
        canvas = _move_coalitions(canvas, by, coalitions, form, after, before)
    if not cards:
        return canvas
    beside = spot(canvas, path, after, before, whole=bool(whole))
    canvas = _move_cards(canvas, by, cards, path, beside.after, beside.before)
    for id in sorted(whole):
        group = canvas.groups[id]._replace(place=home(canvas.template, path))
        canvas = changed(canvas, by, "groups", group)
    return settled(canvas, by, [one for one in cards if one.group not in whole], beside)


def step(canvas: Canvas, by: By, refs: Iterable[Ref], by_one: int) -> Canvas:
    """Move things one up (-1) or down (+1) among what stands in the same row on the sheet.

    Things next to each other stay together. A card steps into the group above or below it, and
    out of its own at the end; a group steps past another as a whole. Raises Refused where all
    are at that end already.
    """
    wanted = list(refs)
    whole = _whole(canvas, wanted)
    live = _live(canvas, wanted)
    chosen = {one.id for one in live}
    changed_canvas = canvas
    for row in _rows(canvas, live):
        new = stepped(canvas, row, chosen, whole, by_one)
        if new != as_is(canvas, row):
            changed_canvas = _stood(changed_canvas, by, row, new, chosen)
    if changed_canvas is canvas:
        raise Refused("move.first" if by_one < 0 else "move.last")
    return changed_canvas


def _stood(
    canvas: Canvas, by: By, row: list[Item], new: Sequence[tuple[Item, str]], chosen: set[str]
) -> Canvas:
    """Return the canvas with a row in another order, and the chosen cards in their groups."""
    order_now = [one for one, _ in new]
    if order_now != row:
        canvas = _reordered(canvas, by, order_now, chosen)
    left: set[str] = set()
    for one, group in new:
        card = canvas.cards.get(one.id) if one.id in chosen else None
        if card is not None and card.group != group:
            left.add(card.group)
            canvas = stamped(canvas, by, card._replace(group=group))
    return tidied(canvas, by, left)


def put(canvas: Canvas, by: By, ref: Ref, like: Card | Coalition | Group) -> Canvas:
    """Give a thing the place, form, order and group that another version of it has.

    For a move that was tried out on a copy of the canvas and is kept: the rest of the thing stays
    as it is by now. Raises Refused where it is gone.
    """
    if isinstance(like, Group):
        group = found(canvas.groups, ref.id, "group.unknown")
        return changed(canvas, by, "groups", group._replace(place=like.place))
    now = _live(canvas, [ref])[0]
    if isinstance(now, Card) and isinstance(like, Card):
        canvas = stamped(
            canvas, by, now._replace(place=like.place, order=like.order, group=like.group)
        )
        return tidied(canvas, by, {now.group} - {like.group})
    if isinstance(now, Coalition) and isinstance(like, Coalition):
        return stamped(canvas, by, now._replace(form=like.form, order=like.order))
    raise Refused("move.members_stay")


def tie(canvas: Canvas, by: By, refs: Iterable[Ref], question: str) -> Canvas:
    """Tie cards to a guiding question by place, or untie them with an empty one.

    Untied, a card stands in its section and answers no question in particular. A card tied
    within its section keeps its spot there; elsewhere it goes to the end. Raises Refused for a
    place that is unknown, and for what is no card.
    """
    live = _live(canvas, refs)
    cards = [one for one in live if isinstance(one, Card)]
    if not cards:
        raise Refused("move.only_cards")
    if question:
        return move(canvas, by, [Ref("cards", one.id) for one in cards], question)
    untied = {one.id: one._replace(place=_untied(canvas, one), changed=by.at) for one in cards}
    differing = {id: one for id, one in untied.items() if one.place != canvas.cards[id].place}
    if not differing:
        return canvas
    loose = canvas._replace(cards={**canvas.cards, **differing})
    return settled(loose, by, cards, Spot())


def _untied(canvas: Canvas, card: Card) -> str:
    place = canvas.template.place(card.place)
    if place is None or place.question is None:
        return card.place
    return card.place.rpartition(".")[0]


def _live(canvas: Canvas, refs: Iterable[Ref]) -> list[Item]:
    """Return what references point at that is there still, of a group its cards."""
    wanted = list(dict.fromkeys(refs))
    if not wanted:
        raise Refused("item.nothing")
    things: dict[str, Item] = {}
    for ref in wanted:
        named = cards_of(canvas, ref.id) if ref.table == "groups" else [item(canvas, ref)]
        things |= {one.id: one for one in named if one is not None and one.state != REMOVED}
    if not things:
        raise Refused("item.gone")
    return list(things.values())


def _whole(canvas: Canvas, refs: Iterable[Ref]) -> set[str]:
    """Return the ids of the groups among references that have something in them."""
    return {ref.id for ref in refs if ref.table == "groups" and cards_of(canvas, ref.id)}


def _sorted(canvas: Canvas, items: list[Item]) -> list[Item]:
    """Return items in sheet order, whatever order they were chosen in."""
    rank = {path: at for at, path in enumerate(homes(canvas.template))}
    return sorted(items, key=lambda one: (rank.get(item_home(canvas, one), 0), one.order, one.id))


def _move_cards(
    canvas: Canvas, by: By, cards: Sequence[Card], path: str, after: str, before: str
) -> Canvas:
    goal = home(canvas.template, path)
    here = [one for one in cards if home(canvas.template, one.place) == goal]
    if path != goal:
        tied = {one.id: one._replace(place=path, changed=by.at) for one in here}
        new = {id: one for id, one in tied.items() if one.place != canvas.cards[id].place}
        canvas = canvas._replace(cards={**canvas.cards, **new}) if new else canvas
    going = [one for one in cards if after or before or one not in here]
    moved = [
        canvas.cards[one.id]._replace(changed=by.at)
        if one in here
        else one._replace(place=path, changed=by.at)
        for one in going
    ]
    return placed(canvas, goal, moved, after, before) if moved else canvas


def _move_coalitions(
    canvas: Canvas,
    by: By,
    coalitions: Sequence[Coalition],
    form: str,
    after: str,
    before: str,
) -> Canvas:
    moved = {
        one.id: one._replace(form=form or one.form, changed=by.at)
        for one in coalitions
        if form and form != one.form
    }
    canvas = canvas._replace(coalitions={**canvas.coalitions, **moved}) if moved else canvas
    if not (after or before):
        return canvas
    chosen = {one.id for one in coalitions}
    row: list[Item] = list(in_order(canvas.coalitions.values()))
    rest = [one for one in row if one.id not in chosen]
    ids = [one.id for one in rest]
    at = ids.index(after) + 1 if after in ids else ids.index(before) if before in ids else len(ids)
    picked = [one for one in row if one.id in chosen]
    return _reordered(canvas, by, [*rest[:at], *picked, *rest[at:]], chosen)


def _rows(canvas: Canvas, live: list[Item]) -> list[list[Item]]:
    """Return the rows on the sheet in which these stand; each kind in a home is a row."""
    homes = dict.fromkeys(item_home(canvas, one) for one in live if isinstance(one, Card))
    rows: list[list[Item]] = []
    for path in homes:
        active = [card for card in home_cards(canvas, path) if card.state == ACTIVE]
        rows.append([*gathered(canvas, active)])
    if any(isinstance(one, Coalition) for one in live):
        row = in_order(canvas.coalitions.values())
        rows.append([one for one in row if one.state == ACTIVE])
    if members_home(canvas.template) and any(isinstance(one, Member) for one in live):
        rows.append([*members(canvas)])
    return rows


def _reordered(canvas: Canvas, by: By, row: Sequence[Item], chosen: set[str]) -> Canvas:
    """Return the canvas with keys such that a row stands as given; only the chosen get others.

    Where the keys of the rest don't allow that (equal or none), the whole row is keyed anew.
    """
    rest = [one.order for one in row if one.id not in chosen]
    sound = all(map(order.is_key, rest)) and rest == sorted(set(rest))
    keyed = _keys(row, chosen) if sound else order.series(None, None, len(row))
    for one, key in zip(row, keyed, strict=True):
        canvas = stamped(canvas, by, one._replace(order=key))
    return canvas


def _keys(row: Sequence[Item], chosen: set[str]) -> list[str]:
    """Return the keys for a row: the rest keep theirs, the chosen get keys in between."""
    keys: list[str] = []
    at = 0
    while at < len(row):
        if row[at].id not in chosen:
            keys.append(row[at].order)
            at += 1
            continue
        end = at
        while end < len(row) and row[end].id in chosen:
            end += 1
        high = row[end].order if end < len(row) else None
        keys += order.series(keys[-1] if keys else None, high, end - at)
        at = end
    return keys
