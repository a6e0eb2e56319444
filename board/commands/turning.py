"""Turning a thing on the sheet into one of another kind. The one it was is removed, not lost."""

from typing import Any

from board import parties
from board.commands.by import By
from board.commands.cards import add_card, shown_card, stamped
from board.commands.coalitions import add_coalition
from board.commands.members import add_member
from board.commands.records import changed, found, fresh_id
from board.model import REMOVED, Canvas, Card, Coalition
from board.refusal import Refused

_SHARED = ("body", "dots", "marks", "follows", "author", "state", "park_reason")
"""What a card and a coalition both have, besides the line they are known by."""

_BOOKKEEPING = frozenset({"id", "title", "order", "conflict", "created", "changed", *_SHARED})


def card_to_member(canvas: Canvas, by: By, card_id: str, *, id: str = "") -> Canvas:
    """Make a card that names a party that party itself: the one there is, or a new member.

    What the card follows from, the party does as well; the card is removed. Raises Refused for a
    card that is gone, and for one with a body, which a member has no room for.
    """
    card = shown_card(canvas, card_id)
    if card.body:
        raise Refused("card.has_body", text=card.text)
    member_id = parties.member_of(parties.match(canvas, card.text))
    if not member_id:
        member_id = fresh_id(canvas, id)
        canvas = add_member(canvas, by, card.text, id=member_id)
    member = canvas.members[member_id]
    follows = tuple(dict.fromkeys((*member.follows, *card.follows)))
    canvas = changed(canvas, by, "members", member._replace(follows=follows))
    return stamped(canvas, by, card._replace(state=REMOVED))


def card_to_coalition(
    canvas: Canvas, by: By, card_id: str, *, id: str = "", form: str = ""
) -> Canvas:
    """Make a coalition of a card: a loose answer that turns out to be one.

    It takes along what the two have in common, and the words, decisions and actions tied to the
    card. Raises Refused for a card that is gone and for a template without coalitions.
    """
    card = shown_card(canvas, card_id)
    id = fresh_id(canvas, id)
    canvas = add_coalition(canvas, by, card.text, form=form, id=id, known=True)
    coalition = canvas.coalitions[id]._replace(**_shared(card))
    canvas = stamped(canvas, by, coalition)
    return _tied_anew(stamped(canvas, by, card._replace(state=REMOVED)), by, card.id, id)


def coalition_to_card(canvas: Canvas, by: By, coalition_id: str, *, id: str = "") -> Canvas:
    """Make a loose card of a coalition that is bare (``is_bare``). Raises Refused for another."""
    coalition = found(canvas.coalitions, coalition_id, "coalition.unknown")
    if not is_bare(canvas, coalition):
        raise Refused("coalition.not_bare", title=coalition.title)
    block = canvas.template.block_of("coalitions")
    assert block is not None
    id = fresh_id(canvas, id)
    canvas = add_card(canvas, by, block.id, coalition.title, id=id)
    canvas = stamped(canvas, by, canvas.cards[id]._replace(**_shared(coalition)))
    gone = coalition._replace(state=REMOVED)
    return _tied_anew(stamped(canvas, by, gone), by, coalition.id, id)


def is_bare(canvas: Canvas, coalition: Coalition) -> bool:
    """Tell whether a coalition says no more than a card can: who, what and when are all open.

    Nor was it made of a topic, nor does an action name it.
    """
    defaults = Coalition._field_defaults
    fields = (name for name in Coalition._fields if name not in _BOOKKEEPING)
    if any(getattr(coalition, name) != defaults[name] for name in fields):
        return False
    live = [one.coalition for one in canvas.topics.values() if one.state != REMOVED]
    live += [one.coalition for one in canvas.actions.values() if one.state != REMOVED]
    return coalition.id not in live


def _shared(one: Card | Coalition) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _SHARED}


def _tied_anew(canvas: Canvas, by: By, was: str, id: str) -> Canvas:
    """Return the canvas with what was tied to one thing tied to the other.

    Words, decisions and actions are.
    """

    def anew(cards: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id if one == was else one for one in cards)

    for term in canvas.terms.values():
        if was in term.cards:
            canvas = changed(canvas, by, "terms", term._replace(cards=anew(term.cards)))
    for decision in canvas.decisions.values():
        if was in decision.cards:
            one = decision._replace(cards=anew(decision.cards))
            canvas = changed(canvas, by, "decisions", one)
    for action in canvas.actions.values():
        if was in action.cards:
            canvas = changed(canvas, by, "actions", action._replace(cards=anew(action.cards)))
    return canvas
