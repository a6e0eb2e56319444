"""The lines of a pasted list that did not go in, by number, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from board.commands.members import RefusedLine
from board.text import visible
from tui.kit.list_page import ListPage
from tui.view.list import text_block
from tui.view.scroll import Stretch


class ProblemsPage(ListPage):
    """Says of every line what was wrong with it."""

    def __init__(self, title: str, problems: Sequence[RefusedLine]) -> None:
        super().__init__()
        self.heading = title
        self.problems = problems

    def page_title(self) -> str:
        """Return what did go in."""
        return self.heading

    def page_facts(self) -> Sequence[str]:
        """Return how many lines did not."""
        return [self.say("problems.lines", n=len(self.problems)), *super().page_facts()]

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return each line by number, with itself and the reason."""
        return list(self._blocks(width))

    def _blocks(self, width: int) -> Iterator[Stretch]:
        for one in self.problems:
            number = self.say("problems.line", n=one.line)
            values = {name: visible(str(value)) for name, value in one.values.items()}
            yield text_block([("heading", f" {number}  {visible(one.text)}")], width)
            yield text_block([("dim", f"     {self.say(one.key, **values)}")], width)
