"""What each action does: one small function per action id, one module per group of them.

``perform(screen, "card.add", "a")`` calls ``cards.card_add(screen, "a")``. A group's module is
imported when its first key is pressed, so that the sheet is there sooner.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen

MODULES = {
    "go": "go",
    "view": "view",
    "card": "cards",
    "term": "cards",
    "conflict": "conflicts",
    "coalition": "cards",
    "mark": "marks",
    "dot": "marks",
    "move": "moves",
    "moving": "moves",
    "search": "search",
    "undo": "undo",
    "redo": "undo",
    "share": "share",
    "goto": "goto",
    "help": "help",
    "palette": "help",
    "draft": "drafts",
    "unsaved": "leave",
    "suspend": "leave",
    "leave": "leave",
}
"""The module of each group: the part of an action id before the dot."""


def function_of(action: str) -> Callable[[SheetScreen, str], None]:
    """Return the function that carries out an action of the sheet."""
    group, _, name = action.partition(".")
    module = import_module(f"tui.screens.sheet.actions.{MODULES[group]}")
    found = getattr(module, f"{group}_{name}" if name else group)
    return cast("Callable[[SheetScreen, str], None]", found)


def perform(screen: SheetScreen, action: str, key: str) -> None:
    """Carry out an action of the sheet. Raises Refused with the reason when it can't be done."""
    function_of(action)(screen, key)
