"""What a workshop leaves on the canvas: sessions and their agenda, rounds, decisions, actions.

Records as in ``board.model``, where what holds for all of them is told. Actions and decisions
belong to the canvas and name the session they were made in, so that they carry over. A party is a
reference (``board.parties``): who was there may be a member, someone from outside, or a name.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from board.states import ACTIVE, NOTHING

SESSION_PROGRESS = ("planned", "running", "closed")
PRESENCES = ("present", "absent", "excused")
"""Here, not here, not here but sent word."""
MINUTES = ("concept", "adopted")
AGENDA_KINDS = (
    "talk", "silent", "read_out", "group", "vote", "paradoxes",
    "interests", "coalitions", "rules", "decide", "break", "close",
)  # fmt: skip
ROUND_KINDS = ("silent", "vote")
ROUND_PROGRESS = ("open", "revealed", "dropped")
METHODS = ("no_objection", "consensus", "majority", "mandate", "other")
"""How a decision was taken."""
DECISION_PROGRESS = ("holds", "withdrawn")
ACTION_PROGRESS = ("open", "done", "dropped")
VERDICTS = ("works", "chafes")
"""What a session says of a ground rule from before (article, Slot)."""


class Session(NamedTuple):
    """One meeting at which the canvas was worked on; a canvas has 0..n, one may run at a time."""

    id: str
    number: int = 0
    """From 1, in the order of the meetings; 0 while it has none."""
    date: str = ""
    """ISO, as all days are: ``2026-03-17``."""
    start: str = ""
    end: str = ""
    """Times of the day where people meet: ``13:30``."""
    zone: str = ""
    """How far clocks there were ahead of UTC when it began, ``+01:00``; empty while not known."""
    place: str = ""
    """Where people meet, in words."""
    purpose: str = ""
    progress: str = "planned"
    """One of ``SESSION_PROGRESS``."""
    attendance: Mapping[str, str] = NOTHING
    """Party reference to one of ``PRESENCES``."""
    reported: Mapping[str, str] = NOTHING
    """Who reported back to their own organisation: party reference to ISO date."""
    closing_words: Mapping[str, str] = NOTHING
    """Party reference to what they said at the end."""
    closed: str = ""
    """Moment of the first closing (ISO, UTC); stays when the session is opened again."""
    closed_rev: int = 0
    """Revision of the canvas at the first closing."""
    minutes: str = "concept"
    """One of ``MINUTES``."""
    adopted: str = ""
    """Id of the session in which the minutes were adopted."""
    state: str = ACTIVE
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class AgendaItem(NamedTuple):
    """One item of an agenda, with its clock; without a session a clock that somebody set."""

    id: str
    session: str = ""
    title: str = ""
    minutes: int = 0
    """Planned."""
    more: int = 0
    """Minutes that were added while it ran."""
    steps: str = ""
    """Minutes of the steps within it, as typed: ``1 2 4 5``."""
    kind: str = "talk"
    """One of ``AGENDA_KINDS``: what it opens."""
    place: str = ""
    """Where on the sheet it is about, as a card's place."""
    started: str = ""
    paused: str = ""
    ended: str = ""
    """Moments (ISO, UTC): the first start, the pause it is in, the end."""
    idle: int = 0
    """Seconds in pauses that are over."""
    note: str = ""
    order: str = ""
    state: str = ACTIVE
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class Round(NamedTuple):
    """A silent round, in which cards are hidden until it is revealed, or a vote."""

    id: str
    session: str = ""
    agenda: str = ""
    """Id of the agenda item it was started from."""
    kind: str = "silent"
    """One of ``ROUND_KINDS``."""
    place: str = ""
    progress: str = "open"
    """One of ``ROUND_PROGRESS``; a round that was dropped keeps its cards hidden."""
    minutes: int = 0
    shuffled: bool = False
    about: tuple[str, ...] = ()
    """Of a vote: ids of the cards, coalitions or groups that are voted on."""
    dots: int = 3
    """Of a vote: dots per person."""
    most: int = 0
    """Of a vote: most dots on one thing; 0 is all of them."""
    revealed: str = ""
    """Moment it was revealed (ISO, UTC)."""
    order: str = ""
    state: str = ACTIVE
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class Ballot(NamedTuple):
    """One person's dots in a vote. It carries no name and no moment, only a random id."""

    id: str
    round: str = ""
    given: Mapping[str, int] = NOTHING
    """Id of what is voted on to dots."""
    state: str = ACTIVE
    extra: Mapping[str, Any] = NOTHING


class Group(NamedTuple):
    """Cards that belong together under a heading of their own; a card names its group.

    It stands where the first of its cards does, and only those within its home count
    (``board.queries.group_of``).
    """

    id: str
    title: str = ""
    place: str = ""
    """Its home, as a card's place."""
    order: str = ""
    """Among the groups, as they were made."""
    state: str = ACTIVE
    conflict: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class Decision(NamedTuple):
    """What was decided, and under whose reservation (article, B3 §1)."""

    id: str
    text: str = ""
    session: str = ""
    agenda: str = ""
    method: str = ""
    """One of ``METHODS``; empty while nobody said."""
    agreed: tuple[str, ...] = ()
    """Party references."""
    reserved: Mapping[str, str] = NOTHING
    """Who has yet to ask at home: party reference to the ISO date of the answer, or empty."""
    answers: Mapping[str, str] = NOTHING
    """Party reference to what the answer was."""
    answered: Mapping[str, str] = NOTHING
    """Party reference to the ISO date of the answer."""
    cards: tuple[str, ...] = ()
    """Ids of the cards or coalitions it is about."""
    progress: str = "holds"
    """One of ``DECISION_PROGRESS``."""
    order: str = ""
    state: str = ACTIVE
    conflict: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class Action(NamedTuple):
    """Who does what, and when; without an owner or a date it is kept, and marked as missing."""

    id: str
    text: str = ""
    owner: str = ""
    """Party reference, or empty."""
    due: str = ""
    progress: str = "open"
    """One of ``ACTION_PROGRESS``."""
    done: str = ""
    """ISO date."""
    session: str = ""
    agenda: str = ""
    coalition: str = ""
    decision: str = ""
    """Ids of what it came from."""
    cards: tuple[str, ...] = ()
    """Ids of the cards or coalitions it came from."""
    note: str = ""
    order: str = ""
    state: str = ACTIVE
    conflict: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING
