"""How the sheet is looked at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tui.kit.dispatch import does
from tui.view.page_frame import Said
from tui.view.signs import CAME, CHANGED
from tui.view.state import BLOCK, SECTION, SHEET

if TYPE_CHECKING:
    from board.comparison import Point
    from tui.live.live import Live
    from tui.screens.sheet.sheet_page import SheetPage


@does("view.zoom")
def zoom(page: SheetPage) -> None:
    """From the sheet to the block, to the section, and back."""
    place = page.canvas.template.place(page.place)
    levels = [SHEET, BLOCK]
    if place is not None and place.block.sections:
        levels.append(SECTION)
    here = levels.index(page.state.zoom) if page.state.zoom in levels else 0
    page.state = page.state._replace(zoom=levels[(here + 1) % len(levels)])


@does("view.card")
def show_card(page: SheetPage) -> None:
    """Show the card under the cursor whole, whatever the size of the screen."""
    from tui.screens.sheet.card_page import CardPage

    page.app.push_screen(CardPage(page))


@does("view.since")
def since(page: SheetPage) -> None:
    """Show what changed since the last session that was closed, or no longer."""
    scene = page.scene
    if scene.then is not None:
        scene.then = None
        return
    scene.then = last_closing(page.live)
    found = scene.since
    assert found is not None
    signs = [*found.signs.values()]
    counts = {
        "new": signs.count(CAME),
        "changed": signs.count(CHANGED),
        "gone": sum(map(len, found.gone.values())),
    }
    said = [page.say(f"sheet.since.{key}", n=n) for key, n in counts.items() if n]
    about = ", ".join(said) or page.say("sheet.since.nothing")
    page.said = Said(page.say("sheet.since.told", when=found.name, what=about))


def last_closing(live: Live) -> Point:
    """Return the canvas as the last session that was closed left it. Raises Refused, StoreError."""
    from tui.live.moments import Moments

    file = live.library.open(live.workshop.file.name)
    return Moments(file, live.workshop.canvas, live.workshop.rev, date.today()).usual()


@does("view.back")
def back(page: SheetPage) -> None:
    """Let go, one thing at a time: marks, matches, zoom, what changed."""
    state = page.state
    if state.marked:
        page.state = state._replace(marked=frozenset())
    elif state.matches:
        page.state = state._replace(matches=frozenset())
    elif state.zoom == SHEET and page.scene.then is not None:
        page.scene.then = None
    else:
        page.state = state._replace(zoom=SHEET)


@does("goto.sheet")
def whole(page: SheetPage) -> None:
    """To the whole sheet."""
    page.held = ""
    page.state = page.state._replace(zoom=SHEET)
