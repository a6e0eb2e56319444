"""The one place where bytes leave for the terminal: frames are states, not a stream.

The framework's driver writes strings. Those that draw are read into a grid of cells; a thread
writes the difference with what the terminal shows as soon as the line takes it. Frames that come
while the line is busy replace each other, so a slow line never lags behind and a line that stands
still never holds up the event loop. All other strings (modes, clipboard, bell) go out in order.
"""

import contextlib
import os
import select
from typing import TYPE_CHECKING

from . import leaving
from .capabilities import Terminal, newline
from .grid import Frame, Grid, is_frame
from .painter import SYNC_END, SYNC_START, Painter

if TYPE_CHECKING:
    from .firstframe import FirstFrame

PAINT = ""
"""What stands in the writer's queue for "bring the screen up to date"."""

_NEVER = {
    "\x1b[?2048$p": "",  # resizes come as signals, also over SSH
    "\x1b[?1003h": "\x1b[?1002h",  # the mouse while a button is down; not each movement,
    "\x1b[?1003l": "\x1b[?1002l",  # which would keep a slow line busy in both directions
    "\x1b[?1015h": "",  # an older form of 1006
    "\x1b[?1015l": "",
}
SAID = ("\x1b[?1049h", "\x1b[?25l")
"""What a first frame has sent already: alternate screen, cursor hidden."""

_ONLY_MODERN = ("\x1b[>", "\x1b[<", "\x1b[?2026$p", "\x1b]22;", "\x1b[?1004")


class Output:
    """A file for the framework's writer thread, fed by the driver's ``write``."""

    def __init__(self, descriptor: int, terminal: Terminal) -> None:
        self.descriptor = descriptor
        self.painter = Painter(terminal)
        self.painter.newline = newline(descriptor)
        self._terminal = terminal
        self._grid = Grid(terminal.depth)
        self._size = (80, 24)
        self._epoch = 0
        self._wanted: Frame | None = None
        self._asked = False
        self._done: set[str] = set()
        self._holding = False

    def said(self, data: str) -> str | None:
        """Take what the framework says; return what goes into the queue, ``None`` for nothing."""
        if is_frame(data):
            self._grid.read(data)
            # The framework begins with a blank screen, which a first frame is better than.
            self._holding = self._holding and self._grid.is_blank()
            return None if self._holding else self._want()
        if data in self._done:
            self._done.remove(data)
            return None
        if data in (SYNC_START, SYNC_END):
            self.painter.synchronized = True  # only said to a terminal that has it
            return None
        if data.startswith(_ONLY_MODERN) and not self._terminal.modern:
            return None
        return _NEVER.get(data, data) or None

    def patched(self, data: str) -> str | None:
        """Take a part that differs from the last frame; return what goes into the queue."""
        self._grid.patch(data)
        return None if self._holding else self._want()

    def resized(self, width: int, height: int) -> None:
        """Take a new size; what the terminal made of the old screen is unknown.

        Called from a signal handler too: it only sets what the next frame is made with.
        """
        if (width, height) != self._size:
            self._size = (width, height)
            self._epoch += 1

    def adopt(self, first: "FirstFrame") -> None:
        """Begin on a screen that holds a first frame of ours."""
        self.painter = first.painter
        self._size = first.size
        self._done = set(SAID)
        self._holding = True

    def restart(self) -> None:
        """Begin on a screen of which nothing is known: the first, or after a shell's use of it."""
        self._asked = False
        self._epoch += 1

    def again(self) -> str | None:
        """Ask for the last frame once more, if there has been one."""
        if self._wanted is None:
            return None
        width, height = self._size
        self._wanted = self._wanted._replace(width=width, height=height, epoch=self._epoch)
        self._asked = True
        return PAINT

    def _want(self) -> str | None:
        """Publish the grid as the frame to show; ask for a paint unless one is asked already."""
        width, height = self._size
        self._wanted = Frame(self._grid.rows, width, height, self._grid.cursor, self._epoch)
        if self._asked:
            return None
        self._asked = True
        return PAINT

    # What the writer thread calls. The frame is read after the flag is put down: a frame that is
    # published in between is either read here or asks for a paint of its own.

    def write(self, data: str) -> None:
        """Send a string, or paint the newest frame."""
        if data == PAINT:
            self._asked = False
            if self._wanted is None:
                return
            data = self.painter.paint(self._wanted)
        send(self.descriptor, data.encode(self._terminal.encoding, "replace"))

    def flush(self) -> None:
        """Do nothing: what is written is on its way."""

    def fileno(self) -> int:
        """Return the descriptor of the terminal."""
        return self.descriptor

    def isatty(self) -> bool:
        """Return whether there is a terminal at the other end."""
        return os.isatty(self.descriptor)


def send(descriptor: int, data: bytes) -> None:
    """Write all of ``data``; a terminal that is gone is the input thread's to notice."""
    with contextlib.suppress(OSError), leaving.line:
        while data:
            try:
                data = data[os.write(descriptor, data) :]
            except BlockingIOError:  # a program before us left the terminal so
                select.select([], [descriptor], [])
