"""What can be done to anything on the sheet, one or many at a time.

Each command takes references to any mix of cards, coalitions, members and the like. What is gone
meanwhile (someone else removed it) is passed over; only where nothing is left to do the command
is refused, with the reason.
"""

from collections.abc import Callable, Iterable
from typing import Any, cast

from board import text as texts
from board.commands.by import By
from board.commands.cards import edit_card, sized, stamped
from board.commands.coalitions import set_coalition
from board.commands.grouping import title_group
from board.commands.interests import rename_topic
from board.commands.members import set_member
from board.commands.terms import set_term
from board.hidden import is_hidden
from board.meeting import Action, AgendaItem, Decision, Group, Round, Session
from board.model import (
    ACTIVE,
    MARKS,
    MOST_DOTS,
    PARKED,
    REMOVED,
    Canvas,
    Card,
    Coalition,
    Member,
    Position,
    Ref,
    Term,
    Topic,
)
from board.refusal import Refused
from board.wording import folded

AnyKept = (
    Card | Coalition | Member | Topic | Position | Term
    | Session | AgendaItem | Round | Group | Decision | Action
)  # fmt: skip

_KEPT = (
    "cards", "coalitions", "members", "topics", "positions", "terms",
    "sessions", "agenda", "rounds", "groups", "decisions", "actions",
)  # fmt: skip
"""Tables whose records have a state: nothing in them is ever deleted."""


def remove(canvas: Canvas, by: By, refs: Iterable[Ref]) -> Canvas:
    """Remove things: they leave the sheet but stay in the canvas. Raises Refused."""
    found = _live(canvas, refs)
    return _all(canvas, by, found, lambda one: one._replace(state=REMOVED))


def restore(canvas: Canvas, by: By, refs: Iterable[Ref]) -> Canvas:
    """Bring removed things back where they stood.

    Raises Refused where nothing was removed, or where a member's name is another's by now.
    """
    found = [one for one in _found(canvas, refs) if one[1].state == REMOVED]
    if not found:
        raise Refused("item.not_removed")
    for _, one in found:
        if isinstance(one, Member):
            _refuse_namesake(canvas, one)
    return _all(canvas, by, found, lambda one: one._replace(state=ACTIVE))


def add_dots(canvas: Canvas, by: By, refs: Iterable[Ref], n: int) -> Canvas:
    """Put dots on cards and coalitions, or take them off with a negative number.

    Dots never go below none. Raises Refused where there is nothing to take off.
    """
    found = _markable(canvas, refs)
    if n < 0 and not any(one.dots for _, one in found):
        raise Refused("item.no_dots")
    return _all(
        canvas, by, found, lambda one: one._replace(dots=min(max(0, one.dots + n), MOST_DOTS))
    )


def toggle_mark(canvas: Canvas, by: By, refs: Iterable[Ref], mark: str) -> Canvas:
    """Put a mark on cards and coalitions, or take it off where all of them have it.

    Raises Refused for a mark that is none of ``model.MARKS``.
    """
    if mark not in MARKS:
        raise Refused("item.mark_unknown", text=mark, known=", ".join(MARKS))
    found = _markable(canvas, refs)
    off = all(mark in one.marks for _, one in found)

    def marked(one: Any) -> Any:
        kept = {*one.marks} - {mark} if off else {*one.marks, mark}
        known = tuple(name for name in MARKS if name in kept)
        return one._replace(marks=known + tuple(name for name in one.marks if name not in MARKS))

    return _all(canvas, by, found, marked)


def park(canvas: Canvas, by: By, refs: Iterable[Ref], reason: str = "") -> Canvas:
    """Put cards and coalitions aside, with or without a reason; they keep their place.

    Parking again gives another reason. Raises Refused for what can't be parked.
    """
    found = _parkable(canvas, refs)
    why = sized(texts.one_line(reason))
    return _all(canvas, by, found, lambda one: one._replace(state=PARKED, park_reason=why))


def unpark(canvas: Canvas, by: By, refs: Iterable[Ref]) -> Canvas:
    """Put parked cards and coalitions back on the sheet. Raises Refused where none is parked."""
    found = [one for one in _parkable(canvas, refs) if one[1].state == PARKED]
    if not found:
        raise Refused("item.not_parked")
    return _all(canvas, by, found, lambda one: one._replace(state=ACTIVE, park_reason=""))


def retitle(canvas: Canvas, by: By, ref: Ref, text: str) -> Canvas:
    """Change the line a thing is known by: a card's text, a title, a name, a word.

    Of a text with line breaks a card and a coalition take the rest into their body; elsewhere it
    becomes one line. Raises Refused for a blank one.
    """
    _live(canvas, [ref])
    if ref.table == "cards":
        return edit_card(canvas, by, ref.id, text=text)
    if ref.table == "coalitions":
        first, rest = texts.split(text)
        old = canvas.coalitions[ref.id].body
        body = "\n\n".join(part for part in (rest, old) if part)
        return set_coalition(canvas, by, ref.id, title=first, body=body)
    if ref.table == "members":
        return set_member(canvas, by, ref.id, name=text)
    if ref.table == "topics":
        return rename_topic(canvas, by, ref.id, text)
    if ref.table == "terms":
        return set_term(canvas, by, ref.id, word=text)
    if ref.table == "groups":
        return title_group(canvas, by, ref.id, text)
    raise Refused("item.untitled")


def set_body(canvas: Canvas, by: By, ref: Ref, body: str) -> Canvas:
    """Set the Markdown body of a card or a coalition. Raises Refused."""
    _live(canvas, [ref])
    if ref.table == "cards":
        return edit_card(canvas, by, ref.id, body=body)
    if ref.table == "coalitions":
        return set_coalition(canvas, by, ref.id, body=body)
    raise Refused("item.bodiless")


def settle(canvas: Canvas, by: By, ref: Ref, keep: str) -> Canvas:
    """Choose between two versions that two people made of one thing.

    ``ref`` is the version that was set beside the other (its ``conflict`` says which). ``theirs``
    removes it, ``mine`` lets its content take the other's place, ``both`` keeps the two apart
    from now on. Raises Refused where there is nothing to choose, and for what is hidden.
    """
    mine = _live(canvas, [ref])[0][1]
    if isinstance(mine, Position | Session | AgendaItem | Round) or not mine.conflict:
        raise Refused("item.no_conflict")
    if isinstance(mine, Card) and is_hidden(canvas, mine):
        raise Refused("card.hidden")
    theirs = getattr(canvas, ref.table).get(mine.conflict)
    if keep == "both" or theirs is None or theirs.state == REMOVED:
        return _put(canvas, by, ref.table, mine._replace(conflict=""))
    if keep == "mine":
        content = {name: getattr(mine, name) for name in mine._fields if name not in _OWN}
        canvas = _put(canvas, by, ref.table, theirs._replace(**content))
    return _put(canvas, by, ref.table, mine._replace(conflict="", state=REMOVED))


_OWN = frozenset(
    {"id", "order", "state", "dots", "conflict", "author", "created", "changed", "extra"}
)
"""What a version in conflict has of its own: choosing it moves its content, not these."""


def _found(canvas: Canvas, refs: Iterable[Ref]) -> list[tuple[str, AnyKept]]:
    """Return what references point at, each once, with its table."""
    found: list[tuple[str, AnyKept]] = []
    for ref in dict.fromkeys(refs):
        one = getattr(canvas, ref.table).get(ref.id) if ref.table in _KEPT else None
        if one is not None:
            found.append((ref.table, one))
    return found


def _live(canvas: Canvas, refs: Iterable[Ref]) -> list[tuple[str, AnyKept]]:
    """Return what is there and not removed. Raises Refused where nothing is."""
    wanted = list(refs)
    if not wanted:
        raise Refused("item.nothing")
    found = [one for one in _found(canvas, wanted) if one[1].state != REMOVED]
    if not found:
        raise Refused("item.gone")
    return found


def _sheet_only(
    canvas: Canvas, refs: Iterable[Ref], key: str
) -> list[tuple[str, Card | Coalition]]:
    found: list[tuple[str, Card | Coalition]] = [
        (table, one) for table, one in _live(canvas, refs) if isinstance(one, Card | Coalition)
    ]
    if not found:
        raise Refused(key)
    return found


def _markable(canvas: Canvas, refs: Iterable[Ref]) -> list[tuple[str, Card | Coalition]]:
    return _sheet_only(canvas, refs, "item.cant_mark")


def _parkable(canvas: Canvas, refs: Iterable[Ref]) -> list[tuple[str, Card | Coalition]]:
    return _sheet_only(canvas, refs, "item.cant_park")


def _all(
    canvas: Canvas, by: By, found: Iterable[tuple[str, Any]], change: Callable[[Any], Any]
) -> Canvas:
    """Return the canvas with a change made to each thing that differs by it."""
    new: dict[str, dict[str, AnyKept]] = {}
    for table, one in found:
        after = change(one)
        if after != one:
            held = new.setdefault(table, dict(getattr(canvas, table)))
            held[one.id] = after._replace(changed=by.at)
    tables = cast(Any, new)
    return canvas._replace(**tables)


def _put(canvas: Canvas, by: By, table: str, one: Any) -> Canvas:
    if isinstance(one, Card | Coalition | Member):
        return stamped(canvas, by, one)
    return _all(canvas, by, [(table, getattr(canvas, table)[one.id])], lambda _: one)


def _refuse_namesake(canvas: Canvas, member: Member) -> None:
    wanted = folded(member.name)
    for one in canvas.members.values():
        if one.state == ACTIVE and one.id != member.id and folded(one.name) == wanted:
            raise Refused("member.twice", name=one.name)
