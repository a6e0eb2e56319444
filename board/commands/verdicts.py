"""What a session says of a ground rule from before: it works, or it chafes (article, Slot)."""

from collections.abc import Iterable, Mapping

from board import sessions
from board.commands.by import By
from board.commands.cards import live_card, stamped
from board.commands.records import found
from board.meeting import VERDICTS, Session
from board.model import Canvas, Card
from board.refusal import Refused

VERDICT_WORDS: Mapping[str, str] = {
    "": "", "none": "", "geen": "",
    "works": "works", "werkt": "works",
    "chafes": "chafes", "schuurt": "chafes",
}  # fmt: skip
"""As typed in either language; empty is not said."""


def set_verdict(
    canvas: Canvas, by: By, ids: Iterable[str], verdict: str, session: str = ""
) -> Canvas:
    """Say of ground rules that they work or chafe, in a session or in the current one.

    Raises Refused for another word, for cards outside the rules, and where there is no session.
    """
    word = verdict.strip().casefold()
    if word not in VERDICT_WORDS:
        raise Refused("rule.verdict_unknown", text=verdict)
    said, held = VERDICT_WORDS[word], session_of(canvas, session)
    for id in ids:
        card = _rule(canvas, id)
        kept = {one: told for one, told in card.verdicts.items() if one != held.id}
        verdicts = {**kept, held.id: said} if said else kept
        canvas = stamped(canvas, by, card._replace(verdicts=verdicts))
    return canvas


def next_verdict(canvas: Canvas, ids: Iterable[str], session: str = "") -> str:
    """Return what one more press of the key says: works, chafes, nothing, and so on round."""
    held = session_of(canvas, session)
    said = {_rule(canvas, id).verdicts.get(held.id, "") for id in ids}
    row = ("", *VERDICTS)
    now = said.pop() if len(said) == 1 else ""
    return row[(row.index(now) + 1) % len(row)] if now in row else VERDICTS[0]


def session_of(canvas: Canvas, session: str = "") -> Session:
    """Return the session a verdict is for. Raises Refused where there is none."""
    if session:
        return found(canvas.sessions, session, "session.unknown")
    current = sessions.current(canvas)
    if current is None:
        raise Refused("session.none")
    return current


def _rule(canvas: Canvas, id: str) -> Card:
    card = live_card(canvas, id)
    if not canvas.template.under(card.place, "rules"):
        raise Refused("rule.not_a_rule")
    return card
