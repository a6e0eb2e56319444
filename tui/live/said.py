"""What is said of a change that comes to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.text import visible
from tui.view.page_frame import Said

if TYPE_CHECKING:
    from tui.live.live import Live
    from tui.live.workshop import Update


def said_of(update: Update, live: Live) -> Said | None:
    """Return what an update has to say for itself, if anything."""
    if update.error is not None:
        return Said(live.told(update.error), warning=True)
    if update.setback is not None:
        key = "setback.kept" if update.setback.backup is not None else "setback.lost"
        values = {"found": update.setback.found, "known": update.setback.known}
        return Said(live.texts(key, **values), warning=True)
    if update.undid is not None:
        key = "redone" if update.redone else "undone"
        what = live.texts(f"command.{update.undid.command}")
        return Said(live.texts(key, what=what, subject=visible(update.undid.subject)))
    if update.conflicts:
        return Said(live.texts("conflict.arose", n=len(update.conflicts)), warning=True)
    if update.beside:
        return Said(live.texts("conflict.seen", n=update.beside), warning=True)
    if update.again:
        return Said(live.texts("here.again"))
    return None
