"""Searching as one types: matches light up on the sheet, n and N go from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.refusal import Refused
from tui.keys.keymap import key_name
from tui.kit.dispatch import does
from tui.screens.sheet.inputs import SearchInput
from tui.view.finding import lit
from tui.view.travel import all_cursors

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage


@does("search.start")
def ask(page: SheetPage) -> None:
    """Ask what to look for; matches light up while typing."""
    SearchInput(page).open()


@does("search.next", "search.previous")
def go(page: SheetPage) -> None:
    """To the next match, or the one before, round the sheet."""
    text, scene = page.searched, page.scene
    if not text and not page.state.matches:
        key = key_name(page.live.keymap.first("search.start"))
        raise Refused("search.nothing_yet", search=key)
    if text:
        page.state = page.state._replace(matches=lit(page.canvas, text, page.state.folded))
    cursors = all_cursors(scene.builder, page.state)
    found = [at for at, cursor in enumerate(cursors) if cursor.ref in page.state.matches]
    if not found:
        page.tell(page.say("search.none", text=text))
        return
    here = cursors.index(page.state.cursor) if page.state.cursor in cursors else -1
    if page.action == "search.next":
        target = next((at for at in found if at > here), found[0])
    else:
        target = next((at for at in reversed(found) if at < here), found[-1])
    scene.select(cursors[target])
    n = found.index(target) + 1
    page.tell(page.say("search.at", n=n, total=len(found), text=text))
