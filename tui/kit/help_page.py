"""Help for a page: what it is for, and every key that works there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from tui.keys.entry import GROUPS, Entry
from tui.keys.keymap import key_name
from tui.kit.dispatch import does
from tui.kit.list_page import ListPage
from tui.kit.page import Help
from tui.view.list import labelled_block, text_block
from tui.view.page_frame import HELP
from tui.view.scroll import Stretch

_KEYS = 18
"""Cells for the names of the keys."""


class Explained(Protocol):
    """What can be explained: a page."""

    def page_help(self) -> Help:
        """Return the title and what there is to say."""


class HelpPage(ListPage):
    """Explains the page it was opened from, and lists its keys."""

    def __init__(self, page: Explained, in_force: Callable[[], Iterable[Entry]]) -> None:
        super().__init__()
        self.page = page
        self.in_force = in_force

    def page_title(self) -> str:
        """Return the name of what is explained."""
        return f"{self.say('help.title')} · {self.page.page_help()[0]}"

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return the explanation and the table of keys."""
        return list(self._blocks(width))

    def _blocks(self, width: int) -> Iterator[Stretch]:
        for one in self.page.page_help()[1]:
            yield text_block([("text", f"  {one}") if isinstance(one, str) else one], width)
        entries = list(self.in_force())
        for group in GROUPS:
            shown = [entry for entry in entries if entry.group == group]
            if shown:
                heading = self.say(f"help.group.{group}")
                yield text_block([("text", ""), ("heading", f" {heading}")], width)
            for entry in shown:
                names = [key_name(key) for key in entry.keys]
                keys = f"{names[0]}-{names[-1]}" if len(names) > 4 else " ".join(names)
                text = self.say(f"action.{entry.id}.help")
                yield labelled_block(f"   {keys}", text, width, _KEYS)

    def offers(self, action: str) -> bool:
        """There is nothing to look for, and nothing to explain about it."""
        return action != "search.start"

    @does(HELP)
    def close_help(self) -> None:
        """The key that opened it closes it."""
        self.dismiss()
