"""What goes to stdout and stderr.

Results go to stdout and messages to stderr, each message as one line. No colours, ever: then
``NO_COLOR`` needs no thought. Whatever text came from a canvas passes ``board.text.visible``, so
that nothing in a card can steer the terminal.
"""

import json
import os
import sys
from typing import Any

from board.text import one_line, visible, visible_lines
from tui.terminal.older import REPLACE

SCHEMA = 1
"""Number of the shape of every ``--json`` answer; raised when a field changes its meaning."""


def prepare() -> bool:
    """Let no text fail for want of a letter in the terminal's own encoding, or of a stream.

    A stream that was closed by whoever started us (``<&-``) leads nowhere from here on, and no
    file of ours can come in its place. Return whether anything can be told at all.
    """
    heard = sys.stdout is not None or sys.stderr is not None
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nothing, mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=REPLACE)
    return heard


def line(text: str = "") -> None:
    """Print one line of a result."""
    sys.stdout.write(visible(text.rstrip()) + "\n")


def raw(text: str) -> None:
    """Print one line that is safe already, or that the caller made so."""
    sys.stdout.write(text + "\n")


def data(answer: dict[str, Any]) -> None:
    """Print a result as JSON; control characters and all beyond ASCII are escaped."""
    json.dump({"schema": SCHEMA, **answer}, sys.stdout, ensure_ascii=True, indent=2)
    sys.stdout.write("\n")


def page(text: str) -> None:
    """Print a whole export: byte for byte as UTF-8, but harmless where a terminal reads it."""
    if sys.stdout.isatty():
        sys.stdout.write(visible_lines(text.replace("\r\n", "\n")))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def message(text: str) -> None:
    """Print one line for the person at the keyboard."""
    sys.stderr.write(f"netwerkcanvas: {visible(one_line(text)).removesuffix('.')}\n")


def progress(done: int, whole: int) -> None:
    """Show how far something is, on the same line each time; only for a person at a terminal."""
    sys.stderr.write(f"\r{done} / {whole} ")
    sys.stderr.flush()


def progress_done() -> None:
    """Wipe the line that ``progress`` wrote on."""
    sys.stderr.write("\r" + " " * 40 + "\r")


def flush() -> None:
    """Send out what is still kept back, while a failure can still be told."""
    sys.stdout.flush()
    sys.stderr.flush()


def flush_or_silence() -> None:
    """Send out what can be sent, after a failure that was told already."""
    try:
        flush()
    except OSError:
        silence()


def silence() -> None:
    """Point stdout at nothing, so that the interpreter's last flush can't complain."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
