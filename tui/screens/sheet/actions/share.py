"""Taking text out of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.kit.dispatch import does

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage


@does("share.copy")
def copy(page: SheetPage) -> None:
    """Copy what is marked or under the cursor; a menu offers section, block and canvas."""
    page.host.goto("copy")
