"""Rows: what each thing on the sheet has to say, before there is a width to say it in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, TypeAlias

from board import dates, parties
from board.model import ACTIVE, PARKED, Canvas, Card, Coalition, Member
from board.people import active_members
from board.text import visible
from tui.themes import TONES
from tui.view.index import Thing, ref_of
from tui.view.state import Cursor

Piece: TypeAlias = tuple[str, str]
"""A style role (see ``tui.themes``) and text."""

Line: TypeAlias = tuple[Piece, ...]

Say: TypeAlias = Callable[..., str]
"""Looks a text up in the catalogue of the interface's language."""

ITEM, PROMPT, HEADING, TITLE, GHOST = "item", "prompt", "heading", "title", "ghost"


class Row(NamedTuple):
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
    detail: tuple[str, ...] = ()
    """Further lines, shown only where rows take all room: the body, the reason of parking."""


def tone_of(number: int) -> int:
    """Return the colour of the block with a number."""
    return (number - 1) % TONES + 1


_RULE_SIGNS = {"implicit": "~", "proposed": "?", "agreed": "✓", "lapsed": "×"}


def item_row(
    canvas: Canvas, thing: Thing, path: str, say: Say, indent: int = 0, tone: int = 0
) -> Row:
    """Return the row of a card, coalition or member."""
    row = Row(ITEM, "", Cursor(path, ref_of(thing)), tone=tone, indent=indent)
    if isinstance(thing, Member):
        role = f" · {visible(thing.role)}" if thing.role else ""
        return row._replace(
            text=visible(parties.shown_name(canvas, thing)) + role, lead="◆ ", style="member"
        )
    row = row._replace(
        lead="!" if thing.conflict else "",
        style="text" if thing.state == ACTIVE else "dim",
        dots=thing.dots,
        detail=_detail(thing, say),
    )
    if isinstance(thing, Coalition):
        note = " · ".join(coalition_notes(canvas, thing, say))
        return row._replace(
            text=visible(thing.title), note=note, signs=signs_of(canvas, thing, say)
        )
    style = "dim" if thing.status == "lapsed" else row.style
    return row._replace(text=visible(thing.text), signs=signs_of(canvas, thing, say), style=style)


def coalition_line(canvas: Canvas, coalition: Coalition, say: Say) -> str:
    """Return a coalition in one line: title, form, until when."""
    return " · ".join([visible(coalition.title), *coalition_notes(canvas, coalition, say)])


def coalition_notes(canvas: Canvas, coalition: Coalition, say: Say) -> list[str]:
    """Return what is told of a coalition behind its title: form, how far it is, until when."""
    parts = []
    form = canvas.template.form(coalition.form)
    if form:
        parts.append(form.title.get(canvas.info.language, form.id).lower())
    if coalition.progress != "active":
        parts.append(say(f"coalition.state.{coalition.progress}"))
    language, today = say("language"), date.today()
    if coalition.end:
        parts.append(say("sheet.until", date=dates.show(coalition.end, language, today)))
    elif coalition.review:
        parts.append(say("sheet.review", date=dates.show(coalition.review, language, today)))
    return parts


def signs_of(canvas: Canvas, thing: Card | Coalition, say: Say) -> tuple[str, ...]:
    """Return the short signs at the end of a row, the least important first."""
    signs = []
    if isinstance(thing, Card) and thing.status in _RULE_SIGNS:
        counted = consents(canvas, thing)
        agreed = f" {counted[0]}/{counted[1]}" if counted else ""
        signs.append(_RULE_SIGNS[thing.status] + agreed)
    signs += [say(f"mark.{mark}.short") for mark in thing.marks]
    if thing.state == PARKED:
        signs.append(say("card.parked.short"))
    if thing.body:
        signs.append("≡")
    if thing.dots:
        signs.append("●" * thing.dots if thing.dots <= 3 else f"●{thing.dots}")
    return tuple(signs)


def consents(canvas: Canvas, card: Card) -> tuple[int, int] | None:
    """Return how many agreed to a rule, out of how many; None where that isn't noted.

    Rules are agreements of core players (article, B2 §2), so those are counted; once somebody
    else has agreed as well, or where nobody is called a core player, all members are.
    """
    if card.status != "agreed" or not card.agreed_by:
        return None
    here = active_members(canvas)
    agreed = {member.id for member in here} & {*card.agreed_by}
    core = {member.id for member in here if member.core}
    asked = core if core and agreed <= core else {member.id for member in here}
    return (len(agreed), len(asked)) if agreed else None


def _detail(thing: Card | Coalition, say: Say) -> tuple[str, ...]:
    lines: list[str] = []
    if thing.state == PARKED and thing.park_reason:
        lines.append(say("card.parked.reason", reason=visible(thing.park_reason)))
    if thing.body:
        lines += [visible(line) for line in thing.body.split("\n")]
    return tuple(lines)
