"""How much of what people wrote is read as Markdown, so that no page takes longer than seconds.

A parser spends as much on a row of ten thousand brackets as on a book. Bodies that are too rich in
marks are shown as they were typed; which ones is the same on every page of a canvas.
"""

from collections.abc import Iterable
from typing import Final

MOST: Final = 50_000
"""Weight of all bodies of a canvas that are read as Markdown: some seconds to make a Word document
of, and one to parse. A page of text weighs about 200."""

HEAVIEST: Final = 5_000
"""Weight of one body that is read as Markdown: the cost of brackets grows with their square."""

_WEIGHTS: Final = {"<": 5, "[": 3, "\n": 3, "]": 1, "*": 1, "_": 1, "`": 1, "&": 1, "|": 5}
"""What a mark or a line takes, in tens of microseconds of the parser. Others take next to none."""


def weight(body: str) -> int:
    """Return what it takes to read a body as Markdown."""
    return sum(body.count(mark) * one for mark, one in _WEIGHTS.items())


def heaviest(bodies: Iterable[str]) -> int:
    """Return the weight above which a body is shown as it was typed.

    Where all of them together are too much, the heaviest ones are left out until the rest is not.
    """
    left = MOST
    for one in sorted(map(weight, bodies)):
        left -= one
        if left < 0:
            return min(one - 1, HEAVIEST)
    return HEAVIEST
