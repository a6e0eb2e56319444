"""Presenting what is marked, the group under the cursor, or this section, card by card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.groups import cards_of
from board.model import Ref
from board.queries import by_home, home, ref_of
from board.refusal import Refused
from tui.kit.dispatch import does

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage

_SHOWN = ("cards", "coalitions")


@does("present.start")
def start(page: SheetPage) -> None:
    """Show one card large in the middle, and the next with an arrow."""
    cursor = page.state.cursor.ref
    if page.state.marked:
        refs = list(page.scene.targets())
    elif page.scene.on_heading and cursor is not None:
        refs = [cursor]
    else:
        row = by_home(page.canvas)[home(page.canvas.template, page.place)]
        refs = [ref_of(one) for one in row]
    found = [one for ref in refs for one in _expanded(page, ref) if one.table in _SHOWN]
    if not found:
        raise Refused("present.nothing")
    page.host.goto("present", found, cursor)


def _expanded(page: SheetPage, ref: Ref) -> list[Ref]:
    if ref.table != "groups":
        return [ref]
    return [Ref("cards", card.id) for card in cards_of(page.canvas, ref.id)]
