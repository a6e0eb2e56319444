"""What a canvas holds.

Records are named tuples, not dataclasses: they are as immutable and typed, and cost less to
define, which every start of the command line pays. Change one with
``record._replace(...)``, and only inside a command (``board.commands``).

A value that equals its default is not written to disk, so an absent field and a default are the
same thing. Fields that this version doesn't know stay in ``extra`` and are written back.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from board import meeting
from board.meeting import Action, AgendaItem, Ballot, Decision, Group, Round, Session
from board.states import ACTIVE as ACTIVE
from board.states import NOTHING as NOTHING
from board.states import PARKED as PARKED
from board.states import REMOVED as REMOVED
from board.template import Template

Record: TypeAlias = dict[str, Any]
"""One thing as plain JSON data: what the store keeps and a change carries."""

Tables: TypeAlias = Mapping[str, Mapping[str, Record]]
"""A whole canvas as plain data: table name, id, record."""

MARK_TERM, MARK_ROOM, MARK_DROP = "term", "room", "drop"
MARKS = (MARK_TERM, MARK_ROOM, MARK_DROP)
"""*begrip?* (asks for a shared meaning), *alleen in de zaal* (never exported), *mag weg*."""

MOST_DOTS = 999
"""Dots on one card, at most."""

RULE_STATUSES = ("implicit", "proposed", "agreed", "lapsed")
COALITION_STATES = ("idea", "active", "finished", "stopped")
MEMBER_KINDS = ("organisation", "person", "group")
PERSON, GROUP = MEMBER_KINDS[1:]
"""Someone who speaks for themselves or for an organisation; a party that stands for several."""

RELATIONS = ("takes_part", "intended", "stakeholder", "funder", "outside")
"""What a party is to the network; only who takes part is counted among the members."""
TAKES_PART, OUTSIDER = RELATIONS[0], RELATIONS[-1]
INTEREST_LEVELS = (1, 2, 3, 4)
"""weten, meedenken, meedoen, meebepalen."""

MOST_CARDS = 10_000
"""Cards on one canvas at most; removed ones don't count."""

POSITION_MIN, POSITION_MAX = -3, 3


class Info(NamedTuple):
    """The canvas as a whole; its table ``canvas`` has the one record ``canvas``."""

    id: str = "canvas"
    title: str = ""
    template: str = "netwerk"
    template_version: int = 1
    language: str = "nl"
    phase: str = ""
    purpose: str = ""
    contact: str = ""
    status: str = ""
    created: str = ""
    checks_off: Mapping[str, str] = NOTHING
    """Vitality rules that are off: rule id and the reason (may be empty)."""
    extra: Mapping[str, Any] = NOTHING


class Card(NamedTuple):
    """One sticky note: a literal line at a place, with an optional Markdown body."""

    id: str
    place: str = ""
    """``block``, ``block.section`` or ``block.section.question`` by template id."""
    text: str = ""
    body: str = ""
    order: str = ""
    """Fractional key among the cards of one home (``board.queries``); ties by id."""
    state: str = ACTIVE
    park_reason: str = ""
    marks: tuple[str, ...] = ()
    dots: int = 0
    status: str = ""
    """Of a ground rule: one of ``RULE_STATUSES``; empty counts as not said."""
    agreed_by: tuple[str, ...] = ()
    """Member ids."""
    follows: tuple[str, ...] = ()
    """*Volgt uit*: ids of the cards this one is derived from (article, B2 §2)."""
    conflict: str = ""
    """Id of the card this is the other version of, after two people changed the same field."""
    author: str = ""
    created: str = ""
    changed: str = ""
    session: str = ""
    """Id of the session it was made in."""
    group: str = ""
    """Id of the group it stands in (``meeting.Group``)."""
    round: str = ""
    """Id of the silent round it was written in; hidden until that is revealed."""
    sources: tuple[str, ...] = ()
    """Ids of the cards that were merged into this one."""
    verdicts: Mapping[str, str] = NOTHING
    """Of a ground rule: session id to one of ``meeting.VERDICTS``."""
    extra: Mapping[str, Any] = NOTHING


class Coalition(NamedTuple):
    """A temporary group around something that matters (article, B5)."""

    id: str
    title: str = ""
    form: str = ""
    """Template id of the form; empty while not chosen."""
    core: tuple[str, ...] = ()
    """Core partners, as party references (``board.parties``)."""
    others: tuple[str, ...] = ()
    """Other participants, as party references."""
    target_group: str = ""
    shared_ambition: str = ""
    way_of_working: str = ""
    conditions: str = ""
    joint: bool = False
    """*Van allemaal*: everyone is meant to take part (article, Par2 §2)."""
    progress: str = "idea"
    """One of ``COALITION_STATES``."""
    start: str = ""
    end: str = ""
    review: str = ""
    """Dates are ISO, ``2026-10-01``."""
    outcome: str = ""
    result: str = ""
    """*Opbrengst*: what it yielded."""
    follows: tuple[str, ...] = ()
    """Ids of identity cards it hangs on."""
    rules: tuple[str, ...] = ()
    """Ids of ground rules that say how to take part."""
    body: str = ""
    order: str = ""
    state: str = ACTIVE
    park_reason: str = ""
    marks: tuple[str, ...] = ()
    dots: int = 0
    conflict: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class Member(NamedTuple):
    """A party with a relation to the network; most take part in it (article, B3 §1).

    A party of the kind *group* (on screen *verzameling*) stands for several: the twelve
    municipalities. It counts once, and so does whoever is in it and takes part by itself as well.
    """

    id: str
    name: str = ""
    kind: str = "organisation"
    home: str = ""
    """The organisation a person speaks for."""
    relation: str = TAKES_PART
    """One of ``RELATIONS``."""
    holds: tuple[str, ...] = ()
    """Of a group: who is in it, as party references."""
    size: int = 0
    """Of a group: how many it stands for, where not all of them are named; 0 is as many as are."""
    role: str = ""
    core: bool = False
    """Core player: makes and carries the ground rules (B2 §2)."""
    stewardship: bool = False
    granted_by: tuple[str, ...] = ()
    """Party references: who granted the stewardship (Par4 §2)."""
    brings: str = ""
    gets: str = ""
    joined: str = ""
    left: str = ""
    follows: tuple[str, ...] = ()
    """Ids of the identity cards that say why this party belongs."""
    order: str = ""
    state: str = ACTIVE
    conflict: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class Topic(NamedTuple):
    """A row of the interest matrix: who wants to know, think along, join in, co-decide."""

    id: str
    title: str = ""
    levels: Mapping[str, int] = NOTHING
    """Member id to 1..4 (``INTEREST_LEVELS``)."""
    coalition: str = ""
    """Id of the coalition made from it."""
    order: str = ""
    state: str = ACTIVE
    conflict: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class Position(NamedTuple):
    """One answer on one paradox: -3 is wholly pole A, +3 wholly pole B, 0 is both at once."""

    id: str
    paradox: str = ""
    round: int = 1
    member: str = ""
    """Member id, or empty when given anonymously."""
    value: int | None = None
    """``None`` is *weet niet*, which is not the middle."""
    order: str = ""
    state: str = ACTIVE
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class ParadoxNote(NamedTuple):
    """What was said about one paradox; its id is the paradox's template id."""

    id: str
    note: str = ""
    examples_a: tuple[str, ...] = ()
    examples_b: tuple[str, ...] = ()
    """Ids of cards that show the pole at work."""
    rounds: Mapping[str, str] = NOTHING
    """Round number (as text) to the ISO date it was held."""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class Term(NamedTuple):
    """A word with the meaning the group agreed on."""

    id: str
    word: str = ""
    meaning: str = ""
    cards: tuple[str, ...] = ()
    """Ids of the cards that use it."""
    state: str = ACTIVE
    conflict: str = ""
    author: str = ""
    created: str = ""
    changed: str = ""
    extra: Mapping[str, Any] = NOTHING


class Ref(NamedTuple):
    """Points at one thing on a canvas, whatever its kind: ``Ref("cards", "h4k29x3p")``."""

    table: str
    id: str


Entity: TypeAlias = (
    Info | Card | Coalition | Member | Topic | Position | ParadoxNote | Term
    | Session | AgendaItem | Round | Ballot | Group | Decision | Action
)  # fmt: skip


class Canvas(NamedTuple):
    """A whole canvas at one moment. Field names are the table names on disk.

    The mappings are never altered in place: a command builds a new one, so comparing two canvases
    only has to look at the tables that are not the same object.
    """

    template: Template
    info: Info = Info()
    cards: Mapping[str, Card] = NOTHING
    coalitions: Mapping[str, Coalition] = NOTHING
    members: Mapping[str, Member] = NOTHING
    topics: Mapping[str, Topic] = NOTHING
    positions: Mapping[str, Position] = NOTHING
    paradoxes: Mapping[str, ParadoxNote] = NOTHING
    terms: Mapping[str, Term] = NOTHING
    sessions: Mapping[str, Session] = NOTHING
    agenda: Mapping[str, AgendaItem] = NOTHING
    rounds: Mapping[str, Round] = NOTHING
    ballots: Mapping[str, Ballot] = NOTHING
    groups: Mapping[str, Group] = NOTHING
    decisions: Mapping[str, Decision] = NOTHING
    actions: Mapping[str, Action] = NOTHING
    unknown: Tables = NOTHING
    """Tables written by a newer version, kept as they are."""


TABLES: Mapping[str, type[Entity]] = MappingProxyType(
    {
        "cards": Card,
        "coalitions": Coalition,
        "members": Member,
        "topics": Topic,
        "positions": Position,
        "paradoxes": ParadoxNote,
        "terms": Term,
        "sessions": Session,
        "agenda": AgendaItem,
        "rounds": Round,
        "ballots": Ballot,
        "groups": Group,
        "decisions": Decision,
        "actions": Action,
    }
)
"""The tables with many records, by field name of ``Canvas``."""

CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "cards": {"status": ("", *RULE_STATUSES)},
        "coalitions": {"progress": COALITION_STATES},
        "members": {"kind": MEMBER_KINDS, "relation": RELATIONS},
        "sessions": {"progress": meeting.SESSION_PROGRESS, "minutes": meeting.MINUTES},
        "agenda": {"kind": meeting.AGENDA_KINDS},
        "rounds": {"kind": meeting.ROUND_KINDS, "progress": meeting.ROUND_PROGRESS},
        "decisions": {
            "method": ("", *meeting.METHODS),
            "progress": meeting.DECISION_PROGRESS,
        },
        "actions": {"progress": meeting.ACTION_PROGRESS},
    }
)
"""Per table the fields that hold one of a few words, and which; ``state`` is one everywhere."""

INFO_TABLE = "canvas"
INFO_ID = "canvas"
