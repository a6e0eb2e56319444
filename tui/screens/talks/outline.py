"""The canvas as one list, to read from top to bottom and to go somewhere from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board.comparison.points import Point
from board.model import Canvas
from board.outline import Line as Heading
from board.outline import outline, with_gone
from board.refusal import Refused
from board.text import visible
from tui.kit.dispatch import does
from tui.kit.list_page import ListPage
from tui.kit.page import Help
from tui.live.moments import Moments
from tui.view.card import CURSOR, lines_of
from tui.view.index import thing_at
from tui.view.list import entry_block, heading_block
from tui.view.rows import item_row, tone_of, with_body
from tui.view.scroll import Stretch
from tui.view.signs import GONE
from tui.view.since import Since, since, words
from tui.view.state import Cursor


class OutlinePage(ListPage):
    """Every block, section, question and card below each other, texts in full."""

    modes = ("outline",)
    place_name = "outline"
    help_keys = ("outline.about",)

    def __init__(self, at: str = "") -> None:
        super().__init__(at)
        self.empty = False
        """Open questions are in the list as well."""
        self.then: Point | None = None
        """The moment since which changes are told; None for none."""
        self._since: Since | None = None
        self._made: tuple[Canvas, str, bool, Point | None] | None = None
        self._headings: dict[str, Heading] = {}
        self._drawn: dict[str, Stretch] = {}
        """Blocks without the cursor, for the width below."""
        self._drawn_width = 0

    @property
    def headings(self) -> dict[str, Heading]:
        """The lines of the canvas by key; worked out anew when it or the language changed."""
        made = self.canvas, self.say.language, self.empty, self.then
        if self._made is None or self._made[0] is not made[0] or self._made[1:] != made[1:]:
            found = outline(made[0], made[1], empty=self.empty)
            self._since = since(self.then, made[0], made[1]) if self.then else None
            if self._since:
                found = with_gone(found, self._since.gone)
            self._headings = {_key(line, n): line for n, line in enumerate(found)}
            self._made = made
            self._drawn = {}
        return self._headings

    def page_title(self) -> str:
        """Return the title of the canvas."""
        return f"{self.live.title()} · {self.say('outline.title')}"

    def page_facts(self) -> Sequence[str]:
        """Tell how much there is."""
        items = sum(
            line.ref is not None and line.ref.table == "cards" for line in self.headings.values()
        )
        return [self.say("sheet.cards", n=items), *super().page_facts()]

    def page_help(self) -> Help:
        """Tell what the list is for."""
        return self.say("outline.title"), super().page_help()[1]

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return a block of lines per heading and per card."""
        lines = self.headings
        if width != self._drawn_width:
            self._drawn, self._drawn_width = {}, width
        for key, line in lines.items():
            if key not in self._drawn:
                first = not self._drawn
                self._drawn[key] = self._block(key, line, width, first=first, cursor=False)
        at = self.scroll.at
        if at not in lines:
            return list(self._drawn.values())
        here = self._block(at, lines[at], width, first=at == next(iter(lines)), cursor=True)
        return list((self._drawn | {at: here}).values())

    def _block(self, key: str, line: Heading, width: int, *, first: bool, cursor: bool) -> Stretch:
        if line.kind == "item":
            thing = thing_at(self.canvas, line.ref)
            if thing is None:
                return Stretch(())
            indent = 2 * line.depth - 1
            block = self.canvas.template.block(line.path.partition(".")[0])
            tone = tone_of(block.number) if block else 0
            row = item_row(self.canvas, thing, line.path, self.say, indent, tone)
            if self._since and (about := words(self._since, thing.id, self.say)):
                row = row._replace(text=f"{row.text} · {about}")
            row = with_body(thing, row, self.say)
            return Stretch(lines_of(row, width, lit=CURSOR if cursor else ""), key)
        text = visible(line.text)
        if line.kind == "gone":
            lead = f"{' ' * (2 * line.depth - 1)}{GONE}"
            text = f"{text} · {self.say('sheet.since.left')}"
            return entry_block(key, lead, text, width, cursor=cursor, style="dim")
        if line.kind == "block":
            tail = str(line.below) if line.below else ""
            block = self.canvas.template.block(line.path)
            tone = tone_of(block.number) if block else 0
            made = heading_block(text, width, tail, apart=not first, cursor=cursor, tone=tone)
            return made._replace(key=key)
        lead = " " * (2 * line.depth - 1) + ("" if line.below else "·")
        style = {"section": "heading", "group": "text"}.get(line.kind, "dim")
        return entry_block(key, lead, text, width, cursor=cursor, style=style)

    # -- going

    @does("outline.jump")
    def jump(self) -> None:
        """Go to what is under the cursor on the sheet."""
        line = self.headings.get(self.scroll.at)
        if line is not None and line.kind == "gone":
            raise Refused("comparison.not_there")
        if line is not None:
            self.host.goto("sheet", Cursor(line.path, line.ref))

    @does("outline.block")
    def to_block(self) -> None:
        """Go to a block by its number."""
        for block in self.canvas.template.blocks:
            if str(block.number) == self.key:
                self.scroll.at = block.id

    @does("outline.empty")
    def show_empty(self) -> None:
        """Show or leave out the questions that are still open."""
        self.empty = not self.empty

    @does("outline.since")
    def show_since(self) -> None:
        """Tell what changed since the last session that was closed, or no longer."""
        if self.then is not None:
            self.then = None
            return
        workshop = self.live.workshop
        file = self.live.library.open(workshop.file.name)
        self.then = Moments(file, workshop.canvas, workshop.rev, date.today()).usual()


def _key(line: Heading, number: int) -> str:
    if line.kind == "gone":
        return f"gone {number}"
    return f"{line.ref.table}:{line.ref.id}" if line.ref else line.path
