"""Typing the title of a new canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.kit.line_entry import Typing
from tui.kit.shelf import attempt
from tui.screens.library import work

if TYPE_CHECKING:
    from tui.screens.library.screen import LibraryScreen


class Naming(Typing):
    """Typing the title of a new canvas. Tab goes on to the next template."""

    def __init__(self, desk: LibraryScreen) -> None:
        super().__init__(desk)
        self.library = desk
        self.templates = work.choices(desk.board_app.live)
        self.at = 0
        keys = [("line.save", "library.typing.make"), ("line.stop", "typing.stop")]
        if len(self.templates) > 1:
            keys.insert(1, ("line.next", "library.typing.template"))
        self.keys = tuple(keys)

    def prompt(self) -> str:
        """Return what to type."""
        return self.desk.say("library.title.ask")

    def echo(self) -> str:
        """Return which template it gets, and which file."""
        live = self.library.board_app.live
        chosen = self.templates[self.at]
        text = work.template_name(chosen, live.texts.language)
        if len(self.templates) > 1:
            text += "  ·  " + self.desk.say("library.template.more")
        if self.editor.value.strip():
            name = work.name_of(self.editor.value, self.library.names, live)
            text += "  ·  " + self.desk.say("library.file", name=name)
        return text

    def save(self) -> None:
        """Make the canvas and open it; Enter on an empty line lets it be."""
        title = self.editor.value
        if not title.strip():
            self.close()
            return
        attempt(self, lambda: self.library.make(title, self.templates[self.at]))

    def next(self) -> None:
        """Go on to the next template."""
        self.at = (self.at + 1) % len(self.templates)
        self.desk.draw()
