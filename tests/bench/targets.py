"""The programs that are measured, and the keys each is played with."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .boards import NAME, make, make_for_peer
from .measure import Target

ROOT = Path(__file__).parent.parent.parent
HELLO = "hello-world"
LINE = "Elke jongere een leerbaan"


def hello() -> Target:
    """Return the floor."""
    return Target(
        HELLO,
        [sys.executable, str(Path(__file__).with_name("hello.py"))],
        ready="Hello, world",
        groups={"move": ["j"] * 30},
        quit=["q"],
    )


def command() -> Sequence[str]:
    """Return how our program is started: as installed beside this Python, or from the checkout."""
    script = Path(sys.executable).with_name("netwerkcanvas")
    return [str(script)] if script.exists() else [sys.executable, "-m", "tui"]


def ours(folder: Path, cards: int) -> Target:
    """Return our program on a canvas with this many cards."""
    make(folder, cards)
    env = {
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "NETWERKCANVAS_DIR": str(folder / "data"),
        "NETWERKCANVAS_AS": "bench",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    return Target(
        f"netwerkcanvas, {cards:,}",
        [*command(), "open", NAME],
        ready=r"\? h[eu]lp",
        groups={
            "move": [*"jjjjjjjjkkkklljjjhhkkk", "up", "down", "left", "right", "tab", "tab"],
            "jump": list("12345321"),
            "- open": ["2", "a"],
            "type": list(LINE),
            "keep": ["enter"],
            "- more": list("Nog een"),
            "- close": ["enter", "escape", "e"],
            "edit": list(" en meer"),
            "- kept": ["enter"],
            "carry": ["m", "j", "k", "j", "l", "enter", "J", "K"],
            "search": ["/", *"leren", "enter", "n", "n", "N"],
            "- found": ["escape"],
            "zoom": list("zzz"),
            "undo": list("uuurrr"),
        },
        quit=["q"],
        env=env,
        escape=["a"],
    )


def peer(folder: Path, ktui: Path, cards: int) -> Target:
    """Return kanban-tui on a board with the same cards."""
    return Target(
        f"kanban-tui, {cards:,}",
        [str(ktui)],
        ready=r"Leren|Werken|Samen|Jongere",
        groups={"move": [*"jjjjjkkklljjhhkk"]},
        quit=["ctrl+q"],
        env=make_for_peer(folder, ktui, cards),
    )
