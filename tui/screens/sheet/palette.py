"""The palette: every action by name, with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.keys.keymap import key_name
from tui.kit.picker import Choice, Picker

if TYPE_CHECKING:
    from tui.app import NetwerkApp


class PaletteScreen(Picker):
    """A picker over all actions of the sheet and the g menu; typing narrows it."""

    CSS = """
    PaletteScreen { background: transparent; align: left bottom; }
    PaletteScreen > Lines { width: 100%; height: 3; }
    """

    def __init__(self) -> None:
        super().__init__(self, "", [], self._perform)

    def on_mount(self) -> None:
        """List the actions, in the words of the interface."""
        self.heading = self.say("palette.title")
        for mode in ("sheet", "goto"):
            for entry in self.live.keymap.entries(mode):
                if entry.id in ("palette", "goto.cancel", "go.block"):
                    continue
                keys = " ".join(key_name(key) for key in entry.keys)
                if mode == "goto":
                    keys = f"{key_name(self.live.keymap.first('goto.menu'))} {keys}"
                text = self.say(f"action.{entry.id}.help")
                label = f"{self.say(f'action.{entry.id}')} [{keys}]  {text}"
                self.choices.append(Choice(entry.id, label))
        super().on_mount()

    def _perform(self, action: str) -> None:
        cast("NetwerkApp", self.app).sheet.perform(action)
