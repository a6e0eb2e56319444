"""Leaving, and what must not be left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.refusal import Refused
from tui.kit.dispatch import does
from tui.kit.picker import Choice, pick

if TYPE_CHECKING:
    from store.canvas import Setback
    from tui.screens.sheet.sheet_page import SheetPage


@does("leave")
def leave(page: SheetPage) -> None:
    """Close the canvas; everything is kept already."""
    page.host.leave()


@does("unsaved.ways")
def offer_ways(page: SheetPage) -> None:
    """What can be done with changes that can't be kept, or with a newer version that was."""
    workshop = page.live.workshop
    if workshop.unsaved:
        page.host.goto("unsaved")
    elif workshop.setback is not None:
        _newer(page, workshop.setback)
    else:
        raise Refused("unsaved.nothing")


def _newer(page: SheetPage, setback: Setback) -> None:
    """Ask whether a newer version comes back, that an older one took the place of."""
    if setback.backup is None:
        raise Refused("setback.lost", found=setback.found, known=setback.known)
    page.live.refuse_read_only()
    say, workshop = page.say, page.live.workshop
    ways = {"merge": workshop.bring_back, "leave": workshop.let_setback_be}
    choices = [Choice(way, say(f"setback.{way}"), say(f"setback.{way}.key")) for way in ways]
    title = say("setback.title", found=setback.found, known=setback.known)
    pick(page, title, choices, lambda way: ways[way]())
