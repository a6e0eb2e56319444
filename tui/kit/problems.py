"""The lines of a pasted list that did not go in, by number, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from board.commands.members import Problem
from board.text import visible
from tui.kit.text_page import TextPage
from tui.view.bars import trimmed
from tui.view.rows import Line
from tui.view.width import wrap


class ProblemsPage(TextPage):
    """Says of every line what was wrong with it."""

    def __init__(self, title: str, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.title_text = title
        self.problems = problems

    def page_title(self) -> str:
        """Return what did go in."""
        return self.title_text

    def page_facts(self) -> list[str]:
        """Return how many lines did not."""
        return [self.say("problems.lines", n=len(self.problems))]

    def page_lines(self, width: int) -> list[Line]:
        """Return each line by number, with itself and the reason."""
        lines: list[Line] = []
        for one in self.problems:
            number = self.say("problems.line", n=one.line)
            lines.append(
                trimmed([("heading", f" {number}  "), ("text", visible(one.text))], width, "text")
            )
            values = {name: visible(str(value)) for name, value in one.values.items()}
            for part in wrap(self.say(one.key, **values), width - 6):
                lines.append(trimmed([("dim", f"     {part}")], width, "text"))
        return lines
