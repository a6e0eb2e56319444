"""What stands above the members' columns of the interest matrix: names where they fit."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.view.abbreviations import abbreviations, in_columns
from tui.view.table import LEAD
from tui.view.width import cell_len

_SHORT, _NAMED, _LONG = 3, 7, 14
"""Cells of a member's column: of an abbreviation, from which names are written out, and at most."""

_COUNTED = 6
"""Cells of the column that counts, with the blanks beside it."""


class Heads(NamedTuple):
    """The heads of the members' columns, and how wide the columns are."""

    heads: list[str]
    wide: int
    """Cells of a member's column."""
    least: int
    """Fewest cells of the topics' column."""
    short: bool
    """Whether the names are abbreviated."""


NO_HEADS = Heads([], _SHORT, 0, short=False)
"""Before anything was drawn."""


def heads(names: Sequence[str], topics: Sequence[str], width: int) -> Heads:
    """Divide a width: first the topics, then as much of the names as there is room for."""
    longest = max((cell_len(topic) for topic in topics), default=10)
    least = max(10, min(longest, width // 3))
    room = (width - LEAD - max(least, longest) - _COUNTED) // max(1, len(names)) - 1
    wide = max(_SHORT, min(room, _LONG))
    if wide >= _NAMED:
        return Heads(in_columns(names, wide), wide, least, short=False)
    return Heads(abbreviations(names), _SHORT, least, short=True)
