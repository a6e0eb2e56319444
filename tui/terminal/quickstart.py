"""A quick start: what was measured to help, and nothing else.

Textual hello-world, time to its first screen, medians of five in one run (2 cores, Python 3.11):
153 ms as it is, 142 with the garbage collector off.
"""

import gc
import os

from .capabilities import Terminal

_ESCAPE_DELAY = 30
"""Milliseconds until a lone Escape is the key and not the start of a sequence (ESCDELAY)."""

_FRAMES_PER_SECOND = 240
"""How soon a paint that takes two steps gets its second one; it adds no paints, nor bytes.

Medians at 60 and at 240: undo 37 and 13 ms, search p95 42 and 20, Escape 65 and 45.
"""


def before_framework(terminal: Terminal) -> None:
    """Prepare the import of the framework; call it once, as early as can be.

    Turns the garbage collector off until :func:`started`, and sets what the framework reads from
    the environment at import: colour depth, the Escape delay, the pace of paints, the keyboard
    protocol and no animations.
    """
    gc.disable()
    wanted = {
        "TEXTUAL_FPS": str(_FRAMES_PER_SECOND),
        "ESCDELAY": str(_ESCAPE_DELAY),
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",  # brought down to what there is in ``pen``
        "TEXTUAL_DISABLE_KITTY_KEY": "0" if terminal.modern else "1",
    }
    added = {name: value for name, value in wanted.items() if name not in os.environ}
    os.environ.update(added)
    try:
        from textual import constants  # noqa: F401  # reads the environment, once
    finally:
        for name in added:  # an editor that is started later has no use for them
            del os.environ[name]


def started() -> None:
    """Turn the garbage collector on again, over what is new from here on; the driver calls it.

    What the start left behind (modules, styles, the first sheet) lives as long as the program
    does, so no collection has to walk it.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
