"""Leaving, and what must not be left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.refusal import Refused
from tui.kit.picker import Choice, Picker

if TYPE_CHECKING:
    from store.canvas import Setback
    from tui.screens.sheet.screen import SheetScreen


def leave(screen: SheetScreen, key: str) -> None:
    """Close the canvas; everything is kept already."""
    screen.board_app.leave()


def suspend(screen: SheetScreen, key: str) -> None:
    """Back to the shell for a moment; ``fg`` returns."""
    screen.board_app.refuse_restricted()
    screen.app.action_suspend_process()


def unsaved_ways(screen: SheetScreen, key: str) -> None:
    """What can be done with changes that can't be kept, or with a newer version that was."""
    if screen.workshop.unsaved:
        screen.board_app.goto("unsaved")
    elif screen.workshop.setback is not None:
        _newer(screen, screen.workshop.setback)
    else:
        raise Refused("unsaved.nothing")


def _newer(screen: SheetScreen, setback: Setback) -> None:
    """Ask whether a newer version comes back, that an older one took the place of."""
    if setback.backup is None:
        raise Refused("setback.lost", found=setback.found, known=setback.known)
    screen.board_app.refuse_read_only()
    say = screen.say
    choices = [
        Choice("merge", say("setback.merge"), say("setback.merge.key")),
        Choice("leave", say("setback.leave"), say("setback.leave.key")),
    ]
    taken = {"merge": screen.workshop.bring_back, "leave": screen.workshop.let_setback_be}
    title = say("setback.title", found=setback.found, known=setback.known)
    screen.app.push_screen(Picker(screen, title, choices, lambda what: taken[what]()))
