"""Everything on a canvas by the place where it is shown, sorted once per canvas."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from board.coverage import coverage
from board.model import ACTIVE, Canvas, Card, Coalition, Member, Ref
from board.queries import by_home, home, item, item_home, members_home, parked, ref_of
from board.template import Template

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
    """The things of one canvas by home: a section, or a question of a flat block."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.shown: Mapping[str, list[Thing]] = by_home(canvas)
        self.parked: dict[str, list[Thing]] = {}
        for thing in parked(canvas):
            self.parked.setdefault(item_home(canvas, thing), []).append(thing)
        self.coalition_block = _id_of(canvas.template, "coalitions")
        self.member_place = members_home(canvas.template)
        self.cards = sum(
            isinstance(thing, Card) for things in self.shown.values() for thing in things
        )
        self._under: dict[str, list[Thing]] = {}
        self.coverage = coverage(canvas)
        self.open_questions = frozenset(self.coverage.open)

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
        card = self.canvas.cards.get(ref.id)
        if card is None:
            return ""
        template = self.canvas.template
        return card.place if card.place in template.places else home(template, card.place)


def within(template: Template, path: str) -> list[str]:
    """Return a place and all places within it, in order."""
    start = path + "."
    return [place for place in template.places if place == path or place.startswith(start)]


def _id_of(template: Template, role: str) -> str:
    block = template.block_of(role)
    return block.id if block else ""


__all__ = ["Index", "Thing", "ref_of", "thing_at", "title_of", "within"]
