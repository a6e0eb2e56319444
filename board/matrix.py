"""Who takes part where: members against coalitions.

Doing everything together paralyses, yet what carries identity asks for everyone (article, Par2
§2): so the matrix shows who is in none, who is in all, and what belongs to all.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from board import parties
from board.model import ACTIVE, TAKES_PART, Canvas, Coalition, Member
from board.people import counted, has_left, ids_within, is_copy, is_in, taking_part

Part = Literal["core", "other", ""]

UNDER_WAY = ("idea", "active")
"""The coalitions a matrix is about unless asked otherwise: those still to come or going on."""


class Row(NamedTuple):
    """One party and its part in each coalition, in the order of the columns."""

    member: Member
    name: str
    """As it is shown: a group's with its number."""
    parts: tuple[Part, ...]
    """What it is named as itself."""
    there: tuple[bool, ...]
    """Whether it takes part: named itself, through its group, or as a group of which all are."""
    left: bool
    """Has left, but is still named somewhere."""
    counts: bool
    """Is a member and counts as one: whoever is in a group counts with that."""
    touched: tuple[bool, ...]
    """Whether it takes part or, of a group, anyone in it does."""

    @property
    def takes_part_in(self) -> int:
        """In how many coalitions the party takes part; once in each, however often it is named."""
        return sum(self.there)


class Column(NamedTuple):
    """One coalition and who takes part without being a member."""

    coalition: Coalition
    outsiders: tuple[str, ...]
    unmatched: tuple[str, ...]


class Matrix(NamedTuple):
    """Members against coalitions on a day."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]

    @property
    def in_none(self) -> tuple[Row, ...]:
        """Members who take part in nothing; nobody, where there is nothing to take part in."""
        return tuple(row for row in self._counted if self.columns and not any(row.touched))

    @property
    def in_all(self) -> tuple[Row, ...]:
        """Members who take part in everything; with one coalition that says nothing."""
        whole = len(self.columns)
        return tuple(row for row in self._counted if whole > 1 and row.takes_part_in == whole)

    @property
    def _counted(self) -> list[Row]:
        return [row for row in self.rows if row.counts]

    def part(self, member_id: str, coalition_id: str) -> Part:
        """Return a member's part in a coalition; none where either is not in the matrix."""
        for at, column in enumerate(self.columns):
            if column.coalition.id == coalition_id:
                rows = (row for row in self.rows if row.member.id == member_id)
                return next((row.parts[at] for row in rows), "")
        return ""


def matrix(canvas: Canvas, on: date | None = None, progress: tuple[str, ...] = UNDER_WAY) -> Matrix:
    """Return the matrix of a day: its members, and whoever left or is no member but is named.

    Coalitions are those in one of the states of ``progress``, in their order.
    """
    coalitions = sorted(
        (
            one
            for one in canvas.coalitions.values()
            if one.state == ACTIVE and one.progress in progress
        ),
        key=lambda one: (one.order, one.id),
    )
    part: list[Mapping[str, Part]] = [_parts(one) for one in coalitions]
    there = [taking_part(canvas, (*one.core, *one.others)) for one in coalitions]
    counting = {one.id for one in counted(canvas, on)}
    rows: list[Row] = []
    for member in sorted(canvas.members.values(), key=lambda one: (one.order, one.id)):
        if member.state != ACTIVE or is_copy(canvas, member):
            continue
        parts: tuple[Part, ...] = tuple(column.get(member.id, "") for column in part)
        left = bool(member.left) if on is None else has_left(member, on)
        if is_in(member, on) or (any(parts) and (left or member.relation != TAKES_PART)):
            own = tuple(member.id in ids for ids in there)
            within = ids_within(canvas, member)
            touched = tuple(
                mine or not within.isdisjoint(ids) for mine, ids in zip(own, there, strict=True)
            )
            rows.append(
                Row(
                    member,
                    parties.shown_name(canvas, member),
                    parts,
                    own,
                    left,
                    member.id in counting,
                    touched,
                )
            )
    return Matrix(tuple(rows), tuple(_column(one) for one in coalitions))


def _parts(coalition: Coalition) -> Mapping[str, Part]:
    """Return the part of every member in a coalition, by id."""
    found: dict[str, Part] = {}
    for ref in coalition.others:
        found[parties.member_of(ref)] = "other"
    for ref in coalition.core:
        found[parties.member_of(ref)] = "core"
    return found


def _column(coalition: Coalition) -> Column:
    found = [parties.party(ref) for ref in (*coalition.core, *coalition.others)]
    return Column(
        coalition,
        tuple(value for kind, value in found if kind == parties.OUTSIDE),
        tuple(value for kind, value in found if kind == parties.NAME),
    )
