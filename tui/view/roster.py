"""The parties of the network as the room reads them along: what they are, bring and get."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board import parties
from board.model import ACTIVE, RELATIONS, Canvas, Member
from board.people import has_left
from board.text import visible
from tui.view.rows import Line, Say
from tui.view.table import TEXT, TableColumn, TableRow
from tui.view.table_view import TableView

_COLUMNS = (
    ("name", 16, 36),
    ("role", 10, 28),
    ("home", 10, 28),
    ("relation", 8, 14),
    ("brings", 12, 36),
    ("gets", 12, 36),
)
"""Fields of ``model.Member`` with the fewest and most cells.

Who left, who granted what, and doubles that wait for a choice are for whoever leads.
"""


class Roster:
    """The table, which keeps where it was scrolled to."""

    def __init__(self) -> None:
        self._table = TableView()

    def lines(
        self, canvas: Canvas, at: str, say: Say, width: int, height: int, today: date
    ) -> Sequence[Line]:
        """Return so many lines, with the cursor on the party whose id is ``at``."""
        there = [one for one in canvas.members.values() if one.state == ACTIVE]
        there = [one for one in there if not has_left(one, today)]
        there.sort(key=lambda one: (one.order, one.id))
        columns = [
            TableColumn(field, say(f"member.{field}.head"), least, most, TEXT)
            for field, least, most in _COLUMNS
        ]
        rows = [
            TableRow(one.id, tuple(_cell(canvas, one, field, say) for field, *_ in _COLUMNS))
            for one in there
        ]
        self._table.row_id = at
        self._table.take(columns, rows, lambda _row, _column, shown: (not shown, shown))
        return self._table.lines(width, height, (), lambda *_: (), say("members.empty"))


def _cell(canvas: Canvas, one: Member, field: str, say: Say) -> str:
    if field == "name":
        return visible(parties.shown_name(canvas, one))
    if field == "relation" and one.relation in RELATIONS:
        return say(f"member.relation.{one.relation}")
    return visible(str(getattr(one, field)))
