"""Who is a member on a day, and who counts as one.

A member is a party that takes part in the network: from ``joined`` (always, where no date was
noted) until ``left``; on the day of leaving a member is out. Parties of another relation
(intended, stakeholder, funder, outside) are on the canvas but are no members.

A group counts once. Whoever is in it counts with it, also when taking part directly as well.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from board import dates, parties
from board.model import ACTIVE, GROUP, TAKES_PART, Canvas, Member
from board.states import is_other_version


def is_in(member: Member, on: date | None = None) -> bool:
    """Tell whether a party is a member on a day; without a day, whether it is and never left."""
    return member.relation == TAKES_PART and is_here(member, on)


def is_here(member: Member, on: date | None = None) -> bool:
    """Tell the same of a party of any relation."""
    if member.state != ACTIVE:
        return False
    if on is None:
        return not member.left
    joined = dates.read(member.joined)
    return (joined is None or joined <= on) and not has_left(member, on)


def has_left(member: Member, on: date) -> bool:
    """Tell whether a member left on or before a day."""
    left = dates.read(member.left)
    return left is not None and left <= on


def active_members(canvas: Canvas, on: date | None = None) -> list[Member]:
    """Return the members on a day, in their order; those within a group among them.

    The other version of a member in conflict is not another member.
    """
    return [one for one in related(canvas, on) if one.relation == TAKES_PART]


def not_left(canvas: Canvas, on: date) -> list[Member]:
    """Return the members who didn't leave by a day, in their order; whoever will join among them.

    Whoever is to leave later still takes part.
    """
    row = [
        one
        for one in canvas.members.values()
        if one.relation == TAKES_PART
        and one.state == ACTIVE
        and not has_left(one, on)
        and not is_copy(canvas, one)
    ]
    return sorted(row, key=lambda one: (one.order, one.id))


def related(canvas: Canvas, on: date | None = None) -> list[Member]:
    """Return the parties of any relation on a day, in their order."""
    row = [one for one in canvas.members.values() if is_here(one, on) and not is_copy(canvas, one)]
    return sorted(row, key=lambda one: (one.order, one.id))


def counted(canvas: Canvas, on: date | None = None) -> list[Member]:
    """Return the members that count: each group once, and nobody besides the group they are in."""
    return once(canvas, active_members(canvas, on))


def once(canvas: Canvas, here: Sequence[Member]) -> list[Member]:
    """Return of some members those that count, as ``counted`` does."""
    within = {id for one in here for id in ids_within(canvas, one)}
    return [one for one in here if one.id not in within]


def ids_within(canvas: Canvas, group: Member) -> set[str]:
    """Return the ids of the parties in a group; who is only named there has none.

    A group in a group, such as a party that became one while it was in another, counts by itself.
    """
    within = map(canvas.members.get, map(parties.member_of, parties.held(canvas, group)))
    return {one.id for one in within if one is not None and one.kind != GROUP}


def taking_part(canvas: Canvas, refs: Iterable[str]) -> set[str]:
    """Return the ids of the parties that take part where references name them.

    Directly, through a group that is named, or as a group of which everyone is named.
    """
    found = {id for id in map(parties.member_of, refs) if id in canvas.members}
    groups = [one for one in canvas.members.values() if one.kind == GROUP]
    for group in groups:
        if group.id in found:
            found |= ids_within(canvas, group)
    for group in groups:
        within = ids_within(canvas, group)
        if within and within <= found and len(within) == parties.number(canvas, group):
            found.add(group.id)
    return found


def is_copy(canvas: Canvas, member: Member) -> bool:
    """Tell whether this is the other version of a member that is still there (a conflict)."""
    return is_other_version(canvas.members, member)
