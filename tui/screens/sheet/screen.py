"""The sheet: the whole canvas on one screen, drawn as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from board.commands.by import By
from board.model import Canvas, Ref
from board.refusal import Refused
from tui.kit.page import Help
from tui.kit.screen import KeyedScreen
from tui.screens.sheet.actions import perform
from tui.screens.sheet.help import explanation
from tui.view.cells import Builder
from tui.view.index import Index, Thing
from tui.view.paint import Painting, Slot
from tui.view.scene import Scene
from tui.view.state import Cursor, ViewState
from tui.view.travel import Goal
from tui.widgets.line_editor import LineEditor
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from tui.live.workshop import Update
    from tui.screens.sheet.entry import Entry


class SheetScreen(KeyedScreen):
    """Shows a scene and takes the keys of the modes sheet, goto, move and search."""

    CSS = """
    SheetScreen { layers: base editor; background: $back; }
    """

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.entry: Entry | None = None
        self.query_text = ""
        self.moving: tuple[Ref, ...] = ()
        """What is being moved."""
        self.home_cursor = Cursor("")

    def compose(self) -> ComposeResult:
        """One widget draws it all; the editor lies over it while something is typed."""
        yield Lines(self.board_app.styles_of_roles)
        yield LineEditor(self.keymap)

    # -- what there is to show: the scene's, by shorter names

    @property
    def state(self) -> ViewState:
        """How the sheet is looked at."""
        return self.scene.state

    @state.setter
    def state(self, state: ViewState) -> None:
        self.scene.state = state

    @property
    def canvas(self) -> Canvas:
        """The canvas that is drawn."""
        return self.scene.canvas

    @property
    def builder(self) -> Builder:
        """The rows of the canvas."""
        return self.scene.builder

    @property
    def index(self) -> Index:
        """The things on the canvas by place."""
        return self.scene.index

    @property
    def painting(self) -> Painting | None:
        """What is on screen."""
        return self.scene.painting

    @property
    def thing(self) -> Thing | None:
        """What the cursor is on, if anything."""
        return self.scene.thing

    @property
    def place(self) -> str:
        """The place the cursor is at."""
        return self.scene.place

    def targets(self) -> tuple[Ref, ...]:
        """Return what the next command acts on."""
        return self.scene.targets()

    # -- showing it

    def page_help(self) -> Help:
        """Explain the block under the cursor in our own words."""
        return explanation(self.canvas.template, self.place, self.say.language)

    def on_lines_sized(self, event: Lines.Sized) -> None:
        """Draw for a new size."""
        self.draw()

    def look_at(self, scene: Scene) -> None:
        """Show another canvas from now on."""
        self.scene = scene
        self.query_text = ""
        self.draw()

    def draw(self) -> None:
        """Work the screen out again and show what changed."""
        if not self.board_app.live.is_open:
            return  # The library is all there is to show.
        lines = self.query_one(Lines)
        width, height = lines.size.width, lines.size.height
        if width < 1 or height < 1:
            return
        mode = self.entry.mode if self.entry else ""
        self.scene.typing_keys = self.entry.keys if self.entry else ()
        lines.show(self.scene.lines(width, height, mode))
        if self.entry:
            self.entry.follow()

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Say something above the footer until the next key."""
        self.scene.said, self.scene.said_warning = text, warning
        self.draw()

    # -- keys and changes

    @property
    def key_mode(self) -> str:
        """The scene's mode: on the sheet, in the g menu, moving."""
        return self.scene.mode

    def perform(self, action: str, key: str = "") -> None:
        """Carry out an action; what was said before is gone."""
        self.scene.said = ""
        super().perform(action, key)

    def run_action_id(self, action: str, key: str) -> None:
        """Hand an action to its function under ``tui.screens.sheet.actions``, then draw."""
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
        hint = self.board_app.live.guide.done(command, self.say)
        if hint:
            self.scene.said, self.scene.said_warning = hint, False

    def select(self, cursor: Cursor, goal: Goal | None = None) -> None:
        """Put the cursor somewhere."""
        self.scene.select(cursor, goal)

    def arrive(self, cursor: Cursor) -> None:
        """Go to a thing, wherever it stands, or to an open place."""
        self.select(cursor if cursor.path or cursor.ref is None else self._at(cursor.ref))
        self.draw()

    def _at(self, ref: Ref) -> Cursor:
        return Cursor(self.index.path_of(ref), ref)

    def select_ref(self, ref: Ref) -> None:
        """Put the cursor on a thing."""
        self.select(self._at(ref))

    def canvas_changed(self, update: Update) -> None:
        """Show what changed, wherever it came from."""
        self.draw()

    def words_changed(self) -> None:
        """Draw in another language or theme."""
        self.query_one(Lines).restyle(self.board_app.styles_of_roles)
        self.draw()

    def attempt(self, what: Callable[[], object]) -> None:
        """Carry something out that may be refused, and draw."""
        try:
            what()
        except Refused as refusal:
            self.scene.said = self.say(refusal.key, **refusal.values)
            self.scene.said_warning = True
        self.draw()

    def ask_line(self, question: str, answered: Callable[[str], None]) -> None:
        """Ask for one line of what is to be changed; a refused answer leaves it open.

        Raises Refused where nothing can be changed: before anything is typed.
        """
        self.board_app.refuse_read_only()
        from tui.screens.sheet.asking import Asking

        Asking(self, question, answered).open()

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """Put the cursor on what was clicked."""
        if self.painting is None or self.entry is not None:
            return
        slot = slot_at(self.painting.slots, event.x, event.y - 1)
        if slot is not None:
            self.scene.said = ""
            self.select(slot)
            self.draw()


def slot_at(slots: Iterable[Slot], x: int, y: int) -> Cursor | None:
    """Return the cursor drawn at a cell of the sheet."""
    for slot in slots:
        if slot.x <= x < slot.x + slot.width and slot.y <= y < slot.y + slot.height:
            return slot.cursor
    return None
