"""Typing in a table or a form: a cell, a new row, a filter, the answer to a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from board.refusal import Refused
from board.text import MAX_TEXT, one_line
from tui.keys.keymap import key_name
from tui.view.bars import Hint

if TYPE_CHECKING:
    from tui.screens.desk import Desk
    from tui.screens.grid import GridScreen

COMFORT = 40
"""Cells an editor has at least, where the screen has them; it may lie over its neighbours."""

Rectangle = tuple[int, int, int]
"""Where an editor lies: x, y and width."""


class Typing:
    """One spell of typing: where the editor is, and what its keys do."""

    keys: tuple[tuple[str, str], ...] = (("line.save", "typing.save"), ("line.stop", "typing.stop"))
    """Actions of the editor with the text key of their label here."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.editor = desk.editor

    def rectangle(self) -> Rectangle:
        """Return where the editor lies."""
        return self.desk.bottom()

    def prompt(self) -> str:
        """Return what stands in the editor while it is empty."""
        return ""

    def open(self, text: str = "") -> None:
        """Begin: show the editor."""
        self.desk.entry = self
        self.desk.draw()
        self.editor.open(text, self.prompt(), *self.rectangle())
        self.desk.draw()

    def follow(self) -> None:
        """Keep the editor where it belongs after the screen was drawn."""
        if self.editor.display:
            self.editor.place(*self.rectangle())

    def close(self) -> None:
        """End: hide the editor."""
        self.desk.entry = None
        self.editor.close()
        self.desk.set_focus(None)
        self.desk.draw()

    def echo(self) -> str:
        """Return what is understood of what is typed so far."""
        return ""

    def hints(self) -> list[Hint]:
        """Return the keys that matter while typing."""
        found = []
        for action, label in self.keys:
            names = self.desk.keymap.keys_of(action)
            if names:
                found.append(Hint(key_name(names[0]), self.desk.say(label)))
        return found

    def asked(self, action: str) -> None:
        """Answer Enter, Tab and Esc."""
        answers = {"line.next": self.next, "line.stop": self.stop}
        answers.get(action, self.save)()

    def beside(self, action: str) -> None:
        """Answer a key that the editor let go by: an arrow up or down, a Tab back."""

    def typed(self, text: str) -> None:
        """React to every letter."""
        self.desk.draw()

    def pasted(self, text: str) -> None:
        """Take several pasted lines as one."""
        self.editor.insert_text_at_cursor(one_line(text[: MAX_TEXT // 4]))

    def attempt(self, what: Callable[[], None]) -> bool:
        """Carry something out; what is refused is said, and the text stays where it is."""
        try:
            what()
        except Refused as refusal:
            self.desk.tell(self.desk.say(refusal.key, **refusal.values), warning=True)
            return False
        return True

    def save(self) -> None:
        """Keep what was typed."""
        raise NotImplementedError

    def next(self) -> None:
        """Like Enter, where there is nothing to go on to."""
        self.save()

    def stop(self) -> None:
        """Let it be."""
        self.close()


class Question(Typing):
    """Asking for one line at the bottom. With ``again`` the line stays open until it is empty."""

    def __init__(
        self,
        desk: Desk,
        question: str,
        answered: Callable[[str], None],
        *,
        again: bool = False,
        echo: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(desk)
        self.question = question
        self.answered = answered
        self.again = again
        self.understood = echo

    def prompt(self) -> str:
        """Return the question."""
        return self.question

    def echo(self) -> str:
        """Return the question while there is an answer, and what is understood of it."""
        if self.understood is not None and self.editor.value:
            return self.understood(self.editor.value)
        return self.question

    def save(self) -> None:
        """Give the answer."""
        text = self.editor.value
        if self.again and not text.strip():
            self.close()
        elif self.attempt(lambda: self.answered(text)):
            if self.again:
                self.editor.value = ""
                self.desk.draw()
            elif self.desk.entry is self:
                self.close()


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

    keys = (
        ("line.save", "typing.save"),
        ("line.next", "typing.next_cell"),
        ("line.stop", "typing.stop"),
    )

    def __init__(self, grid: GridScreen, *, burst: bool = False) -> None:
        super().__init__(grid)
        self.grid = grid
        self.row = grid.row_id
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
        text = self.editor.value
        return (self.grid.echo(self.column, text) if text else "") or self.prompt()

    def typed(self, text: str) -> None:
        """Keep a draft."""
        self.grid.keep_draft(f"{self.row}.{self.column}", text if text != self.was else "")
        super().typed(text)

    def close(self) -> None:
        """End; the draft has done its work."""
        self.grid.keep_draft(f"{self.row}.{self.column}", "")
        super().close()

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
        self.grid.keep_draft("", "")
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

    def typed(self, text: str) -> None:
        """Keep a draft."""
        self.grid.keep_draft("", text)
        super().typed(text)

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
