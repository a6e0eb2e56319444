"""The whole screen of the sheet as lines: header, canvas, what's under the cursor, keys.

Knows nothing of the framework, so the first frame can be drawn before that is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.model import Canvas, Ref
from tui.keys.keymap import key_name
from tui.view import bars
from tui.view.cell import identity
from tui.view.cells import Builder, CardRows
from tui.view.index import Index, Thing, thing_at
from tui.view.paint import Painter, Painting, same
from tui.view.rows import Line
from tui.view.sheet_bars import details, facts, hints
from tui.view.state import Cursor, ViewState
from tui.view.travel import Goal, all_cursors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.live.live import Live

ROOMY = 20
"""Rows from which there is a line for what is under the cursor."""

GOTO = "goto"
"""The mode in which all letters show, over the last rows of the sheet if it takes more."""

LEAST = (20, 5)
"""Columns and rows below which nothing useful can be shown."""


class Scene:
    """What the sheet shows now: the look, and the painting made of it."""

    def __init__(self, live: Live) -> None:
        self.live = live
        cursor, zoom = live.remembered()
        self.state = ViewState(cursor=cursor, zoom=zoom)
        self.goal: Goal | None = None
        self.painting: Painting | None = None
        self.mode = "sheet"
        self.said = ""
        self.said_warning = False
        self.preview: Canvas | None = None
        """What moving would lead to, while it isn't decided."""
        self.typing_keys: tuple[tuple[str, str], ...] = ()
        """Editor actions and the text keys of their labels, where what is typed has its own."""
        self.last_in_block: dict[str, Cursor] = {}
        self._painter = Painter()
        self._builder: Builder | None = None
        self._known: dict[str, CardRows] = {}
        """By language, what the builders hand on to each other."""
        self._built_for: tuple[Canvas, str] | None = None

    @property
    def canvas(self) -> Canvas:
        """The canvas to draw: as it is, or as a move would make it."""
        return self.preview or self.live.workshop.canvas

    @property
    def builder(self) -> Builder:
        """The rows of the canvas as it is now; made anew when it or the language changed."""
        canvas, language = self.canvas, self.live.texts.language
        built, known = self._built_for, self._known.setdefault(language, {})
        if self._builder is None or built is None or built[0] is not canvas:
            self._builder = Builder(Index(canvas), self.live.texts, known)
        elif built[1] != language:
            self._builder = Builder(self._builder.index, self.live.texts, known)
        self._built_for = canvas, language
        return self._builder

    @property
    def index(self) -> Index:
        """The things on the canvas by place."""
        return self.builder.index

    @property
    def thing(self) -> Thing | None:
        """What the cursor is on, if anything."""
        return thing_at(self.canvas, self.state.cursor.ref)

    @property
    def place(self) -> str:
        """The place the cursor is at, down to the question where there is one."""
        ref = self.state.cursor.ref
        return (ref and self.index.path_of(ref)) or self.state.cursor.path

    def targets(self) -> tuple[Ref, ...]:
        """Return what the next command acts on: all that is marked, else the one at the cursor.

        In the order of the sheet, so that what moves together keeps its order.
        """
        marked = self.state.marked
        if marked:
            cursors = all_cursors(self.builder, self.state._replace(zoom=1))
            return tuple(cursor.ref for cursor in cursors if cursor.ref and cursor.ref in marked)
        return (self.state.cursor.ref,) if self.state.cursor.ref and self.thing else ()

    def select(self, cursor: Cursor, goal: Goal | None = None) -> None:
        """Put the cursor somewhere."""
        self.goal = goal
        self.state = self.state._replace(cursor=cursor)
        block = (self.index.path_of(cursor.ref) if cursor.ref else cursor.path).partition(".")[0]
        self.last_in_block[block] = cursor

    def lines(self, width: int, height: int, mode: str = "") -> tuple[Line, ...]:
        """Work the screen out for a size. ``mode`` is that of the keys, if not the sheet's own."""
        if width < LEAST[0] or height < LEAST[1]:
            text = self.live.texts("sheet.too_small")
            return tuple(bars.detail(text if y == 0 else "", width) for y in range(height))
        below = 2 if height >= ROOMY else 1
        language = self.live.texts.language
        editing = {here.card: here.who for here in self.live.others if here.card}
        self.state = self.state._replace(
            width=width, height=height - 1 - below, language=language, editing=editing
        )
        self._mend_cursor()
        self.painting = self._painter.paint(self.builder, self.state)
        shown = [self._header(width), *self.painting.lines]
        if below == 2:
            shown.append(self._detail(width))
        shown.append(self._footer(width, mode or self.mode, alone=below == 1))
        if self.mode == GOTO and not mode:
            letters = bars.menu(hints(self, GOTO)[0], width)
            shown[-len(letters) :] = letters
        return tuple(shown)

    def _mend_cursor(self) -> None:
        """Keep the cursor on something that exists."""
        cursor = self.state.cursor
        if self.builder.has(cursor, full=self.state.zoom > 0):
            return
        shown = all_cursors(self.builder, self.state)
        wanted = cursor.path or self.canvas.template.opens_on
        inside = [s for s in shown if s.path == wanted or s.path.startswith(wanted + ".")]
        while not inside and "." in wanted:
            wanted = wanted.rpartition(".")[0]
            inside = [s for s in shown if s.path == wanted or s.path.startswith(wanted + ".")]
        nearby = inside or shown
        if nearby:
            self.state = self.state._replace(cursor=self._nearest(cursor, nearby))

    def _nearest(self, gone: Cursor, left: Sequence[Cursor]) -> Cursor:
        """Return what stood next to something that is gone: above it, else below, else the first.

        So undoing the last of a few new cards leaves the cursor on the one before.
        """
        stood = [slot.cursor for slot in self.painting.slots] if self.painting else []
        at = next((at for at, cursor in enumerate(stood) if same(cursor, gone)), 0)
        still = {identity(cursor): cursor for cursor in left}
        around = map(identity, [*reversed(stood[:at]), *stood[at + 1 :]])
        return next((still[one] for one in around if one in still), left[0])

    def _header(self, width: int) -> Line:
        workshop, say = self.live.workshop, self.live.texts
        warning = ""
        if workshop.failing is not None:
            warning = say("sheet.unsaved", n=len(workshop.unsaved))
        elif workshop.read_only:
            warning = say("sheet.read_only")
        return bars.header(self.live.title(), facts(self), width, warning)

    def _detail(self, width: int) -> Line:
        if self.said:
            return bars.message(self.said, width, warning=self.said_warning)
        return bars.detail(details(self), width)

    def _footer(self, width: int, mode: str, *, alone: bool) -> Line:
        if alone and self.said:
            return bars.message(self.said, width, warning=self.said_warning)
        if self.typing_keys:
            keys = self.live.keymap.keys_of
            labels = [(keys(action), self.live.texts(text)) for action, text in self.typing_keys]
            shown = [bars.Hint(key_name(names[0]), label) for names, label in labels if names]
            return bars.footer(shown, width)
        shown, last = hints(self, mode)
        return bars.footer(shown, width, last)
