"""A small app that draws all kinds of cells, run by the tests on either driver.

``python scratch_board.py board|stock``: the keys below change the screen; ``q`` leaves.
"""

import random
import sys

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


def main() -> None:
    if sys.argv[1] == "board":
        from tui.terminal import leaving
        from tui.terminal.driver import BoardDriver

        leaving.install()
        ScratchBoard(driver_class=BoardDriver).run()
    else:
        ScratchBoard().run()


if __name__ == "__main__":
    main()
