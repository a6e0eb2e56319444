"""Who is a member on a day.

A member is in from ``joined`` (always, where no date was noted) until ``left``; on the day of
leaving a member is out.
"""

from datetime import date

from board import dates
from board.model import ACTIVE, Canvas, Member


def is_in(member: Member, on: date | None = None) -> bool:
    """Tell whether a member takes part on a day; without a day, whether it never left."""
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
    """Return the members on a day, in their order.

    The other version of a member in conflict is not another member.
    """
    row = [one for one in canvas.members.values() if is_in(one, on) and not is_copy(canvas, one)]
    return sorted(row, key=lambda one: (one.order, one.id))


def is_copy(canvas: Canvas, member: Member) -> bool:
    """Tell whether this is the other version of a member that is still there (a conflict)."""
    original = canvas.members.get(member.conflict) if member.conflict else None
    return original is not None and original.state == ACTIVE
