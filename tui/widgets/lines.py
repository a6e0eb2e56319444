"""A widget that shows ready-made lines and repaints only those that changed."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.view.rows import Line


class Lines(Widget, can_focus=True, inherit_bindings=False):
    """Shows lines of styled pieces, one per row. Whoever owns it works the lines out."""

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; }"

    class Sized(Message):
        """The widget has a new size; its owner should give it lines that fit."""

        def __init__(self, width: int, height: int) -> None:
            super().__init__()
            self.width = width
            self.height = height

    class Clicked(Message):
        """The mouse was pressed on a cell: once, or twice in a row."""

        def __init__(self, x: int, y: int, *, twice: bool) -> None:
            super().__init__()
            self.x = x
            self.y = y
            self.twice = twice

    def __init__(self, styles: dict[str, Style], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles = styles
        self._lines: tuple[Line, ...] = ()
        self._strip = lru_cache(maxsize=512)(self._make_strip)

    def restyle(self, styles: dict[str, Style]) -> None:
        """Use other styles from now on."""
        self._styles = styles
        self._strip.cache_clear()
        self.refresh()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Show lines; rows that are as before are left alone."""
        old = self._lines
        self._lines = lines
        if len(old) != len(lines):
            self.refresh()
            return
        changed = [y for y, line in enumerate(lines) if line != old[y]]
        if changed:
            self.refresh(*_regions(changed, self.size.width))

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def render_line(self, y: int) -> Strip:
        """Return one row, as Textual asks for it."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self._styles["text"])
        return self._strip(self._lines[y])

    def _make_strip(self, line: Line) -> Strip:
        styles = self._styles
        return Strip([Segment(text, styles[role]) for role, text in line])

    def on_resize(self, event: events.Resize) -> None:
        """Ask for lines that fit."""
        self.post_message(self.Sized(event.size.width, event.size.height))

    def on_click(self, event: events.Click) -> None:
        """Tell where the mouse was pressed."""
        self.post_message(self.Clicked(event.x, event.y, twice=event.chain > 1))


def _regions(rows: list[int], width: int) -> list[Region]:
    """Return the rows as regions, neighbours joined."""
    regions: list[Region] = []
    first = last = rows[0]
    for row in [*rows[1:], -1]:
        if row == last + 1:
            last = row
            continue
        regions.append(Region(0, first, width, last - first + 1))
        first = last = row
    return regions
