"""Saying what a name that was typed fast stands for, and in which part a party is."""

from board import parties
from board.commands.by import By
from board.commands.coalitions import match_party, replace_names, set_coalition
from board.commands.members import add_member, set_member
from board.commands.records import found, fresh_id
from board.matrix import Part
from board.model import REMOVED, Canvas, Coalition
from board.name_row import means_outside
from board.refusal import Refused
from board.wording import folded


def name_outside(canvas: Canvas, by: By, name: str) -> Canvas:
    """Say that a name, wherever it waits for a member, is a party from outside (article, B5).

    It keeps the spelling it was first used in. Raises Refused where nothing names it.
    """
    spelled = {folded(one): one for one in reversed(parties.unmatched(canvas))}
    ref = parties.outside_ref(spelled.get(folded(name), name))
    before = canvas
    for coalition in before.coalitions.values():
        if coalition.state == REMOVED:
            continue
        core = parties.replaced(coalition.core, [name], ref, outside=False)
        others = parties.replaced(coalition.others, [name], ref, outside=False)
        if (core, others) != (coalition.core, coalition.others):
            others = tuple(one for one in others if one not in core)
            canvas = set_coalition(canvas, by, coalition.id, others=others, core=core)
    for member in before.members.values():
        granted = parties.replaced(member.granted_by, [name], ref, outside=False)
        if granted != member.granted_by:
            canvas = set_member(canvas, by, member.id, granted_by=granted)
    if canvas is before:
        raise Refused("party.unknown", name=name)
    return canvas


def match_to(canvas: Canvas, by: By, name: str, who: str) -> Canvas:
    """Say who a name is, as typed: a member, by name or id, or *van buiten* in either language.

    A member with such a name wins. Raises Refused where nothing names it, or where ``who`` is
    nobody: the mere start of a name is not enough.
    """
    member = who if who in canvas.members else parties.member_of(parties.match(canvas, who))
    if member:
        return match_party(canvas, by, name, member)
    if means_outside(who):
        return name_outside(canvas, by, name)
    raise Refused("party.nobody", name=who)


def name_member(canvas: Canvas, by: By, name: str, *, id: str = "") -> Canvas:
    """Make a member of a name, and say that it is this member wherever the name is used.

    Raises Refused where another member has the name.
    """
    id = fresh_id(canvas, id)
    return replace_names(add_member(canvas, by, name, id=id), by, [name], id, outside=True)


def set_part(canvas: Canvas, by: By, coalition_id: str, ref: str, part: Part) -> Canvas:
    """Put a party in a part of a coalition: ``core``, ``other``, or none at all.

    A name in another spelling is the same party. Raises Refused for an unknown coalition.
    """
    coalition = found(canvas.coalitions, coalition_id, "coalition.unknown")
    if part_of(coalition, ref) == part:
        return canvas
    core = tuple(one for one in coalition.core if not same_party(one, ref))
    others = tuple(one for one in coalition.others if not same_party(one, ref))
    if part == "core":
        core += (ref,)
    elif part == "other":
        others += (ref,)
    return set_coalition(canvas, by, coalition_id, core=core, others=others)


def part_of(coalition: Coalition, ref: str) -> Part:
    """Return the part a party has in a coalition."""
    if any(same_party(one, ref) for one in coalition.core):
        return "core"
    return "other" if any(same_party(one, ref) for one in coalition.others) else ""


def same_party(one: str, other: str) -> bool:
    """Tell whether two references mean the same party."""
    if one == other:
        return True
    (kind, value), (kind_too, value_too) = parties.party(one), parties.party(other)
    return kind == kind_too != parties.MEMBER and folded(value) == folded(value_too)
