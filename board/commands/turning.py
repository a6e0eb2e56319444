"""Turning a thing on the sheet into one of another kind."""

from board import parties
from board.commands.by import By
from board.commands.cards import live_card, stamped
from board.commands.members import add_member
from board.commands.records import changed, fresh_id
from board.model import REMOVED, Canvas
from board.refusal import Refused


def card_to_member(canvas: Canvas, by: By, card_id: str, *, id: str = "") -> Canvas:
    """Make a card that names a party that party itself: the one there is, or a new member.

    What the card follows from, the party does as well; the card is removed. Raises Refused for a
    card that is gone, and for one with a body, which a member has no room for.
    """
    card = live_card(canvas, card_id)
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
