"""The canvas as it was after a revision: to look at, and to bring back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import events

from board.codec import canvas_from_tables
from board.model import Ref
from board.queries import ref_of
from board.refusal import Refused
from board.text import visible
from store.revisions import Revision
from tui.screens.sheet.screen import SheetScreen
from tui.view import bars
from tui.view.local_time import exact
from tui.view.rows import Line
from tui.view.scene import Scene
from tui.view.state import Cursor

if TYPE_CHECKING:
    from store.canvas import StoredCanvas
    from tui.live.live import Live
    from tui.screens.sheet.history_page import HistoryPage
    from tui.screens.sheet.history_rows import Told

_LOOKING = ("go.", "view.", "search.")
"""Actions of the sheet that change nothing."""


class PastScene(Scene):
    """The scene of a canvas as it was; what the revision changed is lit up."""

    def __init__(self, live: Live, told: Told) -> None:
        super().__init__(live)
        self.told = told
        self.revision = told.revisions[0]
        self.mode = "past"

    def look_back(self, file: StoredCanvas, revision: Revision) -> None:
        """Show how it was right after a revision. Raises StoreError where it can't be reached."""
        tables = file.at(revision.rev)
        self.preview = canvas_from_tables(tables, self.live.workshop.canvas.template)
        self.revision = revision
        on_sheet = {ref_of(thing) for things in self.index.shown.values() for thing in things}
        touched = [Ref(delta.table, delta.id) for delta in revision.deltas]
        lit = [ref for ref in touched if ref in on_sheet]
        if len(lit) == len(on_sheet):
            lit = []  # All of it: nothing stands out.
        self.state = self.state._replace(matches=frozenset(lit), marked=frozenset())
        if lit:
            self.select(Cursor(self.index.path_of(lit[0]), lit[0]))

    def _header(self, width: int) -> Line:
        say = self.live.texts
        title = say("past.title", title=self.live.title())
        return bars.header(title, [say("history.revision", rev=self.revision.rev)], width)

    def _detail(self, width: int) -> Line:
        if self.said:
            return super()._detail(width)
        one, say = self.revision, self.live.texts
        when = exact(one.at, say, date.today())
        what = self.told.what(one, say)
        return bars.detail(say("past.looks", when=when, who=visible(one.by), what=what), width)


class PastScreen(SheetScreen):
    """Goes about an earlier state as about the sheet; nothing can be changed in it."""

    CSS = "PastScreen { layers: base editor; background: $back; }"

    def __init__(self, history: HistoryPage, told: Told, revision: Revision) -> None:
        self.past = PastScene(history.live, told)
        self.past.look_back(history.file, revision)
        self.history = history
        super().__init__(self.past)

    def take_key(self, event: events.Key) -> None:
        """Take the keys of an earlier state, and those of the sheet that only look."""
        event.stop()
        event.prevent_default()
        action = self.keymap.action("past", event.key, event.character)
        action = action or self.keymap.action("sheet", event.key, event.character)
        if action is not None:
            self.perform(action, event.key)

    def run_action_id(self, action: str, key: str) -> None:
        """Step through the history, bring back, or look around."""
        if action == "past.close":
            self.dismiss()
        elif action in ("past.earlier", "past.later"):
            self._step(+1 if action == "past.earlier" else -1)
        elif action == "past.restore":
            self.dismiss()
            self.history.perform("history.restore")
        elif action.startswith(_LOOKING):
            super().run_action_id(action, key)
        else:
            raise Refused("past.only_look")

    def _step(self, by: int) -> None:
        """Go on to the next revision in the list, newest first."""
        shown = self.history.shown
        at = next((n for n, one in enumerate(shown) if one.rev == self.past.revision.rev), 0) + by
        if not 0 <= at < len(shown):
            raise Refused("past.first" if by > 0 else "past.last")
        self.past.look_back(self.history.file, shown[at])
        self.history.scroll.at = str(shown[at].rev)
        self.draw()
