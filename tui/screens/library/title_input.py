"""Typing the title of a new canvas."""

from __future__ import annotations

from collections.abc import Callable

from tui.kit.dispatch import does
from tui.kit.line_input import LineInput
from tui.kit.page import Page
from tui.live.live import Live
from tui.screens.library import work


class NamingInput(LineInput):
    """Typing the title of a new canvas. Tab goes on to the next template."""

    def __init__(self, page: Page, live: Live, made: Callable[[str], object]) -> None:
        super().__init__(page, page.say("library.title.ask"))
        self.live = live
        self.made = made
        self.templates = work.choices(live)
        self.at = 0
        labels = [("line.save", "library.typing.make"), ("line.stop", "typing.stop")]
        if len(self.templates) > 1:
            labels.insert(1, ("line.next", "library.typing.template"))
        self.labels = tuple(labels)

    def prompt(self) -> str:
        """Return what to type."""
        return self.question

    def brief(self) -> str:
        """Return which template it gets, and which file."""
        live, say = self.live, self.page.say
        text = work.template_name(self.templates[self.at], live.texts.language)
        if len(self.templates) > 1:
            text += "  ·  " + say("library.template.more")
        if self.text.strip():
            name = work.name_of(self.text, live.library.names(), live)
            text += "  ·  " + say("library.file", name=name)
        return text

    @does("line.save")
    def save(self) -> None:
        """Make the canvas and open it; Enter on an empty line lets it be."""
        title = self.text
        if not title.strip():
            self.close()
            return
        template = self.templates[self.at]
        self.keep(lambda: self.made(work.create(self.live, title, template)))

    @does("line.next")
    def next_template(self) -> None:
        """Go on to the next template."""
        self.at = (self.at + 1) % len(self.templates)
