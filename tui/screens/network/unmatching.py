"""Taking a name apart from the member it was taken for, in a coalition or wherever it stands."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from board import parties
from board.commands.unmatching import named_in, unmatch
from board.model import Ref
from board.refusal import Refused
from board.text import visible
from tui.kit import readback
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.page import Page
from tui.kit.picker import Choice
from tui.kit.several import pick_several
from tui.view.mentions import titled

if TYPE_CHECKING:
    from tui.screens.network.coalition_table import CoalitionTable
    from tui.screens.network.members import MembersPage


@does("matrix.unmatch")
def in_coalition(page: CoalitionTable) -> None:
    """Say who takes part in this coalition instead of this member."""
    page.live.refuse_read_only()
    coalition = page.chosen_coalition()
    member = parties.member_of(page.table.row_id)
    if not member:
        raise Refused("unmatch.no_member")
    where = Ref("coalitions", coalition.id)
    if where not in named_in(page.canvas, member):
        raise Refused("party.not_named", name=page.canvas.members[member].name)
    _ask(page, member, [where], visible(coalition.title))


@does("members.unmatch")
def of_member(page: MembersPage) -> None:
    """Choose where it isn't this member who is meant, and say who is."""
    page.live.refuse_read_only()
    member = page.canvas.members.get(page.table.row_id)
    if member is None:
        raise Refused("grid.nothing")
    canvas, say, id = page.canvas, page.say, member.id
    there = {str(at): ref for at, ref in enumerate(named_in(canvas, id))}
    if not there:
        raise Refused("party.not_named", name=member.name)
    names = {key: titled(canvas, ref, say) for key, ref in there.items()}
    if len(there) == 1:
        _ask(page, id, [*there.values()], *names.values())
        return
    choices = [
        Choice(key, f"{say(f'unmatch.in.{there[key].table}')}: {name}")
        for key, name in names.items()
    ]
    title = say("unmatch.where", name=visible(member.name))
    pick_several(
        page,
        title,
        choices,
        lambda switched: _ask(
            page, id, [there[key] for key in switched.on], *(names[key] for key in switched.on)
        ),
    )


def _ask(page: Page, member: str, within: Collection[Ref], *where: str) -> None:
    """Ask who it is in these things, if it isn't the member."""
    known = visible(page.canvas.members[member].name)

    def keep(text: str) -> None:
        page.do(
            "party.unmatch",
            lambda canvas, by: unmatch(canvas, by, member, text, within),
            subject=known,
        )
        page.tell(page.say("unmatch.done", name=visible(text.strip()), member=known))

    question = page.say("unmatch.ask", name=known, where="; ".join(where))
    echo = lambda text: readback.party_names(page.say, page.canvas, text)  # noqa: E731
    ask(page, question, keep, understood=echo)
