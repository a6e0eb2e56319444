"""What a click does: the line of keys does what it says, the rest puts the cursor there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keys.keymap import key_name
from tui.kit import dispatch
from tui.view import bars

if TYPE_CHECKING:
    from tui.kit.page import Page
    from tui.widgets.lines import Lines


def click(page: Page, event: Lines.Clicked) -> None:
    """Do what the key says that lies there, or go to what does; twice opens it."""
    lines = page.lines.lines if page.lines is not None else ()
    name = bars.key_at(lines[event.y], event.x) if event.y < len(lines) else ""
    if name:
        _press(page, name)
    elif page.input is None and page.clicked(event.x, event.y):
        opens = dispatch.action_of(page, "enter", None) if event.twice else None
        if opens is not None and not page.held:
            page.perform(opens, "enter")
        else:
            page.tell("")


def _press(page: Page, name: str) -> None:
    """Do what the key with this name does now."""
    if page.input is not None:
        page.input.press(name)
        return
    held = page.live.keymap.entries(page.held)
    for entry in held if page.held else dispatch.in_force(page):
        for key in entry.keys:
            if key_name(key) == name:
                page.perform(entry.id, key)
                return
