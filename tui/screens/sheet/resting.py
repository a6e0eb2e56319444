"""The pane beside the sheet follows the cursor once it has come to rest."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from board.model import Ref
from store.errors import StoreError
from tui.view.inspector import pane_width
from tui.view.state import SHEET

if TYPE_CHECKING:
    from store.revisions import Revision
    from tui.screens.sheet.sheet_page import SheetPage

SECONDS = 0.05
"""How long the cursor stays where it is before the pane follows it.

Going about costs no more than the two cards that change colour, also over a slow line.
"""


class RestingPlace(NamedTuple):
    """Where a cursor can come to rest: on a thing, at an open place, at a row that is typed."""

    ref: Ref | None
    path: str


class Resting:
    """Tells the scene of a sheet whether the cursor rests, and who changed what it rests on."""

    def __init__(self, page: SheetPage) -> None:
        self.page = page
        self.rested_at: RestingPlace | None = None
        self._changers: dict[Ref, tuple[str, str]] = {}
        """When a thing was changed last, and by whom."""

    def look(self) -> bool:
        """Take note of where the cursor is; tell whether there is a rest to wait for."""
        page = self.page
        if not pane_width(page.space[0]) or page.state.zoom != SHEET:
            page.scene.rests = True
            return False
        here = self._here()
        if self.rested_at is None:
            self.rested_at = here
        page.scene.rests = here == self.rested_at
        return not page.scene.rests or not self._named()

    async def wait(self) -> None:
        """Let the cursor come to rest, show the card, then who changed it last."""
        if self._over():
            return
        here, page = self._here(), self.page
        if here != self.rested_at:
            await asyncio.sleep(SECONDS)
            if self._over():
                return
            self.rested_at = here
            page.draw()
        thing = page.thing
        if thing is None or here.ref is None or self._named():
            return
        name, library = page.live.workshop.file.name, page.live.library
        try:
            revisions = await asyncio.to_thread(lambda: library.open(name).history())
        except StoreError:
            revisions = []  # What can't be read is told elsewhere; here it is left out.
        if self._over():
            return
        self._changers = changers(revisions)
        self._changers.setdefault(here.ref, (thing.changed, ""))
        when, who = self._changers[here.ref]
        self._changers[here.ref] = max(when, thing.changed), who
        self._named()
        page.draw()

    def _over(self) -> bool:
        """Whether another canvas is open by now, or none."""
        return self.page.resting is not self or not self.page.live.is_open

    def _here(self) -> RestingPlace:
        scene = self.page.scene
        ghost = scene.state.ghost
        return (
            RestingPlace(None, ghost.path)
            if ghost
            else RestingPlace(scene.state.cursor.ref, scene.place)
        )

    def _named(self) -> bool:
        """Tell the scene who changed the thing under the cursor; False where that isn't known."""
        scene, ref = self.page.scene, self.page.state.cursor.ref
        thing = scene.thing
        scene.changed_by = ""
        if thing is None or ref is None or thing.changed in ("", thing.created):
            return True
        when, who = self._changers.get(ref, ("", ""))
        if when < thing.changed:
            return False
        scene.changed_by = who
        return True


def changers(revisions: list[Revision]) -> dict[Ref, tuple[str, str]]:
    """Return for all that was ever changed when that was last, and by whom."""
    return {
        Ref(delta.table, delta.id): (one.at, one.by) for one in revisions for delta in one.deltas
    }
