"""Typing in a table: a cell, a new row, and what rows must hold to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.text import MAX_TEXT
from tui.kit.line_entry import Question, Rectangle, Typing

if TYPE_CHECKING:
    from tui.kit.table_page import GridScreen

__all__ = ["COMFORT", "CellTyping", "Filtering", "NewRow", "Question", "Rectangle", "Typing"]

COMFORT = 40
"""Cells an editor has at least, where the screen has them; it may lie over its neighbours."""


class Filtering(Typing):
    """Typing what rows must hold; they go and come with every letter."""

    def __init__(self, grid: GridScreen) -> None:
        super().__init__(grid)
        self.grid = grid
        self.was = grid.wanted

    def prompt(self) -> str:
        """Return what stands in the empty line."""
        return self.desk.say("grid.filter")

    def echo(self) -> str:
        """Return how many rows are left."""
        return self.desk.say("grid.left_over", n=len(self.grid.shown))

    def typed(self, text: str) -> None:
        """Show the rows that hold it."""
        self.grid.wanted = text.strip()
        self.desk.draw()

    def save(self) -> None:
        """Stay with these rows."""
        self.close()

    def stop(self) -> None:
        """Show what was shown before."""
        self.grid.wanted = self.was
        self.close()


class CellTyping(Typing):
    """Typing in the cell under the cursor. ``burst``: Enter goes on with another new row."""

    drafted = True
    keys = (
        ("line.save", "typing.save"),
        ("line.next", "typing.next_cell"),
        ("line.stop", "typing.stop"),
    )

    def __init__(self, grid: GridScreen, *, burst: bool = False) -> None:
        super().__init__(grid)
        self.grid = grid
        self.row = self.record = grid.row_id
        self.column = grid.column.id
        self.burst = burst
        self.was = grid.typed_value(self.row, self.column)

    def begin(self) -> None:
        """Open on the text of the cell."""
        self.open(self.was)

    def rectangle(self) -> Rectangle:
        """Return the cell, widened where it is narrow."""
        return self.grid.cell_rectangle()

    def prompt(self) -> str:
        """Return what is asked for here."""
        return self.grid.prompt(self.column)

    def echo(self) -> str:
        """Return what is understood so far, or what belongs here."""
        return self.brief() or self.prompt()

    def brief(self) -> str:
        """Return only what is understood."""
        text = self.editor.value
        return self.grid.echo(self.column, text) if text else ""

    def _kept(self) -> bool:
        text = self.editor.value
        if text == self.was:
            return True
        return self.attempt(lambda: self.grid.set_cell(self.row, self.column, text))

    def save(self) -> None:
        """Keep the text and go down, or on to another new row."""
        if self._kept():
            self.close()
            if self.burst:
                NewRow(self.grid).open()
            else:
                self.grid.move(1, 0)

    def next(self) -> None:
        """Keep the text and go on in the next cell that is typed."""
        if self._kept():
            self.close()
            if self.grid.to_typed_cell(1):
                CellTyping(self.grid, burst=self.burst).begin()

    def beside(self, action: str) -> None:
        """Keep the text and go on typing above, below or in the cell before."""
        step = {"table.up": -1, "table.down": 1}.get(action)
        if step is None and action != "table.previous":
            return
        if not self._kept():
            return
        self.close()
        moved = self.grid.move(step, 0) if step else self.grid.to_typed_cell(-1)
        if moved:
            CellTyping(self.grid, burst=self.burst).begin()


class NewRow(Typing):
    """Burst entry of rows: Enter keeps one and opens the next, Tab goes on in its other cells."""

    drafted = True
    keys = (
        ("line.save", "typing.next_row"),
        ("line.next", "typing.next_cell"),
        ("line.stop", "typing.stop"),
    )

    def __init__(self, grid: GridScreen) -> None:
        super().__init__(grid)
        self.grid = grid

    def open(self, text: str = "") -> None:
        """Open a row under the others."""
        self.grid.ghost = True
        self.grid.column_at = 0
        super().open(text)

    def close(self) -> None:
        """End; the open row goes."""
        self.grid.ghost = False
        super().close()

    def rectangle(self) -> Rectangle:
        """Return the open row."""
        return self.grid.cell_rectangle()

    def prompt(self) -> str:
        """Return what to type."""
        return self.grid.prompt("")

    def echo(self) -> str:
        """Return what is asked for."""
        return self.prompt()

    def brief(self) -> str:
        """The open row says it already."""
        return ""

    def _kept(self) -> bool:
        return self.attempt(lambda: self.grid.add_typed(self.editor.value))

    def save(self) -> None:
        """Keep the row and open the next; Enter on an empty one is the end."""
        if not self.editor.value.strip():
            self.close()
        elif self._kept():
            self.editor.value = ""
            self.desk.draw()

    def next(self) -> None:
        """Keep the row and go on in its next cell."""
        if self.editor.value.strip() and self._kept():
            self.close()
            if self.grid.to_typed_cell(1):
                CellTyping(self.grid, burst=True).begin()

    def beside(self, action: str) -> None:
        """An arrow up leaves the open row, if it is empty."""
        if action == "table.up" and not self.editor.value.strip():
            self.close()

    def stop(self) -> None:
        """End; say what is let go."""
        left = self.editor.value.strip()
        self.close()
        if left:
            self.desk.tell(self.desk.say("typing.dropped", text=left))

    def pasted(self, text: str) -> None:
        """Make every pasted line a row, in one step."""
        if len(text) > MAX_TEXT * 16:
            self.desk.tell(self.desk.say("entry.paste_too_long"), warning=True)
            return
        whole = self.editor.value + text
        if self.attempt(lambda: self.grid.add_pasted(whole)):
            self.editor.value = ""
            self.desk.draw()
