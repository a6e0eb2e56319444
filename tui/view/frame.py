"""Border lines: boxes drawn so that lines meet in the right corner and tee characters."""

from collections.abc import Iterable

from tui.view.geometry import Box

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8

_CHARS = {
    _UP: "│",
    _DOWN: "│",
    _LEFT: "─",
    _RIGHT: "─",
    _UP | _DOWN: "│",
    _LEFT | _RIGHT: "─",
    _DOWN | _RIGHT: "┌",
    _DOWN | _LEFT: "┐",
    _UP | _RIGHT: "└",
    _UP | _LEFT: "┘",
    _UP | _DOWN | _RIGHT: "├",
    _UP | _DOWN | _LEFT: "┤",
    _LEFT | _RIGHT | _DOWN: "┬",
    _LEFT | _RIGHT | _UP: "┴",
    _UP | _DOWN | _LEFT | _RIGHT: "┼",
}


class BorderGrid:
    """A grid of border lines; what lies outside it is left out."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._mask: dict[tuple[int, int], int] = {}

    def box(self, box: Box) -> None:
        """Draw the four borders of a box."""
        self.horizontal(box.y0, box.x0, box.x1)
        self.horizontal(box.y1, box.x0, box.x1)
        self.vertical(box.x0, box.y0, box.y1)
        self.vertical(box.x1, box.y0, box.y1)

    def horizontal(self, y: int, x0: int, x1: int) -> None:
        """Draw a line from x0 to x1, both included."""
        for x in range(x0, x1 + 1):
            self._add(x, y, (_LEFT if x > x0 else 0) | (_RIGHT if x < x1 else 0))

    def vertical(self, x: int, y0: int, y1: int) -> None:
        """Draw a line from y0 to y1, both included; a short one is a whole character too."""
        if y0 == y1:
            self._add(x, y0, _UP | _DOWN)
        for y in range(y0, y1 + 1):
            self._add(x, y, (_UP if y > y0 else 0) | (_DOWN if y < y1 else 0))

    def _add(self, x: int, y: int, mask: int) -> None:
        if 0 <= x < self.width:
            self._mask[x, y] = self._mask.get((x, y), 0) | mask

    def char(self, x: int, y: int) -> str:
        """Return the character at a point; a blank where no line passes."""
        return _CHARS.get(self._mask.get((x, y), 0), " ")

    def text(self, y: int, x0: int, x1: int) -> str:
        """Return the characters of a row from x0 up to but not including x1."""
        return "".join(self.char(x, y) for x in range(x0, x1))

    def rows(self) -> Iterable[str]:
        """Return the whole grid, for looking at."""
        return (self.text(y, 0, self.width) for y in range(self.height))
