"""Leaving, and what must not be left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.refusal import Refused

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def leave(screen: SheetScreen, key: str) -> None:
    """Close the canvas; everything is kept already."""
    screen.board_app.leave()


def suspend(screen: SheetScreen, key: str) -> None:
    """Back to the shell for a moment; ``fg`` returns."""
    screen.board_app.refuse_restricted()
    screen.app.action_suspend_process()


def unsaved_ways(screen: SheetScreen, key: str) -> None:
    """What can be done with changes that can't be kept."""
    if not screen.workshop.unsaved:
        raise Refused("unsaved.nothing")
    screen.board_app.goto("unsaved")
