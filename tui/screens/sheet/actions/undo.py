"""Taking back and doing again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def undo(screen: SheetScreen, key: str) -> None:
    """Take back this person's last change; what it was is said when it is done."""
    screen.board_app.refuse_read_only()
    screen.workshop.undo()


def redo(screen: SheetScreen, key: str) -> None:
    """Do again what was taken back last."""
    screen.board_app.refuse_read_only()
    screen.workshop.redo()
