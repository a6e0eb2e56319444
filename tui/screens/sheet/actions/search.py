"""Searching as one types: matches light up on the sheet, n and N go from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.refusal import Refused
from board.search import search
from tui.keys.keymap import key_name
from tui.screens.sheet.searching import Searching
from tui.view.travel import all_cursors

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def search_start(screen: SheetScreen, key: str) -> None:
    """Ask what to look for; matches light up while typing."""
    Searching(screen).open()


def search_next(screen: SheetScreen, key: str) -> None:
    """To the next match."""
    _go(screen, +1)


def search_previous(screen: SheetScreen, key: str) -> None:
    """To the match before."""
    _go(screen, -1)


def _go(screen: SheetScreen, by: int) -> None:
    if not screen.query_text and not screen.state.matches:
        raise Refused("search.nothing_yet", search=key_name(screen.keymap.first("search.start")))
    if screen.query_text:
        matches = frozenset(search(screen.canvas, screen.query_text))
        screen.state = screen.state._replace(matches=matches)
    found = [
        cursor
        for cursor in all_cursors(screen.builder, screen.state)
        if cursor.ref in screen.state.matches
    ]
    if not found:
        screen.scene.said = screen.say("search.none", text=screen.query_text)
        return
    cursors = all_cursors(screen.builder, screen.state)
    order = {cursor: position for position, cursor in enumerate(cursors)}
    here = order.get(screen.state.cursor, -1)
    if by > 0:
        target = next((cursor for cursor in found if order[cursor] > here), found[0])
    else:
        target = next((cursor for cursor in reversed(found) if order[cursor] < here), found[-1])
    screen.select(target)
    screen.scene.said = screen.say(
        "search.at", n=found.index(target) + 1, total=len(found), text=screen.query_text
    )
