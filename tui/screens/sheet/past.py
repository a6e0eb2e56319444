"""The canvas as it was after a revision: to look at, and to bring back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from board.codec import canvas_from_tables
from board.hidden import masked
from board.model import Ref
from board.queries import ref_of
from board.refusal import Refused
from board.text import visible
from store.revisions import Revision
from tui.kit.dispatch import does
from tui.screens.sheet.sheet_page import SheetPage
from tui.view.local_time import exact
from tui.view.scene import Scene
from tui.view.state import Cursor

if TYPE_CHECKING:
    from store.canvas import StoredCanvas
    from tui.live.live import Live
    from tui.screens.sheet.history_page import HistoryPage
    from tui.screens.sheet.history_rows import HistoryRows

_LOOKING = ("past.", "go.", "view.", "search.")
"""Actions of the sheet that change nothing."""


class PastScene(Scene):
    """The scene of a canvas as it was; what the revision changed is lit up."""

    def __init__(self, live: Live, told: HistoryRows) -> None:
        super().__init__(live)
        self.told = told
        self.revision = told.revisions[0]

    def look_back(self, file: StoredCanvas, revision: Revision) -> None:
        """Show how it was right after a revision. Raises StoreError where it can't be reached."""
        tables = file.at(revision.rev)
        now = self.live.workshop.canvas
        self.preview = masked(canvas_from_tables(tables, now.template), now)
        self.revision = revision
        on_sheet = {ref_of(thing) for things in self.index.shown.values() for thing in things}
        touched = [Ref(delta.table, delta.id) for delta in revision.deltas]
        lit = [ref for ref in touched if ref in on_sheet]
        if len(lit) == len(on_sheet):
            lit = []  # All of it: nothing stands out.
        self.state = self.state._replace(matches=frozenset(lit), marked=frozenset())
        if lit:
            self.select(Cursor(self.index.path_of(lit[0]), lit[0]))

    def page_title(self) -> str:
        """Return which canvas this was."""
        return self.live.texts("past.title", title=self.live.title())

    def page_facts(self) -> Sequence[str]:
        """Return which revision this is."""
        return [self.live.texts("history.revision", rev=self.revision.rev)]

    def page_detail(self) -> str:
        """Return when this was, and what was done then."""
        one, say = self.revision, self.live.texts
        when = exact(one.at, say, date.today())
        return say("past.looks", when=when, who=visible(one.by), what=self.told.what(one, say))


class PastPage(SheetPage):
    """Goes about an earlier state as about the sheet; nothing can be changed in it."""

    modes = ("past", "sheet")

    def __init__(self, history: HistoryPage, told: HistoryRows, revision: Revision) -> None:
        self.past = PastScene(history.live, told)
        self.past.look_back(history.file, revision)
        self.history = history
        super().__init__(self.past)

    def perform(self, action: str, key: str = "") -> None:
        """Step through the history, bring back, or look around."""
        if action.startswith(_LOOKING):
            super().perform(action, key)
        else:
            self.attempt(self._refuse)

    def _refuse(self) -> None:
        raise Refused("past.only_look")

    @does("past.earlier", "past.later")
    def step(self) -> None:
        """Go on to another revision in the list, newest first."""
        by = 1 if self.action == "past.earlier" else -1
        shown = self.history.shown
        at = next((n for n, one in enumerate(shown) if one.rev == self.past.revision.rev), 0) + by
        if not 0 <= at < len(shown):
            raise Refused("past.first" if by > 0 else "past.last")
        self.past.look_back(self.history.file, shown[at])
        self.history.scroll.at = str(shown[at].rev)

    @does("past.restore")
    def restore(self) -> None:
        """Bring the canvas back to how it was then."""
        self.dismiss()
        self.history.perform("history.restore")

    @does("past.close")
    def close_past(self) -> None:
        """Back to the history."""
        self.dismiss()
