"""The card under the cursor, whole: what the pane beside the sheet shows on a wide screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from board import parties
from board.groups import cards_of
from board.i18n import pick
from board.meeting import Group
from board.model import Card, Coalition, Member
from board.text import visible
from tui.view import told
from tui.view.bars import trimmed
from tui.view.index import Index, Thing, title_of
from tui.view.plain import plain
from tui.view.rows import Line, Piece, coalition_notes, tone_of
from tui.view.signs import Say
from tui.view.told import Fact
from tui.view.width import wrap

WIDE = 140
"""Columns of a screen from which the pane is there."""

_READABLE = 76
"""Most cells of a line of text where it has the screen to itself."""

_LEAST, _MOST = 36, 54
"""Columns of the pane, its border included."""


def pane_width(width: int) -> int:
    """Return how many columns the pane takes of a screen; 0 where there is none."""
    return min(_MOST, _LEAST + (width - WIDE) // 4) if width >= WIDE else 0


def pane(
    index: Index,
    thing: Thing | None,
    path: str,
    say: Say,
    width: int,
    height: int,
    *,
    changed_by: str = "",
    group: Group | None = None,
    was: Sequence[str] = (),
) -> tuple[Line, ...]:
    """Return the pane as lines of exactly ``width`` cells.

    ``thing`` None is an open place: then the pane asks its question. ``path`` is the place, down
    to the question; ``changed_by`` who changed the thing last, where that is known. With a
    ``group`` it is that which is told. ``was`` is how the thing was before, a line for each fact.
    """
    head, body, foot = _parts(index, thing, path, say, width - 3, changed_by, group)
    head += [(("notice", part),) for line in was for part in wrap(line, width - 3)]
    left = height - len(head) - len(foot) - 1
    if len(body) > left:
        body = [*body[: max(0, left - 1)], (("dim", "…"),)] if left > 1 else []
    lines = [*head, *body, _blank(), *foot][:height]
    lines += [_blank()] * (height - len(lines))
    return tuple((("frame", "│ "), *trimmed(line, width - 2, "text")) for line in lines)


def whole(
    index: Index, thing: Thing | None, path: str, say: Say, width: int, *, changed_by: str = ""
) -> list[Line]:
    """Return the same in as many lines as it takes, without a border; see ``pane``."""
    head, body, foot = _parts(index, thing, path, say, min(_READABLE, width - 2), changed_by)
    return [*head, *body, _blank(), *foot]


def _parts(
    index: Index,
    thing: Thing | None,
    path: str,
    say: Say,
    room: int,
    changed_by: str,
    group: Group | None = None,
) -> tuple[list[Line], list[Line], list[Line]]:
    """Return where it stands and its text, its body, and what is told of it."""
    head = [*_place(index, path, room, opened=thing is None and group is None)]
    if group is not None:
        return [*head, _blank(), *_titled(group, room)], [*_inside(index, group, room)], []
    if thing is None:
        return head, [], []
    head += [_blank(), *_text(index, thing, say, room)]
    return head, [*_body(thing, room)], [*_facts(index, thing, say, room, changed_by)]


def _blank() -> Line:
    return ()


def _place(index: Index, path: str, room: int, *, opened: bool) -> Iterator[Line]:
    """Yield where it is: block and section, and the question that is answered there."""
    template, language = index.canvas.template, index.canvas.info.language
    place = template.place(path) or template.place(path.partition(".")[0])
    if place is None:
        return
    tone = tone_of(place.block.number)
    names = [pick(place.block.title, language)]
    if place.section:
        names.append(pick(place.section.short, language))
    for part in wrap(" › ".join(names), room):
        yield ((f"head-{tone}", part),)
    question = pick(place.question.text if place.question else place.block.key, language)
    for part in wrap(question, room):
        yield (("text" if opened else "dim", part),)


def _titled(group: Group, room: int) -> Iterator[Line]:
    for part in wrap(visible(group.title), room):
        yield (("title", part),)


def _inside(index: Index, group: Group, room: int) -> Iterator[Line]:
    """Yield the cards of a group, each from its own line."""
    for card in cards_of(index.canvas, group.id):
        for at, part in enumerate(wrap(visible(card.text), max(1, room - 2))):
            yield (("body", f"{'  ' if at else '• '}{part}"),)


def _text(index: Index, thing: Thing, say: Say, room: int) -> Iterator[Line]:
    title = title_of(thing)
    if isinstance(thing, Member):
        title = parties.shown_name(index.canvas, thing)
    for part in wrap(visible(title), room):
        yield (("title", part),)
    if isinstance(thing, Coalition):
        for part in wrap(" · ".join(coalition_notes(index.canvas, thing, say)), room):
            yield (("body", part),)


def _body(thing: Thing, room: int) -> Iterator[Line]:
    if not isinstance(thing, Card | Coalition) or not thing.body:
        return
    yield _blank()
    for line in plain(thing.body):
        for part in wrap(line, room):
            yield (("body", part),)


def _facts(index: Index, thing: Thing, say: Say, room: int, changed_by: str) -> Iterator[Line]:
    signs = told.signs(index.canvas, thing, say, named=True)
    for sign in (*signs, *told.agreed(index, thing, say, whole=True)):
        for part in wrap(sign, room):
            yield (("text", part),)
    facts: list[Fact] = []
    if isinstance(thing, Coalition):
        facts += told.figure(index.canvas, thing, say)
    elif not isinstance(thing, Card):
        facts += [Fact("", visible(thing.role))] if thing.role else []
        facts += told.membership(thing, say)
    for fact in [*facts, *told.grouped(index, thing, say), *told.links(index, thing, say)]:
        yield from _fact(fact, room)
    for part in wrap(told.origin(thing, say, date.today(), changed_by), room):
        yield (("dim", part),)


def _fact(fact: Fact, room: int) -> Iterator[Line]:
    label = len(fact.label) + 1 if fact.label else 0
    for at, part in enumerate(wrap(str(fact), room)):
        pieces: list[Piece] = [("body", part)]
        if at == 0 and label and len(part) > label:
            pieces = [("dim", part[:label]), ("body", part[label:])]
        yield tuple(pieces)
