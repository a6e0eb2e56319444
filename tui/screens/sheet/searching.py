"""The search line: what is typed lights up on the sheet at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.search import search
from tui.screens.sheet.entry import Entry
from tui.view.travel import all_cursors

if TYPE_CHECKING:
    from tui.screens.sheet.screen import SheetScreen


class Searching(Entry):
    """Typing a search. Enter stays at the match, Esc goes back to where the hand was."""

    mode = "search"

    def __init__(self, screen: SheetScreen) -> None:
        super().__init__(screen)
        self.home = screen.state.cursor
        self.old_matches = screen.state.matches

    def open(self, text: str = "") -> None:
        """Show the line at the bottom of the sheet."""
        self.editor.mode = self.mode
        super().open(text)

    def prompt(self) -> str:
        """Return what stands in the empty line."""
        return self.screen.say("search.prompt")

    def typed(self, text: str) -> None:
        """Light up what matches and go to the first match from where the hand was."""
        screen = self.screen
        found = frozenset(search(screen.canvas, text)) if text.strip() else frozenset()
        screen.query_text = text.strip()
        screen.state = screen.state._replace(matches=found)
        if found:
            cursors = all_cursors(screen.builder, screen.state)
            start = next((i for i, cursor in enumerate(cursors) if cursor == self.home), 0)
            for cursor in (*cursors[start:], *cursors[:start]):
                if cursor.ref in found:
                    screen.select(cursor)
                    break
        else:
            screen.select(self.home)
        screen.draw()

    def keep(self) -> None:
        """Stay here, matches lit."""
        found = len(self.screen.state.matches)
        text = self.editor.value.strip()
        self.close()
        if text:
            key, n = ("search.found", found) if found else self._unfound(text)
            self.screen.tell(self.screen.say(key, n=n, text=text))

    def _unfound(self, text: str) -> tuple[str, int]:
        """Return what to say where nothing shows: perhaps it is parked."""
        parked = search(self.screen.canvas, text, with_parked=True)
        return ("search.parked", len(parked)) if parked else ("search.none", 0)

    def cancel(self) -> None:
        """Back to where the hand was."""
        self.screen.state = self.screen.state._replace(matches=self.old_matches)
        self.screen.select(self.home)
        self.close()

    def down(self) -> None:
        """To the next match, still typing."""
        self.screen.run_action_id("search.next", "")

    def up(self) -> None:
        """To the match before, still typing."""
        self.screen.run_action_id("search.previous", "")

    def close(self, *, kept: bool = False) -> None:
        """Hide the line."""
        self.editor.mode = "line"
        super().close(kept=kept)
