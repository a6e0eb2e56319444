"""Text measured in terminal cells: fitting, padding and wrapping."""

from functools import lru_cache
from typing import NamedTuple

from tui.terminal.cells import cell_len, set_width, single
from tui.view.breaks import broken, head_of

__all__ = ["cell_len", "crop", "cut", "fit", "wrap"]

ELLIPSIS = "…"

_LONG = 9
"""Letters of a word that may be broken only to fill a line."""

_EMPTY_ENOUGH = 0.35
"""Part of a line that may stay empty before a word that could be broken."""


def fit(text: str, cells: int) -> str:
    """Return ``text`` exactly ``cells`` wide: padded, or cut with an ellipsis."""
    if cells <= 0:
        return ""
    taken = cell_len(text)
    if taken <= cells:
        return text + " " * (cells - taken)
    return crop(text, cells - 1) + ELLIPSIS


def crop(text: str, cells: int) -> str:
    """Return the first ``cells`` columns of a text, padded where it is shorter."""
    cells = max(0, cells)
    if single(text):
        return text[:cells].ljust(cells)
    return set_width(text, cells)


def cut(text: str, cells: int) -> str:
    """Return ``text`` at most ``cells`` wide, cut with an ellipsis where it is longer."""
    return text if cell_len(text) <= cells else fit(text, cells)


class Broken(NamedTuple):
    """One line of a text that was broken. ``joins``: it goes on without a blank."""

    text: str
    hyphen: bool = False
    """The last character is a hyphen that isn't in the text."""
    joins: bool = False


def wrap(text: str, cells: int) -> tuple[str, ...]:
    """Break a line at blanks into lines of at most ``cells``; longer words are broken too."""
    if cells <= 0 or cell_len(text) <= cells:
        return (text,)
    return tuple(line.text for line in broken_lines(text, cells))


@lru_cache(maxsize=1024)
def broken_lines(text: str, cells: int, *, fill: bool = False) -> tuple[Broken, ...]:
    """Break a line as ``wrap`` does, keeping what was done to it.

    ``fill``: a long word may also be broken where the line before it would stay rather empty.
    """
    lines: list[Broken] = []
    line = ""
    for word in text.split(" "):
        room = cells - cell_len(line) - 1 if line else cells
        if cell_len(word) <= room:
            line = f"{line} {word}" if line else word
            continue
        if line:
            head = None
            fills = fill and len(word) >= _LONG and room >= _EMPTY_ENOUGH * cells
            if fills or cell_len(word) > cells:
                head = head_of(word, room)
            if head is None:
                lines.append(Broken(line))
            else:
                lines.append(Broken(f"{line} {head[0]}", head[1], joins=True))
                word = word[len(head[0]) - head[1] :]
        *whole, (line, _) = broken(word, cells)
        lines += [Broken(part, hyphen, joins=True) for part, hyphen in whole]
    return (*lines, Broken(line)) if line or not lines else tuple(lines)
