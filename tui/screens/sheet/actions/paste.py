"""Text pasted on the sheet: offered as cards, since there the keys it is made of are commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.refusal import Refused
from board.text import lines, visible
from tui.kit.picker import Choice, pick
from tui.screens.sheet.actions.cards import beside
from tui.screens.sheet.inputs import MOST_PASTED, add_cards
from tui.view.sheet_bars import way_to

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage

_CARDS, _NOTHING = "cards", "nothing"


def offer(page: SheetPage, text: str) -> None:
    """Ask whether pasted lines are to become cards at the cursor. Raises Refused."""
    page.live.refuse_read_only()
    if len(text) > MOST_PASTED:
        raise Refused("entry.paste_too_long")
    texts = lines(text)
    if not texts:
        return
    ghost, n = beside(page), len(texts)

    def taken(choice: str) -> None:
        if choice == _CARDS:
            add_cards(page, ghost, texts)
            page.tell(page.say("entry.pasted", n=n))

    choices = [
        Choice(_CARDS, page.say("paste.cards", n=n, place=way_to(page.scene, ghost.path))),
        Choice(_NOTHING, page.say("paste.nothing")),
    ]
    pick(page, page.say("paste.title", n=n, text=visible(texts[0])), choices, taken)
