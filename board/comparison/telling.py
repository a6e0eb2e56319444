"""A comparison in words: topics, parts of them, and a row for each fact.

The same rows go on a page, a screen and a terminal. Texts in them are literal and unescaped; who
shows them makes them safe. Nothing is said of a topic on which there is nothing to say.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from board import agreements, dates, parties
from board.comparison.compare import Changed, Comparison, Shift, Sides, T, Verdict
from board.comparison.points import Point
from board.comparison.values import WORDS, field_name, shown, where, word
from board.i18n import Texts, pick
from board.meeting import Action, Decision
from board.model import PARKED, Canvas, Card, Member, Ref
from board.queries import label
from board.spread import Spread
from board.wording import inside

NEW, CHANGED, MOVED, GONE = "+", "~", "→", "−"
"""Signs of the rows; a row of what is so by now has none."""


class Detail(NamedTuple):
    """A field that changed: its name, and what it held and holds; empty where it held nothing."""

    name: str
    old: str
    new: str


class Row(NamedTuple):
    """One fact."""

    sign: str
    text: str
    ref: Ref
    """What it is about; on the sheet, on a page of agreements, or nowhere any more."""
    aside: str = ""
    """Where it stands, who, when."""
    details: tuple[Detail, ...] = ()


class Part(NamedTuple):
    """Facts of one kind, under a heading of their own."""

    id: str
    title: str
    rows: tuple[Row, ...]


class Topic(NamedTuple):
    """What there is to tell of one subject."""

    id: str
    title: str
    parts: tuple[Part, ...]


def told(found: Comparison, since: Point, until: Point, language: str) -> tuple[Topic, ...]:
    """Return a comparison in words; topics without anything to tell are left out."""
    teller = _Teller(found, since.canvas, until.canvas, Texts(language, WORDS))
    topics = (
        ("cards", teller.cards()),
        ("rules", teller.rules()),
        ("decisions", teller.decisions()),
        ("actions", teller.actions()),
        ("coalitions", teller.coalitions()),
        ("members", teller.members()),
        ("paradoxes", teller.paradoxes()),
    )
    made = (
        Topic(id, teller.texts(f"topic.{id}"), tuple(teller.parts(rows))) for id, rows in topics
    )
    return tuple(topic for topic in made if topic.parts)


_Rows = Iterable[tuple[str, Iterable[Row]]]
"""Per part its id and its rows."""


class _Teller:
    """Puts one comparison in words."""

    def __init__(self, found: Comparison, then: Canvas, now: Canvas, texts: Texts) -> None:
        self.found, self.then, self.now, self.texts = found, then, now, texts

    def parts(self, rows: _Rows) -> Iterator[Part]:
        for id, some in rows:
            if made := tuple(some):
                yield Part(id, self.texts(f"part.{id}"), made)

    def cards(self) -> _Rows:
        found = self.found.cards
        moved = (
            Row(MOVED, one.card.text, Ref("cards", one.card.id), self._way(one.old, one.card.place))
            for one in self.found.moved
        )
        return (
            ("cards.new", (self._card(one) for one in found.new)),
            ("cards.changed", self._changed("cards", found, self._place)),
            ("cards.moved", moved),
            ("cards.gone", (self._gone(one) for one in found.gone)),
        )

    def _card(self, one: Card) -> Row:
        return Row(NEW, one.text, Ref("cards", one.id), self._place(one))

    def _place(self, one: Card) -> str:
        place = where(self.now, one.place, self.texts.language)
        return f"{place} · {self.texts('state.parked')}" if one.state == PARKED else place

    def _way(self, old: str, new: str) -> str:
        language = self.texts.language
        return f"{where(self.then, old, language)} → {where(self.now, new, language)}"

    def _gone(self, one: Card) -> Row:
        into = self.now.cards.get(self.found.merged.get(one.id, ""))
        aside = self.texts("merged", text=into.text) if into else self._place(one)
        return Row(GONE, one.text, Ref("cards", one.id), aside)

    def rules(self) -> _Rows:
        found = self.found
        return (
            ("rules.agreed", (self._rule(one) for one in found.agreed)),
            ("rules.lapsed", (self._rule(one) for one in found.lapsed)),
            ("rules.works", (self._verdict(one) for one in found.verdicts if one.said == "works")),
            (
                "rules.chafes",
                (self._verdict(one) for one in found.verdicts if one.said == "chafes"),
            ),
        )

    def _rule(self, one: Card) -> Row:
        by = shown(self.now, "agreed_by", one.agreed_by, self.texts)
        return Row("", one.text, Ref("cards", one.id), self.texts("by", who=by) if by else "")

    def _verdict(self, one: Verdict) -> Row:
        said = self.texts("session", n=one.session.number)
        return Row("", one.card.text, Ref("cards", one.card.id), said)

    def decisions(self) -> _Rows:
        found = self.found
        gone = (self._decision(GONE, one) for one in found.decisions.gone)
        return (
            ("decisions.new", (self._decision(NEW, one) for one in found.decisions.new)),
            ("decisions.changed", self._changed("decisions", found.decisions)),
            ("decisions.withdrawn", (self._decision("", one) for one in found.withdrawn)),
            ("decisions.gone", gone),
        )

    def _decision(self, sign: str, one: Decision) -> Row:
        waits = [parties.in_row(self.now, each.party) for each in agreements.awaited(one)]
        aside = self.texts("awaited", who="; ".join(waits)) if waits else ""
        return Row(sign, one.text, Ref("decisions", one.id), aside)

    def actions(self) -> _Rows:
        found, new = self.found, {one.id for one in self.found.actions.new}
        still = (self._action(NEW if one.id in new else "", one) for one in found.open)
        return (
            ("actions.done", (self._action("", one) for one in found.done)),
            ("actions.dropped", (self._action("", one) for one in found.dropped)),
            ("actions.changed", self._changed("actions", found.actions)),
            ("actions.gone", (self._action(GONE, one) for one in found.actions.gone)),
            ("actions.open", still),
        )

    def _action(self, sign: str, one: Action) -> Row:
        day = one.done or one.due
        told = [
            shown(self.now, "owner", one.owner, self.texts),
            dates.show(day, self.texts.language) if day else "",
        ]
        return Row(sign, one.text, Ref("actions", one.id), ", ".join(filter(None, told)))

    def coalitions(self) -> _Rows:
        found = self.found
        begun = {one.id for one in (*found.begun, *found.finished)}
        new = (one for one in found.coalitions.new if one.id not in begun)
        past = (
            Row(
                "",
                one.coalition.title,
                Ref("coalitions", one.coalition.id),
                self.texts(f"past.{one.field}", day=dates.show(one.day, self.texts.language)),
            )
            for one in found.past
        )
        return (
            ("coalitions.begun", self._plain("coalitions", found.begun)),
            ("coalitions.finished", self._plain("coalitions", found.finished)),
            ("coalitions.past", past),
            ("coalitions.new", self._plain("coalitions", new, NEW)),
            ("coalitions.changed", self._changed("coalitions", found.coalitions)),
            ("coalitions.gone", self._plain("coalitions", found.coalitions.gone, GONE)),
        )

    def _plain(self, table: str, things: Iterable[T], sign: str = "") -> Iterator[Row]:
        for one in things:
            yield Row(sign, _label(one), Ref(table, one.id))

    def members(self) -> _Rows:
        found = self.found
        taking = {one.id for one in (*found.came, *found.went)}
        new = (one for one in found.members.new if one.id not in taking)
        gone = (one for one in found.members.gone if one.id not in taking)
        return (
            ("members.in", (self._party(NEW, one, one.joined) for one in found.came)),
            ("members.out", (self._party(GONE, self._left(one), "") for one in found.went)),
            ("members.new", (self._party(NEW, one, "") for one in new)),
            ("members.changed", self._changed("members", found.members)),
            ("members.gone", (self._party(GONE, one, "") for one in gone)),
        )

    def _left(self, one: Member) -> Member:
        return self.now.members.get(one.id, one)

    def _party(self, sign: str, one: Member, day: str) -> Row:
        day = day or one.left
        told = [
            one.home,
            word("relation", one.relation, self.texts) if one.relation != "takes_part" else "",
            dates.show(day, self.texts.language) if day else "",
        ]
        name = parties.shown_name(self.now, one)
        return Row(sign, name, Ref("members", one.id), ", ".join(filter(None, told)))

    def paradoxes(self) -> _Rows:
        return (("paradoxes", (self._shift(one) for one in self.found.shifts)),)

    def _shift(self, one: Shift) -> Row:
        paradox = self.now.template.paradox(one.paradox)
        assert paradox is not None
        texts, both = self.texts, (one.then, one.now)
        poles = [pick(pole, texts.language) for pole in (paradox.a, paradox.b)]
        details = (
            Detail(texts("range"), *(spread_range(poles, each, texts) for each in both)),
            Detail(texts("answers"), *(answers(each, texts) for each in both)),
        )
        shifted = tuple(each for each in details if each.old != each.new)
        name = f"{poles[0]} – {inside(poles[1])}"
        return Row("", name, Ref("paradoxes", one.paradox), "", shifted)

    def _changed(
        self, table: str, sides: Sides[T], aside: Callable[[T], str] = lambda one: ""
    ) -> Iterator[Row]:
        """Yield what changed; a difference that doesn't show in words is none."""
        for one in sides.changed:
            if details := tuple(self._details(one)):
                yield Row(CHANGED, _label(one.now), Ref(table, one.now.id), aside(one.now), details)

    def _details(self, one: Changed[T]) -> Iterator[Detail]:
        for field in one.fields:
            old = shown(self.then, field.name, field.old, self.texts)
            new = shown(self.now, field.name, field.new, self.texts)
            if old != new:
                yield Detail(field_name(self.now, type(one.now), field.name, self.texts), old, new)


def _label(one: T) -> str:
    return one.text if isinstance(one, Decision | Action) else label(one)


def spread_range(poles: Sequence[str], found: Spread, texts: Texts) -> str:
    """Return the answers farthest apart, in words (paradoxes, introduction: no mean)."""
    if found.low is None or found.high is None:
        return ""
    low, high = (_leaning(poles, value, texts) for value in (found.low, found.high))
    return low if low == high else texts("from_to", low=low, high=high)


def _leaning(poles: Sequence[str], value: int, texts: Texts) -> str:
    if value == 0:
        return texts("both")
    return texts(f"leaning.{abs(value)}", pole=inside(poles[value > 0]))


def answers(found: Spread, texts: Texts) -> str:
    """Return how many took a position, and how many didn't know."""
    if not found.n + found.unknown:
        return ""
    unknown = texts("unknown", n=found.unknown) if found.unknown else ""
    return ", ".join(filter(None, (str(found.n), unknown)))


def note(key: str, language: str, **values: object) -> str:
    """Return a fixed remark: ``nothing``, what ``was``, how many cards are ``hidden`` (``n``)."""
    return Texts(language, WORDS)(key, **values)


def point_name(point: Point, now: Canvas, language: str) -> str:
    """Return what a moment is called within a line: a session, a revision, a day."""
    texts = Texts(language, WORDS)
    day = dates.show(point.day, language) if point.day else ""
    held = now.sessions.get(point.session)
    if held is not None:
        key = "point.session.day" if day else "point.session"
        return texts(key, n=held.number, day=day)
    return texts("point.revision", n=point.rev, day=day) if point.rev else day
