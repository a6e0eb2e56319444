"""Asking for the title of a group: a new one, or one that stands there already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from board import groups
from board.text import visible
from tui.kit.chain_input import ChainInput, ChainStep
from tui.kit.line_input import LineInput

if TYPE_CHECKING:
    from board.meeting import Group
    from tui.screens.sheet.sheet_page import SheetPage


class GroupInput(ChainInput):
    """The title of a group at a place: the arrows offer those that are there, as do their numbers.

    ``made`` gets a title that is new there, ``added`` the group that goes by what was typed.
    """

    drafted = False
    labels = LineInput.labels

    def __init__(
        self,
        page: SheetPage,
        question: str,
        path: str,
        made: Callable[[str], object],
        added: Callable[[Group], object],
    ) -> None:
        def find(typed: str) -> Group | None:
            return groups.by_name(page.canvas, path, typed)

        def understood(typed: str) -> str:
            group = find(typed)
            return page.say("group.goes_into", title=visible(group.title)) if group else ""

        def keep(texts: list[str]) -> None:
            group = find(texts[0])
            added(group) if group else made(texts[0])

        there = groups.at_home(page.canvas, path)
        names = tuple(visible(group.title) for group in there)
        super().__init__(page, [ChainStep(question, names=names, understood=understood)], keep)
        numbered = (f"{number} {name}" for number, name in enumerate(names, 1))
        self._numbered = " · ".join(numbered)

    def brief(self) -> str:
        """Return the groups by number, until something is typed."""
        return super().brief() if self.text.strip() else self._numbered
