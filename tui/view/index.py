"""Everything on a canvas by the place where it is shown, sorted once per canvas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from board.coverage import coverage
from board.hidden import hidden_ids
from board.model import ACTIVE, PARKED, REMOVED, Canvas, Card, Coalition, Member, Ref
from board.queries import (
    by_home,
    gathered,
    home,
    in_order,
    item,
    item_home,
    members_home,
    parked,
    ref_of,
)
from board.template import Template

if TYPE_CHECKING:
    from board.agreements import Signs
    from board.votes import Tally

Thing = Card | Coalition | Member
"""What can stand on the sheet."""


def thing_at(canvas: Canvas, ref: Ref | None) -> Thing | None:
    """Return what a reference points to, or None where it is gone."""
    return item(canvas, ref) if ref is not None else None


def title_of(thing: Thing) -> str:
    """Return the line that names a thing."""
    if isinstance(thing, Card):
        return thing.text
    return thing.title if isinstance(thing, Coalition) else thing.name


class Index:
    """The things of one canvas by home: a section, or a question of a flat block.

    ``before`` is the index of the canvas as it was: where only some cards differ, the rest of it
    is taken over, so that carrying a card among thousands doesn't sort them all at every step.
    """

    def __init__(self, canvas: Canvas, before: Index | None = None) -> None:
        self.canvas = canvas
        self.coalition_block = _id_of(canvas.template, "coalitions")
        self.member_place = members_home(canvas.template)
        self._standings: Mapping[Ref, Tally] | None = None
        self.changed: frozenset[str] | None = None
        """Homes in which something is another than before; None where that may be all."""
        if before is not None and _only_cards_differ(before.canvas, canvas):
            self._go_on(before)
        else:
            self.shown: Mapping[str, list[Thing]] = by_home(canvas, date.today())
            self.parked: Mapping[str, list[Thing]] = _parked(canvas)
            self.cards = sum(
                isinstance(thing, Card) for things in self.shown.values() for thing in things
            )
            self.coverage = coverage(canvas)
        self._under: dict[str, list[Thing]] = {}
        self.open_questions = frozenset(self.coverage.open)

    def _go_on(self, before: Index) -> None:
        """Take over what stands in homes where nothing changed."""
        canvas = self.canvas
        template = canvas.template
        was, now = _differing(before.canvas.cards, canvas.cards)
        homes = {home(template, card.place) for card in (*was, *now)}
        gone = {card.id for card in was}
        shown = {**before.shown}
        for path in homes:
            row = before.at(path)
            cards = [one for one in row if isinstance(one, Card) and one.id not in gone]
            cards += [
                one for one in now if one.state == ACTIVE and home(template, one.place) == path
            ]
            others = [one for one in row if not isinstance(one, Card)]
            shown[path] = [*others, *gathered(canvas, in_order(cards))]
        self.changed = frozenset(homes)
        self.shown = shown
        if not any(card.sources or card.state == REMOVED for card in (*was, *now)):
            self._standings = before.standings  # Nothing was merged: ballots count as they did.
        set_aside = any(card.state == PARKED for card in (*was, *now))
        self.parked = _parked(canvas) if set_aside else before.parked
        active = [sum(card.state == ACTIVE for card in cards) for cards in (was, now)]
        self.cards = before.cards - active[0] + active[1]
        places = (template.place(card.place) for card in (*was, *now))
        answers = any(place is not None and place.question is not None for place in places)
        self.coverage = coverage(canvas) if answers else before.coverage

    @cached_property
    def followers(self) -> Mapping[str, list[str]]:
        """Per card by id the names of what follows from it: cards, coalitions, members."""
        found: dict[str, list[str]] = {}
        canvas = self.canvas
        things: Iterable[Thing] = chain(
            canvas.cards.values(), canvas.coalitions.values(), canvas.members.values()
        )
        for thing in things:
            if thing.state == ACTIVE:
                for source in thing.follows:
                    found.setdefault(source, []).append(title_of(thing))
                if isinstance(thing, Coalition):
                    for rule in thing.rules:
                        found.setdefault(rule, []).append(thing.title)
        return found

    @cached_property
    def hidden(self) -> Mapping[str, int]:
        """How many cards are hidden, by block and by section; nothing where none is."""
        found: dict[str, int] = {}
        for id in hidden_ids(self.canvas):
            card = self.canvas.cards[id]
            if card.state != REMOVED:
                place = home(self.canvas.template, card.place)
                for path in {place, place.partition(".")[0]}:
                    found[path] = found.get(path, 0) + 1
        return found

    @property
    def standings(self) -> Mapping[Ref, Tally]:
        """What each thing got in the latest vote it was in, once that was revealed."""
        if self._standings is None and self.canvas.rounds:
            from board.votes import standings

            self._standings = standings(self.canvas)
        elif self._standings is None:
            self._standings = {}
        return self._standings

    @cached_property
    def agreed(self) -> Mapping[str, Signs]:
        """Per card or coalition by id how many decisions and open actions are tied to it."""
        if not (self.canvas.decisions or self.canvas.actions):
            return {}
        from board.agreements import signs

        return signs(self.canvas)

    def at(self, path: str) -> list[Thing]:
        """Return what is shown exactly at a home, in order."""
        return self.shown.get(path, [])

    def under(self, path: str) -> list[Thing]:
        """Return what is shown at a place and in everything within it, in order."""
        if path not in self._under:
            places = within(self.canvas.template, path)
            self._under[path] = [thing for place in places for thing in self.at(place)]
        return self._under[path]

    def parked_under(self, path: str) -> list[Thing]:
        """Return what is parked at a place and in everything within it."""
        paths = within(self.canvas.template, path)
        return [thing for place in paths for thing in self.parked.get(place, [])]

    def path_of(self, ref: Ref) -> str:
        """Return the place of a thing, down to the question; empty where it is gone."""
        if ref.table == "coalitions":
            return self.coalition_block
        if ref.table == "members":
            return self.member_place
        if ref.table == "groups":
            group = self.canvas.groups.get(ref.id)
            return home(self.canvas.template, group.place) if group else ""
        card = self.canvas.cards.get(ref.id)
        if card is None:
            return ""
        template = self.canvas.template
        return card.place if card.place in template.places else home(template, card.place)


def _parked(canvas: Canvas) -> Mapping[str, list[Thing]]:
    """Return what is parked, by home."""
    found: dict[str, list[Thing]] = {}
    for thing in parked(canvas):
        found.setdefault(item_home(canvas, thing), []).append(thing)
    return found


def _only_cards_differ(one: Canvas, other: Canvas) -> bool:
    """Tell whether everything else on two canvases is the very same."""
    return all(
        mine is theirs
        for field, mine, theirs in zip(Canvas._fields, one, other, strict=True)
        if field != "cards"
    )


def _differing(
    before: Mapping[str, Card], after: Mapping[str, Card]
) -> tuple[list[Card], list[Card]]:
    """Return the cards that are others now: as they were, and as they are."""
    now = [card for id, card in after.items() if before.get(id) is not card]
    was = [before[card.id] for card in now if card.id in before]
    if len(before) - len(was) + len(now) > len(after):
        was += [card for id, card in before.items() if id not in after]
    return was, now


def within(template: Template, path: str) -> list[str]:
    """Return a place and all places within it, in order."""
    start = path + "."
    return [place for place in template.places if place == path or place.startswith(start)]


def _id_of(template: Template, role: str) -> str:
    block = template.block_of(role)
    return block.id if block else ""


__all__ = ["Index", "Thing", "ref_of", "thing_at", "title_of", "within"]
