"""The keys of the clock, on every page and also while something is typed."""

from __future__ import annotations

from collections.abc import Sequence

from board import clock, sessions
from board.commands import clock as clocks
from board.refusal import Refused
from tui.kit.dispatch import does
from tui.kit.line_input import LineInput, Rectangle
from tui.kit.page import Page
from tui.live.timekeeper import here_and_now
from tui.view import bars
from tui.view.page_frame import Said
from tui.view.rows import Line


@does("clock.start")
def start_or_pause(page: Page) -> None:
    """Pause the clock, let it go on, start the next item, or ask for minutes."""
    _refuse_nowhere(page)
    on = clock.running(page.canvas)
    if on is not None:
        page.do("clock.pause", clocks.pause, subject=on.title)
        key = "clock.goes_on" if on.paused else "clock.paused"
        page.said = Said(page.say(key))
        return
    session = sessions.running(page.canvas)
    item = sessions.upcoming(page.canvas, session.id) if session else None
    if item is None:
        page.live.refuse_read_only()
        page.app.push_screen(MinutesPage(page))
        return
    id = item.id
    page.do(
        "clock.start",
        lambda canvas, by: clocks.start_item(canvas, by, id, **here_and_now()),
        subject=item.title,
    )
    page.said = Said(page.say("clock.started", title=item.title))


@does("clock.more")
def a_minute_more(page: Page) -> None:
    """Give the clock a minute more."""
    _refuse_nowhere(page)
    on = clock.running(page.canvas)
    page.do("clock.more", clocks.more, subject=on.title if on else "")


def _refuse_nowhere(page: Page) -> None:
    if not page.live.is_open:
        raise Refused("clock.off")


class MinutesPage(Page):
    """Asks for the minutes of a clock without an agenda, over whatever is going on."""

    CSS = """
    MinutesPage { background: transparent; }
    MinutesPage > Lines { width: 100%; height: 2; dock: bottom; }
    """
    has_clock = has_header = False

    def __init__(self, owner: Page) -> None:
        super().__init__()
        self.owner = owner

    def on_mount(self) -> None:
        """Ask at once."""
        _Minutes(self, self.say("clock.minutes"), self._start).open()

    def draw(self) -> None:
        """Show the question and the keys, over the lower edge of the screen."""
        if self.lines is None or self.input is None:
            return
        width = self.app.size.width
        if self.said.text:
            above = bars.message(self.said.text, width, warning=self.said.warning)
        else:
            above = bars.detail(self.input.echo(), width)
        shown: Sequence[Line] = (above, self.input.footer(width, roomy=True))
        self.lines.show(tuple(shown))
        self.input.follow()

    def offers(self, action: str) -> bool:
        """Nothing but typing."""
        return False

    def _start(self, typed: str) -> None:
        self.owner.do(
            "clock.set", lambda canvas, by: clocks.set_clock(canvas, by, typed), subject=typed
        )


class _Minutes(LineInput):
    """The line on which they are typed; with its end the page ends."""

    def rectangle(self) -> Rectangle:
        """Return the lowest line of the screen."""
        width, height = self.page.app.size
        return 1, height - 1, max(1, width - 2)

    def prompt(self) -> str:
        """Return an example of what can be typed."""
        return self.page.say("clock.minutes.example")

    def close(self, *, kept: bool = False) -> None:
        """End, and with it the page."""
        super().close(kept=kept)
        self.page.dismiss()
