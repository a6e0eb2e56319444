"""What the rules look at: a canvas on a day, in the words of the check.

Definitions (design of the check, ``Def``): a *card* is neither parked nor removed; a *member* is
in on the day; a *coalition* is an idea, active or finished; a *rule* is a card among the ground
rules, *in force* unless it has lapsed. The other version of something in conflict is not another
thing. Who is a member, and counts as one, is in ``membership``.

What is counted is what the reader may see; what is said to be lacking is looked for in the
``whole`` canvas, so that nothing is called missing which is only hidden from the reader.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from board import agreements, dates, sessions
from board.checks.membership import Membership
from board.meeting import Action, Decision, Session
from board.model import ACTIVE, REMOVED, Canvas, Card, Coalition, Member, Ref, Term, Topic
from board.people import taking_part
from board.states import is_other_version

LAPSED = "lapsed"
"""The status of a ground rule that is in force no more."""

Kept = TypeVar("Kept", Card, Coalition, Topic, Term, Decision)
Thing = TypeVar("Thing", Card, Coalition, Card | Coalition | Action | Decision)


class Facts:
    """A canvas on a day. Everything is worked out once, when a rule first asks."""

    def __init__(self, canvas: Canvas, on: date, whole: "Facts | None" = None) -> None:
        self.canvas = canvas
        self.on = on
        self.people = Membership(canvas, on)
        """Who is in on the day."""
        self.whole = whole or self
        """The canvas with what this reader may not see."""

    @cached_property
    def cards(self) -> list[Card]:
        """The cards, in the order of the sheet."""
        places = {path: at for at, path in enumerate(self.canvas.template.places)}
        return sorted(
            _kept(self.canvas.cards),
            key=lambda one: (places.get(one.place, len(places)), one.order, one.id),
        )

    @cached_property
    def stopped(self) -> list[Coalition]:
        """The coalitions that stopped; they count nowhere, but they were made."""
        return [one for one in _kept(self.canvas.coalitions) if one.progress == "stopped"]

    @cached_property
    def coalitions(self) -> list[Coalition]:
        """The coalitions that are an idea, active or finished."""
        row = [one for one in _kept(self.canvas.coalitions) if one.progress != "stopped"]
        return sorted(row, key=lambda one: (one.order, one.id))

    @cached_property
    def active(self) -> list[Coalition]:
        """The active coalitions."""
        return [one for one in self.coalitions if one.progress == "active"]

    @cached_property
    def finished(self) -> list[Coalition]:
        """The finished coalitions."""
        return [one for one in self.coalitions if one.progress == "finished"]

    @cached_property
    def made(self) -> list[Coalition]:
        """The coalitions that are more than a title: active, finished, or an idea filled in."""
        return [one for one in self.coalitions if one.progress != "idea" or self._filled(one)]

    def _filled(self, coalition: Coalition) -> bool:
        """Tell whether any of the template's fields is filled, or anyone is named."""
        fields = (one.attribute for one in self.canvas.template.coalition_fields)
        return bool(coalition.others) or any(getattr(coalition, field) for field in fields)

    @cached_property
    def topics(self) -> list[Topic]:
        """The rows of the interest matrix."""
        return sorted(_kept(self.canvas.topics), key=lambda one: (one.order, one.id))

    @cached_property
    def identity(self) -> list[Card]:
        """The identity cards."""
        return self.under("identity")

    @cached_property
    def rules(self) -> list[Card]:
        """The ground rules, lapsed ones too."""
        return self.under("rules")

    @cached_property
    def in_force(self) -> list[Card]:
        """The ground rules that have not lapsed."""
        return [one for one in self.rules if one.status != LAPSED]

    def under(self, role: str) -> list[Card]:
        """Return the cards that lie in something with a role."""
        return [one for one in self.cards if role in self._roles(one.place)]

    def paths(self, role: str) -> tuple[str, ...]:
        """Return the places that carry a role."""
        return tuple(place.path for place in self.canvas.template.with_role(role))

    @cached_property
    def todo(self) -> list[Action]:
        """The actions that are open."""
        return [one for one in agreements.actions(self.canvas) if agreements.is_open(one)]

    @cached_property
    def owners(self) -> set[str]:
        """The ids of the parties that own an open action, themselves or with their group."""
        return taking_part(self.canvas, (one.owner for one in self.todo))

    @cached_property
    def decisions(self) -> list[Decision]:
        """The decisions that hold, in their order."""
        row = [one for one in _kept(self.canvas.decisions) if one.progress == agreements.HOLDS]
        return sorted(row, key=lambda one: (one.order, one.id))

    @cached_property
    def held(self) -> list[tuple[Session, date]]:
        """The sessions that were held by the day, or are going on, with their date.

        One that was planned and of which nothing shows that it took place is not among them.
        """
        return [
            (one, day)
            for one in sessions.in_row(self.canvas)
            if (day := dates.read(one.date))
            and day <= self.on
            and sessions.was_held(self.canvas, one)
        ]

    @cached_property
    def ties(self) -> frozenset[str]:
        """The ids of the identity cards that something may hang on, parked ones among them."""
        return frozenset(
            one.id
            for one in self.canvas.cards.values()
            if one.state != REMOVED and "identity" in self._roles(one.place)
        )

    def _roles(self, path: str) -> Collection[str]:
        if path not in self._known_roles:
            template = self.canvas.template
            place = template.place(path) or template.place(path.partition(".")[0])
            self._known_roles[path] = place.roles if place else ()
        return self._known_roles[path]

    @cached_property
    def _known_roles(self) -> dict[str, Collection[str]]:
        return {}


def member_refs(members: Iterable[Member]) -> tuple[Ref, ...]:
    """Return where members are to be found."""
    return tuple(Ref("members", one.id) for one in members)


def card_refs(cards: Iterable[Card]) -> tuple[Ref, ...]:
    """Return where cards are to be found."""
    return tuple(Ref("cards", one.id) for one in cards)


def apart(canvas: Canvas, things: Iterable[Thing]) -> list[list[Thing]]:
    """Return things to tell of in one sentence, and alone each that must not leave the room.

    A page that goes out drops a sentence that names such a thing; the others stay.
    """
    together: list[Thing] = []
    alone: list[list[Thing]] = []
    for one in things:
        if agreements.stays_in_room(canvas, one):
            alone.append([one])
        else:
            together.append(one)
    rows = [together] if together else []
    return rows + alone


def quoted(texts: Iterable[str]) -> list[str]:
    """Return texts of people in quotes, as they stand in a sentence."""
    return [f"'{text}'" for text in texts]


def coalition_refs(coalitions: Iterable[Coalition]) -> tuple[Ref, ...]:
    """Return where coalitions are to be found."""
    return tuple(Ref("coalitions", one.id) for one in coalitions)


def _kept(entities: Mapping[str, Kept]) -> list[Kept]:
    """Return what is neither parked nor removed, nor the other version of what is there."""
    return [
        one
        for one in entities.values()
        if one.state == ACTIVE and not is_other_version(entities, one)
    ]
