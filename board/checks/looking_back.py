"""Rules that look back: what was decided, what was taken home, what was left as it was (B3 §1)."""

from collections.abc import Sequence
from datetime import date, timedelta

from board import agreements, dates, parties, people, sessions
from board.agreements import Reservation
from board.checks.facts import Facts, member_refs
from board.checks.rule import Finding, Listing, Phrases, finding, rule
from board.meeting import Session
from board.model import ACTIVE, PERSON, Card, Coalition, Member, Ref
from board.template import Block

_SETTLED = 30
"""Days after a session in which nobody is asked whether they reported back."""

_LONG = 276
"""Days: more than nine months, whichever those are."""

_CLOSINGS = 3


@rule("VC-25", "organisation", facilitator=True)
def awaits_an_answer(facts: Facts) -> Sequence[Finding] | None:
    """Find decisions under reservation for which an answer is awaited (B3 §1).

    Not that of someone who left.
    """
    reserved = [one for one in facts.decisions if agreements.reservations(one)]
    if not reserved:
        return None
    findings: list[Finding] = []
    for decision in reserved:
        waiting = [one for one in agreements.awaited(decision) if not _is_gone(facts, one.party)]
        if waiting:
            who = Phrases([_asked(facts, one) for one in waiting])
            refs = (Ref("decisions", decision.id),)
            findings.append(finding("VC-25", refs, decision=decision.text, who=who))
    return findings


@rule("VC-26", "organisation", facilitator=True)
def reported_back(facts: Facts) -> Sequence[Finding] | None:
    """Find who was there for an organisation and is not noted to have reported back (B3 §1, Cv).

    After a session that is closed: once another one was held, or a month has passed.
    """
    due = [
        (session, day)
        for at, (session, day) in enumerate(facts.held)
        if session.progress == sessions.CLOSED
        and (at + 1 < len(facts.held) or facts.on - day > timedelta(_SETTLED))
    ]
    if not due:
        return None
    session, day = due[-1]
    there = _speakers(facts, session, day)
    if not there:
        return None
    reported = people.taking_part(facts.canvas, parties.known(facts.canvas, session.reported))
    silent = [one for one in there if reported.isdisjoint({one.id, *facts.people.within(one)})]
    if not silent:
        return []
    refs = Ref("sessions", session.id), *member_refs(silent)
    if not session.reported:
        return [finding("VC-26.b", refs, date=day)]
    row = Listing(facts.people.names(silent))
    return [finding("VC-26.a", refs, many=len(silent), members=row, date=day)]


@rule("VC-28")
def long_not_looked_at(facts: Facts) -> Sequence[Finding] | None:
    """Find the last session long ago, or blocks left as they were while others changed (B3 §1, Cv).

    More than nine months; or over the last three closings.
    """
    if not facts.held:
        return None
    last, day = facts.held[-1]
    if (facts.on - day).days >= _LONG:
        return [finding("VC-28.a", (Ref("sessions", last.id),), date=day)]
    closed = [one for one in facts.held if one[0].progress == sessions.CLOSED and one[0].closed]
    if len(closed) < _CLOSINGS:
        return []
    first, day = closed[-_CLOSINGS]
    blocks = sorted(facts.canvas.template.blocks, key=lambda block: block.number)
    changes = [(block, _last_change(facts.whole, block)) for block in blocks]
    still = [block for block, at in changes if "" < at <= first.closed]
    if not still or not any(at > first.closed for _, at in changes):
        return []
    row = Listing([block.title for block in still])
    paths = tuple(block.id for block in still)
    return [finding("VC-28.b", places=paths, blocks=row, date=day)]


def _speakers(facts: Facts, session: Session, day: date) -> list[Member]:
    """Return the members who were at a session for an organisation; everyone, where none is noted.

    A person speaks for one where it is noted which.
    """
    here = people.taking_part(facts.canvas, agreements.present(facts.canvas, session.id))
    noted = bool(session.attendance)
    return [
        one
        for one in facts.people.counted
        if people.is_in(one, day)
        and (one.kind != PERSON or one.home.strip())
        and (not noted or not here.isdisjoint({one.id, *facts.people.within(one)}))
    ]


def _is_gone(facts: Facts, ref: str) -> bool:
    (known,) = parties.known(facts.canvas, (ref,))
    return parties.member_of(known) in {one.id for one in facts.people.gone}


def _asked(facts: Facts, one: Reservation) -> Finding:
    """Return whose answer is awaited, and by when it was promised."""
    who, day = parties.label(facts.canvas, one.party), dates.read(one.by)
    if day is None:
        return finding("VC-25.who", who=who)
    return finding("VC-25.late" if day < facts.on else "VC-25.by", who=who, date=day)


def _last_change(facts: Facts, block: Block) -> str:
    """Return the moment of the last change of what stands in a block, or stood there.

    Empty where nothing stands in it, or it is not known of something.
    """
    members_at = {path.partition(".")[0] for path in facts.paths("members_at")}
    canvas = facts.canvas
    things: list[Card | Coalition | Member] = [
        one for one in canvas.cards.values() if one.place.partition(".")[0] == block.id
    ]
    if "coalitions" in block.roles:
        things += canvas.coalitions.values()
    if block.id in members_at:
        things += canvas.members.values()
    stamps = [one.changed or one.created for one in things]
    if not any(one.state == ACTIVE for one in things) or not all(stamps):
        return ""
    return max(stamps)
