"""Taking up text again that was typed but not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.refusal import Refused
from tui.screens.entry import Adding
from tui.view.look import Ghost

if TYPE_CHECKING:
    from tui.screens.sheet import SheetScreen


def draft_offer(screen: SheetScreen, key: str) -> None:
    """Take up the line that was let go last, or what an earlier sitting left behind."""
    screen.board_app.refuse_read_only()
    dropped = screen.board_app.dropped
    if dropped is None:
        raise Refused("draft.none")
    screen.board_app.dropped = None
    place, text = dropped
    Adding(screen, Ghost(place)).open(text)
