"""The g menu: to the other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


def goto_menu(screen: SheetScreen, key: str) -> None:
    """Show the letters; the next key goes there."""
    screen.scene.mode = "goto"


def goto_cancel(screen: SheetScreen, key: str) -> None:
    """Stay here."""
    screen.scene.mode = "sheet"


def _open(screen: SheetScreen, name: str) -> None:
    screen.scene.mode = "sheet"
    screen.board_app.goto(name)


def goto_sheet(screen: SheetScreen, key: str) -> None:
    """To the whole sheet."""
    screen.scene.mode = "sheet"
    screen.state = screen.state._replace(zoom=0)


def goto_members(screen: SheetScreen, key: str) -> None:
    """To the members."""
    _open(screen, "members")


def goto_coalitions(screen: SheetScreen, key: str) -> None:
    """To who takes part in which coalition."""
    _open(screen, "coalitions")


def goto_interests(screen: SheetScreen, key: str) -> None:
    """To who wants to join in what."""
    _open(screen, "interests")


def goto_paradoxes(screen: SheetScreen, key: str) -> None:
    """To the four paradoxes."""
    _open(screen, "paradoxes")


def goto_vitality(screen: SheetScreen, key: str) -> None:
    """To the vitality check."""
    _open(screen, "vitality")


def goto_words(screen: SheetScreen, key: str) -> None:
    """To the glossary."""
    _open(screen, "words")


def goto_history(screen: SheetScreen, key: str) -> None:
    """To what happened."""
    _open(screen, "history")


def goto_outline(screen: SheetScreen, key: str) -> None:
    """To the canvas as one list."""
    _open(screen, "outline")


def goto_coverage(screen: SheetScreen, key: str) -> None:
    """To which guiding questions are answered."""
    _open(screen, "coverage")


def goto_library(screen: SheetScreen, key: str) -> None:
    """To the list of canvases."""
    screen.scene.mode = "sheet"
    screen.board_app.refuse_restricted()
    _open(screen, "library")
