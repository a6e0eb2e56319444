"""Text measured in the cells of a terminal, for what stands in columns.

The screen measures with its framework; a command must not load that, and needs no more than this:
wide East Asian characters take two cells, marks that combine with the one before take none.
"""

from unicodedata import category, east_asian_width

from board.text import visible

_NOTHING = frozenset({"Mn", "Me", "Cf"})
"""Kinds of characters without a cell of their own: combining and enclosing marks, joiners."""


def width(text: str) -> int:
    """Return how many cells a text takes."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def fit(text: str, cells: int) -> str:
    """Return a text as it is shown, padded with blanks to ``cells``; a longer one as it is."""
    shown = visible(text)
    return shown + " " * (cells - width(shown))


def widest(texts: list[str]) -> int:
    """Return the cells that the widest of the texts takes as it is shown; 0 for none at all."""
    return max((width(visible(text)) for text in texts), default=0)


def _width(character: str) -> int:
    if category(character) in _NOTHING:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
