"""The fields of the coalition form: which there are, how they change, and what they show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from board import dates, parties
from board.i18n import Texts, pick
from board.model import COALITION_STATES, Canvas, Coalition
from board.template import Template
from board.text import visible
from tui.kit.readback import named
from tui.view.form import CHOICE, DATE, FLAG, PARTIES, TEXT, Field

CARDS, MARK, BODY = "cards", "mark", "body"
"""Kinds of fields that only this form has."""

_KINDS: Mapping[str, str] = {
    "core": PARTIES,
    "others": PARTIES,
    "start": DATE,
    "end": DATE,
    "review": DATE,
    "form": CHOICE,
    "progress": CHOICE,
    "joint": FLAG,
    "follows": CARDS,
    "rules": CARDS,
    "marks": MARK,
    "body": BODY,
}
_BEFORE = ("title", "form", "progress")
_OWN = ("core", "target_group", "shared_ambition", "way_of_working")
"""Fields that a template puts in its own order, with its own names."""
_AFTER = (
    "others", "conditions", "start", "end", "review",
    "joint", "result", "outcome", "follows", "rules", "marks", "body",
)  # fmt: skip
_GROUPS = ("start", "joint", "follows")
"""Fields that stand apart from those before, as the template's own do, where there is room."""


def fields(template: Template, say: Texts) -> list[Field]:
    """Return the fields in the order of the form; the template names its own."""
    own = {one.attribute: pick(one.title, say.language) for one in template.coalition_fields}
    before = [field for field in _BEFORE if template.forms or field != "form"]
    order = list(dict.fromkeys([*before, *own, *_OWN, *_AFTER]))
    return [
        Field(
            field,
            own.get(field) or say(f"coalition.{field}"),
            _KINDS.get(field, TEXT),
            say(f"coalition.{field}.prompt"),
            at == len(before) or field in _GROUPS,
            "title" if field == "title" else "text",
        )
        for at, field in enumerate(order)
    ]


def shown(canvas: Canvas, coalition: Coalition, field: Field, say: Texts) -> str:
    """Return what a field holds, safe for the screen; empty where it holds nothing."""
    value = getattr(coalition, field.id)
    if field.kind == PARTIES:
        return named(canvas, value)
    if field.kind == DATE:
        return visible(dates.show(value, say.language)) if value else ""
    if field.kind == FLAG:
        return say("yes") if value else ""
    if field.kind == CARDS:
        cards = [canvas.cards.get(id) for id in value]
        return "; ".join(visible(card.text) for card in cards if card)
    if field.kind == MARK:
        return ", ".join(say(f"mark.{mark}.short") for mark in value)
    if field.id == "form":
        form = canvas.template.form(value)
        return pick(form.title, say.language) if form else visible(value)
    if field.id == "progress":
        return say(f"coalition.state.{value}") if value in COALITION_STATES else visible(value)
    if field.kind == BODY:
        return " ".join(visible(value).split()) if value else ""
    return visible(value)


def typed(canvas: Canvas, coalition: Coalition, field: Field, language: str) -> str:
    """Return a field the way people type it."""
    value = getattr(coalition, field.id)
    if field.kind == PARTIES:
        return parties.typed(canvas, value, language)
    if field.kind == DATE:
        return dates.show(value, language) if value else ""
    return str(value)


def choices(template: Template, field: str, say: Texts) -> list[tuple[str, str]]:
    """Return what can be chosen in a field: values with their labels."""
    if field == "progress":
        return [(state, say(f"coalition.state.{state}")) for state in COALITION_STATES]
    forms = [(form.id, pick(form.title, say.language)) for form in template.forms]
    return [("", say("coalition.no_form")), *forms]


def today() -> date:
    """Return the day that dates are read against: the one on the wall of the room."""
    return date.today()
