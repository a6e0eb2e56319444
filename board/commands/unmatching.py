"""Taking a name apart from the member it was taken for: there it stands for someone else."""

from collections.abc import Collection
from typing import Any

from board import parties
from board.commands.by import By
from board.commands.records import changed, found
from board.model import REMOVED, TABLES, Canvas, Ref
from board.name_row import listed, means_outside
from board.parties import Reading
from board.references import named_by, with_party
from board.refusal import Refused
from board.wording import folded


def named_in(canvas: Canvas, member_id: str) -> list[Ref]:
    """Return what names a member: coalitions, members, sessions, decisions and actions.

    In that order, and of each kind as they stand in a row.
    """
    ref = parties.member_ref(member_id)
    return [
        Ref(table, one.id)
        for table in TABLES
        for one in sorted(getattr(canvas, table).values(), key=_in_row)
        if ref in named_by(one) and one.state != REMOVED
    ]


def _in_row(one: Any) -> tuple[int, str, str]:
    """Sessions stand by number, all else by its order."""
    return getattr(one, "number", 0), getattr(one, "order", ""), one.id


def unmatch(
    canvas: Canvas, by: By, member_id: str, name: str, within: Collection[Ref] = ()
) -> Canvas:
    """Say that it isn't this member who is meant in some things, but someone else.

    ``name`` is one party, as typed (``parties.parse``): another member, someone from outside, or
    a name to be matched later, which it stays even where it could be short for this member.
    ``within`` is where; nothing is everywhere. Raises Refused for nobody, for several, for this
    very member, and where nothing of it names the member.
    """
    was, now = parties.member_ref(member_id), meant(canvas, member_id, name).ref
    there = [ref for ref in named_in(canvas, member_id) if not within or ref in within]
    if not there:
        raise Refused("party.not_named", name=canvas.members[member_id].name)
    for table, id in there:
        one: Any = with_party(getattr(canvas, table)[id], was, now)
        canvas = changed(canvas, by, table, one)
    return canvas


def meant(canvas: Canvas, member_id: str, name: str) -> Reading:
    """Return who is meant instead of a member, with the name. Raises Refused as ``unmatch``."""
    member = found(canvas.members, member_id, "member.unknown")
    readings = parties.understood(canvas, name)
    if not readings or means_outside(name):
        raise Refused("party.nobody_meant")
    if len(readings) > 1:
        raise Refused("party.one_only", names=listed(one.name for one in readings))
    typed, ref = readings[0]
    if parties.member_of(ref) != member_id:
        return readings[0]
    if folded(typed) in (folded(member.name), folded(parties.shown_name(canvas, member))):
        raise Refused("party.same", name=member.name)
    return Reading(typed, parties.name_ref(typed))
