"""Picking from a short list: by its letter, with the arrows, or by typing part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from textual import events

from board.wording import letters
from tui.kit.dispatch import does
from tui.kit.page import Page
from tui.terminal import graphemes
from tui.view import bars
from tui.view.rows import Line
from tui.view.width import cell_len, cut, fit


class Choice(NamedTuple):
    """One thing to pick. ``key`` picks it at once; without one, typing narrows the list."""

    value: str
    label: str
    key: str = ""
    chosen: bool = False


class PickerOwner(Protocol):
    """Who opened a picker, and hears what is taken from it."""

    answered: bool
    """Whether a choice was just made by its key, so that an Enter behind it belongs to it."""

    def attempt(self, what: Callable[[], object]) -> object:
        """Carry out what a choice asks for."""


class Picker(Page):
    """A list over the lower part of the screen."""

    CSS = """
    Picker { background: transparent; align: left bottom; }
    Picker > Lines { width: 100%; height: 3; }
    """
    modes: tuple[str, ...] = ("choose",)
    has_header = False
    several = False
    """Whether choices are switched on and off, one after the other."""

    def __init__(
        self,
        owner: PickerOwner,
        title: str,
        choices: Sequence[Choice],
        taken: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.owner = owner
        self.heading = title
        self.choices = list(choices)
        self.taken = taken
        self.typed = ""
        self.at = next((at for at, choice in enumerate(choices) if choice.chosen), 0)
        self.keyed = any(choice.key for choice in choices)
        self.takes_letters = not self.keyed

    def on_mount(self) -> None:
        """Take the room the list needs."""
        self.draw()

    @property
    def shown(self) -> list[Choice]:
        """The choices that match what was typed."""
        wanted = letters(self.typed)
        return [choice for choice in self.choices if wanted in letters(choice.label)]

    def draw(self) -> None:
        """Show the list, over as many rows as it takes."""
        if self.lines is None:
            return
        width, height = self.app.size
        shown = self.shown
        rows = max(1, min(len(shown), height - 4, 16))
        self.lines.styles.height = rows + 2
        self.at = max(0, min(self.at, len(shown) - 1))
        start = max(0, min(self.at - rows // 2, len(shown) - rows))
        title = self.heading + (f"  /{self.typed}" if self.typed else "")
        said = self.said
        top = bars.header(title, [f"{len(shown)}"], width, said.text)
        if not said.warning:
            top = tuple(("notice" if role == "warn" else role, text) for role, text in top)
        out: list[Line] = [top]
        for position in range(start, start + rows):
            choice = shown[position] if position < len(shown) else None
            out.append(self._line(choice, position == self.at, width))
        way = "several" if self.several else "one" if self.keyed else "typed"
        out.append(bars.trimmed([("bar", f" {self.say(f'picker.{way}')}")], width, "bar"))
        self.lines.show(tuple(out))

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

    def on_key(self, event: events.Key) -> None:
        """A choice's letter picks it; other letters narrow the list, where letters aren't keys."""
        character = event.character or ""
        keyed = next((one for one in self.choices if one.key and one.key == character), None)
        if keyed is not None:
            self.owner.answered = not self.several
            self._take(keyed)
        elif event.key == "space" and (self.several or self.keyed or not self.typed):
            if self.shown:
                self._take(self.shown[self.at])
        elif not self.keyed and event.is_printable and character:
            self.typed += character
            self.draw()
        elif not self.keyed and event.key == "backspace" and self.typed:
            self.typed = self.typed[: graphemes.before(self.typed, len(self.typed))]
            self.draw()
        else:
            return
        event.stop()
        event.prevent_default()

    def offers(self, action: str) -> bool:
        """Only its own keys, and those that go through the list."""
        return action.startswith(("choose.", "cursor.", "page."))

    def no_use(self, key: str, character: str | None) -> None:
        """Say nothing: what there is to choose is all there is."""

    @does("cursor.up", "cursor.down")
    def move(self) -> None:
        """One up or down, round the list."""
        step = 1 if self.action == "cursor.down" else -1
        self.at = (self.at + step) % max(1, len(self.shown))

    @does("choose.take")
    def take(self) -> None:
        """Pick what is under the cursor."""
        if self.shown:
            self._take(self.shown[self.at])

    def _take(self, choice: Choice) -> None:
        self.dismiss()
        self.owner.attempt(lambda: self.taken(choice.value))


def pick(page: Page, title: str, choices: Sequence[Choice], taken: Callable[[str], object]) -> None:
    """Let one of some choices be picked."""
    page.app.push_screen(Picker(page, title, choices, taken))
