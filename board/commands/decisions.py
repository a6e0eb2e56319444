"""Decisions: what was decided, how, who agreed, and under whose reservation (article, B3 §1)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from board import agreements, clock, dates, parties, sessions
from board.commands.by import By
from board.commands.records import added, changed, choice, found, fresh_id, key_between, line
from board.meeting import Decision
from board.model import REMOVED, Canvas
from board.refusal import Refused

METHOD_WORDS: Mapping[str, str] = {
    "": "",
    "no_objection": "no_objection", "no objection": "no_objection",
    "consent": "no_objection", "instemming": "no_objection", "geen bezwaar": "no_objection",
    "geen_bezwaar": "no_objection",
    "consensus": "consensus",
    "majority": "majority", "meerderheid": "majority",
    "mandate": "mandate", "mandaat": "mandate",
    "other": "other", "anders": "other",
}  # fmt: skip
PROGRESS_WORDS: Mapping[str, str] = {
    "holds": "holds", "geldt": "holds",
    "withdrawn": "withdrawn", "ingetrokken": "withdrawn",
}  # fmt: skip

UNKNOWN = "decision.unknown"

Who: TypeAlias = str | Sequence[str]
"""One party: a name as typed, or a reference in a row of one."""


def add_decision(
    canvas: Canvas,
    by: By,
    text: str,
    *,
    id: str = "",
    cards: Sequence[str] = (),
    agenda: str = "",
    **fields: Any,
) -> Canvas:
    """Note a decision behind the others, in the session that is going on.

    ``cards`` are the cards or coalitions it is about; the other fields are as for
    ``set_decision``. Raises Refused for a text that is empty and for what that command refuses.
    """
    session = sessions.running(canvas)
    decision = Decision(
        id=fresh_id(canvas, id),
        text=line(text, "decision.empty"),
        session=session.id if session else "",
        agenda=agenda or clock.item_of(canvas, session),
        cards=tied_to(canvas, cards),
        order=key_between(canvas.decisions),
        author=by.name,
        created=by.at,
        changed=by.at,
    )
    canvas = added(canvas, "decisions", decision)
    return set_decision(canvas, by, decision.id, **fields) if fields else canvas


def set_decision(canvas: Canvas, by: By, id: str, **fields: Any) -> Canvas:
    """Set fields of a decision, by the names of ``meeting.Decision``.

    ``method`` and ``progress`` may be words of either language, ``agreed`` names in a row as
    ``parties.parse`` reads them (or references), ``cards`` ids of cards and coalitions. Raises
    Refused for a field that can't be set, an empty text, or an id of nothing.
    """
    decision = found(canvas.decisions, id, UNKNOWN)
    for field, value in fields.items():
        decision = decision._replace(**{field: _value(canvas, decision, field, value)})
    return changed(canvas, by, "decisions", decision)


def agree_present(canvas: Canvas, by: By, id: str) -> Canvas:
    """Add everyone present to who agreed, but for those whose answer is still awaited.

    Present are those of the session it was taken in (``agreements.present``).
    """
    decision = found(canvas.decisions, id, UNKNOWN)
    waiting = {one.party for one in agreements.awaited(decision)}
    here = [one for one in agreements.present(canvas, decision.session) if one not in waiting]
    agreed = tuple(dict.fromkeys((*decision.agreed, *here)))
    return changed(canvas, by, "decisions", decision._replace(agreed=agreed))


def reserve(
    canvas: Canvas, by: By, id: str, who: Who, until: str = "", *, today: date | None = None
) -> Canvas:
    """Note that someone has yet to ask at home, and until when that may take.

    ``until`` is a date as typed, or nothing. Who has a reservation didn't agree yet, and an answer
    that was noted before is awaited anew. Raises Refused for nobody, several names, and a date
    that is none.
    """
    decision = found(canvas.decisions, id, UNKNOWN)
    party = one_party(canvas, who, keep=agreements_of(decision))
    if not party:
        raise Refused("decision.nobody")
    day = dates.iso(until, today or date.fromisoformat(by.date))
    decision = decision._replace(
        reserved={**decision.reserved, party: day},
        answers=_without(decision.answers, party),
        answered=_without(decision.answered, party),
        agreed=tuple(one for one in decision.agreed if one != party),
    )
    return changed(canvas, by, "decisions", decision)


def unreserve(canvas: Canvas, by: By, id: str, who: Who) -> Canvas:
    """Take a reservation away, with its answer: it was noted by mistake.

    Raises Refused where that party has none.
    """
    decision = found(canvas.decisions, id, UNKNOWN)
    party = _reserved(canvas, decision, who)
    decision = decision._replace(
        reserved=_without(decision.reserved, party),
        answers=_without(decision.answers, party),
        answered=_without(decision.answered, party),
    )
    return changed(canvas, by, "decisions", decision)


def answer(
    canvas: Canvas,
    by: By,
    id: str,
    who: Who,
    text: str,
    on: str = "",
    *,
    today: date | None = None,
) -> Canvas:
    """Note what someone's answer was, and on which day it came: ``today`` unless said otherwise.

    Raises Refused where that party made no reservation, and for an empty answer.
    """
    decision = found(canvas.decisions, id, UNKNOWN)
    party = _reserved(canvas, decision, who)
    today = today or date.fromisoformat(by.date)
    decision = decision._replace(
        answers={**decision.answers, party: line(text, "decision.no_answer")},
        answered={**decision.answered, party: dates.iso(on, today) or today.isoformat()},
    )
    return changed(canvas, by, "decisions", decision)


def withdraw(canvas: Canvas, by: By, id: str) -> Canvas:
    """Say that a decision holds no more; it stays on record."""
    return set_decision(canvas, by, id, progress=agreements.WITHDRAWN)


def hold(canvas: Canvas, by: By, id: str) -> Canvas:
    """Say that a decision holds after all."""
    return set_decision(canvas, by, id, progress=agreements.HOLDS)


def agreements_of(decision: Decision) -> tuple[str, ...]:
    """Return everyone a decision names, as party references."""
    return tuple(dict.fromkeys((*decision.agreed, *decision.reserved, *decision.answers)))


def one_party(canvas: Canvas, who: Who, keep: Sequence[str] = ()) -> str:
    """Return the reference to one party; empty for nobody.

    How a name is read is told at ``parties.parse``. Raises Refused for several.
    """
    refs = parties.parse(canvas, who, keep) if isinstance(who, str) else tuple(who)
    if len(refs) > 1:
        names = "; ".join(parties.in_row(canvas, ref) for ref in refs)
        raise Refused("party.one_only", names=names)
    return refs[0] if refs else ""


def tied_to(canvas: Canvas, ids: str | Sequence[str], kept: Sequence[str] = ()) -> tuple[str, ...]:
    """Return ids of cards and coalitions, each once.

    Raises Refused where one is nothing on the canvas, unless it was tied before (``kept``).
    """
    wanted = tuple(dict.fromkeys(ids.split() if isinstance(ids, str) else ids))
    for id in wanted:
        one = canvas.cards.get(id) or canvas.coalitions.get(id)
        if id not in kept and (one is None or one.state == REMOVED):
            raise Refused("network.no_such_card", id=id)
    return wanted


def _value(canvas: Canvas, decision: Decision, field: str, value: Any) -> Any:
    """Return the value of a field as it is kept."""
    if field == "text":
        return line(value, "decision.empty")
    if field == "method":
        return choice(value, METHOD_WORDS, "decision.method_unknown")
    if field == "progress":
        return choice(value, PROGRESS_WORDS, "decision.progress_unknown")
    if field == "agreed":
        if isinstance(value, str):
            return parties.parse(canvas, value, keep=agreements_of(decision))
        return tuple(dict.fromkeys(value))
    if field == "cards":
        return tied_to(canvas, value, decision.cards)
    if field == "session":
        return session_id(canvas, value)
    if field == "agenda":
        return str(value)
    raise Refused("network.no_such_field", field=field)


def session_id(canvas: Canvas, value: Any) -> str:
    """Return the id of a session, or nothing for none. Raises Refused for one that isn't there."""
    if not value:
        return ""
    return found(canvas.sessions, str(value), "agreement.no_session").id


def _reserved(canvas: Canvas, decision: Decision, who: Who) -> str:
    """Return who is meant of those with a reservation. Raises Refused."""
    known = [one.party for one in agreements.reservations(decision)]
    party = one_party(canvas, who, keep=known)
    if party not in known:
        raise Refused("decision.not_reserved", name=parties.label(canvas, party))
    return party


def _without(held: Mapping[str, str], party: str) -> Mapping[str, str]:
    return {one: told for one, told in held.items() if one != party}
