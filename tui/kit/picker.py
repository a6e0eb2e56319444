"""Picking from a short list: by its letter, with the arrows, or by typing part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult

from tui.kit.screen import KeyedScreen
from tui.view import bars
from tui.view.rows import Line
from tui.view.width import cell_len, cut, fit
from tui.widgets.lines import Lines


class Choice(NamedTuple):
    """One thing to pick. ``key`` picks it at once; without one, typing narrows the list."""

    value: str
    label: str
    key: str = ""
    chosen: bool = False


class Picker(KeyedScreen):
    """A list over the lower part of the screen."""

    CSS = """
    Picker { background: transparent; align: left bottom; }
    Picker > Lines { width: 100%; height: 3; }
    """
    mode = "choose"

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        taken: Callable[[str], None],
        *,
        several: bool = False,
    ) -> None:
        super().__init__()
        self.title_text = title
        self.choices = list(choices)
        self.taken = taken
        self.several = several
        self.typed = ""
        self.at = next((i for i, choice in enumerate(choices) if choice.chosen), 0)
        self.said = ""

    def compose(self) -> ComposeResult:
        """One widget of lines."""
        yield Lines(self.board_app.styles_of_roles)

    def on_mount(self) -> None:
        """Take the room the list needs."""
        self.draw()

    def on_lines_sized(self, event: Lines.Sized) -> None:
        """Draw for a new size."""
        self.draw()

    @property
    def shown(self) -> list[Choice]:
        """The choices that match what was typed."""
        wanted = self.typed.casefold()
        return [choice for choice in self.choices if wanted in choice.label.casefold()]

    def draw(self) -> None:
        """Show the list."""
        lines = self.query_one(Lines)
        width, height = self.app.size
        shown = self.shown
        rows = max(1, min(len(shown), height - 4, 16))
        lines.styles.height = rows + 2
        self.at = max(0, min(self.at, len(shown) - 1))
        start = max(0, min(self.at - rows // 2, len(shown) - rows))
        title = self.title_text + (f"  /{self.typed}" if self.typed else "")
        out: list[Line] = [bars.header(title, [f"{len(shown)}"], width, self.said)]
        for position in range(start, start + rows):
            choice = shown[position] if position < len(shown) else None
            out.append(self._line(choice, position == self.at, width))
        one = "one" if any(choice.key for choice in self.choices) else "typed"
        help_text = self.say("picker.several" if self.several else f"picker.{one}")
        out.append(bars.trimmed([("bar", f" {help_text}")], width, "bar"))
        lines.show(tuple(out))

    def _line(self, choice: Choice | None, cursor: bool, width: int) -> Line:
        if choice is None:
            return bars.trimmed([("dim", " " + self.say("picker.nothing"))], width, "text")
        sign = "✓" if choice.chosen else " "
        key = fit(choice.key, 2) if choice.key else ""
        text = cut(f"{'>' if cursor else ' '}{sign} {key}{choice.label}", width - 1)
        return (
            ("cursor" if cursor else "text", text),
            ("text", " " * (width - cell_len(text))),
        )

    def take_key(self, event: events.Key) -> None:
        """A choice's letter picks it; other letters narrow the list, where letters aren't keys."""
        character = event.character or ""
        keyed = next((c for c in self.choices if c.key and c.key == character), None)
        if keyed is not None:
            event.stop()
            self._take(keyed)
            return
        has_keys = any(choice.key for choice in self.choices)
        if not has_keys and event.is_printable and character not in ("", " "):
            event.stop()
            self.typed += character
            self.draw()
            return
        if not has_keys and event.key == "backspace" and self.typed:
            event.stop()
            self.typed = self.typed[:-1]
            self.draw()
            return
        if event.key == "space":
            event.stop()
            self.run_action_id("choose.take", "space")
            return
        super().take_key(event)

    def run_action_id(self, action: str, key: str) -> None:
        """Move through the list, take from it, or leave it."""
        if action == "choose.cancel" or (
            action == "choose.take" and self.several and key == "enter"
        ):
            self.dismiss()
        elif action == "choose.take" and self.shown:
            self._take(self.shown[self.at])
        elif action in ("choose.up", "choose.down"):
            step = 1 if action == "choose.down" else -1
            self.at = (self.at + step) % max(1, len(self.shown))
            self.draw()

    def _take(self, choice: Choice) -> None:
        if not self.several:
            self.dismiss()
            self.board_app.sheet.attempt(lambda: self.taken(choice.value))
            return
        self.board_app.sheet.attempt(lambda: self.taken(choice.value))
        position = self.choices.index(choice)
        self.choices[position] = choice._replace(chosen=not choice.chosen)
        self.draw()

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Say something in the title line."""
        self.said = text
        self.draw()
