"""A list with a cursor that can stand without an open canvas, and asking a line on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from board.refusal import Refused
from store.errors import StoreError
from tui.keys.entry import Entry
from tui.kit.desk import Desk
from tui.kit.line_entry import Question, Typing
from tui.view import bars
from tui.view.rows import Line
from tui.view.scroll import Block, Scroll
from tui.widgets.lines import Lines


class Plain(Desk):
    """A desk on which not all that is shared with the sheet has a use."""

    @property
    def without(self) -> frozenset[str]:
        """Shared actions that are left out."""
        return frozenset(("conflict.choose",))

    def in_force(self) -> list[Entry]:
        """Return the actions that work here."""
        return [entry for entry in super().in_force() if entry.id not in self.without]

    def _action(self, key: str, character: str | None) -> str | None:
        action = super()._action(key, character)
        return None if action in self.without else action


class Shelf(Plain):
    """Shows blocks of lines that a subclass makes; keys of the mode ``shelf`` go through them."""

    modes: tuple[str, ...] = ("shelf",)

    def __init__(self) -> None:
        super().__init__()
        self.scroll = Scroll()
        self.wanted = ""
        """What is looked for: only rows that hold it are shown."""
        self._keys: list[str] = []
        self._above = self._below = 0

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
        shown, self._above, self._below = self.scroll.shown(made, height)
        return [*shown, *[bars.trimmed([], width, "text")] * (height - len(shown))]

    def found(self) -> str:
        """Return what to say of the rows that are left while something is looked for."""
        raise NotImplementedError

    def page_facts(self) -> list[str]:
        """Tell how much is above and below."""
        signs = [f"↑{self._above}"] if self._above else []
        signs += [f"↓{self._below}"] if self._below else []
        return [" ".join(signs)] if signs else []

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out the method of an action's name, or what all desks can do."""
        own = getattr(self, f"do_{action.replace('.', '_')}", None)
        if own is not None:
            own()
        else:
            super().run_action_id(action, key)

    def ask(
        self,
        question: str,
        answered: Callable[[str], None],
        text: str = "",
        *,
        echo: Callable[[str], str] | None = None,
    ) -> None:
        """Ask for one line at the bottom; what is refused is said and leaves it open."""
        Asked(self, question, answered, echo=echo).open(text)

    # -- going through the list

    def do_shelf_up(self) -> None:
        """One up."""
        self.scroll.move(self._keys, -1)

    def do_shelf_down(self) -> None:
        """One down."""
        self.scroll.move(self._keys, +1)

    def do_shelf_page_up(self) -> None:
        """A page up."""
        self.scroll.move(self._keys, -self._page())

    def do_shelf_page_down(self) -> None:
        """A page down."""
        self.scroll.move(self._keys, self._page())

    def do_shelf_first(self) -> None:
        """To the first."""
        self.scroll.move(self._keys, -len(self._keys))

    def do_shelf_last(self) -> None:
        """To the last."""
        self.scroll.move(self._keys, len(self._keys))

    def do_shelf_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss()

    def do_shelf_leave(self) -> None:
        """Back to where this was opened from."""
        self.do_shelf_close()

    def _page(self) -> int:
        return max(1, self.query_one(Lines).size.height - 4)

    def _header(self, width: int) -> Line:
        if self.board_app.live.is_open:
            return super()._header(width)
        return bars.header(self.page_title(), self.page_facts(), width)

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """Put the cursor on what was clicked."""
        if self.entry is not None:
            return
        y = event.y - 1 + self._above
        for block in self.blocks(self.query_one(Lines).size.width):
            if 0 <= y < len(block.lines) and block.key:
                self.scroll.at = block.key
                self.said = ""
                self.draw()
            y -= len(block.lines)


def attempt(typing: Typing, what: Callable[[], None]) -> bool:
    """Carry something out; what is refused or fails is said, and the text stays where it is."""
    desk = typing.desk
    try:
        what()
    except (Refused, StoreError) as reason:
        desk.tell(desk.say(reason.key, **reason.values), warning=True)
        return False
    return True


class Asked(Question):
    """A question whose answer may also fail on the disk."""

    def attempt(self, what: Callable[[], None]) -> bool:
        """Carry out what the answer asks for."""
        return attempt(self, what)

    def close(self) -> None:
        """End, unless the answer led to another screen."""
        if self.desk.is_attached:
            super().close()


class Narrowing(Typing):
    """Typing what rows must hold; they go and come with every letter."""

    def __init__(self, shelf: Shelf, prompt: str, enter: str, taken: Callable[[], None]) -> None:
        super().__init__(shelf)
        self.shelf = shelf
        self.asks = prompt
        self.taken = taken
        self.keys = (("line.save", enter), ("line.stop", "shelf.all"))

    def prompt(self) -> str:
        """Return what to type."""
        return self.asks

    def echo(self) -> str:
        """Return how much is left."""
        return self.shelf.found()

    def typed(self, text: str) -> None:
        """Show the rows that hold it."""
        self.shelf.wanted = text.strip()
        self.desk.draw()

    def beside(self, action: str) -> None:
        """The arrows go through what is left, while typing goes on."""
        if action in ("shelf.up", "shelf.down"):
            self.desk.run_action_id(action, "")
            self.desk.draw()

    def save(self) -> None:
        """Stay with what is left, and take what is under the cursor where that is asked."""
        self.close()
        self.taken()

    def stop(self) -> None:
        """Show all again."""
        self.shelf.wanted = ""
        self.close()
