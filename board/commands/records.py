"""What the commands on records share, be it members or decisions: finding, making, stamping.

Every change to a record goes through ``changed``, which leaves the canvas alone (the very same
object) where nothing differs: then there is nothing to undo either.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from board import ids, order
from board.commands.by import By
from board.meeting import Action, AgendaItem, Decision, Group, Round, Session
from board.model import REMOVED, TABLES, Canvas, Card, Coalition, Member, Term, Topic
from board.refusal import Refused
from board.text import MAX_TEXT, body_text, one_line

Stamped = TypeVar(
    "Stamped",
    Coalition, Member, Topic, Term, Session, AgendaItem, Round, Group, Decision, Action,
)  # fmt: skip
Ordered = TypeVar("Ordered", Coalition, Member, Topic, AgendaItem, Round, Group, Decision, Action)


def found(entities: Mapping[str, Stamped], id: str, key: str) -> Stamped:
    """Return the record with an id. Raises Refused(key) where it is unknown or removed."""
    entity = entities.get(id)
    if entity is None or entity.state == REMOVED:
        raise Refused(key, id=id)
    return entity


def fresh_id(canvas: Canvas, wanted: str = "") -> str:
    """Return the id asked for, or a new one. Raises Refused where it is in use."""
    tables: list[Mapping[str, object]] = [getattr(canvas, table) for table in TABLES]
    if not wanted:
        return ids.new_id({id for table in tables for id in table})
    if any(wanted in table for table in tables):
        raise Refused("network.id_taken", id=wanted)
    return wanted


def key_between(entities: Mapping[str, Ordered], after: str = "", before: str = "") -> str:
    """Return an order key after or before a record, or behind all of them."""
    row = in_row(entities.values())
    places = {one.id: place for place, one in enumerate(row)}
    if after in places:
        following = row[places[after] + 1 :]
        return order.between(row[places[after]].order, following[0].order if following else None)
    if before in places:
        preceding = row[: places[before]]
        return order.between(preceding[-1].order if preceding else None, row[places[before]].order)
    return order.between(row[-1].order, None) if row else order.FIRST


def in_row(entities: Iterable[Ordered]) -> list[Ordered]:
    """Return records in their order; those that were removed keep their key but are left out."""
    return sorted(
        (one for one in entities if one.state != REMOVED), key=lambda one: (one.order, one.id)
    )


def added(canvas: Canvas, table: str, *entities: Stamped) -> Canvas:
    """Return the canvas with records put in a table, new or instead of the ones they follow."""
    whole: Any = {**getattr(canvas, table), **{one.id: one for one in entities}}
    return canvas._replace(**{table: whole})


def changed(canvas: Canvas, by: By, table: str, entity: Stamped) -> Canvas:
    """Return the canvas with a record in its new form, stamped; the same canvas if it is equal."""
    if getattr(canvas, table).get(entity.id) == entity:
        return canvas
    return added(canvas, table, entity._replace(changed=by.at))


def line(value: Any, key: str = "") -> str:
    """Return a text folded into the one line a field holds. Raises Refused(key) if empty."""
    folded = one_line(str(value))
    if not folded and key:
        raise Refused(key)
    return _fitting(folded)


def body(value: Any) -> str:
    """Return a text of many lines, mended."""
    return _fitting(body_text(str(value)))


def flag(value: Any, field: str) -> bool:
    """Return a yes or no, also typed in a cell in either language. Raises Refused."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Refused("network.not_yes_or_no", field=field, text=str(value))


def choice(value: Any, words: Mapping[str, str], key: str) -> str:
    """Return the stored form of one of a few words. Raises Refused(key)."""
    word = str(value).strip().casefold()
    if word not in words:
        raise Refused(key, text=str(value))
    return words[word]


def card_ids(canvas: Canvas, value: Any) -> tuple[str, ...]:
    """Return ids of cards, each once. Raises Refused where one is a card no more, or never was."""
    wanted: Iterable[str] = value.split() if isinstance(value, str) else value
    found_ids = tuple(dict.fromkeys(wanted))
    for id in found_ids:
        card(canvas, id)
    return found_ids


def card(canvas: Canvas, id: str) -> Card:
    """Return a card to link to. Raises Refused where there is none."""
    one = canvas.cards.get(id)
    if one is None or one.state == REMOVED:
        raise Refused("network.no_such_card", id=id)
    return one


_YES = frozenset({"ja", "j", "yes", "y", "true", "x", "1", "✓"})
_NO = frozenset({"nee", "n", "no", "false", "", "0", "-"})


def _fitting(text: str) -> str:
    if len(text.encode()) > MAX_TEXT:
        raise Refused("network.too_long", most=MAX_TEXT // 1024)
    return text
