"""Taking text out: to the clipboard, or through the export preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def share_copy(screen: SheetScreen, key: str) -> None:
    """Copy what is marked or under the cursor; a menu offers section, block and canvas."""
    screen.board_app.goto("copy")


def share_export(screen: SheetScreen, key: str) -> None:
    """Choose a page, see it, and let it leave."""
    screen.scene.said = screen.board_app.live.guide.done("share.export", screen.say)
    screen.board_app.goto("export")
