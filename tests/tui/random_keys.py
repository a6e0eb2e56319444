"""Keys at random, for what nobody thinks of: ``python -m tests.tui.random_keys COUNT [FIRST]``.

Each number is a sitting of its own: a canvas, a size, a language, and keys of all modes with some
words in between; the window changes size now and then. What ends the program is told with the keys
that led to it, and the same number gives the same keys. What it finds becomes a test of its own.
"""

import asyncio
import os
import random
import sys
import tempfile
from pathlib import Path

from board import examples, templates
from board.codec import canvas_to_tables
from board.commands.canvas import new_canvas
from board.model import Tables
from store.files.library import FileLibrary
from tests.tui.conftest import BY
from tests.tui.quiet import Counter, QuietPilot
from tui.app import NetwerkApp
from tui.keys.key_table import GOTO, MODES
from tui.live.live import Live, Settings

LEADS_OUT = frozenset({"E", "ctrl+z", "ctrl+c"})
"""Another program, the shell, or the end."""

SIZES = ((120, 36), (80, 24), (60, 18), (40, 12), (160, 50))
ODD_SIZES = (*SIZES, (20, 6), (1, 1), (300, 80))
WORDS = (
    "morgen",
    "Huis; Haard",
    "3 3 1",
    "-2 0 x",
    "13:30",
    "0",
    "漢字",
    "[b]x[/]",
    "e\u0301",
    "r1",
)

_KEYS = sorted(
    {key for entries in MODES.values() for entry in entries for key in entry.keys} - LEADS_OUT
    | {*"abcdefghijklmnopqrstuvwxyz0123456789;", "enter", "escape", "tab", "space"}
)
_PLACES = [entry.keys[0] for entry in GOTO]


async def sitting(number: int, folder: Path, keys: int = 150) -> list[str]:
    """Press some keys; return all of them. Raises what ends the program."""
    chance = random.Random(number)
    library = FileLibrary(folder / "canvases", state=folder / "state")
    library.create("canvas", _tables(chance), BY)
    language = chance.choice(["nl", "en"])
    live = Live(
        library, Settings(who="anna", language=language, theme=chance.choice(["dark", "mono"]))
    )
    live.open("canvas")
    app, counter, sent = NetwerkApp(live), Counter(), list[str]()
    try:
        async with app.run_test(size=chance.choice(SIZES), message_hook=counter):
            pilot = QuietPilot(app, counter)
            while len(sent) < keys and app.is_running:
                if chance.random() < 0.03:
                    await pilot.resize_terminal(*chance.choice(ODD_SIZES))
                some = _some(chance)
                sent += some
                await pilot.press(*some)
            live.close()
    except Exception as error:
        error.add_note(f"sitting {number}: {' '.join(sent[-40:])}")
        raise
    return sent


def _tables(chance: random.Random) -> Tables:
    kind = chance.choice(["nl", "nl", "en", "netwerk", "businessmodel"])
    if kind in ("nl", "en"):
        return examples.load(kind)
    return canvas_to_tables(new_canvas(templates.load(kind), BY, "Leeg & zo", "nl"))


def _some(chance: random.Random) -> list[str]:
    which = chance.random()
    if which < 0.12:
        return ["g", chance.choice(_PLACES)]
    if which < 0.2:
        return ["escape"]
    return [*chance.choice(WORDS)] if which < 0.3 else [chance.choice(_KEYS)]


def main(count: int, first: int) -> int:
    """Have so many sittings; return how many ended in an error."""
    bad = 0
    for number in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)  # Where pages that are exported by the way come.
            try:
                asyncio.run(sitting(number, Path(folder)))
            except Exception as error:
                bad += 1
                print(f"{error!r}", *getattr(error, "__notes__", ()), sep="\n")
            os.chdir("/")
    print(f"{count} sittings, {bad} ended in an error")
    return bad


if __name__ == "__main__":
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    sys.exit(bool(main(int(sys.argv[1]), first)))
