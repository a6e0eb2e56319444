"""A page that is one list: with a cursor that goes from entry to entry, or text to scroll."""

from __future__ import annotations

from collections.abc import Sequence, Set

from board.model import Ref
from board.refusal import Refused
from board.wording import folded
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.page import Page
from tui.view import bars
from tui.view.elsewhere import Unseen
from tui.view.rows import Line
from tui.view.scroll import Scroll, Stretch

FAR = 10**6
_ENDS = ("first", "last", "top", "bottom")


class ListPage(Page):
    """Shows blocks of lines that a subclass makes. The cursor stands on those that have a key.

    Where none has one it is a text, which scrolls line by line.
    """

    place_name = ""
    """Under which it is remembered where the cursor was; empty: nowhere."""

    def __init__(self, at: str = "") -> None:
        super().__init__()
        self.scroll = Scroll(at)
        self.wanted = ""
        """What rows must hold to be shown, where the list can be narrowed."""
        self._keys: list[str] = []
        self._hidden = (0, 0)
        self._unseen = Unseen()
        self._news = 0
        """How much of what others made or changed was not on the screen yet."""
        self._found = ""
        self._under_mouse: list[str] = []
        """The entry on every line that is shown."""

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return everything there is to show at a width."""
        raise NotImplementedError

    def lines_above(self, width: int, height: int) -> Sequence[Line]:
        """Return lines that stay above the list."""
        return ()

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the part of the list that is scrolled to."""
        places = self.live.places
        if self.place_name:
            self.scroll.at = self.scroll.at or places.get(self.place_name, "")
        above = list(self.lines_above(width, height))
        room = height - len(above)
        made = self.blocks(width)
        keys = [block.key for block in made if block.key]
        if keys != self._keys or self.scroll.at not in keys:
            self._keys = keys
            self.scroll.mend(keys)
            made = self.blocks(width)
        if self.place_name and self.scroll.at:
            places[self.place_name] = self.scroll.at
        shown, *hidden = self.scroll.shown(made, room)
        self._hidden = (hidden[0], hidden[1])
        of_lines = [block.key for block in made for _ in block.lines]
        shown_keys = of_lines[hidden[0] : hidden[0] + room]
        self._under_mouse = ["" for _ in above] + shown_keys
        self.note_shown(keys, shown_keys)
        return [*above, *shown, *[bars.trimmed([], width, "text")] * (room - len(shown))]

    def page_facts(self) -> Sequence[str]:
        """Tell how much is above and below, and how much of that is new from others."""
        news = [self.say("sheet.elsewhere", n=self._news)] if self._news else []
        signs = [f"{sign}{n}" for sign, n in zip("↑↓", self._hidden, strict=True) if n]
        return [*news, " ".join(signs)] if signs else news

    def came(self, refs: Set[Ref]) -> None:
        """What others put where it is scrolled away is counted."""
        self._unseen.came(refs)

    def note_shown(self, keys: Sequence[str], shown: Sequence[str]) -> None:
        """Take note of which entries are on the screen."""
        self._news = self._unseen.count(keys, {*shown})

    @does(*(f"cursor.{way}" for way in ("up", "down", "page_up", "page_down", *_ENDS)))
    def move(self) -> None:
        """Go through the list, or scroll."""
        page = max(1, self.space[1] - 4)
        steps = {"up": -1, "down": 1, "page_up": -page, "page_down": page}
        steps |= {"first": -FAR, "top": -FAR}
        self.scroll.move(self._keys, steps.get(self.action.partition(".")[2], FAR))

    @does("search.start")
    def find(self) -> None:
        """Ask for words and go to the next entry that holds them; nothing typed: once more."""
        ask(self, self.say("talk.find"), self._find)

    def _find(self, text: str) -> None:
        self._found = text.strip() or self._found
        wanted = folded(self._found)
        if not wanted:
            return
        keyed = [block for block in self.blocks(self.space[0]) if block.key]
        at = self._keys.index(self.scroll.at) + 1 if self.scroll.at in self._keys else 0
        for block in (*keyed[at:], *keyed[:at]):
            words = " ".join(part for line in block.lines for _, part in line)
            if wanted in folded(words):
                self.scroll.at = block.key
                return
        raise Refused("talk.not_found", text=self._found)

    def clicked(self, x: int, y: int) -> bool:
        """Put the cursor on the entry on a line."""
        line = y - 1
        if not 0 <= line < len(self._under_mouse) or not self._under_mouse[line]:
            return False
        self.scroll.at = self._under_mouse[line]
        return True
