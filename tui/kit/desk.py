"""What the tables and forms share: painted lines, one line editor over them, and their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events
from textual.app import ComposeResult

from board.commands.by import By
from board.model import Canvas, Record
from board.refusal import Refused
from tui.kit.painted import Painted
from tui.widgets.line_editor import LineEditor
from tui.widgets.lines import Lines


class Desk(Painted):
    """A painted page on which something can be typed and changed."""

    CSS = "Desk { layers: base editor; background: $back; }"

    def compose(self) -> ComposeResult:
        """One widget draws it all; the editor lies over it while something is typed."""
        yield Lines(self.board_app.styles_of_roles)
        yield LineEditor(self.keymap)

    # -- keys

    def take_key(self, event: events.Key) -> None:
        """Carry out the action of a key; while something is typed only the moving keys count."""
        event.prevent_default()
        action = self._action(event.key, event.character)
        if action is None:
            return
        event.stop()
        if self.entry is not None:
            self.entry.beside(action)
        else:
            self.perform(action, event.key)

    def _action(self, key: str, character: str | None) -> str | None:
        if self.going:
            return self.keymap.action("goto", key, character) or "goto.cancel"
        for mode in self.modes:
            action = self.keymap.action(mode, key, character)
            if action is not None:
                return action
        action = self.keymap.action("sheet", key, character)
        return action if action in self.shared else None

    def perform(self, action: str, key: str = "") -> None:
        """Carry out an action; what was said before is gone."""
        self.said = ""
        super().perform(action, key)
        if self.is_current:
            self.draw()

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out what all these screens can do; subclasses take their own actions first."""
        from tui.kit import desk_actions

        desk_actions.run(self, action)

    def choose_version(self) -> None:
        """Choose between two versions of what is under the cursor. Raises Refused."""
        raise Refused("conflict.none_here")

    # -- changing the canvas

    def do(
        self,
        command: str,
        make: Callable[[Canvas, By], Canvas],
        *,
        subject: str = "",
        seen: Mapping[tuple[str, str], Record] | None = None,
    ) -> None:
        """Change the canvas through the workshop. Raises Refused."""
        self.board_app.refuse_read_only()
        self.workshop.do(command, make, subject=subject[:80], seen=seen)

    def attempt(self, what: Callable[[], object]) -> None:
        """Carry out something that may be refused; the reason is said here."""
        try:
            what()
        except Refused as refusal:
            self.said, self.said_warning = self.say(refusal.key, **refusal.values), True
        self.draw()

    # -- the editor

    def draft_place(self) -> str:
        """Return the place on the sheet where text typed here is offered again after a crash."""
        return self.workshop.canvas.template.opens_on

    @property
    def editor(self) -> LineEditor:
        """The editor that lies over the lines while something is typed."""
        return self.query_one(LineEditor)

    def ask_line(self, question: str, answered: Callable[[str], None], text: str = "") -> None:
        """Ask for one line at the bottom; a refused answer leaves it open."""
        from tui.kit.line_entry import Question

        Question(self, question, answered).open(text)

    def bottom(self) -> tuple[int, int, int]:
        """Return where a line at the bottom is typed: x, y and width."""
        size = self.query_one(Lines).size
        return 1, size.height - 1, max(1, size.width - 2)
