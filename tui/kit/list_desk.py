"""A screen that is one list with a cursor: the vitality check, the coverage, the outline."""

from __future__ import annotations

from collections.abc import Sequence

from board.model import Ref
from board.refusal import Refused
from board.words import folded
from tui.kit.desk import Desk
from tui.kit.remembered import recall, remember
from tui.view import bars
from tui.view.rows import Line, Piece
from tui.view.scroll import Block, Scroll
from tui.view.state import Cursor
from tui.view.width import cell_len, cut, wrap
from tui.widgets.lines import Lines


class ListDesk(Desk):
    """Shows blocks of lines that a subclass makes; keys of the mode ``talk`` go through them."""

    name_of_list = ""
    """Under which the place of the cursor is remembered."""

    def __init__(self, at: str = "") -> None:
        super().__init__()
        self.scroll = Scroll(at)
        self._keys: list[str] = []
        self._above = self._below = 0
        self._found = ""
        self._under_mouse: list[str] = []
        """The entry on every line that is shown."""

    def on_mount(self) -> None:
        """Go on where the hand was."""
        self.scroll.at = self.scroll.at or recall(self.workshop, self.name_of_list)

    def blocks(self, width: int) -> Sequence[Block]:
        """Return everything there is to show at a width."""
        raise NotImplementedError

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the part of the list that is scrolled to."""
        made = self.blocks(width)
        keys = [block.key for block in made if block.key]
        if keys != self._keys or self.scroll.at not in keys:
            self._keys = keys
            self.scroll.mend(keys)
            made = self.blocks(width)
        if self.scroll.at:
            remember(self.workshop, self.name_of_list, self.scroll.at)
        shown, self._above, self._below = self.scroll.shown(made, height)
        keys_of_lines = [block.key for block in made for _ in block.lines]
        self._under_mouse = keys_of_lines[self._above : self._above + height]
        return [*shown, *[bars.trimmed([], width, "text")] * (height - len(shown))]

    def page_facts(self) -> list[str]:
        """Tell how much is above and below."""
        signs = [f"↑{self._above}"] if self._above else []
        signs += [f"↓{self._below}"] if self._below else []
        return [" ".join(signs)] if signs else []

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out the method of an action's name, or what all desks can do."""
        own = getattr(self, f"do_{action.replace('.', '_')}", None)
        if own is not None:
            own(key)
        else:
            super().run_action_id(action, key)

    def do_talk_up(self, key: str) -> None:
        """One up."""
        self.scroll.move(self._keys, -1)

    def do_talk_down(self, key: str) -> None:
        """One down."""
        self.scroll.move(self._keys, +1)

    def do_talk_page_up(self, key: str) -> None:
        """A page up."""
        self.scroll.move(self._keys, -self._page())

    def do_talk_page_down(self, key: str) -> None:
        """A page down."""
        self.scroll.move(self._keys, self._page())

    def do_talk_first(self, key: str) -> None:
        """To the first."""
        self.scroll.move(self._keys, -len(self._keys))

    def do_talk_last(self, key: str) -> None:
        """To the last."""
        self.scroll.move(self._keys, len(self._keys))

    def do_talk_close(self, key: str) -> None:
        """Back to where this was opened from."""
        self.dismiss()

    def do_talk_find(self, key: str) -> None:
        """Ask for words and go to the next entry that holds them; nothing typed: once more."""
        self.ask_line(self.say("talk.find"), self._find)

    def _find(self, text: str) -> None:
        self._found = text.strip() or self._found
        wanted = folded(self._found)
        if not wanted:
            return
        made = self.blocks(self.query_one(Lines).size.width)
        keyed = [block for block in made if block.key]
        at = self._keys.index(self.scroll.at) + 1 if self.scroll.at in self._keys else 0
        for block in (*keyed[at:], *keyed[:at]):
            words = " ".join(part for line in block.lines for _, part in line)
            if wanted in folded(words):
                self.scroll.at = block.key
                return
        raise Refused("talk.not_found", text=self._found)

    def _page(self) -> int:
        return max(1, self.query_one(Lines).size.height - 4)

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """Put the cursor on the entry that was clicked."""
        line = event.y - 1 - self.rows_above()
        if self.entry is None and 0 <= line < len(self._under_mouse) and self._under_mouse[line]:
            self.scroll.at = self._under_mouse[line]
            self.said = ""
            self.draw()

    def rows_above(self) -> int:
        """Return how many rows of the page stand above the list."""
        return 0

    def to_sheet(self, path: str, ref: Ref | None = None) -> None:
        """Go to the sheet, with the cursor on a thing or an open place."""
        sheet = self.board_app.sheet
        self.board_app.goto("sheet")
        sheet.select(Cursor(path, ref))
        sheet.draw()


def entry_block(key: str, lead: str, text: str, width: int, *, cursor: bool, style: str) -> Block:
    """Return an entry of as many lines as its text takes; the cursor hugs the text."""
    pointer = ">" if cursor else " "
    hang = " " * (cell_len(lead) + 2)
    first, *rest = wrap(text, max(8, width - cell_len(hang) - 1))
    texts = [f"{pointer}{lead} {first}", *(hang + more for more in rest)]
    role = "cursor" if cursor else style
    lines = [bars.trimmed([(role, cut(one, width))], width, "text") for one in texts]
    return Block(tuple(lines), key)


def heading_block(
    text: str, width: int, tail: str = "", *, apart: bool = True, cursor: bool = False
) -> Block:
    """Return a heading, with something short at its right, and a blank line above."""
    room = width - cell_len(tail) - 2
    shown = cut(f"{'>' if cursor else ' '}{text}", max(4, room))
    gap = " " * max(1, width - cell_len(shown) - cell_len(tail) - 1)
    role = "cursor" if cursor else "heading"
    pieces: list[Piece] = [(role, shown), ("text", gap), ("count", tail)]
    blank = [bars.trimmed([], width, "text")] if apart else []
    return Block((*blank, bars.trimmed(pieces, width, "text")))
