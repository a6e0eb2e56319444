"""A page of painted lines: header, what it shows, what is under the cursor, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.keys.entry import Entry
from tui.keys.keymap import key_name
from tui.kit.page import Help
from tui.kit.screen import KeyedScreen
from tui.view import bars
from tui.view.rows import Line
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from tui.kit.line_entry import Typing
    from tui.live.workshop import Update

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
    "share.export",
    "conflict.choose",
)
"""Actions of the sheet that work here as well, on the same keys."""

ROOMY = 16
"""Rows from which there is a line under the page and one for what is under the cursor."""


class Painted(KeyedScreen):
    """Draws a page from what its subclass says of itself.

    Keys are looked up in ``modes``, one after the other, then among what is shared with the sheet.
    """

    modes: tuple[str, ...] = ("table",)
    shared: tuple[str, ...] = SHARED
    """Actions of the sheet that this screen carries out as well."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        self.said_warning = False
        self.entry: Typing | None = None
        self.going = False
        """The letters of the g menu are on."""

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

    def page_help(self) -> Help:
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
            echo = "" if self.roomy else self.entry.brief()
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

    def canvas_changed(self, update: Update) -> None:
        """Show what changed, wherever it came from."""
        self.draw()

    def words_changed(self) -> None:
        """Draw in another language or theme."""
        self.query_one(Lines).restyle(self.board_app.styles_of_roles)
        self.draw()

    def in_force(self) -> list[Entry]:
        """Return the actions that work here with the keys that reach them: own modes go first."""
        found: list[Entry] = []
        taken: set[str] = set()
        shared = [one for one in self.keymap.entries("sheet") if one.id in self.shared]
        for entry in (*(one for mode in self.modes for one in self.keymap.entries(mode)), *shared):
            keys = tuple(key for key in entry.keys if key not in taken)
            taken |= {*keys}
            if keys:
                found.append(entry._replace(keys=keys))
        return found
