"""The sheet: the whole canvas on one screen, drawn as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from board.commands.by import By
from board.model import Canvas, Ref
from board.refusal import Refused
from tui.actions import perform
from tui.screens.base import KeyedScreen
from tui.view import bars
from tui.view.cells import Builder
from tui.view.index import Index, Thing, thing_at
from tui.view.look import Look, Spot
from tui.view.paint import Painter, Painting, Slot, same
from tui.view.rows import Line
from tui.view.sheet_bars import details, facts, hints
from tui.view.travel import Goal, all_spots
from tui.widgets.line_editor import LineEditor
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from tui.screens.entry import Entry
    from tui.workshop import News

ROOMY = 20
"""Rows from which there is a line for what is under the cursor."""


class SheetScreen(KeyedScreen):
    """Shows the canvas and takes the keys of the modes sheet, goto, move and search."""

    CSS = """
    SheetScreen { layers: base editor; background: $back; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.look = Look()
        self.goal: Goal | None = None
        self.painter = Painter()
        self.painting: Painting | None = None
        self.before: Painting | None = None
        self.entry: Entry | None = None
        self.said = ""
        self.said_warning = False
        self.last_in_block: dict[str, Spot] = {}
        self.query_text = ""
        self.moving: tuple[Ref, ...] = ()
        self.home_spot = Spot("")
        self.preview: Canvas | None = None
        """What moving would lead to, while it isn't decided."""
        self._builder: Builder | None = None
        self._built_for: tuple[object, str] | None = None

    def compose(self) -> ComposeResult:
        """One widget draws it all; the editor lies over it while something is typed."""
        yield Lines(self.board_app.styles_of_roles)
        yield LineEditor(self.keymap)

    # -- what there is to show

    @property
    def canvas(self) -> Canvas:
        """The canvas to draw: as it is, or as a move would make it."""
        return self.preview or self.workshop.canvas

    @property
    def builder(self) -> Builder:
        """The rows of the canvas as it is now; made anew when it or the language changed."""
        key = (self.canvas, self.say.language)
        if self._builder is None or self._built_for is None or self._built_for[0] is not key[0]:
            self._builder = Builder(Index(self.canvas), self.say)
        elif self._built_for[1] != key[1]:
            self._builder = Builder(self._builder.index, self.say)
        self._built_for = key
        return self._builder

    @property
    def index(self) -> Index:
        """The things on the canvas by place."""
        return self.builder.index

    @property
    def thing(self) -> Thing | None:
        """What the cursor is on, if anything."""
        return thing_at(self.canvas, self.look.spot.ref)

    @property
    def place(self) -> str:
        """The place the cursor is at, down to the question where there is one."""
        ref = self.look.spot.ref
        return (ref and self.index.path_of(ref)) or self.look.spot.path

    def targets(self) -> tuple[Ref, ...]:
        """Return what the next command acts on: all that is marked, else the one under the cursor.

        In the order of the sheet, so that what moves together keeps its order.
        """
        if self.look.marked:
            return tuple(
                spot.ref
                for spot in all_spots(self.builder, self.look._replace(zoom=1))
                if spot.ref in self.look.marked and spot.ref is not None
            )
        return (self.look.spot.ref,) if self.look.spot.ref and self.thing else ()

    # -- showing it

    def on_lines_sized(self, event: Lines.Sized) -> None:
        """Draw for a new size."""
        self.draw()

    def draw(self) -> None:
        """Work the screen out again and show what changed."""
        lines = self.query_one(Lines)
        width, height = lines.size.width, lines.size.height
        if width < 1 or height < 1:
            return
        if width < 20 or height < 5:
            text = self.say("sheet.too_small")
            lines.show(tuple(bars.detail(text if y == 0 else "", width) for y in range(height)))
            return
        below = 2 if height >= ROOMY else 1
        self.look = self.look._replace(
            width=width, height=height - 1 - below, language=self.say.language
        )
        self._mend_spot()
        self.before = self.painting
        self.painting = self.painter.paint(self.builder, self.look)
        shown = [self._header(width), *self.painting.lines]
        if below == 2:
            shown.append(self._detail(width))
        shown.append(self._footer(width, alone=below == 1))
        lines.show(tuple(shown))
        if self.entry:
            self.entry.follow()

    def _mend_spot(self) -> None:
        """Keep the cursor on something that exists."""
        spot = self.look.spot
        shown = all_spots(self.builder, self.look)
        if any(same(spot, other) for other in shown):
            return
        wanted = spot.path or self.canvas.template.opens_on
        inside = [s for s in shown if s.path == wanted or s.path.startswith(wanted + ".")]
        while not inside and "." in wanted:
            wanted = wanted.rpartition(".")[0]
            inside = [s for s in shown if s.path == wanted or s.path.startswith(wanted + ".")]
        nearby = inside or shown
        if nearby:
            self.look = self.look._replace(spot=nearby[0])

    def _header(self, width: int) -> Line:
        warning = ""
        if self.workshop.failing is not None:
            warning = self.say("sheet.unsaved", n=len(self.workshop.unsaved))
        elif self.workshop.read_only:
            warning = self.say("sheet.read_only")
        title = self.board_app.canvas_title()
        return bars.header(title, facts(self), width, warning)

    def _detail(self, width: int) -> Line:
        if self.said:
            return bars.message(self.said, width, warning=self.said_warning)
        return bars.detail(details(self), width)

    def _footer(self, width: int, *, alone: bool) -> Line:
        if alone and self.said:
            return bars.message(self.said, width, warning=self.said_warning)
        shown, last = hints(self)
        return bars.footer(shown, width, last)

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Say something above the footer until the next key."""
        self.said, self.said_warning = text, warning
        self.draw()

    # -- keys and changes

    def perform(self, action: str, key: str = "") -> None:
        """Carry out an action; what was said before is gone."""
        self.said = ""
        super().perform(action, key)

    def run_action_id(self, action: str, key: str) -> None:
        """Hand an action to its function under ``tui.actions``, then draw."""
        perform(self, action, key)
        self.draw()

    def do(
        self,
        command: str,
        make: Callable[[Canvas, By], Canvas],
        *,
        subject: str = "",
    ) -> None:
        """Change the canvas through the workshop."""
        self.board_app.refuse_read_only()
        self.workshop.do(command, make, subject=subject)

    def select(self, spot: Spot, goal: Goal | None = None) -> None:
        """Put the cursor somewhere."""
        self.goal = goal
        self.look = self.look._replace(spot=spot)
        block = (self.index.path_of(spot.ref) if spot.ref else spot.path).partition(".")[0]
        self.last_in_block[block] = spot

    def select_ref(self, ref: Ref) -> None:
        """Put the cursor on a thing."""
        self.select(Spot(self.index.path_of(ref), ref))

    def canvas_changed(self, news: News) -> None:
        """Show what changed, wherever it came from."""
        self.draw()

    def words_changed(self) -> None:
        """Draw in another language or theme."""
        self.query_one(Lines).restyle(self.board_app.styles_of_roles)
        self.draw()

    def attempt(self, what: Callable[[], None]) -> None:
        """Carry something out that may be refused, and draw."""
        try:
            what()
        except Refused as refusal:
            self.said, self.said_warning = self.say(refusal.key, **refusal.values), True
        self.draw()

    def ask_line(self, question: str, answered: Callable[[str], None]) -> None:
        """Ask for one line; the answer may be refused, then the line stays open."""
        from tui.screens.asking import Asking

        Asking(self, question, answered).open()

    # -- the editor

    def on_line_editor_asked(self, event: LineEditor.Asked) -> None:
        """Enter, Tab, Esc and the like in the editor."""
        if self.entry:
            self.said = ""
            self.entry.asked(event.action)

    def on_line_editor_typed(self, event: LineEditor.Typed) -> None:
        """Something is being typed."""
        if self.entry:
            self.entry.typed(event.text)

    def on_line_editor_pasted(self, event: LineEditor.Pasted) -> None:
        """Several lines were pasted."""
        if self.entry:
            self.entry.pasted(event.text)

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """Put the cursor on what was clicked."""
        if self.painting is None or self.entry is not None:
            return
        slot = slot_at(self.painting.slots, event.x, event.y - 1)
        if slot is not None:
            self.said = ""
            self.select(slot)
            self.draw()


def slot_at(slots: Iterable[Slot], x: int, y: int) -> Spot | None:
    """Return the spot drawn at a cell of the sheet."""
    for slot in slots:
        if slot.x <= x < slot.x + slot.width and slot.y <= y < slot.y + slot.height:
            return slot.spot
    return None
