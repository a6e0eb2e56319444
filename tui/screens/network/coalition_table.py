"""Who takes part in which coalition: members against coalitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from board import matrix as parts
from board import parties, queries
from board.commands import coalitions, items, party_names, turning
from board.commands.by import By
from board.ids import new_id
from board.matrix import Matrix, Part
from board.model import COALITION_STATES, Canvas, Coalition, Ref
from board.refusal import Refused
from board.text import one_line, visible
from board.wording import enumerated
from tui.kit.dispatch import does
from tui.kit.line_input import LineInput
from tui.kit.table_page import TablePage
from tui.screens.network.coalition_form import CoalitionForm
from tui.screens.network.matching import ask_who
from tui.view import participation
from tui.view.bars import Hint, trimmed
from tui.view.rows import Line, coalition_line
from tui.view.table import TableColumn, TableRow
from tui.view.width import cut

_SET: dict[str, Part] = {"matrix.none": "", "matrix.other": "other", "matrix.core": "core"}
_NEXT: dict[Part, Part] = {"": "other", "other": "core", "core": ""}
_NAMES = 2
"""Columns before the coalitions: the name, and in how many."""


class _Made(NamedTuple):
    """The matrix of a canvas, with what the table shows of it."""

    canvas: Canvas
    language: str
    past: bool
    matrix: Matrix
    hidden: int
    """How many coalitions are over, and not shown."""
    rows: Sequence[TableRow]


class CoalitionTable(TablePage):
    """A row per member, then outsiders and names not matched yet; a column per coalition."""

    action_modules: ClassVar[Mapping[str, str]] = {
        **TablePage.action_modules,
        "matrix.unmatch": "tui.screens.network.unmatching",
    }
    modes = ("matrix", "table")
    frozen = _NAMES
    place_name = "coalitions"
    block_role = "coalitions"
    name_key = "matrix.title"
    help_keys = ("matrix.help", "matrix.help.signs")

    def __init__(self) -> None:
        super().__init__()
        self.past = False
        """Whether finished and stopped coalitions are shown as well."""
        self.table.column_at = _NAMES
        self._made: _Made | None = None

    # -- what the table says

    @property
    def matrix(self) -> Matrix:
        """The matrix of the canvas as it is now."""
        return self._now.matrix

    @property
    def _now(self) -> _Made:
        """What is worked out once per canvas and language."""
        canvas, language = self.canvas, self.say.language
        made = self._made
        if made is None or made.canvas is not canvas or made[1:3] != (language, self.past):
            progress = COALITION_STATES if self.past else parts.UNDER_WAY
            matrix = parts.matrix(canvas, progress=progress)
            hidden = len(queries.coalitions(canvas)) - len(matrix.columns)
            rows = participation.rows(matrix, self.say)
            made = self._made = _Made(canvas, language, self.past, matrix, hidden, rows)
        return made

    @property
    def coalition(self) -> Coalition | None:
        """The coalition of the column under the cursor."""
        at = self.table.column_at - _NAMES
        columns = self.matrix.columns
        return columns[at].coalition if 0 <= at < len(columns) else None

    def page_title(self) -> str:
        """Return the name of the screen; the coalition where it has no line of its own."""
        title = super().page_title()
        return title if self.roomy or self.coalition is None else self.page_detail()

    def page_facts(self) -> Sequence[str]:
        """Return how many coalitions there are."""
        facts = [self.say("matrix.coalitions", n=len(self.matrix.columns)), *super().page_facts()]
        hidden = self._now.hidden
        return [self.say("matrix.hidden", n=hidden), *facts] if hidden else facts

    def page_hints(self) -> list[Hint]:
        """The keys of the mode say it all."""
        return []

    def empty_text(self) -> str:
        """Return what to do first."""
        if not self.canvas.template.has("coalitions"):
            return self.say("coalition.not_here")
        return self.say("matrix.no_members" if self.matrix.columns else "matrix.empty")

    def columns(self) -> Sequence[TableColumn]:
        """Return the name, the number of coalitions, and a column per coalition."""
        room = self.space[0]
        return participation.columns(self.matrix, self.say, room)

    def table_rows(self, canvas: Canvas) -> Sequence[TableRow]:
        """Return members, then those from outside and names not matched yet."""
        return self._now.rows

    def page_detail(self) -> str:
        """Return the coalition of the column: its number, form, and who else takes part."""
        coalition = self.coalition
        if coalition is None:
            return self.say("matrix.signs") if self.matrix.columns else ""
        say, canvas = self.say, self.canvas
        said = [f"{self.table.column_at - _NAMES + 1} {coalition_line(canvas, coalition, say)}"]
        core, others = len(coalition.core), len(coalition.others)
        said.append(f"● {core}  ○ {others}")
        if coalition.joint:
            said.append(say("matrix.joint"))
        return "  ·  ".join(said)

    def under_table(self, width: int) -> Sequence[Line]:
        """Return who is in none, and who is in all, where there is anyone."""
        lines = []
        for key, members in (("none", self.matrix.in_none), ("all", self.matrix.in_all)):
            if not members:
                continue
            label = f" {self.say(f'matrix.in_{key}', n=len(members))}"
            names = enumerated([visible(one.name) for one in members], self.say.language, 40)
            text = cut(names, max(0, width - len(label) - 2))
            lines.append(trimmed([("heading", label), ("text", f" {text}")], width, "text"))
        return lines

    def beneath(self, width: int, height: int) -> Sequence[Line]:
        """Return the coalitions by number, where heads are numbers and there is room."""
        return participation.legend(self.matrix, self.table.columns, width, height - 1)

    def sort_value(self, row: str, column: str, shown: str) -> tuple[bool, str]:
        """Sort coalitions by who is at the core first, the count by number."""
        if column == "count":
            return False, f"{participation.count(self.matrix, row):05}"
        if column == "name":
            return super().sort_value(row, column, shown)
        return False, str("●○◌·".find(shown))

    def draft_place(self) -> str:
        """Return where coalitions stand on the sheet."""
        block = self.canvas.template.block_of("coalitions")
        return block.id if block else super().draft_place()

    # -- changing it

    @does(*_SET, "matrix.cycle")
    def set_part(self) -> None:
        """Put all marked rows in a part of this coalition, or in the next one after theirs."""
        coalition, refs = self.chosen_coalition(), self.table.some()
        part = _SET.get(self.action)
        if part is None:
            part = _NEXT[party_names.part_of(coalition, refs[0])]

        def make(canvas: Canvas, by: By) -> Canvas:
            for ref in refs:
                canvas = party_names.set_part(canvas, by, coalition.id, ref, part)
            return canvas

        self.do("coalition.part", make, subject=coalition.title)

    def chosen_coalition(self) -> Coalition:
        """Return the coalition of the column. Raises Refused where there is none."""
        if self.coalition is None:
            raise Refused("matrix.no_column")
        return self.coalition

    @does("matrix.open")
    def open_form(self) -> None:
        """Open the form of the coalition."""
        coalition = self.coalition
        if coalition is None and self.matrix.columns:
            coalition = self.matrix.columns[0].coalition
        if coalition is None:
            self.add()
        else:
            self.app.push_screen(CoalitionForm(coalition.id))

    @does("matrix.add")
    def add(self) -> None:
        """Type titles of new coalitions."""
        self.live.refuse_read_only()
        NewCoalition(self).open()

    @does("matrix.past")
    def show_past(self) -> None:
        """Show finished and stopped coalitions as well, or leave them out."""
        self.past = not self.past

    def add_coalition(self, title: str) -> str:
        """Add a coalition and put the cursor on its column. Raises Refused."""
        id = new_id()
        self.do(
            "coalition.add",
            lambda canvas, by: coalitions.add_coalition(canvas, by, title, id=id),
            subject=one_line(title),
        )
        self.table.column_at = _NAMES + len(self.matrix.columns) - 1
        return id

    @does("matrix.match")
    def match_names(self) -> None:
        """Say who a name is, or who an outsider became."""
        if parties.party(self.table.row_id).kind == parties.MEMBER or not self.table.row_id:
            waiting = [parties.name_ref(name) for name in parties.unmatched(self.canvas)]
            if not waiting:
                raise Refused("match.nothing")
            ask_who(self, waiting)
        else:
            ask_who(self, [self.table.row_id])

    @does("matrix.loosen")
    def loosen(self) -> None:
        """Make a coalition that says no more than a card can a loose card again."""
        coalition = self.chosen_coalition()
        self.do(
            "coalition.card",
            lambda canvas, by: turning.coalition_to_card(canvas, by, coalition.id),
            subject=coalition.title,
        )
        self.tell(self.say("matrix.loosened", title=visible(coalition.title)))

    @does("matrix.remove")
    def remove_coalition(self) -> None:
        """Remove the coalition of the column; undo brings it back."""
        coalition = self.chosen_coalition()
        ref = Ref("coalitions", coalition.id)
        self.do(
            "coalition.remove",
            lambda canvas, by: items.remove(canvas, by, [ref]),
            subject=coalition.title,
        )
        self.tell(self.say("card.removed", n=1, name=visible(coalition.title)))


class NewCoalition(LineInput):
    """Titles one after the other; Tab opens the form of the one just typed."""

    drafted = True
    labels = (
        ("line.save", "typing.next_row"),
        ("line.next", "matrix.fill_in"),
        ("line.stop", "typing.done"),
    )

    def __init__(self, page: CoalitionTable) -> None:
        super().__init__(page, page.say("matrix.new"), self._added, again=True)
        self.table_page = page
        self.last = ""

    def _added(self, title: str) -> None:
        self.last = self.table_page.add_coalition(title)

    @does("line.next")
    def fill_in(self) -> None:
        """Keep the title and fill in the rest."""
        title = self.text
        if title.strip() and not self.keep(lambda: self._added(title)):
            return
        self.close()
        if self.last:
            self.page.app.push_screen(CoalitionForm(self.last))
