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
from tui.view.width import cell_len


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
        self._drawn = lru_cache(maxsize=16)(self._make_drawn)

    def restyle(self, styles: dict[str, Style]) -> None:
        """Use other styles from now on."""
        self._styles = styles
        self._strip.cache_clear()
        self._drawn.cache_clear()
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

    def exchange(self, y: int, line: Line) -> str:
        """Show another row without asking for a paint; return what draws the part that differs.

        That is much cheaper than the framework's way from a change to its paint, for what goes on
        while nobody does anything. Where it can't be drawn, ``refresh`` does. Only for a widget at
        the upper left corner of the screen.
        """
        old = self._lines[y]
        self._lines = (*self._lines[:y], line, *self._lines[y + 1 :])
        same = 0
        while same < len(line) and line[: same + 1] == old[: same + 1]:
            same += 1
        x = sum(cell_len(text) for _, text in line[:same])
        drawn = f"\x1b[{y + 1};{x + 1}H"
        for role, text in line[same:]:
            before, after = self._drawn(role)
            drawn += before + text + after
        return drawn

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def render_line(self, y: int) -> Strip:
        """Return one row, as Textual asks for it."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self._styles["text"])
        return self._strip(self._lines[y])

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return rows as they are; the framework would keep them until told of each change."""
        rows = (self._filtered(self.render_line(y)) for y in crop.line_range)
        return [row.crop_extend(crop.x, crop.right, self._styles["text"]) for row in rows]

    def _make_drawn(self, role: str) -> tuple[str, str]:
        """Return what the framework would write before and after a text of this role."""
        strip = self._filtered(Strip([Segment("-", self._styles[role])]))
        before, _, after = strip.render(self.app.console).rpartition("-")
        return before, after

    def _filtered(self, strip: Strip) -> Strip:
        """Apply what the framework makes of all colours."""
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return strip

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
