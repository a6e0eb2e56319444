"""A comparison in words: subjects, parts of them, and a row for each fact.

The same rows go on a page, a screen and a terminal. Texts in them are literal and unescaped; who
shows them makes them safe. Nothing is said of a subject on which there is nothing to say.
"""

from collections.abc import Iterable, Iterator

from board import agreements, dates, parties
from board.comparison.around import AroundTeller
from board.comparison.compare import Comparison, K, Verdict
from board.comparison.points import Point
from board.comparison.rows import GONE, MOVED, NEW, Part, Row, Rows, Subject, name
from board.comparison.values import WORDS, shown, where, word
from board.i18n import Texts
from board.meeting import Action, Decision, Group
from board.model import PARKED, Canvas, Card, Member, Ref


def told(found: Comparison, since: Point, until: Point, language: str) -> tuple[Subject, ...]:
    """Return a comparison in words; subjects without anything to tell are left out."""
    teller = _Teller(found, since.canvas, until.canvas, Texts(language, WORDS))
    subjects = (
        ("whole", teller.network()),
        ("cards", teller.cards()),
        ("groups", teller.groups()),
        ("rules", teller.rules()),
        ("decisions", teller.decisions()),
        ("actions", teller.actions()),
        ("coalitions", teller.coalitions()),
        ("members", teller.members()),
        ("interests", teller.interests(until)),
        ("words", teller.words()),
        ("paradoxes", teller.paradoxes()),
    )
    made = (
        Subject(id, teller.texts(f"topic.{id}"), tuple(teller.parts(rows))) for id, rows in subjects
    )
    return tuple(one for one in made if one.parts)


class _Teller(AroundTeller):
    """Puts one comparison in words."""

    def parts(self, rows: Rows) -> Iterator[Part]:
        for id, some in rows:
            if made := tuple(some):
                yield Part(id, self.texts(f"part.{id}"), made)

    def cards(self) -> Rows:
        found = self.found.cards
        moved = (
            Row(MOVED, one.card.text, Ref("cards", one.card.id), self._way(one.old, one.card.place))
            for one in self.found.moved
        )
        return (
            ("cards.new", (self._card(one) for one in found.new)),
            ("cards.changed", self.changed("cards", found, self._place)),
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

    def groups(self) -> Rows:
        found = self.found.groups
        return (
            ("groups.new", (self._group(NEW, self.now, one) for one in found.new)),
            ("groups.changed", self.changed("groups", found)),
            ("groups.gone", (self._group(GONE, self.then, one) for one in found.gone)),
        )

    def _group(self, sign: str, canvas: Canvas, one: Group) -> Row:
        aside = where(canvas, one.place, self.texts.language)
        return Row(sign, one.title, Ref("groups", one.id), aside)

    def rules(self) -> Rows:
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

    def decisions(self) -> Rows:
        found = self.found
        gone = (self._decision(GONE, one) for one in found.decisions.gone)
        return (
            ("decisions.new", (self._decision(NEW, one) for one in found.decisions.new)),
            ("decisions.changed", self.changed("decisions", found.decisions)),
            ("decisions.withdrawn", (self._decision("", one) for one in found.withdrawn)),
            ("decisions.gone", gone),
        )

    def _decision(self, sign: str, one: Decision) -> Row:
        waits = [parties.in_row(self.now, each.party) for each in agreements.awaited(one)]
        aside = self.texts("awaited", who="; ".join(waits)) if waits else ""
        return Row(sign, one.text, Ref("decisions", one.id), aside)

    def actions(self) -> Rows:
        found, new = self.found, {one.id for one in self.found.actions.new}
        still = (self._action(NEW if one.id in new else "", one) for one in found.open)
        return (
            ("actions.done", (self._action("", one) for one in found.done)),
            ("actions.dropped", (self._action("", one) for one in found.dropped)),
            ("actions.changed", self.changed("actions", found.actions)),
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

    def coalitions(self) -> Rows:
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
            ("coalitions.changed", self.changed("coalitions", found.coalitions)),
            ("coalitions.gone", self._plain("coalitions", found.coalitions.gone, GONE)),
        )

    def _plain(self, table: str, things: Iterable[K], sign: str = "") -> Iterator[Row]:
        for one in things:
            yield Row(sign, name(one), Ref(table, one.id))

    def members(self) -> Rows:
        found = self.found
        taking = {one.id for one in (*found.came, *found.went)}
        new = (one for one in found.members.new if one.id not in taking)
        gone = (one for one in found.members.gone if one.id not in taking)
        return (
            ("members.in", (self._party(NEW, one, one.joined) for one in found.came)),
            ("members.out", (self._party(GONE, self._left(one), "") for one in found.went)),
            ("members.new", (self._party(NEW, one, "") for one in new)),
            ("members.changed", self.changed("members", found.members)),
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
