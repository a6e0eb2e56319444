"""Presenting: cards one by one, large, for a room that reads along."""

from __future__ import annotations

from collections.abc import Sequence

from board.model import Ref
from tui.kit.dispatch import does
from tui.kit.page import Page
from tui.view import bars, presenting
from tui.view.presenting import Large
from tui.view.rows import Line


class PresentPage(Page):
    """Shows the things of a list, one at a time; what is hidden or gone is passed over."""

    modes = ("present",)
    name_key = "present.title"
    help_keys = ("present.about",)

    def __init__(self, refs: Sequence[Ref], first: Ref | None = None) -> None:
        super().__init__()
        self.refs = tuple(refs)
        """What is presented, in this order."""
        self.at = self.refs.index(first) if first in self.refs else 0
        """Which of them is shown."""

    @property
    def shown(self) -> list[tuple[int, Large]]:
        """What there is to show, each with its number in the list."""
        found = ((at, presenting.to_present(self.canvas, ref)) for at, ref in enumerate(self.refs))
        return [(at, thing) for at, thing in found if thing is not None]

    @property
    def now(self) -> Ref | None:
        """What is on the screen."""
        here = self._here()
        return self.refs[here[0]] if here else None

    def _here(self) -> tuple[int, Large] | None:
        shown = self.shown
        return next((one for one in shown if one[0] >= self.at), shown[-1] if shown else None)

    # -- what it shows

    def page_title(self) -> str:
        """Return nothing: nothing competes with the card."""
        return ""

    def presented(self) -> tuple[Ref, int, int] | None:
        """Return what is on the screen, and which it is of those that can be shown."""
        here, shown = self._here(), self.shown
        if here is None:
            return None
        return self.refs[here[0]], [at for at, _ in shown].index(here[0]) + 1, len(shown)

    def page_facts(self) -> Sequence[str]:
        """Tell how far it is."""
        found = self.presented()
        return [self.say("present.at", number=found[1], total=found[2])] if found else []

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the card, large."""
        here = self._here()
        if here is None:
            told = bars.trimmed([("text", f" {self.say('present.none')}")], width, "text")
            return [told, *super().page_lines(width, height - 1)]
        return presenting.presented(self.canvas, here[1], width, height)

    # -- going on

    @does("present.next", "present.previous")
    def step(self) -> None:
        """To the next one, or the one before; at the end it stays."""
        here = self._here()
        if here is None:
            return
        numbers = [at for at, _ in self.shown]
        n = numbers.index(here[0]) + (1 if self.action == "present.next" else -1)
        self.at = numbers[min(max(n, 0), len(numbers) - 1)]

    @does("present.first", "present.last")
    def end(self) -> None:
        """To the first one, or the last."""
        self.at = 0 if self.action == "present.first" else len(self.refs)
