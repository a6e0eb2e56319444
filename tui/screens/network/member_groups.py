"""What parties are to the network, which group they are in, and cards that are members already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from board import parties
from board.commands import members
from board.commands.by import By
from board.commands.turning import card_to_member
from board.doubles import doubles
from board.ids import new_id
from board.model import ACTIVE, GROUP, RELATIONS, Canvas, Member
from board.refusal import Refused
from board.text import subject, visible
from board.wording import by_alphabet
from tui.kit import readback
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.picker import Choice, pick
from tui.screens.network.member_actions import tell_unseen

if TYPE_CHECKING:
    from tui.screens.network.members import MembersPage

NEW = "*"
"""What is picked for a group that isn't there yet."""


def groups_of(canvas: Canvas, member: Member) -> list[Member]:
    """Return the groups a party is in, by alphabet."""
    ref = parties.member_ref(member.id)
    return [one for one in _groups(canvas) if ref in one.holds]


def shown(canvas: Canvas, member: Member) -> str:
    """Return the groups a party is in; of a group who is in it."""
    if member.kind == GROUP:
        return readback.named(canvas, parties.held(canvas, member))
    return "; ".join(visible(one.name) for one in groups_of(canvas, member))


@does("members.relation")
def set_relation(page: MembersPage) -> None:
    """Choose what these parties are to the network."""
    page.live.refuse_read_only()
    those = _those(page)
    now = those[0].relation
    choices = [
        Choice(one, page.say(f"member.relation.{one}"), page.say(f"member.relation.{one}.key"),
               one == now)
        for one in RELATIONS
    ]  # fmt: skip

    def taken(relation: str) -> None:
        def make(canvas: Canvas, by: By) -> Canvas:
            for one in those:
                canvas = members.set_member(canvas, by, one.id, relation=relation)
            return canvas

        page.do("member.relation", make, subject=_names(those))
        told = page.say(f"member.relation.{relation}")
        tell_unseen(page, [one.id for one in those], "relation", told)

    pick(page, page.say("members.pick_relation", name=visible(_names(those))), choices, taken)


@does("members.group")
def set_group(page: MembersPage) -> None:
    """Put these parties in a group or take them out; of a group itself: type who is in it."""
    page.live.refuse_read_only()
    those = _those(page)
    if len(those) == 1 and those[0].kind == GROUP:
        _type_held(page, those[0])
        return
    ids = [one.id for one in those]
    refs = [parties.member_ref(id) for id in ids]
    choices = [
        Choice(one.id, visible(parties.shown_name(page.canvas, one)), "", {*refs} <= {*one.holds})
        for one in _groups(page.canvas)
    ]
    choices.append(Choice(NEW, page.say("members.new_group")))
    name = visible(_names(those))

    def taken(id: str) -> None:
        if id == NEW:
            ask(page, page.say("members.ask_group", name=name), lambda text: _make(page, text, ids))
        else:
            _toggle(page, id, ids)

    pick(page, page.say("members.pick_group", name=name), choices, taken)


@does("members.doubles")
def join_doubles(page: MembersPage) -> None:
    """Make cards that name a member that member: one change, which one undo takes back.

    Raises Refused where there is none, or where each has a longer text that a member can't hold.
    """
    found = [page.canvas.cards[one.card] for one in doubles(page.canvas)]
    if not found:
        raise Refused("members.no_doubles")
    bare = [card for card in found if not card.body] or found

    def make(canvas: Canvas, by: By) -> Canvas:
        for card in bare:
            canvas = card_to_member(canvas, by, card.id)
        return canvas

    page.do("card.member", make, subject=subject(bare[0].text, len(bare) - 1))
    page.tell(page.say("members.joined", n=len(bare), name=visible(bare[0].text)))


def _type_held(page: MembersPage, group: Member) -> None:
    def saved(text: str) -> None:
        page.do(
            "member.group",
            lambda canvas, by: members.set_member(canvas, by, group.id, holds=text),
            subject=group.name,
        )
        _tell_group(page, [group.id])

    def echo(text: str) -> str:
        return readback.party_names(page.say, page.canvas, text)

    question = page.say("members.ask_held", name=visible(group.name))
    typed = parties.typed(page.canvas, group.holds, page.say.language)
    ask(page, question, saved, typed, understood=echo)


def _tell_group(page: MembersPage, ids: Sequence[str]) -> None:
    """Say in which group members are now; of a group who is in it."""
    value = shown(page.canvas, page.canvas.members[ids[0]])
    tell_unseen(page, ids, "group", value or page.say("members.in_no_group"))


def _toggle(page: MembersPage, group_id: str, ids: Sequence[str]) -> None:
    """Take parties out of a group where all of them are in it, else put them in."""
    wanted = [parties.member_ref(id) for id in ids]

    def make(canvas: Canvas, by: By) -> Canvas:
        holds = canvas.members[group_id].holds
        if {*wanted} <= {*holds}:
            now = tuple(one for one in holds if one not in wanted)
        else:
            now = tuple(dict.fromkeys((*holds, *wanted)))
        return members.set_member(canvas, by, group_id, holds=now)

    page.do("member.group", make, subject=page.canvas.members[group_id].name)
    _tell_group(page, ids)


def _make(page: MembersPage, name: str, ids: Sequence[str]) -> None:
    id, refs = new_id(), tuple(parties.member_ref(one) for one in ids)

    def make(canvas: Canvas, by: By) -> Canvas:
        canvas = members.add_member(canvas, by, name, kind=GROUP, id=id)
        return members.set_member(canvas, by, id, holds=refs)

    page.do("member.group", make, subject=name.strip())
    _tell_group(page, ids)


def _groups(canvas: Canvas) -> list[Member]:
    rows = [one for one in canvas.members.values() if one.state == ACTIVE and one.kind == GROUP]
    return sorted(rows, key=lambda one: (by_alphabet(one.name), one.id))


def _those(page: MembersPage) -> list[Member]:
    known = page.canvas.members
    those = [known[row] for row in page.table.some() if row in known]
    if not those:
        raise Refused("grid.nothing")
    return those


def _names(those: list[Member]) -> str:
    return subject(those[0].name, len(those) - 1)
