"""What the tables and forms share: painted lines, one line editor over them, and their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from board.commands.by import By
from board.model import Canvas, Record
from board.refusal import Refused
from tui.keys.entry import Entry
from tui.keys.keymap import key_name
from tui.screens.base import KeyedScreen
from tui.view import bars
from tui.view.rows import Line
from tui.widgets.line_editor import LineEditor
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from tui.screens.line_entry import Typing
    from tui.workshop import News

SHARED = (
    "help.here",
    "goto.menu",
    "undo",
    "redo",
    "palette",
    "view.theme",
    "view.language",
    "suspend",
    "search.start",
)
"""Actions of the sheet that work here as well, on the same keys."""

ROOMY = 16
"""Rows from which there is a line under the page and one for what is under the cursor."""


class Desk(KeyedScreen):
    """A page with a header, lines, what is under the cursor, and the keys.

    Keys are looked up in ``modes``, one after the other, then among what is shared with the sheet.
    """

    CSS = "Desk { layers: base editor; background: $back; }"
    modes: tuple[str, ...] = ("table",)

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        self.said_warning = False
        self.entry: Typing | None = None
        self.going = False
        """The letters of the g menu are on."""

    def compose(self) -> ComposeResult:
        """One widget draws it all; the editor lies over it while something is typed."""
        yield Lines(self.board_app.styles_of_roles)
        yield LineEditor(self.keymap)

    # -- what a page says of itself

    def page_title(self) -> str:
        """Return what stands at the left of the header."""
        raise NotImplementedError

    def page_facts(self) -> list[str]:
        """Return what stands at the right of the header."""
        return []

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the lines between header and footer, exactly as many as there is room for."""
        raise NotImplementedError

    def page_detail(self) -> str:
        """Return what is under the cursor, in full."""
        return ""

    def page_help(self) -> tuple[str, Sequence[str]]:
        """Return the title and the opening lines of the help of this page."""
        return self.page_title(), ()

    def page_hints(self) -> list[bars.Hint]:
        """Return hints that stand before those of the key map."""
        return []

    # -- drawing

    def on_lines_sized(self, event: Lines.Sized) -> None:
        """Draw for a new size."""
        self.draw()

    @property
    def roomy(self) -> bool:
        """Whether there is a line for what is under the cursor."""
        return self.query_one(Lines).size.height >= ROOMY

    def draw(self) -> None:
        """Work the screen out again and show what changed."""
        widget = self.query_one(Lines)
        width, height = widget.size.width, widget.size.height
        if width < 1 or height < 1:
            return
        if width < 20 or height < 5:
            text = self.say("sheet.too_small")
            widget.show(tuple(bars.detail(text if y == 0 else "", width) for y in range(height)))
            return
        below = 2 if self.roomy else 1
        page = list(self.page_lines(width, height - 1 - below))
        shown = [self._header(width), *page]
        if self.roomy:
            shown.append(self._detail(width))
        shown.append(self._footer(width))
        widget.show(tuple(shown))
        if self.entry is not None:
            self.entry.follow()

    def _header(self, width: int) -> Line:
        warning = ""
        if self.workshop.failing is not None:
            warning = self.say("sheet.unsaved", n=len(self.workshop.unsaved))
        elif self.workshop.read_only:
            warning = self.say("sheet.read_only")
        return bars.header(self.page_title(), self.page_facts(), width, warning)

    def _detail(self, width: int) -> Line:
        if self.said:
            return bars.message(self.said, width, warning=self.said_warning)
        return bars.detail(self.entry.echo() if self.entry else self.page_detail(), width)

    def _footer(self, width: int) -> Line:
        if self.said and not self.roomy:
            return bars.message(self.said, width, warning=self.said_warning)
        if self.entry is not None:
            echo = "" if self.roomy else self.entry.echo()
            return bars.detail(echo, width) if echo else bars.footer(self.entry.hints(), width)
        entries = self.keymap.entries("goto") if self.going else self.in_force()
        shown = sorted((one for one in entries if one.footer), key=lambda one: -one.footer)
        hints = [] if self.going else self.page_hints()
        hints += [
            bars.Hint(key_name(one.keys[0]), self.say(f"action.{one.id}"))
            for one in shown
            if one.id != "help.here"
        ]
        return bars.footer(hints, width, self._hint("help.here"))

    def _hint(self, action: str) -> bars.Hint:
        return bars.Hint(self._key(action), self.say(f"action.{action}"))

    def _key(self, action: str) -> str:
        keys = self.keymap.keys_of(action)
        return key_name(keys[0]) if keys else ""

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Say something above the footer until the next key."""
        self.said, self.said_warning = text, warning
        self.draw()

    def notice(self, text: str) -> None:
        """Have something said when the screen is drawn next."""
        self.said, self.said_warning = text, False

    def canvas_changed(self, news: News) -> None:
        """Show what changed, wherever it came from."""
        self.draw()

    def words_changed(self) -> None:
        """Draw in another language or theme."""
        self.query_one(Lines).restyle(self.board_app.styles_of_roles)
        self.draw()

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
        return action if action in SHARED else None

    def perform(self, action: str, key: str = "") -> None:
        """Carry out an action; what was said before is gone."""
        self.said = ""
        super().perform(action, key)
        if self.is_current:
            self.draw()

    def in_force(self) -> list[Entry]:
        """Return the actions that work here with the keys that reach them: own modes go first."""
        found: list[Entry] = []
        taken: set[str] = set()
        shared = [one for one in self.keymap.entries("sheet") if one.id in SHARED]
        for entry in (*(one for mode in self.modes for one in self.keymap.entries(mode)), *shared):
            keys = tuple(key for key in entry.keys if key not in taken)
            taken |= {*keys}
            if keys:
                found.append(entry._replace(keys=keys))
        return found

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out what all these screens can do; subclasses take their own actions first."""
        from tui.screens import desk_actions

        desk_actions.run(self, action)

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

    def attempt(self, what: Callable[[], None]) -> None:
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
        from tui.screens.line_entry import Question

        Question(self, question, answered).open(text)

    def bottom(self) -> tuple[int, int, int]:
        """Return where a line at the bottom is typed: x, y and width."""
        size = self.query_one(Lines).size
        return 1, size.height - 1, max(1, size.width - 2)

    def on_line_editor_asked(self, event: LineEditor.Asked) -> None:
        """Enter, Tab, Esc and the like in the editor."""
        if self.entry is not None:
            self.said = ""
            self.entry.asked(event.action)

    def on_line_editor_typed(self, event: LineEditor.Typed) -> None:
        """Something is being typed."""
        if self.entry is not None:
            self.said = ""
            self.entry.typed(event.text)

    def on_line_editor_pasted(self, event: LineEditor.Pasted) -> None:
        """Several lines were pasted."""
        if self.entry is not None:
            self.said = ""
            self.entry.pasted(event.text)
