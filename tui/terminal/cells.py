"""Text into cells: which graphemes a line has, how wide they are, and whose width is in doubt.

Widths are the framework's (Rich's tables), because it lays the lines out by them. Terminals agree
on most characters; on emoji, joiners and marks they don't, and there the painter takes care.
"""

from bisect import bisect
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

# Characters whose width every terminal agrees on, as pairs (first, last). Sets and bisection
# instead of regular expressions: compiling those takes longer than painting the first frame.
_ONE_CELL = (
    *(0x20, 0x7E, 0xA0, 0xAC, 0xAE, 0x2FF, 0x370, 0x377, 0x37A, 0x37F, 0x384, 0x38A),
    *(0x38E, 0x3A1, 0x3A3, 0x482, 0x48A, 0x52F, 0x1E00, 0x1F15, 0x2010, 0x2027, 0x2030, 0x205E),
    *(0x20A0, 0x20C0, 0x2190, 0x2193, 0x21D0, 0x21D5, 0x2200, 0x22FF, 0x2500, 0x25A9),
    *(0x25B2, 0x25B5, 0x25B7, 0x25BF, 0x25C1, 0x25FA, 0x2713, 0x2713, 0x2717, 0x2717),
    *(0x2800, 0x28FF),
)
_TWO_CELLS = (
    *(0x3041, 0x3096, 0x30A1, 0x30FA, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xAC00, 0xD7A3),
    *(0xFF01, 0xFF60),
)


def _pairs(flat: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip(flat[::2], flat[1::2], strict=True))


_SINGLE = frozenset(
    chain.from_iterable(map(chr, range(first, last + 1)) for first, last in _pairs(_ONE_CELL))
)

single = _SINGLE.issuperset
"""Tell whether every character of a text takes one cell on every terminal."""


class Glyph(NamedTuple):
    """One grapheme and the cells it takes in the layout: 0 (joins what precedes), 1 or 2."""

    text: str
    width: int


@lru_cache(maxsize=4096)
def glyphs(text: str) -> tuple[Glyph, ...]:
    """Split a text into graphemes; control characters are left out."""
    from rich.cells import split_graphemes

    text = "".join(character for character in text if not _unfit(character))
    spans, _ = split_graphemes(text)
    return tuple(Glyph(text[start:end], min(width, 2)) for start, end, width in spans)


@lru_cache(maxsize=4096)
def doubtful(grapheme: str) -> int:
    """Return how many cells a terminal might take for this grapheme, or 0 where all agree."""
    if len(grapheme) == 1 and (grapheme in _SINGLE or bisect(_TWO_CELLS, ord(grapheme)) % 2):
        return 0
    from rich.cells import get_character_cell_size

    return max(2, sum(get_character_cell_size(character) for character in grapheme))


def cell_len(text: str) -> int:
    """Return how many cells a text takes.

    The framework's tables are asked only about characters that may take no cell or two: loading
    them costs the first frame 5 ms, and most canvases hold none.
    """
    if single(text):
        return len(text)
    from rich.cells import cell_len as measured

    return measured(text)


def set_width(text: str, cells: int) -> str:
    """Return a text cut or padded to a number of cells."""
    from rich.cells import set_cell_size

    return set_cell_size(text, cells)


def chopped(word: str, cells: int) -> list[str]:
    """Return a word in pieces of at most so many cells."""
    from rich.cells import chop_cells

    return chop_cells(word, cells)


_REORDERS = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Bidirectional overrides and isolates, and the separators of lines and paragraphs."""


def _unfit(character: str) -> bool:
    """Return whether this moves the cursor or turns text about: C0, DEL, C1, an override."""
    return character < " " or "\x7f" <= character < "\xa0" or character in _REORDERS
