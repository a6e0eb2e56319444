"""Text into cells: which graphemes a line has, how wide they are, and whose width is in doubt.

Widths are the framework's (Rich's tables), because it lays the lines out by them. Terminals agree
on most characters; on emoji, joiners and marks they don't, and there the painter takes care.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_ONE_CELL = (
    r" -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1"
    r"\u03a3-\u0482\u048a-\u052f\u1e00-\u1f15\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"
    r"\u2190-\u2193\u21d0-\u21d5\u2200-\u22ff\u2500-\u25a9\u25b2-\u25b5\u25b7-\u25bf\u25c1-\u25fa"
    r"\u2713\u2717\u2800-\u28ff"
)
_TWO_CELLS = r"\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"

single = re.compile(f"[{_ONE_CELL}]*").fullmatch
"""Match a text of which every character takes one cell on every terminal."""

_certain = re.compile(f"[{_ONE_CELL}{_TWO_CELLS}]").fullmatch
_unfit = re.compile(r"[\x00-\x1f\x7f-\x9f]").search


class Glyph(NamedTuple):
    """One grapheme and the cells it takes in the layout: 0 (joins what precedes), 1 or 2."""

    text: str
    width: int


@lru_cache(maxsize=4096)
def glyphs(text: str) -> tuple[Glyph, ...]:
    """Split a text into graphemes; control characters are left out."""
    from rich.cells import split_graphemes

    if _unfit(text):
        text = "".join(character for character in text if not _unfit(character))
    spans, _ = split_graphemes(text)
    return tuple(Glyph(text[start:end], min(width, 2)) for start, end, width in spans)


@lru_cache(maxsize=4096)
def doubtful(grapheme: str) -> int:
    """Return how many cells a terminal might take for this grapheme, or 0 where all agree."""
    if _certain(grapheme):
        return 0
    from rich.cells import get_character_cell_size

    return max(2, sum(get_character_cell_size(character) for character in grapheme))


def width(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if single(text) else sum(glyph.width for glyph in glyphs(text))
