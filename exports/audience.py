"""Who reads a page, and so what stands on it: decided once, for every format.

Removed things never leave. Parked cards, cards marked *alleen in de zaal* and authors leave only
when asked for. What is derived from such a card (*volgt uit*, the glossary) doesn't name it.
"""

from collections.abc import Mapping
from functools import cached_property

from board import groups
from board.meeting import Group
from board.model import ACTIVE, MARK_ROOM, PARKED, Canvas, Card, Coalition
from board.queries import Item, by_home, coalitions, home, members_home, parked
from board.template import Block, Section
from exports import bounds
from exports.request import Request


class Audience:
    """A canvas as one reader may see it. Everything is worked out once, when first asked."""

    def __init__(self, canvas: Canvas, request: Request) -> None:
        self.canvas = canvas
        self.template = canvas.template
        self.request = request
        self.language = request.language(canvas)

    def allowed(self, item: Card | Coalition) -> bool:
        """Tell whether a thing may be named at all, wherever it stands."""
        if item.state == PARKED:
            return self.request.parked and self._leaves_room(item)
        return item.state == ACTIVE and self._leaves_room(item)

    def _leaves_room(self, item: Card | Coalition) -> bool:
        return self.request.room or MARK_ROOM not in item.marks

    def chosen(self, path: str) -> bool:
        """Tell whether a place lies within what was asked for."""
        places = self.request.places
        return not places or any(path == one or path.startswith(f"{one}.") for one in places)

    def touches(self, path: str) -> bool:
        """Tell whether a place holds, is or lies within something that was asked for."""
        return self.chosen(path) or any(one.startswith(f"{path}.") for one in self.request.places)

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks asked for, by number."""
        row = sorted(self.template.blocks, key=lambda block: block.number)
        return [block for block in row if self.touches(block.id)]

    def sections(self, block: Block) -> list[Section]:
        """Return the sections of a block that were asked for."""
        return [one for one in block.sections if self.touches(f"{block.id}.{one.id}")]

    @cached_property
    def _homes(self) -> Mapping[str, list[Item]]:
        return by_home(self.canvas)

    def cards(self, path: str) -> list[Card]:
        """Return the cards to show in a block or section, in the order of the sheet.

        For a block with sections these are the ones that lie on the block itself.
        """
        block = self.template.block(path)
        paths = [path]
        if block is not None and not block.sections:
            paths += [f"{path}.{question.id}" for question in block.questions]
        return [
            item
            for one in paths
            for item in self._homes.get(one, ())
            if isinstance(item, Card) and self.allowed(item) and self._wanted(item)
        ]

    def grouped(self, cards: list[Card]) -> list[tuple[Group | None, list[Card]]]:
        """Return cards of one place by the group they stand in; the loose ones come first."""
        found = groups.units(self.canvas, cards)
        loose = [card for group, inside in found if group is None for card in inside]
        whole = [(group, inside) for group, inside in found if group is not None]
        return [(None, loose), *whole] if loose else [*whole]

    def _wanted(self, card: Card) -> bool:
        if self.template.place(card.place) is not None:
            return self.chosen(card.place)
        # A place this template doesn't know: the card stands where the sheet shows it.
        return self.chosen(card.place) or self.chosen(home(self.template, card.place))

    @cached_property
    def coalitions(self) -> list[Coalition]:
        """The coalitions to show, in order."""
        block = self.template.block_of("coalitions")
        where = block.id if block else ""
        return [
            one
            for one in coalitions(self.canvas)
            if self.allowed(one) and self.chosen(f"{where}.{one.form}" if one.form else where)
        ]

    @cached_property
    def parked(self) -> list[Card | Coalition]:
        """What is parked and asked for."""
        if not self.request.parked:
            return []
        return [one for one in parked(self.canvas) if self.allowed(one) and self._in_reach(one)]

    def _in_reach(self, item: Card | Coalition) -> bool:
        if isinstance(item, Card):
            return self._wanted(item)
        block = self.template.block_of("coalitions")
        return block is None or self.touches(block.id)

    @cached_property
    def members_at(self) -> str:
        """The home where the members stand, or an empty text."""
        return members_home(self.template)

    def as_typed(self, body: str) -> bool:
        """Tell whether a body holds too much to be read as Markdown (``exports.bounds``)."""
        return bounds.weight(body) > self._heaviest

    @cached_property
    def _heaviest(self) -> int:
        things: list[Card | Coalition] = [*self.canvas.cards.values()]
        things += self.canvas.coalitions.values()
        return bounds.heaviest(one.body for one in things if one.body)

    def follows(self, ids: tuple[str, ...]) -> list[Card]:
        """Return the cards behind ids of *volgt uit*; what may not be named is left out."""
        found = (self.canvas.cards.get(id) for id in ids)
        return [card for card in found if card is not None and self.allowed(card)]

    def everything(self) -> list[Card | Coalition]:
        """Return the active and parked things within what was asked for."""
        rows: list[Card | Coalition] = [*self.canvas.cards.values()]
        rows += self.canvas.coalitions.values()
        return [one for one in rows if one.state in (ACTIVE, PARKED) and self._in_reach(one)]
