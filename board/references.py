"""Which fields of a record point at other things, and how.

For whoever gives things other ids (reading a canvas into another) or takes one out.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from board import parties
from board.model import Coalition, Entity, ParadoxNote

IDS = frozenset(
    {"follows", "agreed_by", "rules", "examples_a", "examples_b", "cards", "sources", "about"}
)
"""Fields that hold ids in a row."""

ONE_ID = frozenset(
    {"conflict", "coalition", "member", "session", "agenda", "adopted", "group", "decision"}
)
"""Fields that hold one id, or nothing. So does ``round``, except of an answer on a paradox."""

BY_ID = frozenset({"levels", "given", "verdicts"})
"""Mappings from ids."""

PARTIES = frozenset({"core", "others", "granted_by", "holds", "agreed"})
"""Fields that hold party references in a row. ``core`` of a member is a yes or no."""

ONE_PARTY = frozenset({"owner"})

BY_PARTY = frozenset({"attendance", "reported", "closing_words", "reserved", "answers", "answered"})
"""Mappings from party references."""


def renamed(entity: Entity, ids: Mapping[str, str]) -> Entity:
    """Return a record with its own id and its references as ``ids`` renames them."""

    def one(id: str) -> str:
        return ids.get(id, id)

    def party(ref: str) -> str:
        member = parties.member_of(ref)
        return parties.member_ref(one(member)) if member in ids else ref

    changed: dict[str, Any] = {}
    for field, value in zip(entity._fields, entity, strict=True):
        if (new := _renamed(field, value, one, party)) is not None:
            changed[field] = new
    if not isinstance(entity, ParadoxNote):
        changed["id"] = one(entity.id)
    return entity._replace(**changed)


def named_by(entity: Entity) -> Iterator[str]:
    """Yield the references to parties in a record."""
    for field, value in _fields(entity):
        if field in BY_PARTY or (field in PARTIES and isinstance(value, tuple)):
            yield from value
        elif field in ONE_PARTY and value:
            yield value


def with_party(entity: Entity, was: str, now: str) -> Entity:
    """Return a record in which one party stands for another, each once.

    What was noted of both by name stays as it was noted of the new one.
    """
    changed: dict[str, Any] = {}
    for field, value in _fields(entity):
        if field in PARTIES and isinstance(value, tuple):
            changed[field] = tuple(dict.fromkeys(now if ref == was else ref for ref in value))
        elif field in BY_PARTY:
            moved = {now if ref == was else ref: told for ref, told in value.items()}
            changed[field] = {**moved, **({now: value[now]} if now in value else {})}
        elif field in ONE_PARTY and value == was:
            changed[field] = now
    if isinstance(entity, Coalition) and now in changed["core"]:
        changed["others"] = tuple(ref for ref in changed["others"] if ref != now)
    return entity._replace(**changed)


def _fields(entity: Entity) -> Iterator[tuple[str, Any]]:
    return zip(entity._fields, entity, strict=True)


def _renamed(
    field: str, value: Any, one: Callable[[str], str], party: Callable[[str], str]
) -> object:
    """Return a field's value renamed, or None for a field that points at nothing."""
    if field in IDS:
        return tuple(map(one, value))
    if field in PARTIES and isinstance(value, tuple):
        return tuple(map(party, value))
    if field in BY_ID:
        return {one(id): told for id, told in value.items()}
    if field in BY_PARTY:
        return {party(ref): told for ref, told in value.items()}
    if field in ONE_PARTY:
        return party(value)
    return one(value) if field in ONE_ID or (field == "round" and isinstance(value, str)) else None
