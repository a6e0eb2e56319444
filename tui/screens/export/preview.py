"""The page of the export without its choices: made anew when it has to be, and shown."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual import work

import exports
from board.model import Canvas
from board.refusal import Refused
from exports import LeftOut, Request
from exports.request import WORD
from tui.kit import sending
from tui.kit.dispatch import does
from tui.kit.page import Help, Page
from tui.screens.export import arrangement, choices
from tui.screens.export.arrangement import Rendered
from tui.screens.export.choices import PAGE, ExportOption
from tui.view import bars
from tui.view.rows import Line

if TYPE_CHECKING:
    from tui.live.workshop import Update


class Made(NamedTuple):
    """A page that is ready, and for what it was made."""

    canvas: Canvas
    request: Request
    text: str
    page: Rendered
    left: LeftOut


def make(canvas: Canvas, request: Request) -> Made:
    """Make a page. What is made of Markdown is shown as Markdown, without its markup.

    What leaves by the clipboard is ``text``: a Word document leaves as Markdown. Raises Refused.
    """
    page = next(one for one in exports.PAGES if one.id == request.page)
    shown = request._replace(format=page.formats[0])
    if request.format in page.makers:
        shown = request
    text = exports.render(canvas, shown if request.format == WORD else request)
    seen = text if shown == request else exports.render(canvas, shown)
    left = exports.left_out(canvas, request)
    return Made(canvas, request, text, Rendered(seen, shown.format), left)


class ExportPreview(Page):
    """Choices at one side, the page at the other; choosing and sending is in ``page``."""

    modes = ("export",)
    help_keys = ("export.about",)

    def __init__(self) -> None:
        super().__init__()
        self.request = Request()
        self.made: Made | None = None
        self.at = 0
        self.top = self.end = 0
        self.zoomed = False
        self.room = 80, 10
        """Cells and rows for the page, as drawn last."""

    def offers(self, action: str) -> bool:
        """Nothing is looked for here, nothing taken back, and one export is enough."""
        return action not in ("search.start", "undo", "redo", "share.export")

    # -- the page

    @work(exclusive=True, group="export")
    async def remake(self) -> None:
        """Make the page anew, beside the keys."""
        try:
            self.made = await asyncio.to_thread(make, self.canvas, self.request)
        except Refused as refusal:
            self.tell(self.live.told(refusal), warning=True)
        self.draw()

    def canvas_changed(self, update: Update) -> None:
        """The page changes with the canvas."""
        self.remake()

    def ready(self) -> Made:
        """Return the page as it is chosen now. Raises Refused."""
        canvas, made = self.canvas, self.made
        if made is None or made.canvas is not canvas or made.request != self.request:
            self.made = made = make(canvas, self.request)
        return made

    @property
    def options(self) -> list[ExportOption]:
        """The choices for this page."""
        left = self.made.left if self.made else LeftOut()
        return choices.options(self.canvas, self.request, left, self.say)

    # -- showing it

    def page_title(self) -> str:
        """Return the canvas and the name of the screen."""
        return f"{self.live.title()} · {self.say('export.title')}"

    def page_facts(self) -> Sequence[str]:
        """Tell how large the page is."""
        if self.made is None:
            return [self.say("export.making")]
        total = len(self.made.page.source)
        shown = [arrangement.where(self.say, self.top, self.end, total)] if self.end else []
        return [*shown, sending.human(self.made.page.size, self.say)]

    def page_help(self) -> Help:
        """Tell what can be chosen."""
        return self.say("export.title"), super().page_help()[1]

    def page_detail(self) -> str:
        """Return what the page is for, or what stays out of it."""
        if self.options[self.at].id == PAGE:
            about = choices.page_about(self.request.page, self.say.language)
            return f"{about} · {self._out()}"
        return self._out()

    def _out(self) -> str:
        if self.request.member and self.made and not self.made.left.any:
            return self.say("export.out.member")
        return choices.left_line(self.made.left, self.say) if self.made else ""

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the choices and the page, beside or below each other."""
        options = self.options
        self.at = max(0, min(self.at, len(options) - 1))
        wide, rows = arrangement.layout(width, height, len(options), zoomed=self.zoomed)
        if wide == 0:
            return self._page(width, height)
        if rows == height:
            left = arrangement.choice_rows(options, self.at, wide, height)
            return arrangement.beside(left, self._page(width - wide - 1, height))
        page = self._page(width, height - rows - 1)
        total = len(self.made.page.source) if self.made else 0
        line = arrangement.rule(self.say, width, self.top, self.end, total)
        return [*arrangement.choice_rows(options, self.at, width, rows), line, *page]

    def _page(self, width: int, height: int) -> list[Line]:
        if self.made is None:
            blank = bars.trimmed([], width, "text")
            return [blank] * height
        page = self.made.page
        self.room = width, height
        self.top = max(0, min(self.top, len(page.source) - 1))
        rows, self.end = page.rows(self.top, width, height)
        return rows

    # -- looking

    @does("export.page_down", "cursor.page_down")
    def page_down(self) -> None:
        """Page on."""
        if self.made and self.end < len(self.made.page.source):
            self.top = max(self.top + 1, self.end - 1)

    @does("export.page_up", "cursor.page_up")
    def page_up(self) -> None:
        """Page back."""
        self.top = max(0, self.top - max(1, self.end - self.top - 1))

    @does("cursor.first")
    def first(self) -> None:
        """To the start."""
        self.top = 0

    @does("cursor.last")
    def last(self) -> None:
        """To the end."""
        if self.made:
            self.top = self.made.page.last_top(*self.room)

    @does("export.zoom")
    def zoom(self) -> None:
        """The page over the whole screen, and back."""
        self.zoomed = not self.zoomed
