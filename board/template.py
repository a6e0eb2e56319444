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


Named: TypeAlias = Block | Section | Question | Form
"""What has an id and an alias, and so can be part of a path."""


class Area(NamedTuple):
    """A node of the layout: a block, or areas below or beside each other, with a weight."""

    weight: int
    block: str = ""
    # Only the name is quoted: a whole annotation as text is compiled at import, 1.8 ms for these.
    rows: tuple["Area", ...] = ()
    columns: tuple["Area", ...] = ()


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


def _named(parts: tuple[Named, ...], name: str) -> Named | None:
    """Return the part with this id, or else with this alias, whatever the case."""
    for part in parts:
        if part.id.casefold() == name:
            return part
    return next((part for part in parts if part.alias.casefold() == name), None)


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

    def find(self, spelling: str) -> str | None:
        """Return the path meant by what someone wrote, or None.

        Ids and aliases may be mixed, case doesn't matter, and ``coalities.project`` names a form.
        """
        names = spelling.strip().casefold().split(".")
        found: list[str] = []
        known: tuple[Named, ...] = self.blocks
        for name in names:
            part = _named(known, name)
            if part is None:
                return None
            found.append(part.id)
            known = self._below(part)
        return ".".join(found)

    def _below(self, part: Named) -> tuple[Named, ...]:
        """Return what can be named after a part: sections, questions or coalition forms."""
        if isinstance(part, Block):
            forms = self.forms if "coalitions" in part.roles else ()
            return (*part.sections, *part.questions, *forms)
        return part.questions if isinstance(part, Section) else ()

    @cached_property
    def _spellings(self) -> tuple[str, ...]:
        """Every place and form, first all by id and then all by alias."""
        ways: list[list[Named]] = []
        for place in self.places.values():
            ways.append([part for part in (place.block, place.section, place.question) if part])
        for block in self.blocks:
            if "coalitions" in block.roles:
                ways += [[block, form] for form in self.forms]
        by_id = [".".join(part.id for part in way) for way in ways]
        by_alias = [".".join(part.alias for part in way) for way in ways]
        return tuple(dict.fromkeys(by_id + by_alias))

    def spellings(self) -> list[str]:
        """Return every place and form by id and by alias, for suggestions."""
        return list(self._spellings)

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
