"""What a table holds and how it changes: all that a subclass of a table says."""

from __future__ import annotations

from collections.abc import Sequence

from board.model import Canvas
from board.refusal import Refused
from board.text import lines
from board.words import folded
from tui.kit.desk import Desk
from tui.view.grid import Column, Row
from tui.view.rows import Line


class Contents(Desk):
    """The part of a table that differs from one to the other.

    Rows are known by id, so that the cursor stays on what it was on when others change the table.
    """

    def columns(self) -> Sequence[Column]:
        """Return the columns. The first always stays on screen."""
        raise NotImplementedError

    def table_rows(self, canvas: Canvas) -> Sequence[Row]:
        """Return the rows in their own order."""
        raise NotImplementedError

    def typed_value(self, row: str, column: str) -> str:
        """Return the text a cell's editor opens with; raw, not made visible."""
        return ""

    def set_cell(self, row: str, column: str, text: str) -> None:
        """Keep what was typed in a cell. Raises Refused."""
        raise Refused("grid.fixed")

    def switch(self, rows: Sequence[str], column: str) -> None:
        """Change cells of a column of kind ``SWITCH``, in one step. Raises Refused."""
        raise Refused("grid.fixed")

    def add_row(self, text: str) -> str:
        """Add a row for what was typed and return its id. Raises Refused."""
        raise Refused("grid.fixed")

    def add_pasted(self, text: str) -> None:
        """Add a row for every pasted line."""
        for line in lines(text):
            self.add_row(line)

    def remove_rows(self, rows: Sequence[str]) -> None:
        """Remove rows, in one step. Raises Refused."""
        raise Refused("grid.fixed")

    def opened(self, row: str, column: str) -> None:
        """Enter on a cell that is not typed and not switched."""

    def prompt(self, column: str) -> str:
        """Return what stands in an empty cell while it is typed; column ``""``: in a new row."""
        return ""

    def echo(self, column: str, text: str) -> str:
        """Return what is understood of what is typed so far."""
        return ""

    def empty_text(self) -> str:
        """Return what an empty table says."""
        return ""

    def sort_value(self, row: str, column: str, shown: str) -> tuple[bool, str]:
        """Return what a row is sorted by; by default the shown text, empty ones last."""
        return not shown.strip(), folded(shown)

    def under_table(self, width: int) -> Sequence[Line]:
        """Return lines between the table and the detail, the same number at one screen size."""
        return ()

    def beneath(self, width: int, height: int) -> Sequence[Line]:
        """Return lines for the empty rows under the table, at most ``height``."""
        return ()
