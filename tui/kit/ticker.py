"""From second to second: what shows the clock of the workshop while it runs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.geometry import Region

from tui.view.page_frame import ticked

if TYPE_CHECKING:
    from board.clock import ClockReading
    from tui.kit.page import Page
    from tui.live.live import Live
    from tui.widgets.lines import Lines

_LATER = 0.01
"""Seconds after a whole one at which the clock is looked at: by then it is the next."""


class Ticker:
    """Ticks while a clock runs, and only then.

    A tick comes straight from the event loop and goes straight to the terminal: by the
    framework's timers, messages and paints it takes four times the processor time, for hours.
    """

    def __init__(
        self,
        live: Live,
        pages: Callable[[], Sequence[Page]],
        draw: Callable[[str], bool],
        bell: Callable[[], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Begin with nothing; ``draw`` tells whether it could, ``failed`` hears of a mistake."""
        self._live = live
        self._pages = pages
        self._draw = draw
        self._bell = bell
        self._failed = failed
        self._next: asyncio.TimerHandle | None = None

    def keep_time(self) -> None:
        """See to it that there is a next tick if a clock runs."""
        reading = self._live.clock()
        if reading is None or reading.paused:
            self._live.timekeeper.stand_still()
        elif self._next is None:
            self._wait()

    def _wait(self) -> None:
        # Clocks are started at whole seconds, so that is when all of them go on.
        wait = 1 - time.time() % 1 + _LATER
        self._next = asyncio.get_running_loop().call_later(wait, self._tick)

    def _tick(self) -> None:
        self._next = None
        try:
            self._show()
        except Exception as error:  # Here is no handler of messages to catch it.
            self._failed(error)

    def _show(self) -> None:
        reading = self._live.clock()
        if reading is None or reading.paused:
            self._live.timekeeper.stand_still()
            return
        if self._live.timekeeper.rings(reading) and self._live.settings.bell:
            self._bell()
        pages = self._pages()[-2:]  # What lies on top may leave most of the other to see.
        for page in pages:
            if page.lines is not None and page.lines.lines and page.has_header:
                self._show_on(page, page.lines, reading, seen=_seen(page, pages[-1]))
        if self._next is None:  # A page that was drawn anew has seen to it already.
            self._wait()

    def _show_on(self, page: Page, lines: Lines, reading: ClockReading, *, seen: bool) -> None:
        header = ticked(lines.lines[0], reading)
        if header is None:  # More of it differs than the time.
            page.draw()
            return
        drawing = lines.exchange(0, header)
        if seen and not self._draw(drawing):
            lines.refresh(Region(0, 0, lines.size.width, 1))


def _seen(page: Page, top: Page) -> bool:
    """Tell whether the header of a page is to be seen below what lies on top."""
    return page is top or (top.lines is not None and top.lines.region.y > 0)
