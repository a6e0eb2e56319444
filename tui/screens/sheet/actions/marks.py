"""Marking several things, and putting dots on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import items
from board.refusal import Refused
from tui.screens.sheet.actions.go import here

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def mark_toggle(screen: SheetScreen, key: str) -> None:
    """Mark this card, or take its mark away, and go to the next."""
    ref = screen.state.cursor.ref
    if ref is None:
        raise Refused("card.none_here")
    screen.state = screen.state._replace(marked=screen.state.marked ^ {ref})


def mark_section(screen: SheetScreen, key: str) -> None:
    """Mark all in this section; once all are marked: none."""
    refs = frozenset(cursor.ref for cursor in here(screen) if cursor.ref is not None)
    if not refs:
        raise Refused("card.none_here")
    marked = screen.state.marked
    marked = marked - refs if refs <= marked else marked | refs
    screen.state = screen.state._replace(marked=marked)


def dot_more(screen: SheetScreen, key: str) -> None:
    """One dot more."""
    _dots(screen, +1)


def dot_fewer(screen: SheetScreen, key: str) -> None:
    """One dot fewer."""
    _dots(screen, -1)


def _dots(screen: SheetScreen, by_how_many: int) -> None:
    refs = screen.targets()
    if not refs:
        raise Refused("card.none_here")
    command = "dot.more" if by_how_many > 0 else "dot.fewer"
    screen.do(command, lambda canvas, by: items.add_dots(canvas, by, refs, by_how_many))
