"""The library: all canvases, and the first thing a newcomer sees."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date

from textual import work as background

from board.refusal import Refused
from board.text import visible
from store.library import LibraryEntry
from tui.keys.keymap import key_name
from tui.kit.dispatch import does, in_force
from tui.kit.line_input import FilterInput
from tui.kit.list_page import ListPage
from tui.kit.page import Help
from tui.screens.library import canvas_rows, work
from tui.screens.library.changing import bring_back_named
from tui.screens.library.contents import CanvasList
from tui.screens.library.title_input import NamingInput
from tui.view import bars
from tui.view.local_time import exact
from tui.view.page_frame import HELP, MENU
from tui.view.rows import Line
from tui.view.scroll import Stretch

_MAKING = frozenset(
    f"library.{name}" for name in ("new", "rename", "copy", "bin", "example", "import")
)
_CHANGING = tuple(
    f"library.{name}" for name in ("rename", "copy", "mend", "bin", "back", "show_bin")
)
_NEEDS_ONE = frozenset(f"library.{name}" for name in ("open", "rename", "copy", "bin", "find"))
_AT_ONCE = 20
"""Canvases of which it is worked out at once how far they are."""


class LibraryPage(ListPage):
    """Makes, opens, renames, copies, throws away and brings back."""

    modes = ("library",)
    action_modules = dict.fromkeys(_CHANGING, "tui.screens.library.changing") | {
        "library.import": "tui.screens.library.finding"
    }

    def __init__(self) -> None:
        super().__init__()
        self.listing: CanvasList

    def on_mount(self) -> None:
        """List what there is, with the cursor on the open canvas."""
        self.listing = CanvasList(self.live)
        self.scroll.at = self.listing.open_name
        self.attempt(self.load)

    # -- what there is

    def load(self) -> None:
        """Read the list again. Raises StoreError."""
        self.listing.read()
        self.count()

    @background(exclusive=True, group="count")
    async def count(self) -> None:
        """Count answered questions, some canvases at a time, beside the keys."""
        left = self.listing.uncounted()
        while left:
            some, left = left[:_AT_ONCE], left[_AT_ONCE:]
            await asyncio.to_thread(self.listing.count, some)
            self.draw()

    @property
    def current(self) -> LibraryEntry:
        """The canvas under the cursor. Raises Refused where there is none."""
        return self.listing.named(self.scroll.at)

    # -- showing it

    def page_title(self) -> str:
        """Return the name of the page."""
        return self.say("library.bin_title" if self.listing.in_bin else "library.title")

    def page_facts(self) -> Sequence[str]:
        """Tell what is looked for and how many there are."""
        listing = self.listing
        if not listing.entries:
            return []
        looked = [f"/{listing.wanted}"] if listing.wanted else []
        many = self.say("library.canvases", n=len(listing.shown))
        return [*looked, many, *super().page_facts()]

    def page_help(self) -> Help:
        """Tell what the library is, and where it lies."""
        return self.say("library.title"), [
            self.say("library.about", folder=self.live.library.where)
        ]

    def page_detail(self) -> str:
        """Return who changed the canvas under the cursor, and in which file it is."""
        try:
            entry = self.current
        except Refused:
            return ""
        if entry.problem:
            return self.say("library.problem.help", where=entry.where)
        if entry.copy_of:
            return self.say("library.copy_of", of=visible(entry.copy_of), name=visible(entry.name))
        when = exact(entry.changed, self.say, date.today())
        changed = self.say("library.changed", who=entry.by, when=when) if entry.by else when
        return f"{changed}  ·  {self.say('library.file', name=entry.name)}"

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the list, or the welcome while there is nothing to list."""
        if self.listing.entries or self.listing.in_bin:
            return super().page_lines(width, height)
        first = self.live.keymap.first
        keys = {name: key_name(first(f"library.{name}")) for name in ("new", "example")}
        keys |= {name: key_name(first(f"view.{name}")) for name in ("language", "theme")}
        lines = canvas_rows.welcome(width, height, self.say, keys)
        return [*lines, *[bars.trimmed([], width, "text")] * (height - len(lines))]

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return a row per canvas."""
        listing, today = self.listing, date.today()
        if not listing.shown:
            key = "library.none_found" if listing.wanted else "library.bin_empty"
            text = f"  {self.say(key, text=listing.wanted)}"
            return [Stretch((bars.trimmed([], width, "text"), bars.detail(text, width)))]
        return [
            canvas_rows.row(
                entry,
                listing.count_of(entry),
                width,
                self.say,
                today,
                cursor=entry.name == self.scroll.at,
                here=entry.name == listing.open_name and not listing.in_bin,
            )
            for entry in listing.shown
        ]

    def page_footer(self, width: int) -> Sequence[Line]:
        """Return the keys that have a use now, by the name they have here."""
        if self.held:
            return super().page_footer(width)
        listing = self.listing
        hidden = set() if listing.thrown else {"library.back"}
        hidden |= _MAKING if listing.in_bin else set() if listing.entries else _NEEDS_ONE
        if not (listing.open_name or listing.in_bin or listing.wanted):
            hidden.add("page.close")
        hints = [
            bars.Hint(key_name(entry.keys[0]), self._label(entry.id))
            for entry in sorted(in_force(self), key=lambda entry: -entry.footer)
            if entry.footer and entry.id not in {*hidden, HELP, MENU}
        ]
        always = (MENU, HELP) if self.live.is_open else (HELP,)
        last = [
            bars.Hint(key_name(self.live.keymap.first(one)), self.say(f"action.{one}"))
            for one in always
        ]
        return [bars.footer(hints, width, last)]

    def _label(self, action: str) -> str:
        if self.listing.in_bin and action in ("library.open", "library.show_bin"):
            return self.say(f"action.{action}.in_bin")
        if action == "library.leave" and not self.listing.open_name:
            return self.say("action.leave")
        return self.say(f"action.{action}")

    # -- opening and making

    @does("library.open")
    def open_current(self) -> None:
        """Open the canvas under the cursor, or bring it back from the bin."""
        entry = self.current
        if self.listing.in_bin:
            bring_back_named(self, entry.name)
        else:
            self.host.open_canvas(entry.name)

    @does("library.new")
    def make_new(self) -> None:
        """Type the title of a new canvas."""
        self.show(in_bin=False)
        NamingInput(self, self.live, self.host.open_canvas).open()

    @does("library.example")
    def make_example(self) -> None:
        """Make the filled example and open it."""
        host = self.host
        host.open_canvas(work.create_example(self.live))
        host.tell(self.say("library.example.made"))

    @does("library.find", "search.start")
    def find(self) -> None:
        """Narrow the list while typing."""

        def narrowed(text: str) -> None:
            self.listing.wanted = text

        FilterInput(
            self,
            self.say("library.find.ask"),
            narrowed,
            left=lambda: self.say("library.found", n=len(self.listing.shown)),
            labels=(("line.save", "action.library.open"), ("line.stop", "shelf.all")),
            saved=lambda _: self.listing.shown and self.open_current(),
        ).open(self.listing.wanted)

    # -- leaving

    def let_go(self) -> bool:
        """Get out of the bin or the search; while no canvas is open Esc does no more."""
        listing = self.listing
        if listing.in_bin or listing.wanted:
            listing.wanted = ""
            self.show(in_bin=False)
            return True
        return not listing.open_name

    @does("library.leave", "page.leave")
    def leave(self) -> None:
        """Back to the sheet, or out of the program where no canvas is open."""
        if self.listing.open_name:
            self.dismiss()
        else:
            self.host.leave()

    def show(self, *, in_bin: bool) -> None:
        """Show the bin, or the canvases again."""
        if in_bin != self.listing.in_bin:
            self.listing.in_bin = in_bin
            self.listing.wanted = ""
            self.load()
