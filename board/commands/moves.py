"""Moving things about the sheet, one or many at a time; several keep their order."""

from collections.abc import Iterable, Sequence

from board import order
from board.commands.by import By
from board.commands.cards import stamped
from board.commands.rows import placed
from board.model import ACTIVE, REMOVED, Canvas, Card, Coalition, Member, Ref
from board.places import form_of, resolve
from board.queries import (
    Item,
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
    of the coalitions leaves its form as it is, and holds cards as well.

    Raises Refused for an unknown place, and for what can't stand there.
    """
    path = resolve(canvas.template, place)
    moved = _sorted(canvas, _live(canvas, refs))
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
    return _move_cards(canvas, by, cards, path, after, before) if cards else canvas


def step(canvas: Canvas, by: By, refs: Iterable[Ref], by_one: int) -> Canvas:
    """Move things one up (-1) or down (+1) among what stands in the same row on the sheet.

    Things next to each other stay together. Raises Refused where all are at that end already.
    """
    live = _live(canvas, refs)
    chosen = {one.id for one in live}
    stepped = canvas
    for row in _rows(canvas, live):
        new = _shifted(row, chosen, by_one)
        if new != row:
            stepped = _reordered(stepped, by, new, chosen)
    if stepped is canvas:
        raise Refused("move.first" if by_one < 0 else "move.last")
    return stepped


def put(canvas: Canvas, by: By, ref: Ref, like: Card | Coalition) -> Canvas:
    """Give a thing the place, form and order that another version of it has.

    For a move that was tried out on a copy of the canvas and is kept: the rest of the thing stays
    as it is by now. Raises Refused where it is gone.
    """
    now = _live(canvas, [ref])[0]
    if isinstance(now, Card) and isinstance(like, Card):
        moved: Item = now._replace(place=like.place, order=like.order)
    elif isinstance(now, Coalition) and isinstance(like, Coalition):
        moved = now._replace(form=like.form, order=like.order)
    else:
        raise Refused("move.members_stay")
    return canvas if moved == now else stamped(canvas, by, moved)


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
    changed = {id: one for id, one in untied.items() if one.place != canvas.cards[id].place}
    return canvas._replace(cards={**canvas.cards, **changed}) if changed else canvas


def _untied(canvas: Canvas, card: Card) -> str:
    place = canvas.template.place(card.place)
    if place is None or place.question is None:
        return card.place
    return card.place.rpartition(".")[0]


def _live(canvas: Canvas, refs: Iterable[Ref]) -> list[Item]:
    wanted = list(dict.fromkeys(refs))
    if not wanted:
        raise Refused("item.nothing")
    found = [one for one in (item(canvas, ref) for ref in wanted) if one is not None]
    live = [one for one in found if one.state != REMOVED]
    if not live:
        raise Refused("item.gone")
    return live


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
    rows: list[list[Item]] = [
        [card for card in home_cards(canvas, path) if card.state == ACTIVE] for path in homes
    ]
    if any(isinstance(one, Coalition) for one in live):
        row = in_order(canvas.coalitions.values())
        rows.append([one for one in row if one.state == ACTIVE])
    if members_home(canvas.template) and any(isinstance(one, Member) for one in live):
        rows.append([*members(canvas)])
    return rows


def _shifted(row: list[Item], chosen: set[str], by_one: int) -> list[Item]:
    """Return a row in which everything chosen has swapped with what stood before (or behind)."""
    new = row if by_one < 0 else row[::-1]
    new = list(new)
    for at in range(1, len(new)):
        if new[at].id in chosen and new[at - 1].id not in chosen:
            new[at - 1], new[at] = new[at], new[at - 1]
    return new if by_one < 0 else new[::-1]


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
