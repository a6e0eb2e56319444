"""Choosing between two versions that two people made of one card, member, group, and so on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from board.commands import items
from board.meeting import Action, Decision, Group
from board.model import REMOVED, Card, Coalition, Member, Ref, Term
from board.refusal import Refused
from tui.kit.page import Page
from tui.kit.picker import Choice, pick

Version: TypeAlias = Card | Member | Coalition | Term | Decision | Action | Group

_OWN = frozenset({"id", "order", "state", "dots", "conflict", "author", "created", "changed"})
"""Fields that differ between versions without being what people disagree about."""


def choose(
    page: Page,
    ref: Ref,
    describe: Callable[[str, Version], str],
    name: str,
    then: Callable[[str], None] | None = None,
) -> None:
    """Offer theirs, mine or both, told by the fields that differ; what isn't chosen stays history.

    ``describe`` puts a field of a version in words; ``then`` gets the id of what stays in its
    place. Raises Refused where there is nothing to choose.
    """
    page.live.refuse_read_only()
    mine, theirs = _pair(page, ref)
    fields = [
        field
        for field in mine._fields
        if field not in _OWN and field != "extra" and getattr(mine, field) != getattr(theirs, field)
    ]

    def told(version: Version) -> str:
        return "  ·  ".join(describe(field, version) for field in fields) or name

    say = page.say
    choices = [
        Choice("theirs", say("conflict.theirs", text=told(theirs)), "1"),
        Choice("mine", say("conflict.mine", text=told(mine)), "2"),
        Choice("both", say("conflict.both_rows"), "3"),
    ]
    if ref.table == "groups":
        del choices[-1]  # The cards stand in one of the two: the other would be seen nowhere.
    copy = Ref(ref.table, mine.id)

    def taken(choice: str) -> None:
        page.do(
            "conflict.choose",
            lambda canvas, by: items.settle(canvas, by, copy, choice),
            subject=name,
        )
        if then is not None:
            then(theirs.id)

    pick(page, say("conflict.title"), choices, taken)


def _pair(page: Page, ref: Ref) -> tuple[Version, Version]:
    """Return mine and theirs, whichever of the two the cursor is on. Raises Refused."""
    all_of: dict[str, Version] = dict(getattr(page.canvas, ref.table))
    there = {id: one for id, one in all_of.items() if one.state != REMOVED}
    here = there.get(ref.id)
    if here is not None and here.conflict in there:
        return here, there[here.conflict]
    mine = next((one for one in there.values() if one.conflict == ref.id), None)
    if here is None or mine is None:
        raise Refused("conflict.none_here")
    return mine, here
