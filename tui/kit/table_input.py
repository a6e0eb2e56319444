"""Typing in a table: a cell, and new rows one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.refusal import Refused
from board.text import MAX_TEXT
from tui.kit.dispatch import does
from tui.kit.line_input import LineInput, Rectangle
from tui.view.bars import Hint
from tui.view.table import TEXT

if TYPE_CHECKING:
    from tui.kit.table_page import TablePage


class CellInput(LineInput):
    """Typing in the cell under the cursor, then in the one below, until Esc.

    ``burst``: Enter goes on with another new row.
    """

    drafted = True
    labels = (
        ("line.save", "typing.next_row"),
        ("line.next", "typing.next_cell"),
        ("line.stop", "typing.stop"),
    )

    def __init__(self, page: TablePage, *, burst: bool = False) -> None:
        super().__init__(page)
        self.table_page = page
        self.table = page.table
        self.burst = burst
        self.row = self.record = page.table.row_id
        self.column = page.table.column.id

    def begin(self) -> None:
        """Open on the text of the cell."""
        self.open(self.table_page.typed_value(self.row, self.column))

    def rectangle(self) -> Rectangle:
        """Return the cell, widened where it is narrow."""
        return self.table.rectangle(self.page.space[0]) or super().rectangle()

    def prompt(self) -> str:
        """Return what is asked for here."""
        return self.table_page.prompt(self.column)

    def echo(self) -> str:
        """Return what is understood so far, or what belongs here."""
        return self.brief() or self.prompt()

    def brief(self) -> str:
        """Return only what is understood."""
        return self.table_page.understood(self.column, self.text) if self.text else ""

    def _kept(self) -> bool:
        text = self.text
        return self.keep_and_close(lambda: self.table_page.set_cell(self.row, self.column, text))

    def hints(self) -> list[Hint]:
        """Return the keys; Esc only gives something up once something is typed."""
        self.labels = (*self.labels[:2], ("line.stop", _stop_label(self)))
        return super().hints()

    def save(self) -> None:
        """Keep the text and type on below, or in another new row; on the last row stay there.

        So no letter that comes next is taken for a command.
        """
        if not self._kept():
            return
        if self.burst:
            NewRowInput(self.table_page).open()
            return
        self.table_page.move(1, 0)
        if self.table.shown and self.table.column.kind == TEXT:
            CellInput(self.table_page).begin()

    @does("line.next", "cursor.up", "cursor.down", "cursor.previous")
    def go_on(self) -> None:
        """Keep the text and go on typing in the next cell, the one before, above or below."""
        if not self._kept():
            return
        page = self.table_page
        if self.action in ("cursor.up", "cursor.down"):
            moved = page.move(-1 if self.action == "cursor.up" else 1, 0)
        else:
            page.move(0, 0)  # The row may be a new one.
            moved = self.table.to_typed_cell(-1 if self.action == "cursor.previous" else 1)
        if moved:
            CellInput(page, burst=self.burst).begin()


def _stop_label(typing: CellInput) -> str:
    return "typing.done" if typing.text == typing.was else "typing.stop"


class NewRowInput(LineInput):
    """Burst entry of rows: Enter keeps one and opens the next, Tab goes on in its other cells."""

    drafted = True
    labels = (
        ("line.save", "typing.next_row"),
        ("line.next", "typing.next_cell"),
        ("line.stop", "typing.stop"),
    )

    def __init__(self, page: TablePage) -> None:
        super().__init__(page, page.prompt(""))
        self.table_page = page
        self.table = page.table

    def open(self, text: str = "") -> None:
        """Open a row under the others."""
        self.table.ghost = True
        self.table.column_at = 0
        super().open(text)

    def close(self, *, kept: bool = False) -> None:
        """End; the open row goes."""
        self.table.ghost = False
        super().close(kept=kept)

    def rectangle(self) -> Rectangle:
        """Return the open row."""
        return self.table.rectangle(self.page.space[0]) or super().rectangle()

    def prompt(self) -> str:
        """Return what to type."""
        return self.question

    def _kept(self) -> bool:
        def added() -> None:
            self.table.wanted = ""
            self.table.row_id = self.table_page.add_row(self.text)

        return self.keep(added)

    def save(self) -> None:
        """Keep the row and open the next; Enter on an empty one is the end."""
        if not self.text.strip():
            self.close()
        elif self._kept():
            self.empty()

    @does("line.next")
    def to_next_cell(self) -> None:
        """Keep the row and go on in its next cell."""
        if self.text.strip() and self._kept():
            self.close()
            self.table_page.move(0, 0)
            if self.table.to_typed_cell(1):
                CellInput(self.table_page, burst=True).begin()

    @does("cursor.up")
    def up(self) -> None:
        """An arrow up leaves the open row, if it is empty."""
        if not self.text.strip():
            self.close()

    def stop(self) -> None:
        """End; say what is let go."""
        left = self.text.strip()
        self.close()
        if left:
            self.page.tell(self.page.say("typing.dropped", text=left))

    def pasted(self, text: str) -> None:
        """Make every pasted line a row, in one step. Raises Refused."""
        if len(text) > MAX_TEXT * 16:
            raise Refused("entry.paste_too_long")
        self.table_page.add_pasted(self.text + text)
        self.empty()
