"""The card under the cursor, whole, at any size of screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.kit.dispatch import does
from tui.kit.list_page import ListPage
from tui.view import bars
from tui.view.inspector import whole
from tui.view.scroll import Stretch

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage


class CardPage(ListPage):
    """Shows what the pane beside a wide sheet shows; the key that opened it closes it."""

    modes = ("card",)

    def __init__(self, sheet: SheetPage) -> None:
        super().__init__()
        self.sheet = sheet

    def page_title(self) -> str:
        """Return the title of the canvas."""
        return self.live.title()

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return all there is to tell, to scroll through."""
        scene = self.sheet.scene
        who = scene.changed_by
        told = whole(scene.index, scene.thing, scene.place, self.say, width, changed_by=who)
        blank = bars.trimmed([], width, "text")
        lines = [bars.trimmed([("text", "  "), *line], width, "text") for line in told]
        return [Stretch((blank, *lines))]

    def offers(self, action: str) -> bool:
        """There is nothing to look for."""
        return action != "search.start"

    @does("card.close")
    def close_card(self) -> None:
        """Back to the sheet."""
        self.dismiss()
