"""How the sheet is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.view.state import BLOCK, SECTION, SHEET

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def view_zoom(screen: SheetScreen, key: str) -> None:
    """From the sheet to the block, to the section, and back."""
    place = screen.canvas.template.place(screen.place)
    levels = [SHEET, BLOCK]
    if place is not None and place.block.sections:
        levels.append(SECTION)
    here = levels.index(screen.state.zoom) if screen.state.zoom in levels else 0
    screen.state = screen.state._replace(zoom=levels[(here + 1) % len(levels)])


def view_back(screen: SheetScreen, key: str) -> None:
    """Let go, one thing at a time: marks, matches, zoom."""
    state = screen.state
    if state.marked:
        screen.state = state._replace(marked=frozenset())
    elif state.matches:
        screen.state = state._replace(matches=frozenset())
    elif state.zoom != SHEET:
        screen.state = state._replace(zoom=SHEET)


def view_theme(screen: SheetScreen, key: str) -> None:
    """On to the next theme."""
    name = screen.board_app.next_theme()
    screen.scene.said = screen.say("view.theme_is", name=screen.say(f"theme.{name}"))


def view_language(screen: SheetScreen, key: str) -> None:
    """To the other language of the interface; the canvas keeps its own."""
    screen.board_app.next_language()
    screen.scene.said = screen.say("view.language_is")
