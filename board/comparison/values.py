"""What a field holds, in words of one line."""

from collections.abc import Iterable, Mapping
from typing import Any

from board import dates, parties
from board.i18n import Source, Texts, pick
from board.model import Canvas, Card, Coalition
from board.queries import label
from board.text import one_line
from board.wording import FOLDER

WORDS = Source(FOLDER, "comparison")

_LONGEST = 300
"""Characters of a body that are shown of it."""

_DATES = frozenset({"start", "end", "review", "joined", "left", "due", "done"})
_PARTIES = frozenset({"core", "others", "granted_by", "holds", "agreed"})
_THINGS = frozenset({"follows", "rules", "cards", "examples_a", "examples_b"})
_WORDS = frozenset({"status", "progress", "relation", "kind", "method", "state"})


def field_name(canvas: Canvas, kind: type, name: str, texts: Texts) -> str:
    """Return what a field is called, as a label."""
    if kind is Coalition:
        for one in canvas.template.coalition_fields:
            if one.attribute == name:
                return pick(one.title, texts.language)
    key = f"field.{kind.__name__.lower()}.{name}"
    return texts(key if key in texts else f"field.{name}")


def shown(canvas: Canvas, name: str, value: Any, texts: Texts) -> str:
    """Return what a field holds, in words; empty for nothing. ``canvas`` is of the same moment."""
    language = texts.language
    if isinstance(value, bool):
        return texts("yes") if value else texts("no")
    if isinstance(value, Mapping):
        return "; ".join(_held(canvas, name, ref, one, language) for ref, one in value.items())
    if isinstance(value, tuple):
        return _row(canvas, name, value, texts)
    if isinstance(value, int):
        return str(value) if value else ""
    if not value:
        return ""
    if name in _WORDS:
        return word(name, value, texts)
    if name in _DATES:
        return dates.show(value, language)
    if name == "owner":
        return parties.typed(canvas, (value,), language)
    if name == "place":
        return where(canvas, value, language)
    if name == "form":
        form = canvas.template.form(value)
        return pick(form.title, language) if form else str(value)
    return _named(canvas, name, value)


def word(kind: str, value: str, texts: Texts) -> str:
    """Return the word for one of a few values; one that isn't known here as it is."""
    key = f"{kind}.{value}"
    return texts(key) if key in texts else value


def where(canvas: Canvas, path: str, language: str) -> str:
    """Return the name of a place, its block before it; a path that is unknown as it is."""
    place = canvas.template.place(path)
    if place is None:
        return path
    parts = [pick(place.block.title, language)]
    if place.section:
        parts.append(pick(place.section.short, language))
    if place.question:
        parts.append(pick(place.question.short, language))
    return " › ".join(parts)


def _row(canvas: Canvas, name: str, value: tuple[str, ...], texts: Texts) -> str:
    if name in _PARTIES:
        return parties.typed(canvas, value, texts.language)
    if name == "agreed_by":
        refs = [parties.member_ref(id) for id in value if id in canvas.members]
        return parties.typed(canvas, refs, texts.language)
    if name in _THINGS:
        return "; ".join(map(label, _things(canvas, value)))
    return ", ".join(word("mark", one, texts) for one in value)


def _held(canvas: Canvas, name: str, ref: str, value: str, language: str) -> str:
    who = parties.label(canvas, ref)
    told = dates.show(value, language) if name in ("reserved", "answered") else value
    return f"{who}: {told}" if told else who


def _named(canvas: Canvas, name: str, value: str) -> str:
    """Return a text as it is, or what the thing is called that a field names."""
    if name == "group":
        group = canvas.groups.get(value)
        return group.title if group else ""
    if name == "coalition":
        coalition = canvas.coalitions.get(value)
        return coalition.title if coalition else ""
    if name == "decision":
        decision = canvas.decisions.get(value)
        return decision.text if decision else ""
    line = one_line(value)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def same_things(then: Canvas, now: Canvas, name: str, old: Any, new: Any) -> bool:
    """Tell whether a field names the same cards or coalitions, whatever became of their texts.

    What one of the canvases doesn't know, or may not tell, takes no part.
    """
    return name in _THINGS and _known(then, old) == _known(now, new)


def _known(canvas: Canvas, ids: Iterable[str]) -> list[str]:
    return [one.id for one in _things(canvas, ids)]


def _things(canvas: Canvas, ids: Iterable[str]) -> list[Card | Coalition]:
    found = (canvas.cards.get(id) or canvas.coalitions.get(id) for id in ids)
    return [one for one in found if one is not None]
