"""The canvas as one list of lines, top to bottom: for a screen too small for a sheet, and to read.

Only what stands on the sheet is in it. Words come from the template in the language asked for;
what people wrote is given as it is, so whoever shows it makes it safe to show
(``board.text.visible``).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from board import groups, parties
from board.i18n import pick
from board.model import Canvas, Card, Member, Ref
from board.queries import Item, by_home, group_of, label, ref_of
from board.template import Place

Kind: TypeAlias = Literal["block", "section", "question", "group", "item", "gone"]


class Line(NamedTuple):
    """One line: a heading with how much stands below it, or an item."""

    kind: Kind
    depth: int
    """0 for a block, 1 for its sections and questions, and so on; in a group one more."""
    text: str
    path: str
    """Of a heading the place itself, of an item its home (a question, if it is tied to one)."""
    ref: Ref | None = None
    """Of an item and a group."""
    below: int = 0
    """Items below a heading; 0 for an item."""


def with_gone(lines: Sequence[Line], gone: Mapping[str, Sequence[str]]) -> list[Line]:
    """Return lines with what stood there and is no more, by home, at the end of its section.

    Where that has no line any more it is at the end of the block, or else of all.
    """
    made = list(lines)
    for home, texts in gone.items():
        at, depth = len(made), 0
        for path in (home, home.partition(".")[0]):
            inside = [n for n, one in enumerate(made) if _within(one.path, path)]
            if inside:
                at, depth = inside[-1] + 1, made[inside[0]].depth + 1
                break
        made[at:at] = [Line("gone", depth, text, home) for text in texts]
    return made


def _within(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}.")


def outline(canvas: Canvas, language: str, path: str = "", *, empty: bool = False) -> list[Line]:
    """Return the lines of a canvas, or of one place by path (``board.places.resolve``).

    Under a question stand the items tied to it; with ``empty``, headings without items are there
    too. A form of coalition as path gives the coalitions of that form.
    """
    homes = by_home(canvas)
    block_id, _, form = path.partition(".")
    block = canvas.template.block_of("coalitions")
    if form and block is not None and block_id == block.id:
        homes[block_id] = [one for one in homes[block_id] if getattr(one, "form", "") == form]
        path = block_id
    told: dict[str, str] = {}
    for row in homes.values():
        told |= groups.asked(canvas, [one for one in row if isinstance(one, Card)])
    lines: list[Line] = []
    for place in canvas.template.places.values():
        if path and not (place.path == path or place.path.startswith(f"{path}.")):
            continue
        own, whole = _items(place, homes, told)
        if place.question and place.section and not own and not empty:
            continue
        if whole or empty or place.path == path:
            lines.append(_heading(place, language, whole))
            lines += _own(canvas, own, place.path, lines[-1].depth + 1)
    return lines


def _own(canvas: Canvas, own: list[Item], path: str, depth: int) -> Iterator[Line]:
    """Yield the items at a place, groups as headings with theirs below them."""
    inside = Counter(one.group for one in own if isinstance(one, Card))
    last = None
    for one in own:
        group = group_of(canvas, one) if isinstance(one, Card) else None
        if group is not None and group is not last:
            ref = Ref("groups", group.id)
            yield Line("group", depth, group.title, path, ref, inside[group.id])
        last = group
        yield Line("item", depth + bool(group), _label(canvas, one), path, ref_of(one))


def _items(
    place: Place, homes: dict[str, list[Item]], told: Mapping[str, str]
) -> tuple[list[Item], int]:
    """Return what stands at a place itself, and how much with all that lies in it.

    ``told`` is per card the question under which it is told.
    """
    path = place.path
    if place.section and place.question:
        home = path.rpartition(".")[0]
        tied_to_it = [one for one in homes[home] if told.get(one.id) == path]
        return tied_to_it, len(tied_to_it)
    own = list(homes.get(path, []))
    if place.section:
        tied = {f"{path}.{question.id}" for question in place.section.questions}
        return [one for one in own if told.get(one.id) not in tied], len(own)
    below = sum(len(items) for home, items in homes.items() if home.startswith(f"{path}."))
    return own, len(own) + below


def _label(canvas: Canvas, item: Item) -> str:
    return parties.shown_name(canvas, item) if isinstance(item, Member) else label(item)


def _heading(place: Place, language: str, below: int) -> Line:
    if place.question is not None:
        depth = 2 if place.section is not None else 1
        text = pick(place.question.short, language)
        return Line("question", depth, text, place.path, below=below)
    if place.section is not None:
        return Line("section", 1, pick(place.section.title, language), place.path, below=below)
    block = place.block
    text = f"{block.number} {pick(block.title, language)} · {pick(block.key, language)}"
    return Line("block", 0, text, place.path, below=below)
