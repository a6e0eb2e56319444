"""Lines dealt out to the rows of a cell. Text goes before air.

Every card gets its first line, then those with most dots get the rest of theirs, then open
questions get a line each, then headings; what is left is air between cards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.view.card import needed, wished
from tui.view.row_sharing import Appetite
from tui.view.rows import GHOST, GROUP, HEADING, ITEM, PROMPT, ListRow

HOPELESS = 60
"""Rows from which no screen shows the whole text of a cell."""

_FIRST, _MORE, _QUESTION, _HEADING, _WISH, _AIR = 1.0, 0.5, 0.25, 0.15, 0.1, 0.001
"""What a line is worth: a card's first, a further one, an open question, a heading, a question
written out or a note on a line of its own, and a blank between cards."""

_MEMBER = 0.4
"""What a member's line is worth beside a card's."""

_TOGETHER = (3.0, 3.0, 2.0)
"""What the lines of the first coalitions in a cell are worth: they are what all the rest leads
to, and lie two abreast where other cells lie four."""

_TALL = 4
"""Lines from which a card is parted from the next one, also where that has to be scrolled to."""

_DEPTH = 12
"""Lines further down at which a line is worth half."""


class Allotted(NamedTuple):
    """How many lines each row of a cell has, and where they start."""

    counts: tuple[int, ...]
    """Lines of text; 0 is left out."""
    starts: tuple[int, ...]
    """The first line of every row, and the number of lines at the end."""


class Needs(NamedTuple):
    """What the rows of a cell need at a width."""

    core: int
    """Rows up to and with the last card; what comes after it may fall below the fold."""
    first: int
    """Lines that rows have before anything else."""
    needs: tuple[int, ...]
    """Lines in which nothing of a row is cut; empty where that is hopeless."""
    wishes: tuple[int, ...]
    gaps: tuple[int, ...]
    """Blank lines that may come after a row."""


def needs_of(rows: Sequence[ListRow], width: int) -> Needs:
    """Measure the rows of a cell."""
    core = _core(rows)
    first = sum(row.kind != HEADING for row in rows[:core])
    if len(rows) > HOPELESS:
        return Needs(core, first, (), (), ())
    needs = tuple(needed(row, width) for row in rows)
    return Needs(core, first, needs, tuple(wished(row, width) for row in rows), _gaps(rows))


def _core(rows: Sequence[ListRow]) -> int:
    """Return how many rows there are up to and with the last card; without cards, member."""
    items = [at for at, row in enumerate(rows, 1) if row.kind in (ITEM, GHOST, GROUP)]
    cards = [at for at in items if rows[at - 1].style != "member"]
    return (cards or items or [len(rows)])[-1]


def _gaps(rows: Sequence[ListRow]) -> tuple[int, ...]:
    """Return after which rows a blank line may come: between cards, and before a heading."""
    gaps = [int(_apart(row, after)) for row, after in pairwise(rows)]
    return (*gaps, 0) if rows else ()


def _apart(row: ListRow, after: ListRow) -> bool:
    if row.kind == HEADING or after.kind == HEADING:
        return after.kind == HEADING
    if row.kind == PROMPT:
        return after.kind != PROMPT
    if row.kind == GROUP and after.indent:
        return False
    return row.style != "member" or after.style != "member"


def airy(counts: Sequence[int], rows: Sequence[ListRow], height: int) -> Allotted:
    """Return rows with so many lines each, parted by blank ones where all fit in a height.

    Where they don't, only what is tall is parted from what comes after it.
    """
    gaps = _gaps(rows)
    if sum(counts) + sum(gaps) > height:
        gaps = tuple(gap * (count >= _TALL) for gap, count in zip(gaps, counts, strict=True))
    return placed(counts, gaps)


def placed(counts: Sequence[int], gaps: Sequence[int] = ()) -> Allotted:
    """Return rows with so many lines each, and so many blank ones after each."""
    heights = map(sum, zip(counts, gaps, strict=True)) if gaps else counts
    return Allotted(tuple(counts), tuple(accumulate(heights, initial=0)))


def fitted(rows: Sequence[ListRow], measured: Needs, height: int, abreast: int = 0) -> Allotted:
    """Deal the lines of a cell out over its rows.

    Rows that find no place keep a line below the fold. Headings are all there or none, and so are
    notes on lines of their own and questions written out. ``abreast`` is how many lines more that
    would take in a fuller cell beside it, which is to look alike.
    """
    counts = [int(row.kind != HEADING) for row in rows]
    left = height - measured.first
    if left <= 0 or not measured.needs:
        return placed(counts)
    left = _whole_first(rows, measured, counts, left, range(measured.core))
    left -= len(rows) - measured.core
    left = _whole_first(rows, measured, counts, left, range(measured.core, len(rows)))
    headings = counts.count(0)
    if 0 < headings <= left:
        counts = [max(1, count) for count in counts]
        left -= headings
    wishes = [max(wish, n) if n else 0 for wish, n in zip(measured.wishes, counts, strict=True)]
    if sum(wishes) - sum(counts) <= left - abreast:  # All or none: a list that is half is uneven.
        left -= sum(wishes) - sum(counts)
        counts = wishes
    return placed(counts, measured.gaps if left >= sum(measured.gaps) else ())


def _whole_first(
    rows: Sequence[ListRow], measured: Needs, counts: list[int], left: int, these: range
) -> int:
    """Give rows the rest of their text, those with most dots first; return what is left.

    First whole rows as long as they fit; what then remains goes to those that stay cut.
    """
    needs = measured.needs
    cut = [at for at in these if rows[at].kind != HEADING and needs[at] > 1]
    cut.sort(key=lambda at: (rows[at].kind != ITEM, -rows[at].dots, at))
    for at in cut:
        if needs[at] - 1 <= left:
            counts[at] = needs[at]
            left -= needs[at] - 1
    for at in cut:
        more = max(0, min(left, needs[at] - counts[at]))
        counts[at] += more
        left -= more
    return left


def appetite(
    rows: Sequence[ListRow], measured: Needs, *, titled: bool = False, favour: float = 1.0
) -> Appetite:
    """Return what rows of the screen are worth to a cell: less the further down they are.

    ``favour`` multiplies it, for where the cursor is.
    """
    worth = sorted(_worth(rows, measured), reverse=True)[1:]
    values = (value * favour / (1 + at / _DEPTH) for at, value in enumerate(worth))
    return Appetite(1 + titled, tuple(values))


def _worth(rows: Sequence[ListRow], measured: Needs) -> Iterator[float]:
    """Yield what each line is worth that a cell could fill."""
    coalitions = iter(_TOGETHER)
    for at, row in enumerate(rows):
        if row.kind == HEADING:
            yield _HEADING
        elif row.cursor and row.cursor.ref and row.cursor.ref.table == "coalitions":
            yield next(coalitions, _FIRST)
        elif row.style == "member":
            yield _FIRST * _MEMBER
        else:
            yield _QUESTION if at >= measured.core else _FIRST
    if not measured.needs:
        return
    of_rows = zip(rows, measured.needs, measured.wishes, measured.gaps, strict=True)
    for row, need, wish, gap in of_rows:
        more = _WISH if row.style == "member" else _MORE
        yield from [more] * (need - 1) + [_WISH] * (wish - need) + [_AIR] * gap
