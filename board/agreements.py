"""Questions about what was agreed: decisions, and actions with who and when.

Both belong to the canvas and name the session they were made in. What is missing (nobody said who,
or when), overdue or waiting for somebody's answer is told here and refused nowhere: in a room
things are noted half (article, B3 §1).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from board import dates, parties, people, sessions
from board.meeting import Action, Decision
from board.model import ACTIVE, MARK_ROOM, REMOVED, TAKES_PART, Canvas, Card, Coalition
from board.wording import folded

OPEN, DONE, DROPPED = "open", "done", "dropped"
HOLDS, WITHDRAWN = "holds", "withdrawn"
WHO, WHEN = "owner", "due"
"""What an action can miss, by field."""


class Reservation(NamedTuple):
    """Someone who has yet to ask at home, or did."""

    party: str
    """A party reference."""
    by: str
    """ISO date of the answer that was promised, or empty."""
    answer: str
    answered: str
    """ISO date of the answer, or empty."""

    @property
    def is_open(self) -> bool:
        """Whether the answer is still awaited."""
        return not (self.answer or self.answered)


class Chosen(NamedTuple):
    """Which decisions and actions are asked for; what is empty asks for all."""

    open: bool = False
    """Actions to be done, and decisions that wait for an answer."""
    owner: str = ""
    """A name: whose actions, and whose answers."""
    coalition: str = ""
    session: str = ""
    overdue: bool = False


EVERYTHING = Chosen()


class Signs(NamedTuple):
    """How much is tied to one thing on the sheet."""

    decisions: int = 0
    """Decisions that hold."""
    actions: int = 0
    """Actions that are open."""


def decisions(canvas: Canvas) -> list[Decision]:
    """Return the decisions in their order, those that were withdrawn among them."""
    row = (one for one in canvas.decisions.values() if one.state == ACTIVE)
    return sorted(row, key=lambda one: (one.order, one.id))


def actions(canvas: Canvas) -> list[Action]:
    """Return the actions: open ones by date and owner, then what is done and what was dropped."""
    row = [one for one in canvas.actions.values() if one.state == ACTIVE]
    return sorted(row, key=lambda one: _urgency(canvas, one))


def _urgency(canvas: Canvas, one: Action) -> tuple[object, ...]:
    """Return what an action is ordered by; without a date, owner or progress known: behind."""
    ranks = (OPEN, DONE, DROPPED)
    rank = ranks.index(one.progress) if one.progress in ranks else len(ranks)
    owner = folded(parties.label(canvas, one.owner)) if one.owner else ""
    return rank, not one.due, one.due, not owner, owner, one.order, one.id


def reservations(decision: Decision) -> list[Reservation]:
    """Return under whose reservation a decision was taken, in the order they were noted."""
    who = dict.fromkeys((*decision.reserved, *decision.answers, *decision.answered))
    return [
        Reservation(
            party,
            decision.reserved.get(party, ""),
            decision.answers.get(party, ""),
            decision.answered.get(party, ""),
        )
        for party in who
    ]


def awaited(decision: Decision) -> list[Reservation]:
    """Return whose answer a decision still waits for; a withdrawn one waits for none."""
    if decision.progress == WITHDRAWN:
        return []
    return [one for one in reservations(decision) if one.is_open]


def is_open(action: Action) -> bool:
    """Tell whether an action is still to be done."""
    return action.progress not in (DONE, DROPPED)


def is_overdue(action: Action, on: date) -> bool:
    """Tell whether an action should have been done before a day; on its own day it is not."""
    due = dates.read(action.due)
    return is_open(action) and due is not None and due < on


def is_late(reservation: Reservation, on: date) -> bool:
    """Tell whether an answer should have been there before a day."""
    day = dates.read(reservation.by)
    return reservation.is_open and day is not None and day < on


def missing(action: Action) -> list[str]:
    """Return what an open action lacks: ``owner``, ``due``. Nothing more is asked once done."""
    if not is_open(action):
        return []
    return [field for field in (WHO, WHEN) if not getattr(action, field)]


def owner_gone(canvas: Canvas, action: Action, on: date) -> bool:
    """Tell whether the owner of an open action left the network by a day, or was removed."""
    owner = canvas.members.get(parties.member_of(action.owner))
    if owner is None or not is_open(action):
        return False
    return owner.state == REMOVED or people.has_left(owner, on)


def stays_in_room(canvas: Canvas, one: Card | Coalition | Decision | Action) -> bool:
    """Tell whether something is marked *alleen in de zaal*, or is about a thing that is.

    An action that came from such a decision is about the same.
    """
    if isinstance(one, Card | Coalition):
        return MARK_ROOM in one.marks
    tied = [*one.cards]
    if isinstance(one, Action):
        tied.append(one.coalition)
        decision = canvas.decisions.get(one.decision)
        if decision is not None and stays_in_room(canvas, decision):
            return True
    about = (canvas.cards.get(id) or canvas.coalitions.get(id) for id in tied)
    return any(thing is not None and MARK_ROOM in thing.marks for thing in about)


def present(canvas: Canvas, session: str = "") -> tuple[str, ...]:
    """Return who is present, as party references.

    By the attendance of a session, or else of the one that is going on; where none was noted:
    everybody who counts as taking part in the network, on its day if it has one.
    """
    meeting = canvas.sessions.get(session) or sessions.running(canvas)
    if meeting is not None and meeting.attendance:
        return tuple(sessions.with_presence(canvas, meeting, "present"))
    on = dates.read(meeting.date) if meeting is not None else None
    return tuple(parties.member_ref(one.id) for one in people.counted(canvas, on))


def known_names(canvas: Canvas) -> list[str]:
    """Return the names to offer when somebody is asked for: parties, and names used before.

    First who takes part, then parties of another relation, then the names of whoever was there,
    agreed, reserved or has something to do, each once.
    """
    here = sorted(people.related(canvas), key=lambda one: one.relation != TAKES_PART)
    names = [one.name for one in here if one.name]
    used = [one.owner for one in canvas.actions.values()]
    for session in canvas.sessions.values():
        used += session.attendance
    for decision in canvas.decisions.values():
        used += (*decision.agreed, *decision.reserved)
    names += [value for kind, value in map(parties.party, used) if kind != parties.MEMBER]
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), name)
    return [name for name in found.values() if name]


def chosen_actions(canvas: Canvas, chosen: Chosen, on: date) -> list[Action]:
    """Return the actions asked for, in the order of ``actions``."""
    owners = Named(canvas, chosen.owner)
    return [
        one
        for one in actions(canvas)
        if (not chosen.open or is_open(one))
        and (not chosen.overdue or is_overdue(one, on))
        and (not chosen.session or one.session == chosen.session)
        and (not chosen.coalition or chosen.coalition in (one.coalition, *one.cards))
        and (not chosen.owner or owners.means((one.owner,)))
    ]


def chosen_decisions(canvas: Canvas, chosen: Chosen, on: date) -> list[Decision]:
    """Return the decisions asked for, in their order.

    Of a person those that wait for an answer of theirs; of a coalition those about it and those
    that its actions came from.
    """
    owners = Named(canvas, chosen.owner)
    rows = actions(canvas) if chosen.coalition else []
    from_actions = {one.decision for one in rows if one.coalition == chosen.coalition}
    found: list[Decision] = []
    for one in decisions(canvas):
        waits = awaited(one)
        if chosen.open and not waits:
            continue
        if chosen.overdue and not any(is_late(each, on) for each in waits):
            continue
        if chosen.session and one.session != chosen.session:
            continue
        if chosen.coalition and chosen.coalition not in one.cards and one.id not in from_actions:
            continue
        if chosen.owner and not owners.means(each.party for each in waits):
            continue
        found.append(one)
    return found


class Named:
    """Who a name means: that party, and the groups it is in."""

    def __init__(self, canvas: Canvas, name: str) -> None:
        self.canvas = canvas
        self.name = folded(name)
        self.member = parties.member_of(parties.match(canvas, name)) if name else ""
        self._known: dict[str, bool] = {}

    def means(self, refs: Iterable[str]) -> bool:
        """Tell whether one of these references is who is meant."""
        return any(self._means(ref) for ref in refs if ref)

    def _means(self, ref: str) -> bool:
        if ref not in self._known:
            known = parties.known(self.canvas, (ref,))
            within = bool(self.member) and self.member in people.taking_part(self.canvas, known)
            named = folded(parties.party(ref).value) == self.name
            self._known[ref] = within or (named and parties.member_of(ref) == "")
        return self._known[ref]


def signs(canvas: Canvas) -> Mapping[str, Signs]:
    """Return per card or coalition, by id, how much is tied to it.

    What was tied to a card that was merged into another is tied to that one.
    """
    if not canvas.decisions and not canvas.actions:
        return {}
    heirs = _heirs(canvas)
    found: dict[str, Signs] = {}
    for decision in canvas.decisions.values():
        if decision.state == ACTIVE and decision.progress != WITHDRAWN:
            for id in {heirs.get(id, id) for id in decision.cards}:
                sign = found.get(id, Signs())
                found[id] = sign._replace(decisions=sign.decisions + 1)
    for action in canvas.actions.values():
        if action.state == ACTIVE and is_open(action):
            for id in {heirs.get(id, id) for id in (*action.cards, action.coalition) if id}:
                sign = found.get(id, Signs())
                found[id] = sign._replace(actions=sign.actions + 1)
    return found


def tied(canvas: Canvas, id: str) -> tuple[list[Decision], list[Action]]:
    """Return the decisions about a card or coalition, and the actions that came from it."""
    heirs = _heirs(canvas)
    about = [
        one for one in decisions(canvas) if id in {heirs.get(each, each) for each in one.cards}
    ]
    todo = [
        one
        for one in actions(canvas)
        if id in {heirs.get(each, each) for each in (*one.cards, one.coalition)}
    ]
    return about, todo


def things(canvas: Canvas, ids: Iterable[str]) -> list[Card | Coalition]:
    """Return what is still on the canvas of the cards and coalitions with these ids."""
    heirs = _heirs(canvas)
    found: list[Card | Coalition] = []
    for id in dict.fromkeys(heirs.get(id, id) for id in ids):
        one = canvas.cards.get(id) or canvas.coalitions.get(id)
        if one is not None and one.state != REMOVED:
            found.append(one)
    return found


def _heirs(canvas: Canvas) -> Mapping[str, str]:
    """Return for cards that were merged into another the id of that one."""
    return {
        source: card.id
        for card in canvas.cards.values()
        if card.sources and card.state != REMOVED
        for source in card.sources
        if (merged := canvas.cards.get(source)) is None or merged.state == REMOVED
    }
