"""A template: the blocks, questions, forms and paradoxes of one kind of canvas, as data.

Code never names a block. It asks for a *role* (``identity``, ``rules``, ``entry_exit`` ...), and a
rule whose role a template lacks doesn't apply. Reading and checking template files is in
``board.templates``.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

Words: TypeAlias = Mapping[str, str]
"""One text per language: ``{"nl": ..., "en": ...}``."""

NO_WORDS: Words = MappingProxyType({})


class Question(NamedTuple):
    """A guiding question; ``short`` names its subject in a few words."""

    id: str
    alias: str
    text: Words
    short: Words
    roles: tuple[str, ...] = ()


class Section(NamedTuple):
    """A part of a block with questions of its own; ``short`` fits a narrow heading."""

    id: str
    alias: str
    title: Words
    short: Words
    questions: tuple[Question, ...]
    roles: tuple[str, ...] = ()


class Block(NamedTuple):
    """One building block; it has either sections or questions directly (or neither)."""

    id: str
    alias: str
    number: int
    title: Words
    short: Words
    key: Words
    """The key question."""
    help: Words
    """The block explained in our own words."""
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    columns: int
    """How many of its sections lie side by side where there is room."""
    roles: tuple[str, ...] = ()


class Form(NamedTuple):
    """A kind of coalition."""

    id: str
    alias: str
    title: Words


class CoalitionField(NamedTuple):
    """One of the fields on a coalition; ``attribute`` is the field of ``model.Coalition``."""

    id: str
    alias: str
    title: Words
    attribute: str


class Paradox(NamedTuple):
    """Two poles to balance, never to choose between."""

    id: str
    alias: str
    a: Words
    b: Words
    question: Words
    tips_a: Words
    tips_b: Words
    helps: Words
    blocks: tuple[str, ...]


class Area(NamedTuple):
    """A node of the layout: a block, or areas below or beside each other, with a weight."""

    weight: int
    block: str = ""
    rows: "tuple[Area, ...]" = ()
    columns: "tuple[Area, ...]" = ()


class Place(NamedTuple):
    """A resolved place: a block, maybe one of its sections, maybe a question."""

    block: Block
    section: Section | None = None
    question: Question | None = None

    @property
    def path(self) -> str:
        """The dotted path by id, the form in which a card keeps its place."""
        parts = (self.block, self.section, self.question)
        return ".".join(part.id for part in parts if part is not None)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the question, the section and the block, narrowest first."""
        found: tuple[str, ...] = ()
        for part in (self.question, self.section, self.block):
            if part is not None:
                found += part.roles
        return found


class Template:
    """A whole template. Places are looked up by id or English alias, ids first."""

    def __init__(
        self,
        *,
        id: str,
        version: int,
        name: Words,
        credit: Words,
        opens_on: str,
        blocks: tuple[Block, ...],
        layout: Area,
        forms: tuple[Form, ...] = (),
        coalition_fields: tuple[CoalitionField, ...] = (),
        paradoxes: tuple[Paradox, ...] = (),
    ) -> None:
        self.id = id
        self.version = version
        self.name = name
        self.credit = credit
        self.opens_on = opens_on
        self.blocks = blocks
        self.layout = layout
        self.forms = forms
        self.coalition_fields = coalition_fields
        self.paradoxes = paradoxes

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every place by its path: blocks in order, each followed by what lies in it."""
        return MappingProxyType({place.path: place for place in self._walk()})

    def _walk(self) -> Iterator[Place]:
        for block in self.blocks:
            yield Place(block)
            for question in block.questions:
                yield Place(block, None, question)
            for section in block.sections:
                yield Place(block, section)
                for question in section.questions:
                    yield Place(block, section, question)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Every accepted spelling of every place, and of a coalition form, to its path."""
        names: dict[str, str] = {}
        forms = self.forms if (home := self.block_of("coalitions")) else ()
        for place in self.places.values():
            parts = [part for part in (place.block, place.section, place.question) if part]
            names[".".join(part.alias for part in parts).casefold()] = place.path
        for form in forms:
            assert home is not None
            names[f"{home.alias}.{form.alias}".casefold()] = f"{home.id}.{form.id}"
            names[f"{home.id}.{form.alias}".casefold()] = f"{home.id}.{form.id}"
            names[f"{home.id}.{form.id}".casefold()] = f"{home.id}.{form.id}"
        for path in self.places:
            names[path.casefold()] = path
        return names

    def find(self, spelling: str) -> str | None:
        """Return the path meant by what someone wrote, or None.

        Ids and aliases may be mixed, case doesn't matter, and ``coalities.project`` names a form.
        """
        wanted = spelling.strip().casefold()
        if wanted in self._names:
            return self._names[wanted]
        parts = wanted.split(".")
        for block in self.blocks:
            if parts[0] in (block.id.casefold(), block.alias.casefold()):
                for part in (block.id, block.alias):
                    mixed = ".".join([part.casefold(), *parts[1:]])
                    if mixed in self._names:
                        return self._names[mixed]
        return None

    def spellings(self) -> list[str]:
        """Return every spelling ``find`` knows, for suggestions."""
        return list(self._names)

    def place(self, path: str) -> Place | None:
        """Return the place at a path, or None where this template has none."""
        return self.places.get(path)

    def block(self, block_id: str) -> Block | None:
        """Return a block by id."""
        return next((block for block in self.blocks if block.id == block_id), None)

    def block_of(self, role: str) -> Block | None:
        """Return the block with a role, or None."""
        return next((block for block in self.blocks if role in block.roles), None)

    def with_role(self, role: str) -> tuple[Place, ...]:
        """Return the blocks, sections and questions that carry a role themselves."""
        return tuple(
            place
            for place in self.places.values()
            if role in (place.question or place.section or place.block).roles
        )

    def has(self, role: str) -> bool:
        """Tell whether anything in this template carries a role."""
        return bool(self.with_role(role))

    def under(self, path: str, role: str) -> bool:
        """Tell whether a place lies in something that carries a role."""
        place = self.place(path) or self.place(path.partition(".")[0])
        return place is not None and role in place.roles

    def questions(self) -> list[Place]:
        """Return the guiding questions in the order of the sheet's numbers."""
        return [place for place in self.places.values() if place.question is not None]

    def form(self, form_id: str) -> Form | None:
        """Return a coalition form by id."""
        return next((form for form in self.forms if form.id == form_id), None)

    def paradox(self, spelling: str) -> Paradox | None:
        """Return a paradox by id, alias or number (from 1)."""
        wanted = spelling.casefold()
        for number, paradox in enumerate(self.paradoxes, 1):
            if wanted in (paradox.id, paradox.alias, str(number)):
                return paradox
        return None

    def __repr__(self) -> str:
        return f"Template({self.id!r}, version={self.version})"
