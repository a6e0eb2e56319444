"""Two people at once: what a change means on a canvas that moved on meanwhile.

A change says for each field what it was and what it becomes, so it can be laid over a newer
canvas field by field. A field only one side changed is taken; marks, partners and other sets take
both sides' additions and removals; dots add up. Where both changed the same field differently,
theirs stays and mine is kept beside it as a sibling marked as conflict: nothing typed is ever
dropped. Editing something that was removed meanwhile brings it back. A card that was on its way
when a silent round was opened at its place is written in that round.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from board import one_session
from board.change import Delta, patched
from board.model import ACTIVE, REMOVED, Record, Tables
from board.places import within

_LAST_WINS = frozenset({"changed", "order", "group"})
"""Fields about which two people can't disagree: the later one is taken."""

_SUMS = frozenset({"dots", "more"})
"""Numbers that two people add to."""

_CONTENT = frozenset({"text", "body", "title", "name", "word", "meaning", "conditions", "result"})
"""Fields whose edit brings a removed record back."""

_SIBLINGS = frozenset({"cards", "coalitions", "members", "topics", "terms"})
"""Tables in which the other version of a record can stand beside it."""

_SIBLINGS_BY: Mapping[str, frozenset[str]] = {
    "groups": frozenset({"title"}),
    "decisions": frozenset({"text"}),
    "actions": frozenset({"text"}),
}
"""Tables in which it does so for these fields only; of the others the later is taken."""

_BEATS: Mapping[tuple[str, str], str] = {("rounds", "progress"): "revealed"}
"""Fields with a value that stands whatever someone else set at the same time."""

_ONE_EACH = frozenset({"paradoxes"})
"""Tables whose ids come from the template: two people who make such a record make the same one."""


class Conflict(NamedTuple):
    """Two versions of one thing: where theirs stands, and where mine is kept."""

    table: str
    id: str
    sibling: str
    fields: tuple[str, ...]


class Merged(NamedTuple):
    """The deltas to write now, exact for the canvas they were merged with."""

    deltas: tuple[Delta, ...]
    conflicts: tuple[Conflict, ...]
    outrun: tuple[str, ...] = ()
    """Ids of the sessions that were to run while another does: they stay as they were."""


def merge(tables: Tables, deltas: Iterable[Delta], make_id: Callable[[], str]) -> Merged:
    """Lay deltas over the tables as they are now."""
    exact: list[Delta] = []
    conflicts: list[Conflict] = []
    kept, outrun = one_session.at_a_time(tables, tuple(deltas))
    for delta in kept:
        current = tables.get(delta.table, {}).get(delta.id)
        if delta.before is None and current is not None and delta.table in _ONE_EACH:
            delta = as_edit(delta)
        if delta.before is None:
            exact += _created(_numbered(_in_round(delta, tables), tables), current, make_id)
        elif delta.after is None:
            exact += _deleted(delta, current)
        else:
            deltas_now, conflict = _edited(delta, current, tables, make_id)
            exact += deltas_now
            conflicts += [conflict] if conflict else []
    return Merged(tuple(exact), tuple(conflicts), outrun)


def _created(delta: Delta, current: Record | None, make_id: Callable[[], str]) -> list[Delta]:
    assert delta.after is not None
    if current is None:
        return [delta]
    if {**current, "id": delta.id} == {**delta.after, "id": delta.id}:
        return []  # The same change came twice: a retry after a write whose end nobody saw.
    fresh = make_id()
    return [Delta(delta.table, fresh, None, {**delta.after, "id": fresh})]


def _in_round(delta: Delta, tables: Tables) -> Delta:
    """Let a new card belong to the round that is open where and when it was written."""
    card = delta.after or {}
    if delta.table != "cards" or card.get("round") or not (rounds := tables.get("rounds")):
        return delta
    since = str(card.get("created", ""))
    here = [
        (str(one.get("place", "")).count(".") + bool(one.get("place")), one.get("order", ""), id)
        for id, one in rounds.items()
        if one.get("kind", "silent") == "silent"
        and one.get("progress", "open") == "open"
        and one.get("state", ACTIVE) != REMOVED
        and one.get("created", "") <= since
        and within(str(card.get("place", "")), str(one.get("place", "")))
    ]
    return delta._replace(after={**card, "round": max(here)[-1]}) if here else delta


def _numbered(delta: Delta, tables: Tables) -> Delta:
    """Let a new session have the next number where someone made another with the same one."""
    made = delta.after or {}
    if delta.table != "sessions" or not (number := made.get("number")):
        return delta
    there = {id: one for id, one in tables.get("sessions", {}).items() if id != delta.id}
    taken = {one.get("number", 0) for one in there.values() if one.get("state") != REMOVED}
    if number not in taken:
        return delta
    return delta._replace(after={**made, "number": max(taken) + 1})


def as_edit(delta: Delta) -> Delta:
    """Turn the making of a record, which others made as well, into setting its fields."""
    fields = {field: value for field, value in (delta.after or {}).items() if field != "id"}
    return Delta(delta.table, delta.id, dict.fromkeys(fields), fields)


def _deleted(delta: Delta, current: Record | None) -> list[Delta]:
    if current is None:
        return []
    if current != delta.before and {**current, "id": 0} != {**(delta.before or {}), "id": 0}:
        return []  # Someone went on with it since: it lives.
    return [Delta(delta.table, delta.id, current, None)]


def _edited(
    delta: Delta, current: Record | None, tables: Tables, make_id: Callable[[], str]
) -> tuple[list[Delta], Conflict | None]:
    assert delta.before is not None
    assert delta.after is not None
    if current is None:
        # It is gone altogether (someone undid its making): what was typed makes it anew.
        return [Delta(delta.table, delta.id, None, patched({"id": delta.id}, delta.after))], None
    if all(current.get(field) == after for field, after in delta.after.items()):
        return [], None  # The same change came twice, as above.
    taken: Record = {}
    mine: Record = {}
    for field, after in delta.after.items():
        before, now = delta.before.get(field), current.get(field)
        if field in _SUMS:
            twice = _merged_already(delta, current, tables) if field == "dots" else 0
            taken[field] = _summed(before, (after or 0) - twice, now)
        elif now in (before, after) or field in _LAST_WINS:
            taken[field] = after
        elif (merged := _merged(before, after, now)) is not None:
            taken[field] = merged or None
        elif now is None or now != _BEATS.get((delta.table, field)):
            mine[field] = after
    if current.get("state") == REMOVED and "state" not in delta.after:
        if _CONTENT & delta.after.keys():
            taken["state"] = None
    elif delta.after.get("state") == REMOVED and _edited_since(delta.before, current):
        taken.pop("state", None)
    exact = _exact(delta, current, taken)
    if not mine:
        return exact, None
    if delta.table not in _SIBLINGS:
        beside = {field: mine.pop(field) for field in _beside(delta.table) if field in mine}
        exact = _exact(delta, current, {**taken, **mine})
        if not beside:
            return exact, None
        current, mine = patched(current, {**taken, **mine}), beside
    sibling = _sibling(delta, current, mine, make_id())
    exact.append(sibling)
    return exact, Conflict(delta.table, delta.id, sibling.id, tuple(mine))


def _beside(table: str) -> frozenset[str]:
    """Return the fields of which another version stands beside the record."""
    return _SIBLINGS_BY.get(table, frozenset())


def _edited_since(before: Record, current: Record) -> bool:
    """Tell whether the content that the remover saw has changed meanwhile."""
    return any(
        field in before and before[field] != current.get(field) for field in (*_CONTENT, "changed")
    )


def _exact(delta: Delta, current: Record, taken: Record) -> list[Delta]:
    fields = [field for field, value in taken.items() if current.get(field) != value]
    if not fields:
        return []
    before = {field: current.get(field) for field in fields}
    return [Delta(delta.table, delta.id, before, {field: taken[field] for field in fields})]


def _sibling(delta: Delta, current: Record, mine: Record, id: str) -> Delta:
    """Build the card that keeps my version: theirs with my fields, right after it in order."""
    record = patched(current, {**mine, "id": id, "conflict": delta.id, "dots": None})
    if record.get("state") == REMOVED:
        record["state"] = ACTIVE
    return Delta(delta.table, id, None, record)


def _merged_already(delta: Delta, current: Record, tables: Tables) -> int:
    """Return the dots of cards that a delta merges into one, and that someone else did as well.

    Theirs are counted in the card as it is now; of cards that were themselves made of others, the
    dots hold those of the others.
    """
    assert delta.before is not None
    assert delta.after is not None
    added = {*(delta.after.get("sources") or ())} - {*(delta.before.get("sources") or ())}
    twice = added & {*(current.get("sources") or ())}
    cards = {id: tables.get("cards", {}).get(id, {}) for id in twice}
    inside = {id for card in cards.values() for id in card.get("sources") or ()}
    return sum(int(card.get("dots") or 0) for id, card in cards.items() if id not in inside)


def _summed(before: int | None, after: int | None, now: int | None) -> int | None:
    """Return both sides' dots: two people who add one at the same moment add two."""
    return max(0, (now or 0) + (after or 0) - (before or 0)) or None


def _merged(before: Any, after: Any, now: Any) -> Any:
    """Return the value that honours both sides, or None where only one can be had."""
    kinds = {type(value) for value in (before, after, now) if value is not None}
    if kinds == {list}:
        return _merged_list(before or [], after or [], now or [])
    if kinds == {dict}:
        return _merged_mapping(before or {}, after or {}, now or {})
    return None


def _merged_list(before: list[str], after: list[str], now: list[str]) -> list[str]:
    added = [item for item in after if item not in before and item not in now]
    gone = {item for item in before if item not in after}
    return [item for item in now if item not in gone] + added


def _merged_mapping(
    before: Mapping[str, Any], after: Mapping[str, Any], now: Mapping[str, Any]
) -> dict[str, Any] | None:
    result = dict(now)
    for key in {**before, **after}:
        if before.get(key) == after.get(key):
            continue
        if now.get(key) not in (before.get(key), after.get(key)):
            return None
        if key in after:
            result[key] = after[key]
        else:
            result.pop(key, None)
    return result
