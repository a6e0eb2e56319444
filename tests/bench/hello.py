"""The floor: the least a program on this framework can be. One line, and a key that changes it."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Hello(App[None]):
    """Says hello, and counts how often ``j`` was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "count", "count"), ("q", "quit", "quit")]
    pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("Hello, world", id="hello")

    def action_count(self) -> None:
        self.pressed += 1
        self.query_one("#hello", Static).update(f"Hello, world {self.pressed}")


if __name__ == "__main__":
    Hello().run()
