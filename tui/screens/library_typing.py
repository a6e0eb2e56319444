"""Typing in the library: the title of a new canvas, and what to look for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.screens import library_work as work
from tui.screens.cell_entry import Typing
from tui.screens.shelf import attempt

if TYPE_CHECKING:
    from tui.screens.library import LibraryScreen


class Naming(Typing):
    """Typing the title of a new canvas. Tab goes on to the next template."""

    def __init__(self, desk: LibraryScreen) -> None:
        super().__init__(desk)
        self.library = desk
        self.templates = work.choices(desk.board_app.session)
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
        session = self.library.board_app.session
        chosen = self.templates[self.at]
        text = work.template_name(chosen, session.texts.language)
        if len(self.templates) > 1:
            text += "  ·  " + self.desk.say("library.template.more")
        if self.editor.value.strip():
            name = work.name_of(self.editor.value, self.library.names, session)
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


class Narrowing(Typing):
    """Typing what titles must hold; canvases go and come with every letter."""

    keys = (("line.save", "action.library.open"), ("line.stop", "library.typing.all"))

    def __init__(self, desk: LibraryScreen, opened: Callable[[], None]) -> None:
        super().__init__(desk)
        self.library = desk
        self.opened = opened

    def prompt(self) -> str:
        """Return what to type."""
        return self.desk.say("library.find.ask")

    def echo(self) -> str:
        """Return how many canvases are left."""
        return self.desk.say("library.found", n=len(self.library.shown))

    def typed(self, text: str) -> None:
        """Show the canvases that hold it."""
        self.library.wanted = text.strip()
        self.desk.draw()

    def beside(self, action: str) -> None:
        """The arrows go through what is left, while typing goes on."""
        if action in ("shelf.up", "shelf.down"):
            self.desk.run_action_id(action, "")
            self.desk.draw()

    def save(self) -> None:
        """Open the one under the cursor."""
        if not self.library.shown:
            return
        self.close()
        self.opened()

    def stop(self) -> None:
        """Show all again."""
        self.library.wanted = ""
        self.close()
