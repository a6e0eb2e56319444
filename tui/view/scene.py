"""The whole screen of the sheet as lines: header, canvas, what's under the cursor, keys.

Knows nothing of the framework, so the first frame can be drawn before that is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from board.meeting import Group
from board.model import Canvas, Card, Ref
from board.queries import group_of
from tui.keys.entry import Entry
from tui.keys.keymap import Keymap
from tui.view import bars
from tui.view.bars import Hint
from tui.view.cell import identity
from tui.view.cell_rows import Builder, CardRows
from tui.view.elsewhere import Elsewhere
from tui.view.footing import fitting
from tui.view.index import Index, Thing, thing_at
from tui.view.inspector import pane, pane_width
from tui.view.page_frame import Said, Shown, footer, framed
from tui.view.paint import Painting, SheetPainter, same
from tui.view.rows import Line
from tui.view.sheet_bars import details, facts
from tui.view.state import SHEET, Cursor, ViewState
from tui.view.travel import Goal, all_cursors

if TYPE_CHECKING:
    from board.comparison.points import Point
    from tui.view.since import Since

ROOMY = 20
"""Rows from which there is a line for what is under the cursor."""

AIRY, _BELOW = 38, 2
"""Rows between header and keys from which there are so many lines more for it."""


class Kept(Protocol):
    """The open canvas."""

    canvas: Canvas
    who: str


class OtherHere(Protocol):
    """Someone else who has the canvas open."""

    @property
    def who(self) -> str:
        """Their name."""

    @property
    def card(self) -> str:
        """Id of what they are typing in, if anything."""


class Sitting(Shown, Protocol):
    """What the sheet shows of the running program."""

    keymap: Keymap

    @property
    def workshop(self) -> Kept:
        """The open canvas."""

    @property
    def others(self) -> Sequence[OtherHere]:
        """Who else has it open."""

    @property
    def people(self) -> int:
        """How many people have it open."""

    def title(self) -> str:
        """Return the title of the canvas."""

    def remembered(self) -> tuple[Cursor, int]:
        """Return where the cursor was when the canvas was last closed, and the zoom."""

    def folded(self) -> frozenset[str]:
        """Return the ids of the groups that were folded last."""

    def fold(self, folded: frozenset[str]) -> None:
        """Remember which groups are folded."""


class Scene:
    """What the sheet shows now: the state of the view, and the painting made of it."""

    said = Said()
    """Nothing yet, when the program starts."""

    def __init__(self, live: Sitting) -> None:
        self.live = live
        cursor, zoom = live.remembered()
        self.state = ViewState(cursor=cursor, zoom=zoom, folded=live.folded())
        self.goal: Goal | None = None
        self.painting: Painting | None = None
        self.elsewhere = Elsewhere()
        """What others put where it isn't seen."""
        self.preview: Canvas | None = None
        """What moving would lead to, while it isn't decided."""
        self.last_in_block: dict[str, Cursor] = {}
        self.rests = True
        """Whether the pane beside the sheet follows the cursor; else it keeps what it shows."""
        self.changed_by = ""
        """Who changed the card under the cursor last, where that is known."""
        self._rested: tuple[Thing | None, str, Group | None] = None, "", None
        self._rested_by = ""
        self._pane_of: object = None
        """What the pane was made of the last time, and what it then was."""
        self._pane_lines: Sequence[Line] = ()
        self._told = ""
        self._painter = SheetPainter()
        self._builder: Builder | None = None
        self._known: dict[str, CardRows] = {}
        """By language, what the builders hand on to each other."""
        self._built_for: tuple[Canvas, str] | None = None
        self.then: Point | None = None
        """The moment since which changes are shown; None for none."""
        self._since: tuple[Point, Canvas, str, Since] | None = None

    @property
    def canvas(self) -> Canvas:
        """The canvas to draw: as it is, or as a move would make it."""
        return self.preview or self.live.workshop.canvas

    @property
    def builder(self) -> Builder:
        """The rows of the canvas as it is now; made anew when it or the language changed."""
        canvas, language = self.canvas, self.live.texts.language
        built, known = self._built_for, self._known.setdefault(language, {})
        folded, since = self.state.folded, self.since
        if self._builder is not None and self._builder.since is not since:
            self._builder = Builder(self._builder.index, self.live.texts, None, None, folded, since)
        if self._builder is None or built is None or built[0] is not canvas:
            before = self._builder if built and built[1] == language else None
            index = Index(canvas, before.index if before else None)
            if before is not None and (before.folded != folded or since is not None):
                before = None
            self._builder = Builder(index, self.live.texts, known, before, folded, since)
        elif built[1] != language or self._builder.folded != folded:
            index = self._builder.index
            self._builder = Builder(index, self.live.texts, known, None, folded, since)
        self._built_for = canvas, language
        return self._builder

    @property
    def since(self) -> Since | None:
        """What changed since the moment that was asked for, on the canvas as it is kept."""
        if self.then is None:
            self._since = None
            return None
        canvas, language = self.live.workshop.canvas, self.live.texts.language
        made = self._since
        if made is None or made[0] is not self.then or made[1] is not canvas or made[2] != language:
            from tui.view.since import since

            made = self.then, canvas, language, since(self.then, canvas, language)
            self._since = made
        return made[3]

    @property
    def index(self) -> Index:
        """The things on the canvas by place."""
        return self.builder.index

    @property
    def thing(self) -> Thing | None:
        """What the cursor is on, if anything."""
        return thing_at(self.canvas, self.state.cursor.ref)

    @property
    def group(self) -> Group | None:
        """The group of which the cursor is on the heading, or on a card in it."""
        ref, thing = self.state.cursor.ref, self.thing
        if ref is not None and ref.table == "groups":
            return self.canvas.groups.get(ref.id)
        return group_of(self.canvas, thing) if isinstance(thing, Card) else None

    @property
    def on_heading(self) -> bool:
        """Whether the cursor is on the heading of a group."""
        ref = self.state.cursor.ref
        return ref is not None and ref.table == "groups" and self.group is not None

    def fold(self, folded: frozenset[str]) -> None:
        """Let only the headings of these groups show, also the next time."""
        self.state = self.state._replace(folded=folded)
        self.live.fold(folded)

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
        ref = self.state.cursor.ref
        return (ref,) if ref and (self.thing or self.on_heading) else ()

    def select(self, cursor: Cursor, goal: Goal | None = None) -> None:
        """Put the cursor somewhere."""
        self.goal = goal
        self.state = self.state._replace(cursor=cursor)
        block = (self.index.path_of(cursor.ref) if cursor.ref else cursor.path).partition(".")[0]
        self.last_in_block[block] = cursor

    def select_ref(self, ref: Ref) -> None:
        """Put the cursor on a thing, wherever it stands."""
        self.select(Cursor(self.index.path_of(ref), ref))

    # -- the page, as far as it can be drawn before the framework is loaded

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """Return the whole screen as it is when the program starts."""
        return framed(self, width, height, self.live, ROOMY)

    def page_title(self) -> str:
        """Return the title of the canvas."""
        return self.live.title()

    def page_facts(self) -> Sequence[str]:
        """Return zoom, marks, cards, who is here."""
        return facts(self)

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Paint the sheet for a size, and what is told of the card under the cursor.

        On a wide screen that is beside it, on a tall one below it in more than one line.
        """
        beside = pane_width(width) if self.state.zoom == SHEET else 0
        below = _BELOW if height >= AIRY and not beside else 0
        language = self.live.texts.language
        editing = {here.card: here.who for here in self.live.others if here.card}
        self.state = self.state._replace(
            width=width - beside,
            height=height - below,
            language=language,
            editing=editing,
            opens=not beside,
        )
        self._mend_cursor()
        self.painting = self._painter.paint(self.builder, self.state)
        if beside:
            self._told = ""
            pairs = zip(self.painting.lines, self._pane(beside), strict=True)
            return [(*line, *more) for line, more in pairs]
        *above, self._told = bars.told(details(self), width, below + 1)
        return [*self.painting.lines, *(bars.detail(text, width) for text in above)]

    def page_detail(self) -> str:
        """Return what is told in the line above the keys: signs in words, links, people."""
        return self._told

    def _pane(self, width: int) -> Sequence[Line]:
        """Return the pane beside the sheet: of the card where the cursor came to rest."""
        if self.rests:
            ghost = self.state.ghost
            heading = self.group if self.on_heading else None
            self._rested = (None, ghost.path, None) if ghost else (self.thing, self.place, heading)
            self._rested_by = self.changed_by
        (thing, path, group), who, say = self._rested, self._rested_by, self.live.texts
        was = self.since.was.get(thing.id, ()) if self.since and thing else ()
        key = self.index, thing, path, group, say, width, self.state.height, who, was
        if self._pane_of != key:
            self._pane_of = key
            height = self.state.height
            self._pane_lines = pane(
                self.index, thing, path, say, width, height, changed_by=who, group=group, was=was
            )
        return self._pane_lines

    def page_footer(self, width: int, mode: str = "sheet") -> Sequence[Line]:
        """Return the keys of a mode; on the sheet those that fit where the hand is."""
        blocks = len(self.canvas.template.blocks)
        entries: Sequence[Entry] = self.live.keymap.entries(mode)
        first: Sequence[Hint] = ()
        if mode == "sheet":
            first, entries = fitting(self, entries, self.live.keymap, self.live.texts)
        return footer(entries, self.live.texts, width, first=first, blocks=blocks)

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
