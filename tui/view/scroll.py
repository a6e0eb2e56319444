"""Lists with a cursor: entries of one or more lines, and the part of them that shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.view.rows import Line


class Stretch(NamedTuple):
    """Lines that belong together. With a key the cursor can stand on them."""

    lines: tuple[Line, ...]
    key: str = ""


class Scroll:
    """Remembers where the cursor is, by key, and which line is on top."""

    def __init__(self, at: str = "") -> None:
        self.at = at
        self.top = 0
        self._position = 0

    def mend(self, keys: Sequence[str]) -> None:
        """Keep the cursor on something there is; what is gone leaves it where it was."""
        if self.at in keys:
            self._position = keys.index(self.at)
        elif keys:
            self._position = max(0, min(self._position, len(keys) - 1))
            self.at = keys[self._position]
        else:
            self.at = ""

    def move(self, keys: Sequence[str], by: int) -> None:
        """Move the cursor by so many entries; it stops at either end. Without any: lines."""
        self.mend(keys)
        if not keys:
            self.top += by
        else:
            self._position = max(0, min(self._position + by, len(keys) - 1))
            self.at = keys[self._position]

    def shown(self, blocks: Sequence[Stretch], rows: int) -> tuple[list[Line], int, int]:
        """Return the lines that fit, with how many are above and how many below.

        The entry under the cursor shows whole where it fits, and the heading above the first
        entry comes along.
        """
        lines: list[Line] = []
        first = last = 0
        for block in blocks:
            if block.key and block.key == self.at:
                first, last = len(lines), len(lines) + len(block.lines)
            lines += block.lines
        if self._position == 0 and last <= rows:
            first = 0
        if self.at:
            self.top = min(first, max(self.top, last - rows))
        self.top = max(0, min(self.top, len(lines) - rows))
        below = max(0, len(lines) - self.top - rows)
        return lines[self.top : self.top + rows], self.top, below
