"""Answers on the paradoxes person by person: a key or two sets one and goes on to the next."""

from __future__ import annotations

from collections.abc import Sequence

from board.commands import paradoxes
from board.i18n import pick
from board.model import Canvas, Position
from board.people import active_members
from board.spread import positions
from board.template import Paradox
from board.text import visible
from board.wording import signed
from tui.kit.dispatch import does
from tui.kit.table_page import TablePage
from tui.view.table import SHOWN, TableColumn, TableRow

_NOTHING = "·"


class AnswerTable(TablePage):
    """A table of persons and paradoxes. Persons are numbers until a key asks for their names."""

    modes = ("answers",)
    name_key = "paradox.people.title"
    help_keys = ("paradox.people.about", "paradox.about")

    def __init__(self, at: int, rounds: Sequence[int]) -> None:
        super().__init__()
        self.table.column_at = at + 1
        self.rounds = rounds
        self.names = False
        self.across = False
        """Whether one goes on to this person's next paradox, or to the next person."""
        self.sign = ""
        """The sign of the answer that is set."""
        self.minus = False
        """A minus was typed; its number is still to come."""

    # -- what it shows

    def page_facts(self) -> Sequence[str]:
        """Tell which way the cursor goes."""
        way = self.say("paradox.across" if self.across else "paradox.downward")
        return [way, *super().page_facts()]

    def columns(self) -> Sequence[TableColumn]:
        """Return a column for the person and one per paradox."""
        language = self.say.language
        first = TableColumn("who", self.say("paradox.person"), 10, 28, SHOWN)
        rest = [
            TableColumn(one.id, _poles(one, language), 4, 24, SHOWN, centred=True)
            for one in self.canvas.template.paradoxes
        ]
        return [first, *rest]

    def table_rows(self, canvas: Canvas) -> Sequence[TableRow]:
        """Return a row per member."""
        held: list[dict[str, Position]] = [
            {one.member: one for one in positions(canvas, paradox.id, round) if one.member}
            for paradox, round in zip(canvas.template.paradoxes, self.rounds, strict=False)
        ]
        rows = []
        for number, member in enumerate(active_members(canvas), 1):
            name = visible(member.name) if self.names else self.say("paradox.person_n", n=number)
            cells = (name, *(_shown(column.get(member.id)) for column in held))
            rows.append(TableRow(member.id, cells))
        return rows

    def page_detail(self) -> str:
        """Return which answer is asked for."""
        at, row = self.table.column_at - 1, self.table.row
        if at < 0 or row is None:
            return self.say("paradox.people.about")
        if self.minus:
            return self.say("paradox.minus_typed")
        one, language = self.canvas.template.paradoxes[at], self.say.language
        return f"{row.cells[0]}: −3 {pick(one.a, language)}  …  3 {pick(one.b, language)}"

    # -- keys

    def perform(self, action: str, key: str = "") -> None:
        """Carry out an action; a minus waits for one key only."""
        minus, self.minus = self.minus, False
        self.sign = "-" if minus else ""
        super().perform(action, key)

    @does("answers.set")
    def set_answer(self) -> None:
        """Set an answer and go on."""
        self._answer(self.key if self.key == "0" else self.sign + self.key)
        self.go_on()

    @does("answers.minus")
    def begin_minus(self) -> None:
        """Begin an answer at the left of the middle."""
        self.minus = True

    @does("answers.unknown")
    def set_unknown(self) -> None:
        """Set *weet niet* and go on."""
        self._answer("x")
        self.go_on()

    @does("answers.clear")
    def clear(self) -> None:
        """Take the answer away and stay."""
        self._answer(".")

    @does("answers.names")
    def show_names(self) -> None:
        """Show or hide who is who."""
        self.names = not self.names

    @does("answers.turn")
    def turn(self) -> None:
        """Go on along the row, or down the column."""
        self.across = not self.across

    @does("answers.close")
    def done(self) -> None:
        """Show everyone again, or go back to the drawings."""
        self.perform("page.close")

    @does("cursor.next", "cursor.previous")
    def other_paradox(self) -> None:
        """To the next paradox, or the one before."""
        self.move(0, 1 if self.action == "cursor.next" else -1)

    def move(self, rows: int, columns: int) -> bool:
        """Move the cursor; it stays off the names."""
        moved = super().move(rows, columns)
        self.table.column_at = max(1, self.table.column_at)
        return moved

    def _answer(self, value: str) -> None:
        at, member = max(0, self.table.column_at - 1), self.table.row_id
        if not member:
            return
        paradox, round = self.canvas.template.paradoxes[at], self.rounds[at]
        language = self.say.language
        self.do(
            "paradox.answer",
            lambda canvas, by: paradoxes.answer(
                canvas, by, paradox.id, round, value, member=member
            ),
            subject=f"{pick(paradox.a, language)} – {pick(paradox.b, language)}",
        )

    @does("answers.skip")
    def go_on(self) -> None:
        """Go to the next cell in the direction of typing; at the end of a row or column on."""
        table = self.table
        last_row, last_column = len(table.shown) - 1, len(table.columns) - 1
        row, column = table.row_at, max(1, table.column_at)
        if self.across:
            row, column = (row, column + 1) if column < last_column else (row + 1, 1)
        else:
            row, column = (row + 1, column) if row < last_row else (0, column + 1)
        if row > last_row or column > last_column:
            self.tell(self.say("paradox.all_set"))
            return
        self.move(row - table.row_at, column - table.column_at)


def _poles(one: Paradox, language: str) -> str:
    return f"◂ {pick(one.a, language)}\n{pick(one.b, language)} ▸"


def _shown(position: Position | None) -> str:
    if position is None:
        return _NOTHING
    return "x" if position.value is None else signed(position.value)
