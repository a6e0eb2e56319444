"""The sheet: the whole canvas on one screen, drawn as lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import ClassVar

from textual import events, work

from board.model import Canvas, Ref
from tui.kit.page import GOTO, Help, Page
from tui.screens.sheet.explanation import explanation
from tui.screens.sheet.resting import Resting
from tui.view.index import Thing
from tui.view.paint import RowSlot
from tui.view.rows import Line
from tui.view.scene import ROOMY, Scene
from tui.view.state import Cursor, ViewState


class SheetPage(Page):
    """Shows a scene. What its keys do stands in the modules of ``actions``."""

    action_modules: ClassVar[Mapping[str, str]] = {
        "action": "tui.screens.sheet.actions.agreements",
        "card": "tui.screens.sheet.actions.cards",
        "card.merge": "tui.screens.sheet.actions.groups",
        "coalition": "tui.screens.sheet.actions.cards",
        "conflict": "tui.screens.sheet.actions.conflicts",
        "decision": "tui.screens.sheet.actions.agreements",
        "dot": "tui.screens.sheet.actions.marks",
        "draft": "tui.screens.sheet.actions.drafts",
        "go": "tui.screens.sheet.actions.go",
        "goto.sheet": "tui.screens.sheet.actions.view",
        "group": "tui.screens.sheet.actions.groups",
        "leave": "tui.screens.sheet.actions.leave",
        "mark": "tui.screens.sheet.actions.marks",
        "move": "tui.screens.sheet.actions.moves",
        "moving": "tui.screens.sheet.actions.moves",
        "present": "tui.screens.sheet.actions.present",
        "round": "tui.screens.sheet.actions.rounds",
        "rule": "tui.screens.sheet.actions.verdicts",
        "search": "tui.screens.sheet.actions.search",
        "share.copy": "tui.screens.sheet.actions.share",
        "term": "tui.screens.sheet.actions.cards",
        "unsaved": "tui.screens.sheet.actions.leave",
        "view.since": "tui.screens.sheet.actions.view",
        "view.back": "tui.screens.sheet.actions.view",
        "view.card": "tui.screens.sheet.actions.view",
        "view.zoom": "tui.screens.sheet.actions.view",
    }
    modes: tuple[str, ...] = ("sheet",)
    roomy_from = ROOMY

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.resting = Resting(self)
        self.searched = ""
        """What was looked for last."""
        self.carried: tuple[Ref, ...] = ()
        """What is being moved, and has not been put down yet."""
        self.home = Cursor("")
        """Where the cursor was when it was taken up."""

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
    def thing(self) -> Thing | None:
        """What the cursor is on, if anything."""
        return self.scene.thing

    @property
    def place(self) -> str:
        """The place the cursor is at."""
        return self.scene.place

    # -- what it says of itself

    def page_title(self) -> str:
        """Return the title of the canvas."""
        return self.scene.page_title()

    def page_facts(self) -> Sequence[str]:
        """Return zoom, marks, cards, who is here."""
        return self.scene.page_facts()

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the sheet."""
        return self.scene.page_lines(width, height)

    def page_detail(self) -> str:
        """Return what the row under the cursor had to leave out."""
        return self.scene.page_detail()

    def page_footer(self, width: int) -> Sequence[Line]:
        """Return the line of keys; the first one was drawn by the scene alone."""
        if self.held == GOTO:
            return super().page_footer(width)
        return self.scene.page_footer(width, self.held or self.modes[0])

    def page_help(self) -> Help:
        """Explain the block under the cursor in our own words."""
        return explanation(self.canvas.template, self.place, self.say.language)

    def draft_place(self) -> str:
        """Return the place the text that is being typed is for."""
        return self.state.ghost.path if self.state.ghost else self.place

    def draw(self) -> None:
        """Show what changed, unless the library is all there is to show."""
        if not self.live.is_open:
            return
        if not self._acting and self.resting.look():
            self._rest()
        super().draw()

    @work(exclusive=True, group="rest")
    async def _rest(self) -> None:
        """Wait for the cursor to come to rest beside the pane."""
        await self.resting.wait()

    def came(self, refs: Set[Ref]) -> None:
        """What others put where it isn't seen is counted."""
        self.scene.elsewhere.came(refs)

    # -- going elsewhere on it

    def look_at(self, scene: Scene) -> None:
        """Show another canvas from now on."""
        self.scene = scene
        self.resting = Resting(self)
        self.searched = ""
        self.draw()

    def arrive(self, cursor: Cursor) -> None:
        """Go to a thing, wherever it stands, or to an open place."""
        if cursor.path or cursor.ref is None:
            self.scene.select(cursor)
        else:
            self.scene.select_ref(cursor.ref)
        self.draw()

    def on_paste(self, event: events.Paste) -> None:
        """Offer what is pasted as cards, unless something else is going on."""
        if self.input is None and not self.held:
            from tui.screens.sheet.actions.paste import offer

            event.stop()
            self.attempt(lambda: offer(self, event.text))

    def clicked(self, x: int, y: int) -> bool:
        """Put the cursor on what lies there; the bar of the header opens what it tells of."""
        painting = self.scene.painting
        if painting is None:
            return False
        if y == 0 and self.lines is not None and on_bar(self.lines.lines[0], x):
            self.host.goto("coverage")
            return False
        cursor = cursor_at(painting.slots, x, y - 1)
        if cursor is None:
            return False
        self.scene.select(cursor)
        return True


def on_bar(header: Line, x: int) -> bool:
    """Tell whether a cell of the header is one of the bar's."""
    return "".join(text for _, text in header)[x : x + 1] in ("■", "□")


def cursor_at(slots: Iterable[RowSlot], x: int, y: int) -> Cursor | None:
    """Return the cursor drawn at a cell of the sheet."""
    for slot in slots:
        if slot.x <= x < slot.x + slot.width and slot.y <= y < slot.y + slot.height:
            return slot.cursor
    return None
