"""Help for where you are, and the palette of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def help_here(screen: SheetScreen, key: str) -> None:
    """What this block is about, and the keys that work here."""
    from tui.kit.help_page import HelpPage

    screen.app.push_screen(HelpPage(screen, lambda: screen.keymap.entries("sheet")))


def palette(screen: SheetScreen, key: str) -> None:
    """Find an action by its name."""
    screen.board_app.goto("palette")
