"""A first frame, and an app once there is a file: ``python scratch_first.py same|other FILE``."""

import sys
import time
from pathlib import Path

from tui.terminal import firstframe, leaving, quickstart
from tui.terminal.capabilities import terminal

leaving.install()
quickstart.before_framework(terminal())
firstframe.show(["", [("  first row", "1"), (" 漢 │", "")], ""])
while not Path(sys.argv[2]).exists():
    time.sleep(0.01)

from rich.segment import Segment  # noqa: E402
from rich.style import Style  # noqa: E402
from textual import events  # noqa: E402
from textual.app import App, ComposeResult  # noqa: E402
from textual.strip import Strip  # noqa: E402
from textual.widget import Widget  # noqa: E402

from tui.terminal.driver import BoardDriver  # noqa: E402


class Lines(Widget):
    can_focus = True
    typed = ""
    up = ""
    blank_until = 0.0

    def on_mount(self) -> None:
        self.blank_until = time.monotonic() + 0.1
        self.set_timer(0.2, self.say)

    def say(self) -> None:
        self.up = "up"
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        self.typed += event.character or ""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        if time.monotonic() < self.blank_until:
            return Strip.blank(self.size.width)
        if y == 1 and sys.argv[1] == "same":
            return Strip([Segment("  first row", Style(bold=True)), Segment(" 漢 │")])
        return Strip(
            [Segment({1: "second thoughts", 3: self.up, 4: f"typed: {self.typed}"}.get(y, ""))]
        )


class First(App[None]):
    CSS = "Screen { background: ansi_default; } Lines { height: 100%; background: ansi_default; }"

    def compose(self) -> ComposeResult:
        yield Lines()

    def on_mount(self) -> None:
        self.query_one(Lines).focus()


app = First(driver_class=BoardDriver, ansi_color=True)
app.run()
leaving.leave(app.return_code or 0)
