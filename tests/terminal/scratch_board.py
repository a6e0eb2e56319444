"""A small app that draws all kinds of cells, run by the tests on either driver.

``python scratch_board.py board|stock``: the keys below change the screen; ``ctrl+q`` leaves. What
is typed goes to the file ``$SCRATCH_DRAFT`` when a signal ends it.
"""

import os
import random
import sys
import time
from pathlib import Path

from tui.terminal import quickstart
from tui.terminal.capabilities import terminal

if sys.argv[1] == "board":
    quickstart.before_framework(terminal())

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

WORDS = [
    "Leren",
    "op",
    "het",
    "werk",
    "·",
    "Ambitie",
    "─│┌┐",
    "●",
    "✓",
    "café",
    "naïve",
    "漢字",
    "テスト",
    "한국어",
    "Łódź",
    "Ωμέγα",
    "½",
    "€",
]
STYLES = [
    Style(),
    Style(bold=True),
    Style(color="red", bgcolor="blue"),
    Style(color="#ff8800", underline=True),
    Style(reverse=True),
    Style(dim=True, italic=True),
    Style(bgcolor="#223344"),
    Style(strike=True, color="bright_green"),
]


class Wall(Widget):
    """Random styled words, the same for the same seed."""

    seed = 0

    def render_line(self, y: int) -> Strip:
        chance = random.Random((self.seed + y) // 5 * 1000 + y)  # each time a fifth of the rows
        segments: list[Segment] = []
        for _ in range(chance.randrange(0, 12)):
            text = " ".join(chance.choices([*WORDS, " " * 12], k=chance.randrange(1, 4))) + " "
            segments.append(Segment(text, chance.choice(STYLES)))
        fill = Style(bgcolor=chance.choice(["", "#101020"]) or None)
        return Strip(segments).adjust_cell_length(self.size.width, fill)


class ScratchBoard(App[None]):
    CSS = """
    Screen { layout: horizontal; background: #101820; }
    Wall { width: 1fr; height: 100%; border: round green; }
    Input { dock: bottom; }
    """
    BINDINGS = [  # noqa: RUF012
        ("ctrl+n", "next", "next"),
        ("ctrl+t", "toggle_second", "toggle"),
        ("ctrl+o", "one", "one"),
        ("ctrl+z", "suspend_process", "suspend"),
        ("escape", "mark", "mark"),
        ("ctrl+q", "quit", "quit"),
    ]

    def compose(self) -> ComposeResult:
        yield Wall()
        yield Wall(id="second")
        yield Input(placeholder="type here")

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.query_one(Input).cursor_blink = False

    def action_next(self) -> None:
        for wall in self.query(Wall):
            wall.seed += 1
            wall.refresh()

    def action_one(self) -> None:
        wall = self.query(Wall).first()
        wall.seed += 1
        wall.refresh()

    def action_toggle_second(self) -> None:
        second = self.query_one("#second")
        second.display = not second.display

    def action_mark(self) -> None:
        self.query_one(Input).placeholder = "escaped"


def save(app: ScratchBoard) -> None:
    draft = os.environ.get("SCRATCH_DRAFT", "")
    if draft == "hang":
        time.sleep(60)
    elif draft:
        Path(draft).write_text(app.query_one(Input).value)


def main() -> None:
    if sys.argv[1] == "board":
        from tui.terminal import leaving
        from tui.terminal.driver import BoardDriver

        app = ScratchBoard(driver_class=BoardDriver)
        leaving.install()
        leaving.on_death(lambda: save(app))
        app.run()
        leaving.leave(app.return_code or 0)
    else:
        ScratchBoard().run()


if __name__ == "__main__":
    main()
