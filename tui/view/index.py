"""Everything on a canvas by the place where it is shown, sorted once per canvas."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from board.model import ACTIVE, PARKED, Canvas, Card, Coalition, Member, Ref, Term, Topic
from board.template import Place, Template

Thing = Card | Coalition | Member
"""What can stand on the sheet."""

_TABLE: Mapping[type, str] = {
    Card: "cards",
    Coalition: "coalitions",
    Member: "members",
    Topic: "topics",
    Term: "terms",
}


def ref_of(thing: Thing) -> Ref:
    """Return the reference to a thing."""
    return Ref(_TABLE[type(thing)], thing.id)


def thing_at(canvas: Canvas, ref: Ref | None) -> Thing | None:
    """Return what a reference points to, or None where it is gone."""
    if ref is None:
        return None
    found: Thing | None = getattr(canvas, ref.table).get(ref.id)
    return found


def title_of(thing: Thing) -> str:
    """Return the line that names a thing."""
    if isinstance(thing, Card):
        return thing.text
    return thing.title if isinstance(thing, Coalition) else thing.name


class Index:
    """The things of one canvas by place. ``shown`` holds what is neither parked nor removed."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.shown: Mapping[str, list[Thing]] = {}
        self.parked: Mapping[str, list[Thing]] = {}
        self.coalition_block = _id_of(canvas.template, "coalitions")
        self.member_place = next(
            (place.path for place in canvas.template.with_role("members_at")), ""
        )
        self._fill()
        self.cards = sum(map(len, self.shown.values()))

    def _fill(self) -> None:
        shown: dict[str, list[Thing]] = defaultdict(list)
        parked: dict[str, list[Thing]] = defaultdict(list)
        for path, thing in self._placed():
            state = thing.state
            if state == ACTIVE:
                shown[path].append(thing)
            elif state == PARKED:
                parked[path].append(thing)
        for shelf in (*shown.values(), *parked.values()):
            shelf.sort(key=_order)
        self.shown = shown
        self.parked = parked

    def _placed(self) -> Iterator[tuple[str, Thing]]:
        places = self.canvas.template.places
        for card in self.canvas.cards.values():
            yield known_place(places, card.place), card
        if self.coalition_block:
            for coalition in self.canvas.coalitions.values():
                yield self.coalition_block, coalition
        if self.member_place:
            for member in self.canvas.members.values():
                if not member.left:
                    yield self.member_place, member

    def at(self, path: str) -> list[Thing]:
        """Return what is shown exactly at a place, in order."""
        return self.shown.get(path, [])

    def under(self, path: str) -> list[Thing]:
        """Return what is shown at a place and in everything within it, in order."""
        return [thing for place in within(self.canvas.template, path) for thing in self.at(place)]

    def parked_under(self, path: str) -> list[Thing]:
        """Return what is parked at a place and in everything within it."""
        paths = within(self.canvas.template, path)
        return [thing for place in paths for thing in self.parked.get(place, [])]

    def path_of(self, ref: Ref) -> str:
        """Return the place where a thing is shown; empty where it isn't."""
        if ref.table == "coalitions":
            return self.coalition_block
        if ref.table == "members":
            return self.member_place
        card = self.canvas.cards.get(ref.id)
        return known_place(self.canvas.template.places, card.place) if card else ""


def known_place(places: Mapping[str, Place], path: str) -> str:
    """Return the nearest place at or above a path that the template has.

    A card written under another version of the template still shows: under its section, its
    block, or at worst the first block.
    """
    while path and path not in places:
        path = path.rpartition(".")[0]
    return path or next(iter(places))


def within(template: Template, path: str) -> list[str]:
    """Return a place and all places within it, in order."""
    start = path + "."
    return [place for place in template.places if place == path or place.startswith(start)]


def _order(thing: Thing) -> tuple[str, str]:
    return thing.order, thing.id


def _id_of(template: Template, role: str) -> str:
    block = template.block_of(role)
    return block.id if block else ""
