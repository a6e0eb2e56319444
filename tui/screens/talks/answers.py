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
from board.words import signed
from tui.kit.table_page import GridScreen
from tui.view.grid import SHOWN, Column, Row

_STEPS = {
    "up": (-1, 0),
    "down": (1, 0),
    "left": (0, -1),
    "right": (0, 1),
}
_NOTHING = "·"


class AnswersScreen(GridScreen):
    """A table of persons and paradoxes. Persons are numbers until a key asks for their names."""

    modes = ("answers",)

    def __init__(self, at: int, rounds: Sequence[int]) -> None:
        super().__init__()
        self.column_at = at + 1
        self.rounds = rounds
        self.names = False
        self.across = False
        """Whether one goes on to this person's next paradox, or to the next person."""
        self.minus = False
        """A minus was typed; its number is still to come."""

    # -- what it shows

    def page_title(self) -> str:
        """Return the name of the screen."""
        return self.say("paradox.people.title")

    def page_help(self) -> tuple[str, Sequence[str]]:
        """Tell how to type."""
        return self.page_title(), (self.say("paradox.people.about"), self.say("paradox.about"))

    def page_facts(self) -> list[str]:
        """Tell which way the cursor goes."""
        way = self.say("paradox.across" if self.across else "paradox.downward")
        return [way, *super().page_facts()]

    def columns(self) -> Sequence[Column]:
        """Return a column for the person and one per paradox."""
        language = self.say.language
        first = Column("who", self.say("paradox.person"), 10, 28, SHOWN)
        rest = [
            Column(one.id, _poles(one, language), 4, 24, SHOWN, centred=True)
            for one in self.workshop.canvas.template.paradoxes
        ]
        return [first, *rest]

    def table_rows(self, canvas: Canvas) -> Sequence[Row]:
        """Return a row per member."""
        held: list[dict[str, Position]] = [
            {one.member: one for one in positions(canvas, paradox.id, round) if one.member}
            for paradox, round in zip(canvas.template.paradoxes, self.rounds, strict=False)
        ]
        rows = []
        for number, member in enumerate(active_members(canvas), 1):
            name = visible(member.name) if self.names else self.say("paradox.person_n", n=number)
            cells = (name, *(_shown(column.get(member.id)) for column in held))
            rows.append(Row(member.id, cells))
        return rows

    def page_detail(self) -> str:
        """Return which answer is asked for."""
        at = self.column_at - 1
        if at < 0 or not self.shown:
            return self.say("paradox.people.about")
        one, language = self.workshop.canvas.template.paradoxes[at], self.say.language
        if self.minus:
            return self.say("paradox.minus_typed")
        poles = f"−3 {pick(one.a, language)}  …  3 {pick(one.b, language)}"
        return f"{self.shown[self.row_at].cells[0]}: {poles}"

    # -- keys

    def perform(self, action: str, key: str = "") -> None:
        """Carry out an action; a minus waits for one key only."""
        minus, self.minus = self.minus, False
        if action == "answers.set":
            key = f"-{key}" if minus and key != "0" else key
        super().perform(action, key)

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out an action of the mode ``answers``, or what all desks can do."""
        group, _, name = action.partition(".")
        if group != "answers":
            super().run_action_id(action, key)
        elif name in _STEPS:
            self.move(*_STEPS[name])
        else:
            getattr(self, f"do_{name}")(key)

    def do_set(self, key: str) -> None:
        """Set an answer and go on."""
        self._answer(key)
        self._go_on(1)

    def do_minus(self, key: str) -> None:
        """Begin an answer at the left of the middle."""
        self.minus = True

    def do_unknown(self, key: str) -> None:
        """Set *weet niet* and go on."""
        self._answer("x")
        self._go_on(1)

    def do_skip(self, key: str) -> None:
        """Leave this one and go on."""
        self._go_on(1)

    def do_clear(self, key: str) -> None:
        """Take the answer away and stay."""
        self._answer(".")

    def do_names(self, key: str) -> None:
        """Show or hide who is who."""
        self.names = not self.names

    def do_turn(self, key: str) -> None:
        """Go on along the row, or down the column."""
        self.across = not self.across

    def do_next(self, key: str) -> None:
        """To the next paradox."""
        self.move(0, 1)

    def do_previous(self, key: str) -> None:
        """To the paradox before."""
        self.move(0, -1)

    def do_page_up(self, key: str) -> None:
        """A page up."""
        self.move(-self.body[1], 0)

    def do_page_down(self, key: str) -> None:
        """A page down."""
        self.move(self.body[1], 0)

    def do_close(self, key: str) -> None:
        """Show everyone again, or go back to the drawings."""
        if self.wanted:
            self.wanted = ""
        else:
            self.dismiss()

    def move(self, rows: int, columns: int) -> bool:
        """Move the cursor; it stays off the names."""
        moved = super().move(rows, columns)
        if self.column_at == 0:
            self.column_at = 1
            self.draw()
        return moved

    def _answer(self, value: str) -> None:
        at = max(0, self.column_at - 1)
        if not self.row_id:
            return
        paradox = self.workshop.canvas.template.paradoxes[at]
        member, round = self.row_id, self.rounds[at]
        language = self.say.language
        self.do(
            "paradox.answer",
            lambda canvas, by: paradoxes.answer(
                canvas, by, paradox.id, round, value, member=member
            ),
            subject=f"{pick(paradox.a, language)} – {pick(paradox.b, language)}",
        )

    def _go_on(self, by: int) -> None:
        """Go to the next cell in the direction of typing; at the end of a row or column on."""
        last_row, last_column = len(self.shown) - 1, len(self.drawn) - 1
        row, column = self.row_at, max(1, self.column_at)
        if self.across:
            column += by
            if column > last_column:
                row, column = row + 1, 1
        else:
            row += by
            if row > last_row:
                row, column = 0, column + 1
        if row > last_row or column > last_column:
            self.tell(self.say("paradox.all_set"))
            return
        self.move(row - self.row_at, column - self.column_at)


def _poles(one: Paradox, language: str) -> str:
    return f"◂ {pick(one.a, language)}\n{pick(one.b, language)} ▸"


def _shown(position: Position | None) -> str:
    if position is None:
        return _NOTHING
    return "x" if position.value is None else signed(position.value)
