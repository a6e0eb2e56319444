"""Parties: members, who take part in the network (article, B3 §1), and those of another relation.

Leaving keeps the record, with its date; removing is for what was a mistake. A name stands for one
member only, or names typed elsewhere could mean either.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from board import dates, parties, pasted
from board.commands.by import By
from board.commands.coalitions import matched
from board.commands.records import (
    added,
    card_ids,
    changed,
    choice,
    flag,
    found,
    fresh_id,
    key_between,
    line,
)
from board.model import GROUP, REMOVED, TAKES_PART, Canvas, Member
from board.refusal import Refused
from board.wording import folded

KIND_WORDS: Mapping[str, str] = {
    "organisation": "organisation", "organization": "organisation", "organisatie": "organisation",
    "person": "person", "persoon": "person",
    "group": "group", "groep": "group", "verzameling": "group", "collective": "group",
}  # fmt: skip

RELATION_WORDS: Mapping[str, str] = {
    "takes_part": "takes_part", "takes part": "takes_part", "member": "takes_part",
    "doet mee": "takes_part", "deelnemer": "takes_part",
    "intended": "intended", "beoogd": "intended",
    "stakeholder": "stakeholder", "belanghebbende": "stakeholder",
    "funder": "funder", "financier": "funder",
    "outside": "outside", "van buiten": "outside", "buiten": "outside",
}  # fmt: skip
"""What a party is to the network (``model.RELATIONS``), as typed in either language."""

_LINES = ("home", "role", "brings", "gets")
_FLAGS = ("core", "stewardship")
_DATES = ("joined", "left")
_HEADINGS = ("naam", "name")
_COLUMNS = 3
_LONGEST_SIZE = 6


class RefusedLine(NamedTuple):
    """A line that did not become anything: its number (from 1), itself, and a text key."""

    line: int
    text: str
    key: str
    values: Mapping[str, object]


def add_member(
    canvas: Canvas,
    by: By,
    name: str,
    *,
    home: str = "",
    role: str = "",
    kind: str = "",
    relation: str = "",
    id: str = "",
    after: str = "",
    before: str = "",
) -> Canvas:
    """Add a party behind the others, or after or before one of them; without a relation a member.

    Without a kind, whoever speaks for another organisation is a person and anyone else an
    organisation. Names that waited for this member now point at it (``parties.linked`` tells
    which). Raises Refused when the name is empty or another member has it.
    """
    name = line(name, "member.unnamed")
    home = line(home)
    _refuse_twice(canvas, name)
    if folded(home) == folded(name):
        home = ""
    member = Member(
        id=fresh_id(canvas, id),
        name=name,
        kind=_kind(kind) if kind else ("person" if home else "organisation"),
        home=home,
        relation=_relation(relation) if relation else TAKES_PART,
        role=line(role),
        order=key_between(canvas.members, after, before),
        author=by.name,
        created=by.at,
        changed=by.at,
    )
    return matched(added(canvas, "members", member), by, member.id)


def paste_members(canvas: Canvas, by: By, text: str) -> tuple[Canvas, list[RefusedLine]]:
    """Add a member per line, ``naam; organisatie; rol``, or per row as copied from a spreadsheet.

    How a line becomes cells is told in ``board.pasted``. Good lines go in; the others come back
    by number with the reason. Blank lines and a heading (``naam`` or ``name`` in the first line)
    are passed over.
    """
    problems: list[RefusedLine] = []
    first_line: dict[str, int] = {}
    for row in pasted.rows(text, _COLUMNS):
        name, home, role, *more = [*row.cells, "", "", ""]
        if row.line == 1 and folded(name) in _HEADINGS:
            continue
        try:
            if any(more):
                raise Refused("member.too_many_columns")
            if earlier := first_line.get(folded(name)):
                raise Refused("member.twice_in_list", name=name, line=earlier)
            canvas = add_member(canvas, by, name, home=home, role=role)
        except Refused as refused:
            problems.append(RefusedLine(row.line, row.text, refused.key, refused.values))
        else:
            first_line[folded(name)] = row.line
    return canvas, problems


def set_member(
    canvas: Canvas, by: By, id: str, *, today: date | None = None, **fields: Any
) -> Canvas:
    """Set fields of a member, by the names of ``model.Member``.

    Texts may be as typed: dates in words (read against ``today``, by default the day of ``by``;
    a day without a year is the nearest), ``kind``, ``relation`` and yes or no in either language,
    ``granted_by`` and ``holds`` as names in a row. A party that is said to hold others is a group
    from then on. Raises Refused for a field that can't be set, a date that isn't one, leaving
    before joining, a name another member has, or a group within a group.
    """
    member = found(canvas.members, id, "member.unknown")
    today = today or date.fromisoformat(by.date)
    for field, value in fields.items():
        member = _with(canvas, member, field, value, today)
    if not fields.keys().isdisjoint(_DATES):
        _check_dates(member)
    canvas = changed(canvas, by, "members", member)
    if "name" in fields:
        canvas = matched(canvas, by, id)
    return canvas


def leave(canvas: Canvas, by: By, id: str, on: str = "", *, today: date | None = None) -> Canvas:
    """Let a member leave, on a day as typed or on the day of ``by``. Nothing else is touched.

    Raises Refused when the member has left already, or would leave before joining.
    """
    member = found(canvas.members, id, "member.unknown")
    if member.left:
        raise Refused("member.has_left", name=member.name, day=member.left)
    return set_member(canvas, by, id, today=today, left=on or by.date)


def come_back(canvas: Canvas, by: By, id: str) -> Canvas:
    """Take back that a member left. Raises Refused when it has not."""
    member = found(canvas.members, id, "member.unknown")
    if not member.left:
        raise Refused("member.has_not_left", name=member.name)
    return changed(canvas, by, "members", member._replace(left=""))


def set_stewardship(
    canvas: Canvas, by: By, id: str, held: bool, granted_by: str | None = None
) -> Canvas:
    """Give a member the stewardship or take it; ``granted_by`` are names typed in a row.

    Stewardship is granted by the others (article, Par4 §2); without ``granted_by`` what was
    noted stays.
    """
    fields: dict[str, Any] = {"stewardship": held}
    if granted_by is not None:
        fields["granted_by"] = granted_by
    return set_member(canvas, by, id, **fields)


def remove_member(canvas: Canvas, by: By, id: str) -> Canvas:
    """Remove a member that should not have been there; coalitions keep what names it."""
    member = found(canvas.members, id, "member.unknown")
    return changed(canvas, by, "members", member._replace(state=REMOVED))


def _with(canvas: Canvas, member: Member, field: str, value: Any, today: date) -> Member:
    """Return a member with one field set from what was typed."""
    if field == "name":
        value = line(value, "member.unnamed")
        _refuse_twice(canvas, value, but=member.id)
    elif field == "kind":
        value = _kind(value)
    elif field == "relation":
        value = _relation(value)
    elif field == "size":
        value = _size(value)
    elif field == "holds":
        value = _holds(canvas, member, value)
        member = member._replace(kind=GROUP) if value else member
    elif field in _LINES:
        value = line(value)
    elif field in _FLAGS:
        value = flag(value, field)
    elif field in _DATES:
        value = dates.iso(str(value), today, "near")
    elif field == "granted_by":
        value = _granted_by(canvas, member, value)
    elif field == "follows":
        value = card_ids(canvas, value)
    else:
        raise Refused("network.no_such_field", field=field)
    return member._replace(**{field: value})


def _granted_by(canvas: Canvas, member: Member, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return parties.parse(canvas, value, keep=member.granted_by)
    return tuple(dict.fromkeys(value))


def _holds(canvas: Canvas, group: Member, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        refs = parties.parse(canvas, value, keep=group.holds)
    else:
        refs = tuple(dict.fromkeys(value))
    for member in map(canvas.members.get, map(parties.member_of, refs)):
        if member is not None and (member.kind == GROUP or member.id == group.id):
            raise Refused("member.group_in_group", name=member.name)
    return refs


def _size(typed: Any) -> int:
    words = str(typed).strip() or "0"
    if not words.isdecimal() or len(words) > _LONGEST_SIZE:
        raise Refused("member.not_a_number", text=words)
    return int(words)


def _kind(typed: Any) -> str:
    return choice(typed, KIND_WORDS, "member.kind_unknown")


def _relation(typed: Any) -> str:
    return choice(typed, RELATION_WORDS, "member.relation_unknown")


def _refuse_twice(canvas: Canvas, name: str, but: str = "") -> None:
    wanted = folded(name)
    asking = canvas.members.get(but)
    for member in canvas.members.values():
        if member.id == but or member.state == REMOVED or folded(member.name) != wanted:
            continue
        if asking and (member.conflict == but or asking.conflict == member.id):
            continue  # Two versions of one member, until someone chooses.
        if member.left:
            raise Refused("member.was_here", name=member.name, day=member.left)
        raise Refused("member.twice", name=member.name)


def _check_dates(member: Member) -> None:
    joined, left = dates.read(member.joined), dates.read(member.left)
    if joined and left and left < joined:
        raise Refused("member.left_first", joined=member.joined, day=member.left)
