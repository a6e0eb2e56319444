"""Noting actions and decisions of what is under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from board import agreements
from board.hidden import is_hidden
from board.model import Card, Coalition, Member
from board.text import visible
from tui.kit.dispatch import does
from tui.kit.noting import note_action, note_decision
from tui.kit.picker import Choice, pick
from tui.view.index import Thing, thing_at, title_of

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage


@does("action.add")
def add_action(page: SheetPage) -> None:
    """Note who does what, and when: of the card or coalition under the cursor, or of nothing.

    On a member it is theirs.
    """
    fields: dict[str, Any] = {}
    things = [thing_at(page.canvas, ref) for ref in page.scene.targets()]
    if cards := [one.id for one in things if one and not isinstance(one, Coalition | Member)]:
        fields["cards"] = cards
    if coalition := next((one.id for one in things if isinstance(one, Coalition)), ""):
        fields["coalition"] = coalition
    owner = next((one.name for one in things if isinstance(one, Member)), "")
    note_action(page, owner=owner, **fields)


@does("decision.add")
def add_decision(page: SheetPage) -> None:
    """Note what was decided about the card under the cursor, or about nothing in particular.

    Where something was decided about it before, that is offered as well.
    """
    things = [thing_at(page.canvas, ref) for ref in page.scene.targets()]
    about = [one for one in things if one and not isinstance(one, Member)]
    ids = [one.id for one in about]
    known = {one.id: one for id in ids for one in agreements.tied(page.canvas, id)[0]}

    def opened(id: str) -> None:
        page.host.goto("decision", id)

    def chosen(id: str) -> None:
        if id:
            opened(id)
        else:
            one = about[0] if len(about) == 1 and not known else None
            text = title_of(one) if one and not _is_hidden(page, one) else ""
            note_decision(page, opened, text=text, cards=ids)

    if not known:
        chosen("")
        return
    page.live.refuse_read_only()
    choices = [
        Choice(one.id, visible(one.text), str(at)) for at, one in enumerate(known.values(), 1)
    ]
    choices.append(Choice("", page.say("decision.new"), "0"))
    pick(page, page.say("decision.which"), choices, chosen)


def _is_hidden(page: SheetPage, one: Thing) -> bool:
    """Tell whether a thing is a card of which the text isn't shown yet."""
    return isinstance(one, Card) and is_hidden(page.canvas, one)
