"""What the terminal can do, read from the environment: nothing is asked that could be printed."""

import os
import termios
from collections.abc import Mapping
from typing import NamedTuple

MONO, ANSI, INDEXED, TRUECOLOR = 0, 16, 256, 1 << 24
"""Colour depths, as a number of colours."""

_NO_COLOURS = ("vt1", "vt2", "vt3", "vt4", "vt5", "ansi-m", "dumb")
_OLD = ("linux", "screen", "vt", "ansi", "cons25", "sun", "cygwin", "putty", "rxvt", "eterm")
_MANY_COLOURS = (
    *("kitty", "xterm-kitty", "ghostty", "xterm-ghostty", "alacritty", "foot", "wezterm"),
    *("contour", "tmux", "vte", "iterm", "konsole"),
)
_ERASES_WITH_PAPER = (
    *("xterm", "linux", "tmux", "alacritty", "foot", "wezterm", "kitty", "contour", "vte"),
    *("rxvt", "putty", "konsole"),
)
"""Beginnings of terminal names."""


class Terminal(NamedTuple):
    """One terminal: colours it shows, sequences it takes, and what lies between it and us."""

    name: str = "xterm-256color"
    depth: int = INDEXED
    modern: bool = True
    """Swallows queries and modes it doesn't know, so the kitty keyboard protocol may be asked."""
    erases_with_paper: bool = True
    """Erasing fills with the current background colour (terminfo ``bce``)."""
    encoding: str = "utf-8"
    multiplexer: str = ""
    """``tmux`` or ``screen`` when one of them draws for us, else empty."""

    @property
    def colours(self) -> bool:
        """Whether colour codes may be sent at all."""
        return self.depth > MONO

    @property
    def unicode(self) -> bool:
        """Whether any character can be sent, not just those of an older character set."""
        return self.encoding == "utf-8"


def terminal(environ: Mapping[str, str] = os.environ, encoding: str = "utf-8") -> Terminal:
    """Read the terminal from the environment; ``encoding`` is that of the output stream."""
    name = environ.get("TERM", "")
    return Terminal(
        name,
        _depth(name, environ),
        modern=_is_modern(name, environ),
        erases_with_paper=name.startswith(_ERASES_WITH_PAPER),
        encoding="utf-8" if encoding.lower().replace("-", "") == "utf8" else encoding,
        multiplexer=_multiplexer(name, environ),
    )


def _is_modern(name: str, environ: Mapping[str, str]) -> bool:
    if environ.get("TERM_PROGRAM") == "Apple_Terminal":  # prints the end of what it doesn't know
        return False
    return name not in ("", "dumb", "unknown") and not name.lower().startswith(_OLD)


def _depth(name: str, environ: Mapping[str, str]) -> int:
    """Return the number of colours: ``COLORTERM`` first, then what the terminal's name tells."""
    if (
        environ.get("NO_COLOR")
        or not name
        or name.startswith(_NO_COLOURS)
        or name.endswith(("-m", "-mono"))
    ):
        return MONO
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return TRUECOLOR
    if name.endswith("-direct"):
        return TRUECOLOR
    if "256" in name or name.startswith(_MANY_COLOURS):
        return INDEXED
    return ANSI


def _multiplexer(name: str, environ: Mapping[str, str]) -> str:
    if environ.get("TMUX"):
        return "tmux"
    if environ.get("STY"):
        return "screen"
    # Over SSH from inside one of them only the name of the terminal comes along.
    return next((known for known in ("tmux", "screen") if name.startswith(known)), "")


def output_descriptor() -> int:
    """Return the descriptor to draw on: standard output, or the error one if that is redirected."""
    return 1 if os.isatty(1) else 2


def newline(descriptor: int) -> str:
    """Return what goes to the start of the next line: the line itself may add the return."""
    try:
        flags = termios.tcgetattr(descriptor)[1]
    except termios.error:
        return "\r\n"
    return "\n" if flags & termios.OPOST and flags & termios.ONLCR else "\r\n"
