"""A page of lines to read and scroll, with a header and a footer."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from tui.keys.keymap import key_name
from tui.kit.screen import KeyedScreen
from tui.view import bars
from tui.view.rows import Line
from tui.widgets.lines import Lines


class TextPage(KeyedScreen):
    """Shows lines that a subclass works out for a width. Keys of the mode ``page``."""

    CSS = "TextPage { background: $back; }"
    mode = "page"

    def __init__(self) -> None:
        super().__init__()
        self.top = 0
        self.said = ""
        self.said_warning = False

    def compose(self) -> ComposeResult:
        """One widget of lines."""
        yield Lines(self.board_app.styles_of_roles)

    def page_title(self) -> str:
        """Return what stands in the header."""
        raise NotImplementedError

    def page_facts(self) -> list[str]:
        """Return what stands at the right of the header."""
        return []

    def page_lines(self, width: int) -> Sequence[Line]:
        """Return the lines of the page at a width."""
        raise NotImplementedError

    def on_lines_sized(self, event: Lines.Sized) -> None:
        """Draw for a new size."""
        self.draw()

    @property
    def rows(self) -> int:
        """Rows between header and footer."""
        return max(1, self.query_one(Lines).size.height - 2)

    def draw(self) -> None:
        """Show the part of the page that is scrolled to."""
        widget = self.query_one(Lines)
        width = widget.size.width
        if width < 1 or widget.size.height < 3:
            return
        page = list(self.page_lines(width))
        self.top = max(0, min(self.top, len(page) - self.rows))
        shown = page[self.top : self.top + self.rows]
        shown += [bars.trimmed([], width, "text")] * (self.rows - len(shown))
        facts = self.page_facts()
        below = len(page) - self.top - self.rows
        if below > 0 or self.top:
            signs = [f"↑{self.top}"] if self.top else []
            signs += [f"↓{below}"] if below > 0 else []
            facts = [*facts, " ".join(signs)]
        header = bars.header(self.page_title(), facts, width)
        widget.show((header, *shown, self._footer(width)))

    def _footer(self, width: int) -> Line:
        if self.said:
            return bars.message(self.said, width, warning=self.said_warning)
        hints = [
            bars.Hint(key_name(entry.keys[0]), self.say(f"action.{entry.id}"))
            for entry in self.keymap.footer(self.mode)
        ]
        return bars.footer(hints, width)

    def run_action_id(self, action: str, key: str) -> None:
        """Scroll or close; subclasses add actions of their own modes."""
        self.said = ""
        steps = {
            "page.up": -1,
            "page.down": 1,
            "page.page_up": -self.rows,
            "page.page_down": self.rows,
            "page.first": -(10**9),
            "page.last": 10**9,
        }
        if action == "page.close":
            self.dismiss()
            return
        self.top = max(0, self.top + steps.get(action, 0))
        self.draw()

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Say something in the footer."""
        self.said, self.said_warning = text, warning
        self.draw()

    def words_changed(self) -> None:
        """Draw in another language or theme."""
        self.query_one(Lines).restyle(self.board_app.styles_of_roles)
        self.draw()
