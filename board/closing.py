"""What is not rounded off when a session ends. It stops nobody: it is told, and stays loose."""

from typing import NamedTuple

from board import agreements
from board.meeting import Action, Decision, Session
from board.model import ACTIVE, MARK_TERM, PARKED, Canvas, Card, Coalition, Term
from board.parties import party
from board.sessions import with_presence


class Loose(NamedTuple):
    """What is loose on a canvas; who is silent is told as party references."""

    ownerless: tuple[Action, ...]
    """Open actions without an owner."""
    dateless: tuple[Action, ...]
    """Open actions with an owner but without a date."""
    reserved: tuple[Decision, ...]
    """Decisions that hold and wait for someone's answer."""
    parked: tuple[Card | Coalition, ...]
    words: tuple[Card | Term, ...]
    """Words without a meaning, and cards that ask for a shared one."""
    silent: tuple[str, ...]
    """Who was present and said no closing word; nobody where none was said at all."""


def loose(canvas: Canvas, session: Session) -> Loose:
    """Return what is still loose when a session ends."""
    actions = [(one, agreements.missing(one)) for one in agreements.actions(canvas)]
    aside: list[Card | Coalition] = [*canvas.cards.values(), *canvas.coalitions.values()]
    words: list[Card | Term] = [
        one for one in canvas.terms.values() if one.state == ACTIVE and not one.meaning
    ]
    words += [
        one for one in canvas.cards.values() if one.state == ACTIVE and MARK_TERM in one.marks
    ]
    said = {party(ref).value for ref in session.closing_words}
    here = with_presence(canvas, session, "present")
    return Loose(
        tuple(one for one, missing in actions if agreements.WHO in missing),
        tuple(one for one, missing in actions if missing == [agreements.WHEN]),
        tuple(one for one in agreements.decisions(canvas) if agreements.awaited(one)),
        tuple(one for one in aside if one.state == PARKED),
        tuple(words),
        tuple(ref for ref in here if party(ref).value not in said) if said else (),
    )
