"""Marking several things, and putting dots on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import items
from board.refusal import Refused
from tui.kit.dispatch import does
from tui.screens.sheet.actions.cards import name_of
from tui.screens.sheet.actions.go import here

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage


@does("mark.toggle")
def mark(page: SheetPage) -> None:
    """Mark this card, or take its mark away, and step on to the next one here."""
    ref = page.state.cursor.ref
    if ref is None:
        raise Refused("card.none_here")
    page.state = page.state._replace(marked=page.state.marked ^ {ref})
    cursors = [cursor for cursor in here(page) if cursor.ref is not None]
    at = next((at for at, cursor in enumerate(cursors) if cursor.ref == ref), len(cursors))
    if at + 1 < len(cursors):
        page.scene.select(cursors[at + 1])


@does("mark.section")
def mark_section(page: SheetPage) -> None:
    """Mark all in this section; once all are marked: none."""
    found = (cursor.ref for cursor in here(page))
    refs = frozenset(ref for ref in found if ref is not None and ref.table != "groups")
    if not refs:
        raise Refused("card.none_here")
    marked = page.state.marked
    page.state = page.state._replace(marked=marked - refs if refs <= marked else marked | refs)


@does("dot.more", "dot.fewer")
def put_dots(page: SheetPage) -> None:
    """One dot more, or one fewer."""
    refs = page.scene.targets()
    if not refs:
        raise Refused("card.none_here")
    by_one = 1 if page.action == "dot.more" else -1
    page.do(
        page.action,
        lambda canvas, by: items.add_dots(canvas, by, refs, by_one),
        subject=name_of(page, refs),
    )
