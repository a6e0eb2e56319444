"""Putting what was read on a canvas that is there already.

Ids are kept; where one is in use for something else the newcomer gets another, and everything
that refers to it follows. What is on the canvas already, equal in all, is left alone. Newcomers
stand behind what was there.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from board import ids, order, references
from board.model import (
    TABLES,
    Canvas,
    Card,
    Entity,
    ParadoxNote,
    Position,
)
from board.queries import home
from board.spread import latest_round, positions


class Joined(NamedTuple):
    """The canvas with the newcomers on it."""

    canvas: Canvas
    new: Mapping[str, int]
    known: int
    """How many were on it already."""
    renamed: Mapping[str, str]
    """New ids of newcomers by the one they came with."""


def joined(into: Canvas, incoming: Canvas) -> Joined:
    """Return a canvas with another one's things added; its own info stays."""
    fresh, renamed = _newcomers(into, incoming)
    coming = sum(len(getattr(incoming, table)) for table in TABLES)
    known = coming - sum(map(len, fresh.values()))
    tables: dict[str, Any] = {}
    new: dict[str, int] = {}
    for table, rows in fresh.items():
        if not rows:
            continue
        here = getattr(into, table)
        moved = [references.renamed(one, renamed) for one in rows.values()]
        placed = _PLACING.get(table, _as_they_are)(into, moved)
        tables[table] = {**here, **{one.id: one for one in placed}}
        new[table] = len(rows)
    other = {**incoming.unknown, **into.unknown}
    for name in incoming.unknown.keys() & into.unknown.keys():
        other[name] = {**incoming.unknown[name], **into.unknown[name]}
    return Joined(into._replace(**tables, unknown=other), new, known, renamed)


def _newcomers(
    into: Canvas, incoming: Canvas
) -> tuple[dict[str, dict[str, Entity]], dict[str, str]]:
    """Return what is new, table by table, and the new ids of those whose id is in use.

    Something equal to what is there is new all the same where it refers to a newcomer that gets
    another id: then the two mean different things.
    """
    fresh: dict[str, dict[str, Entity]] = {}
    same: list[tuple[str, Entity]] = []
    for table in TABLES:
        here: Mapping[str, Entity] = getattr(into, table)
        rows: Mapping[str, Entity] = getattr(incoming, table)
        fresh[table] = {id: one for id, one in rows.items() if here.get(id) != one}
        same += [(table, one) for id, one in rows.items() if id not in fresh[table]]
    while True:
        renamed = _renamed(into, fresh)
        moved = [
            (table, one)
            for table, one in same
            if renamed and references.renamed(one, renamed)._replace(id=one.id) != one
        ]
        if not moved:
            return fresh, renamed
        for table, one in moved:
            fresh[table][one.id] = one
        gone = {(table, one.id) for table, one in moved}
        same = [(table, one) for table, one in same if (table, one.id) not in gone]


def _renamed(into: Canvas, fresh: Mapping[str, Mapping[str, Entity]]) -> dict[str, str]:
    """Return another id for every newcomer whose id is in use."""
    taken = {id for table in TABLES if table != "paradoxes" for id in getattr(into, table)}
    coming = {id for table, rows in fresh.items() if table != "paradoxes" for id in rows}
    renamed: dict[str, str] = {}
    used = taken | coming
    for id in sorted(coming & taken):
        renamed[id] = ids.new_id(used)
        used.add(renamed[id])
    return renamed


def _as_they_are(into: Canvas, rows: list[Any]) -> list[Any]:
    return rows


def _cards(into: Canvas, rows: list[Card]) -> list[Card]:
    """Put cards behind the ones of the same home, each home in its own order."""
    return _behind(rows, into.cards.values(), lambda card: home(into.template, card.place))


def _in_one_row(table: str) -> Callable[[Canvas, list[Any]], list[Any]]:
    def placing(into: Canvas, rows: list[Any]) -> list[Any]:
        return _behind(rows, getattr(into, table).values(), lambda one: "")

    return placing


def _behind(rows: list[Any], there: Any, row_of: Callable[[Any], str]) -> list[Any]:
    last: dict[str, str] = {}
    for one in there:
        row = row_of(one)
        if order.is_key(one.order) and one.order > last.get(row, ""):
            last[row] = one.order
    placed: list[Any] = []
    for one in sorted(rows, key=lambda one: (one.order, one.id)):
        row = row_of(one)
        if row in last:
            last[row] = order.between(last[row], None)
            one = one._replace(order=last[row])
        placed.append(one)
    return placed


def _positions(into: Canvas, rows: list[Position]) -> list[Position]:
    """Put answers in rounds of their own, behind the rounds that were held."""
    behind: dict[str, int] = {}
    for paradox in {one.paradox for one in rows}:
        held = positions(into, paradox, latest_round(into, paradox))
        behind[paradox] = latest_round(into, paradox) if held else 0
    moved = [one._replace(round=one.round + behind[one.paradox]) for one in rows]
    return _behind(moved, into.positions.values(), lambda one: "")


def _paradoxes(into: Canvas, rows: list[ParadoxNote]) -> list[ParadoxNote]:
    """Put what was said beside what was said already."""
    merged: list[ParadoxNote] = []
    for one in rows:
        here = into.paradoxes.get(one.id)
        if here is not None:
            notes = dict.fromkeys(note for note in (here.note, one.note) if note)
            one = here._replace(
                note=" / ".join(notes),
                examples_a=tuple(dict.fromkeys((*here.examples_a, *one.examples_a))),
                examples_b=tuple(dict.fromkeys((*here.examples_b, *one.examples_b))),
                rounds={**_moved_rounds(into, one), **here.rounds},
            )
        merged.append(one)
    return merged


def _moved_rounds(into: Canvas, note: ParadoxNote) -> dict[str, str]:
    latest = latest_round(into, note.id)
    behind = latest if positions(into, note.id, latest) else 0
    return {
        str(int(number) + behind): day for number, day in note.rounds.items() if number.isdecimal()
    }


_PLACING: Mapping[str, Callable[[Canvas, list[Any]], list[Any]]] = {
    "cards": _cards,
    "coalitions": _in_one_row("coalitions"),
    "members": _in_one_row("members"),
    "topics": _in_one_row("topics"),
    "agenda": _in_one_row("agenda"),
    "groups": _in_one_row("groups"),
    "decisions": _in_one_row("decisions"),
    "actions": _in_one_row("actions"),
    "positions": _positions,
    "paradoxes": _paradoxes,
}
