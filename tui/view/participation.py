"""Who takes part where, as the columns and rows of a table."""

from collections.abc import Sequence

from board import parties
from board.commands.party_names import part_of, same_party
from board.matrix import Matrix, Part
from board.text import visible
from tui.view.bars import trimmed
from tui.view.rows import Line, Piece, Say
from tui.view.table import LEAD, SHOWN, TableColumn, TableRow
from tui.view.width import cell_len, fit

CORE, OTHER, WITH_GROUP, NONE = "●", "○", "◌", "·"
SIGNS: dict[Part, str] = {"core": CORE, "other": OTHER, "": NONE}

_LOOKS = {CORE: "lead", OTHER: "tail", WITH_GROUP: "tail", NONE: "frame"}
_TITLED = 10
"""Cells per column from which coalitions have their title above them instead of their number."""

_NAME, _MOST_NAME, _COUNT = 18, 30, 4
_NUMBERED = 2
"""Cells of a column that has a number above it."""

_LEGEND = 36
"""Cells a coalition takes where numbers are explained."""

_FIVE = 5
"""Numbered columns stand in groups of so many, so that the eye can count."""


def columns(matrix: Matrix, say: Say, width: int) -> list[TableColumn]:
    """Return the name, the number of coalitions, and a column per coalition, fit for a width."""
    found = [
        TableColumn("name", say("matrix.name"), 12, _MOST_NAME, SHOWN),
        TableColumn("count", say("matrix.count"), _COUNT, _COUNT, SHOWN, centred=True),
    ]
    number = len(matrix.columns)
    longest = max((cell_len(visible(row.name)) for row in matrix.rows), default=0)
    room = width - LEAD - max(_NAME, min(longest, _MOST_NAME)) - _COUNT - 1
    titled = number and room // number > _TITLED
    wide = number and room // number > 3
    for at, column in enumerate(matrix.columns, 1):
        title = f"{at} {visible(column.coalition.title)}" if titled else _number(at)
        size = min(24, room // number - 1) if titled else _NUMBERED
        gap = 1 if wide or (at - 1) % _FIVE == 0 else 0
        id = column.coalition.id
        found.append(TableColumn(id, title, size, size, SHOWN, True, gap, _LOOKS))
    return found


def legend(matrix: Matrix, drawn: Sequence[TableColumn], width: int, height: int) -> list[Line]:
    """Return which number is which coalition; nothing where titles are the heads, or it won't fit.

    Numbers run down, then on in the next column.
    """
    titles = [visible(column.coalition.title) for column in matrix.columns]
    if not titles or drawn[-1].most > _NUMBERED:
        return []
    beside = max(1, (width - LEAD) // _LEGEND)
    size = (width - LEAD) // beside
    tall = -(-len(titles) // beside)
    if tall > height:
        return []
    lines: list[Line] = []
    for y in range(tall):
        pieces: list[Piece] = [("text", " " * LEAD)]
        for at in range(y, len(titles), tall):
            pieces += [("heading", f"{at + 1:>2} "), ("dim", fit(titles[at], size - 4) + " ")]
        lines.append(trimmed(pieces, width, "text"))
    return lines


def rows(matrix: Matrix, say: Say) -> list[TableRow]:
    """Return the members, then outsiders (``+``) and names not matched yet (``?``)."""
    found = []
    whole = len(matrix.columns)
    for row in matrix.rows:
        number = row.takes_part_in
        ref = parties.member_ref(row.member.id)
        own = map(_sign, row.parts, row.there)
        cells = (visible(row.name), _how_many(number, whole, say), *own)
        left = row.left
        found.append(
            TableRow(ref, cells, "dim" if left else "text", "†" if left else " ", int(left))
        )
    for ref in strangers(matrix):
        outside = parties.is_outside(ref)
        signs = [part_of(column.coalition, ref) for column in matrix.columns]
        number = sum(part != "" for part in signs)
        name = visible(parties.party(ref).value)
        cells = (name, str(number), *map(_sign, signs))
        found.append(TableRow(ref, cells, "text", "+" if outside else "?", 2 if outside else 3))
    return found


def strangers(matrix: Matrix) -> list[str]:
    """Return references to all who take part without being a member, each once."""
    found: list[str] = []
    for column in matrix.columns:
        for ref in (*column.coalition.core, *column.coalition.others):
            if not parties.member_of(ref) and not any(same_party(ref, one) for one in found):
                found.append(ref)
    return found


def count(matrix: Matrix, ref: str) -> int:
    """Return in how many coalitions a party takes part."""
    return sum(part_of(column.coalition, ref) != "" for column in matrix.columns)


def _sign(part: Part, there: bool = False) -> str:
    """Return the sign of a part; who is in only with a group has one of its own."""
    return WITH_GROUP if there and not part else SIGNS[part]


def _how_many(number: int, whole: int, say: Say) -> str:
    if whole and number == 0:
        return say("matrix.none")
    return say("matrix.all") if whole > 1 and number == whole else str(number)


def _number(at: int) -> str:
    """Return a number as a narrow head: tens above ones."""
    return str(at) if at < 10 else f"{at // 10}\n{at % 10}"
