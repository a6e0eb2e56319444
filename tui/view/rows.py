"""Rows: what each thing on the sheet has to say, before there is a width to say it in."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypeAlias

from board import name_row, parties
from board.meeting import Group
from board.model import ACTIVE, PARKED, Canvas, Card, Coalition, Member, Ref
from board.text import visible
from tui.themes import TONES
from tui.view import told
from tui.view.index import Index, Thing, ref_of
from tui.view.plain import plain
from tui.view.signs import BODY, CONFLICT, FOLDED, MEMBER, RULES, UNFOLDED, VERDICTS, dots
from tui.view.signs import Say as Say
from tui.view.state import Cursor
from tui.view.told import Fact

Piece: TypeAlias = tuple[str, str]
"""A style role (see ``tui.themes``) and text."""

Line: TypeAlias = tuple[Piece, ...]

ITEM, PROMPT, HEADING, TITLE, GHOST = "item", "prompt", "heading", "title", "ghost"
GROUP = "group"
"""The heading of a group: the cursor can be on it, and its cards are set in below it."""

INSIDE = 1
"""Columns that a card in a group is set in."""


class ListRow(NamedTuple):
    """One row before its width is known. ``cursor`` None: the cursor passes over it."""

    kind: str
    text: str
    cursor: Cursor | None = None
    lead: str = ""
    """What stands in the place of the bar: a mark of conflict, a bullet."""
    signs: tuple[str, ...] = ()
    """Short signs at the end of the text: consents, marks, dots; those that matter most last."""
    style: str = "text"
    tone: int = 0
    """The colour of its block, from 1; 0 is none."""
    indent: int = 0
    note: str = ""
    """What stands below the text, or behind it where there is one line: form and term."""
    short: str = ""
    """What to say instead where the text doesn't fit on one line."""
    dots: int = 0
    detail: tuple[Fact, ...] = ()
    """What is told below it, only where rows take all room: links, people, the body."""


def tone_of(number: int) -> int:
    """Return the colour of the block with a number."""
    return (number - 1) % TONES + 1


def item_row(
    canvas: Canvas, thing: Thing, path: str, say: Say, indent: int = 0, tone: int = 0
) -> ListRow:
    """Return the row of a card, coalition or member."""
    cursor = Cursor(path, ref_of(thing))
    if isinstance(thing, Member):
        role = f" · {visible(thing.role)}" if thing.role else ""
        name = visible(parties.shown_name(canvas, thing)) + role
        return ListRow(ITEM, name, cursor, f"{MEMBER} ", (), "member", tone, indent)
    lead = CONFLICT if thing.conflict else ""
    signs = signs_of(canvas, thing, say)
    style = "text" if thing.state == ACTIVE else "dim"
    if isinstance(thing, Coalition):
        text, note = visible(thing.title), " · ".join(coalition_notes(canvas, thing, say))
        return ListRow(ITEM, text, cursor, lead, signs, style, tone, indent, note, dots=thing.dots)
    style = "dim" if thing.status == "lapsed" else style
    text = visible(thing.text)  # All in one call: there may be thousands of these.
    return ListRow(ITEM, text, cursor, lead, signs, style, tone, indent, dots=thing.dots)


def group_row(
    group: Group, count: int, path: str, *, tone: int = 0, folded: bool = False, other: bool = False
) -> ListRow:
    """Return the heading of a group of so many cards; ``other``: with another version of it."""
    sign = FOLDED if folded else UNFOLDED
    return ListRow(
        GROUP,
        visible(group.title),
        Cursor(path, Ref("groups", group.id)),
        lead=f"{CONFLICT if other else sign} ",
        signs=(str(count),) if folded else (),
        style=f"heading-{tone}" if tone else "heading",
        tone=tone,
    )


def coalition_line(canvas: Canvas, coalition: Coalition, say: Say) -> str:
    """Return a coalition in one line: title, form, until when."""
    return " · ".join([visible(coalition.title), *coalition_notes(canvas, coalition, say)])


def coalition_notes(canvas: Canvas, coalition: Coalition, say: Say) -> list[str]:
    """Return what is told of a coalition behind its title: form, how far it is, until when."""
    form = canvas.template.form(coalition.form)
    parts = [form.title.get(canvas.info.language, form.id).lower()] if form else []
    if coalition.progress != "active":
        parts.append(say(f"coalition.state.{coalition.progress}"))
    return [*parts, *told.term(coalition, say, date.today())]


def signs_of(canvas: Canvas, thing: Card | Coalition, say: Say) -> tuple[str, ...]:
    """Return the short signs at the end of a row, the least important first."""
    signs = []
    if isinstance(thing, Card) and thing.status in RULES:
        counted = told.consents(canvas, thing)
        agreed = f" {len(counted.names)}/{counted.asked}" if counted else ""
        signs.append(RULES[thing.status] + agreed)
    if isinstance(thing, Card) and thing.verdicts:
        from board.sessions import verdict

        signs += filter(None, [VERDICTS.get(verdict(canvas, thing))])
    signs += [say(f"mark.{mark}.short") for mark in thing.marks]
    if thing.state == PARKED:
        signs.append(say("card.parked.short"))
    if thing.body:
        signs.append(BODY)
    if thing.dots:
        signs.append(dots(thing.dots))
    return tuple(signs)


def in_full(index: Index, thing: Thing, row: ListRow, say: Say, *, whole: bool) -> ListRow:
    """Return a row with all there is to tell below it; ``whole``: the whole body as well."""
    facts: list[Fact] = []
    if isinstance(thing, Member):
        facts += told.membership(thing, say)
    elif isinstance(thing, Coalition):
        facts += told.figure(index.canvas, thing, say)
    elif counted := told.consents(index.canvas, thing):
        facts.append(Fact(say("told.agreed_by"), name_row.listed(counted.names)))
    facts += told.links(index, thing, say)
    reason, body = _reason(thing, say), _body(thing)
    if body and not whole:
        body = [Fact("", body[0].text + (" …" if len(body) > 1 else ""))]
    return row._replace(detail=(*reason, *facts, *body))


def with_body(thing: Thing, row: ListRow, say: Say) -> ListRow:
    """Return a row with the whole body of its thing below it, and why it is parked."""
    return row._replace(detail=(*_reason(thing, say), *_body(thing)))


def _reason(thing: Thing, say: Say) -> list[Fact]:
    if isinstance(thing, Member) or thing.state != PARKED or not thing.park_reason:
        return []
    return [Fact("", say("card.parked.reason", reason=visible(thing.park_reason)))]


def _body(thing: Thing) -> list[Fact]:
    return [] if isinstance(thing, Member) else [Fact("", line) for line in plain(thing.body)]
