"""The palette: every action by name, with its key."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from tui.keys.keymap import key_name
from tui.kit.picker import Choice, Picker
from tui.widgets.lines import Lines


class PaletteScreen(Picker):
    """A picker over all actions of the sheet and the g menu; typing narrows it."""

    CSS = """
    PaletteScreen { background: transparent; align: left bottom; }
    PaletteScreen > Lines { width: 100%; height: 3; }
    """

    def __init__(self) -> None:
        super().__init__("", [], self._perform)

    def compose(self) -> ComposeResult:
        """One widget of lines."""
        yield Lines(self.board_app.styles_of_roles)

    def on_mount(self) -> None:
        """List the actions, in the words of the interface."""
        self.title_text = self.say("palette.title")
        for mode in ("sheet", "goto"):
            for entry in self.keymap.entries(mode):
                if entry.id in ("palette", "goto.cancel", "go.block"):
                    continue
                keys = " ".join(key_name(key) for key in entry.keys)
                if mode == "goto":
                    keys = f"{key_name(self.keymap.first('goto.menu'))} {keys}"
                text = self.say(f"action.{entry.id}.help")
                label = f"{self.say(f'action.{entry.id}')} [{keys}]  {text}"
                self.choices.append(Choice(entry.id, label))
        super().on_mount()

    def take_key(self, event: events.Key) -> None:
        """A space is part of what is looked for."""
        if event.key == "space" and self.typed:
            event.stop()
            self.typed += " "
            self.draw()
            return
        super().take_key(event)

    def _perform(self, action: str) -> None:
        self.board_app.sheet.perform(action)
