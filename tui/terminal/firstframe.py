"""A first frame, readable before the framework has been imported.

``show`` switches the terminal to the alternate screen and paints the given rows with the painter
that the driver uses later: the framework's first frame is then written as the difference. The
terminal is put into raw mode, so keys typed meanwhile are neither echoed nor lost: they wait in
the terminal's queue until the framework's input thread reads them.
"""

import os
import sys
import termios
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from . import leaving
from .capabilities import Terminal, newline, output_descriptor, terminal
from .grid import Frame, Grid
from .painter import Painter
from .pen import PLAIN, changed
from .wire import SAID, send

Run = tuple[str, str]
"""A piece of text and its SGR parameters (``"1;38;5;31"``; "" for the terminal's own look)."""


class FirstFrame(NamedTuple):
    """What the driver takes over."""

    painter: Painter
    size: tuple[int, int]
    attributes: list[Any]
    """The terminal's settings before raw mode (termios)."""


_shown: FirstFrame | None = None


def size() -> tuple[int, int]:
    """Return the terminal's columns and rows."""
    try:
        return tuple(os.get_terminal_size(output_descriptor()))  # type: ignore[return-value]
    except OSError:
        return 80, 24


def show(rows: Iterable[str | Sequence[Run]], environ: Terminal | None = None) -> bool:
    """Paint these rows, top down; return whether there was a terminal to paint them on.

    Wider or more rows than the screen has are cut off. Texts may hold anything: control
    characters are left out. Call it once, before the framework starts.
    """
    global _shown
    output = output_descriptor()
    keys = sys.__stdin__.fileno() if sys.__stdin__ else 0
    attributes = _attributes(keys)
    if attributes is None:
        return False
    kind = environ or terminal(encoding=getattr(sys.__stdout__, "encoding", None) or "utf-8")
    leaving.screen_taken(keys, output, attributes, kind.modern)
    _raw(keys)
    painter, columns_rows = Painter(kind), size()
    painter.newline = newline(output)
    grid = Grid(kind.depth)
    for y, row in zip(range(columns_rows[1]), rows, strict=False):
        x = 0
        for text, parameters in [(row, "")] if isinstance(row, str) else row:
            pen = changed(PLAIN, parameters, kind.depth) if parameters else PLAIN
            x = grid.put(x, y, text, pen)
    frame = Frame(grid.rows, *columns_rows)
    send(output, ("".join(SAID) + painter.paint(frame)).encode(kind.encoding, "replace"))
    _shown = FirstFrame(painter, columns_rows, attributes)
    return True


def take() -> FirstFrame | None:
    """Hand the first frame over, once."""
    global _shown
    shown, _shown = _shown, None
    return shown


def _attributes(descriptor: int) -> list[Any] | None:
    """Return the settings of a terminal; ``None`` off a terminal."""
    try:
        return termios.tcgetattr(descriptor)
    except termios.error:
        return None


def _raw(descriptor: int) -> None:
    """Switch echo and line editing off."""
    raw = termios.tcgetattr(descriptor)
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[6][termios.VMIN] = 1
    termios.tcsetattr(descriptor, termios.TCSANOW, raw)
