"""Text to the clipboard of the person's own machine, through whatever lies in between (OSC 52).

The terminal sets the clipboard, so it works over SSH. Nothing comes back: a terminal may refuse
silently, which is why a file of the same text is always offered beside it.
"""

import base64
from collections.abc import Callable
from typing import NamedTuple

from .capabilities import Terminal

LIMIT = 74_994
"""Bytes of text: 100,000 once encoded, the most that common terminals take in one sequence."""

_SCREEN_CHUNK = 240
"""Characters per piece for GNU screen, which drops longer strings."""


class Copied(NamedTuple):
    """What became of a text on its way to the clipboard."""

    size: int
    """Bytes of text."""
    refused: str = ""
    """Text key of the reason why nothing was sent (``shelves`` catalogue), or ""."""

    @property
    def sent(self) -> bool:
        """Whether the text has been sent; whether it was taken nobody can tell."""
        return not self.refused


def copy(text: str, terminal: Terminal, write: Callable[[str], None]) -> Copied:
    """Send a text to the clipboard through ``write``, the driver's."""
    data = text.encode("utf-8", "replace")
    if len(data) > LIMIT:
        return Copied(len(data), "copy.too_large")
    if not (terminal.modern or terminal.multiplexer):
        return Copied(len(data), "copy.no_route")
    write(sequence(data, terminal.multiplexer))
    return Copied(len(data))


def sequence(data: bytes, multiplexer: str = "") -> str:
    """Return the escape sequence for a text, wrapped for what lies between us and the terminal."""
    encoded = base64.b64encode(data).decode("ascii")
    plain = f"\x1b]52;c;{encoded}\x07"
    if multiplexer == "tmux":
        # tmux takes the plain one (set-clipboard on) or hands the wrapped one on (its
        # allow-passthrough); which of the two is set can't be asked, and twice does no harm.
        return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if multiplexer == "screen":
        pieces = range(0, len(plain), _SCREEN_CHUNK)
        return "".join(f"\x1bP{plain[start : start + _SCREEN_CHUNK]}\x1b\\" for start in pieces)
    return plain
