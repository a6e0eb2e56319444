"""What differs between a canvas then and now: facts only, whatever one may think of them.

What a silent round or an open vote hides, then or now, takes no part on either side: a card is
new once it was revealed.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from board import agreements, groups, people
from board.commands.records import in_row
from board.commands.terms import glossary
from board.comparison.points import Point, as_day, showable
from board.hidden import without_hidden
from board.last_time import passed
from board.meeting import Action, Decision, Group, Session
from board.merged import standing
from board.model import (
    REMOVED,
    Canvas,
    Card,
    Coalition,
    Entity,
    Info,
    Member,
    ParadoxNote,
    Term,
    Topic,
)
from board.queries import sheet
from board.sessions import verdicts
from board.spread import Spread, spread

T = TypeVar("T", bound=Entity)
K = TypeVar("K", Card, Coalition, Member, Decision, Action, Group, Topic, Term)

FIELDS: Mapping[type, tuple[str, ...]] = {
    Info: ("title", "purpose", "phase", "contact", "status"),
    Card: (
        "text", "body", "state", "park_reason", "status", "agreed_by", "dots", "marks", "group",
        "follows",
    ),
    Coalition: (
        "title", "form", "core", "others", "target_group", "shared_ambition", "way_of_working",
        "conditions", "joint", "progress", "start", "end", "review", "outcome", "result",
        "follows", "rules", "body", "state", "park_reason", "dots", "marks",
    ),
    Member: (
        "name", "kind", "home", "relation", "holds", "size", "role", "core", "stewardship",
        "granted_by", "brings", "gets", "joined", "left", "follows",
    ),
    Decision: (
        "text", "method", "agreed", "reserved", "answers", "answered", "cards", "progress",
    ),
    Action: (
        "text", "owner", "due", "progress", "done", "coalition", "decision", "cards", "note",
    ),
    Group: ("title", "place"),
    Topic: ("title", "levels", "coalition"),
    Term: ("word", "meaning", "cards"),
    ParadoxNote: ("note", "examples_a", "examples_b"),
}  # fmt: skip
"""Per kind the fields that say something; who changed it, and where it stands in a row, don't."""

_OVER = ("finished", "stopped")


class Field(NamedTuple):
    """One field that differs, with what it held."""

    name: str
    old: Any
    new: Any


class Changed(NamedTuple, Generic[T]):
    """A thing that is on the canvas both times, and differs."""

    now: T
    fields: tuple[Field, ...]


class Moved(NamedTuple):
    """A card that stands at another place, or answers another question."""

    card: Card
    old: str
    """The place it had, as a path."""


class Sides(NamedTuple, Generic[K]):
    """What became of the things of one kind."""

    new: tuple[K, ...]
    changed: tuple[Changed[K], ...]
    gone: tuple[K, ...]
    """As they were."""


class Past(NamedTuple):
    """A coalition under way of which a date has gone by (article, B5: it is temporary)."""

    coalition: Coalition
    field: str
    """``review`` or ``end``."""
    day: str


class Verdict(NamedTuple):
    """What a session said of a ground rule (article, Slot)."""

    card: Card
    session: Session
    said: str


class Shift(NamedTuple):
    """The answers on a paradox, then and now; it has no mean worth telling (paradoxes, intro)."""

    paradox: str
    then: Spread
    now: Spread


class Comparison(NamedTuple):
    """All that differs, in the order of the sheet, and what is open now."""

    canvas: tuple[Changed[Info], ...]
    """The canvas as a whole, where what it says of itself differs."""
    cards: Sides[Card]
    moved: tuple[Moved, ...]
    merged: Mapping[str, str]
    """Of cards that are gone: in which card they stand now, by id."""
    groups: Sides[Group]
    """Headings that some cards stand under."""
    members: Sides[Member]
    """Parties of any relation."""
    came: tuple[Member, ...]
    went: tuple[Member, ...]
    """Who takes part since, and who does no more (B3 §1)."""
    coalitions: Sides[Coalition]
    begun: tuple[Coalition, ...]
    finished: tuple[Coalition, ...]
    past: tuple[Past, ...]
    agreed: tuple[Card, ...]
    lapsed: tuple[Card, ...]
    verdicts: tuple[Verdict, ...]
    shifts: tuple[Shift, ...]
    notes: tuple[Changed[ParadoxNote], ...]
    """What was said of a paradox, with the cards that show it at work."""
    topics: Sides[Topic]
    """The matrix of interests (Par2 §1)."""
    terms: Sides[Term]
    """The words of the glossary."""
    decisions: Sides[Decision]
    withdrawn: tuple[Decision, ...]
    actions: Sides[Action]
    done: tuple[Action, ...]
    dropped: tuple[Action, ...]
    open: tuple[Action, ...]
    """All that is to be done now, also from before."""


def compare(since: Point, until: Point) -> Comparison:
    """Compare two moments of one canvas, the earlier first."""
    then, now = _both(since.canvas, until.canvas)
    on_sheet = _cards(now)
    cards = _sides(_cards(then), on_sheet)
    coalitions = _sides(_coalitions(then), _coalitions(now))
    members = _sides(_parties(then), _parties(now))
    decisions = _sides(agreements.decisions(then), agreements.decisions(now))
    actions = _sides(agreements.actions(then), agreements.actions(now))
    agreed, lapsed = (_turned(cards, "status", (to,)) for to in ("agreed", "lapsed"))
    begun = _turned(coalitions, "progress", ("active",))
    finished = _turned(coalitions, "progress", _OVER)
    withdrawn = _turned(decisions, "progress", (agreements.WITHDRAWN,))
    done = _turned(actions, "progress", (agreements.DONE,))
    dropped = _turned(actions, "progress", (agreements.DROPPED,))
    here = [people.active_members(one.canvas, as_day(one)) for one in (since, until)]
    came, went = _among(here[1], here[0]), _among(here[0], here[1])
    return Comparison(
        canvas=_changed([then.info], [now.info]),
        cards=_but(cards, ("status",), agreed + lapsed),
        moved=_moved(then, on_sheet),
        merged={one.id: into for one in cards.gone if (into := standing(now, one.id)) != one.id},
        groups=_sides(groups.shown(then), groups.shown(now)),
        members=_but(members, ("left", "relation", "joined"), came + went),
        came=came,
        went=went,
        coalitions=_but(coalitions, ("progress",), begun + finished),
        begun=begun,
        finished=finished,
        past=_past(now, as_day(until)),
        agreed=agreed,
        lapsed=lapsed,
        verdicts=tuple(_verdicts(then, now, on_sheet)),
        shifts=tuple(_shifts(then, now)),
        notes=_changed(_notes(then), _notes(now)),
        topics=_sides(in_row(then.topics.values()), in_row(now.topics.values())),
        terms=_sides(glossary(then), glossary(now)),
        decisions=_but(decisions, ("progress",), withdrawn),
        withdrawn=withdrawn,
        actions=_but(actions, ("progress", "done"), done + dropped),
        done=done,
        dropped=dropped,
        open=tuple(one for one in agreements.actions(now) if agreements.is_open(one)),
    )


def _both(then: Canvas, now: Canvas) -> tuple[Canvas, Canvas]:
    """Return both without what either hides: what was hidden then is new once it is revealed."""
    return without_hidden(showable(then, now)), without_hidden(now)


def _cards(canvas: Canvas) -> list[Card]:
    """Return the cards that are there, parked ones behind, in the order of the sheet."""
    shown = [one for one in sheet(canvas) if isinstance(one, Card)]
    known = {one.id for one in shown}
    rest = [one for one in canvas.cards.values() if one.state != REMOVED and one.id not in known]
    return [*shown, *sorted(rest, key=lambda one: (one.place, one.order, one.id))]


def _coalitions(canvas: Canvas) -> list[Coalition]:
    live = (one for one in canvas.coalitions.values() if one.state != REMOVED)
    return sorted(live, key=lambda one: (one.order, one.id))


def _parties(canvas: Canvas) -> list[Member]:
    live = (
        one
        for one in canvas.members.values()
        if one.state != REMOVED and not people.is_copy(canvas, one)
    )
    return sorted(live, key=lambda one: (one.order, one.id))


def _sides(then: Iterable[K], now: Iterable[K]) -> Sides[K]:
    """Compare the things of one kind that there were with those that there are."""
    before, after = ({one.id: one for one in row} for row in (then, now))
    changed = _changed(before.values(), after.values())
    return Sides(_among(after.values(), before), changed, _among(before.values(), after))


def _changed(then: Iterable[T], now: Iterable[T]) -> tuple[Changed[T], ...]:
    """Return what is there both times and differs."""
    before = {one.id: one for one in then}
    return tuple(
        Changed(one, fields)
        for one in now
        if one.id in before and (fields := _fields(before[one.id], one))
    )


def _fields(old: T, new: T) -> tuple[Field, ...]:
    if old == new:
        return ()
    told = FIELDS[type(new)]
    return tuple(
        Field(name, getattr(old, name), getattr(new, name))
        for name in told
        if getattr(old, name) != getattr(new, name)
    )


def _among(row: Iterable[K], others: Iterable[K] | Mapping[str, K]) -> tuple[K, ...]:
    """Return those of a row that are not among the others."""
    known = {one if isinstance(one, str) else one.id for one in others}
    return tuple(one for one in row if one.id not in known)


def _turned(sides: Sides[K], field: str, to: Container[str]) -> tuple[K, ...]:
    """Return what came to be something: it is now and wasn't then, or wasn't there yet."""
    found = [one for one in sides.new if getattr(one, field) in to]
    for one in sides.changed:
        if any(each.name == field and each.new in to and each.old not in to for each in one.fields):
            found.append(one.now)
    return tuple(found)


def _but(sides: Sides[K], names: Container[str], told: Iterable[K]) -> Sides[K]:
    """Leave fields out of what changed, of things of which that is told elsewhere."""
    known = {one.id for one in told}
    changed = []
    for one in sides.changed:
        if one.now.id in known:
            left = tuple(each for each in one.fields if each.name not in names)
            one = one._replace(fields=left)
        if one.fields:
            changed.append(one)
    return sides._replace(changed=tuple(changed))


def _moved(then: Canvas, cards: Iterable[Card]) -> tuple[Moved, ...]:
    before = then.cards
    return tuple(
        Moved(one, before[one.id].place)
        for one in cards
        if one.id in before
        and before[one.id].state != REMOVED
        and before[one.id].place != one.place
    )


def _past(now: Canvas, on: date | None) -> tuple[Past, ...]:
    if on is None:
        return ()
    found = ((one, passed(one, on)) for one in _coalitions(now))
    return tuple(Past(one, gone[1], gone[0]) for one, gone in found if gone)


def _verdicts(then: Canvas, now: Canvas, cards: Iterable[Card]) -> Iterator[Verdict]:
    for card in cards:
        if not card.verdicts:
            continue
        before = then.cards.get(card.id)
        said = before.verdicts if before else {}
        for session, verdict in verdicts(card, now.sessions):
            if said.get(session.id) != verdict:
                yield Verdict(card, session, verdict)


def _notes(canvas: Canvas) -> list[ParadoxNote]:
    """Return what was said of each paradox, in the template's order; of some that is nothing."""
    ids = (one.id for one in canvas.template.paradoxes)
    return [canvas.paradoxes.get(id) or ParadoxNote(id) for id in ids]


def _shifts(then: Canvas, now: Canvas) -> Iterator[Shift]:
    for paradox in now.template.paradoxes:
        before, after = spread(then, paradox.id), spread(now, paradox.id)
        if after._replace(date="") != before._replace(date="") and (after.n or after.unknown):
            yield Shift(paradox.id, before, after)
