"""What a comparison is told in: a row for each fact, in parts, of subjects.

Texts in rows are literal and unescaped; who shows them makes them safe.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from board import parties
from board.commands.records import in_row
from board.comparison.compare import Changed, Comparison, K, Sides, T
from board.comparison.values import field_name, same_things, shown, word
from board.i18n import Texts
from board.meeting import Action, Decision, Group
from board.model import Canvas, Card, Coalition, Member, Ref, Term, Topic
from board.queries import label

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


class Subject(NamedTuple):
    """What there is to tell of one subject."""

    id: str
    title: str
    parts: tuple[Part, ...]


Rows: TypeAlias = Iterable[tuple[str, Iterable[Row]]]
"""Per part its id and its rows."""


class Teller:
    """What all subjects are told with: a comparison, its two canvases, and the words."""

    def __init__(self, found: Comparison, then: Canvas, now: Canvas, texts: Texts) -> None:
        self.found, self.then, self.now, self.texts = found, then, now, texts

    def changed(
        self, table: str, sides: Sides[K], aside: Callable[[K], str] = lambda one: ""
    ) -> Iterator[Row]:
        """Yield what changed; a difference that doesn't show in words is none."""
        for one in sides.changed:
            if details := tuple(self.details(one)):
                yield Row(CHANGED, name(one.now), Ref(table, one.now.id), aside(one.now), details)

    def details(self, one: Changed[T]) -> Iterator[Detail]:
        """Yield the fields that differ in words."""
        for field in one.fields:
            if field.name == "levels":
                yield from self._levels(field.old, field.new)
                continue
            if same_things(self.then, self.now, *field):
                continue
            old = shown(self.then, field.name, field.old, self.texts)
            new = shown(self.now, field.name, field.new, self.texts)
            if old != new:
                yield Detail(field_name(self.now, type(one.now), field.name, self.texts), old, new)

    def _levels(self, old: Mapping[str, int], new: Mapping[str, int]) -> Iterator[Detail]:
        """Yield who wants something else with a topic; by name, where the name is still known."""
        for member in in_row({**self.then.members, **self.now.members}.values()):
            was, wants = (
                word("level", str(levels.get(member.id, "")), self.texts) for levels in (old, new)
            )
            if was != wants:
                yield Detail(parties.shown_name(self.now, member), was, wants)


def name(one: Card | Coalition | Member | Decision | Action | Group | Topic | Term) -> str:
    """Return the line a thing is known by."""
    if isinstance(one, Decision | Action):
        return one.text
    if isinstance(one, Group | Topic):
        return one.title
    return one.word if isinstance(one, Term) else label(one)
