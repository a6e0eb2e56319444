"""The library: all canvases, and the first thing a newcomer sees."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date

from textual import work as background

from board.refusal import Refused
from board.text import visible
from store.errors import Exists
from store.library import Entry
from tui.keys.keymap import key_name
from tui.kit.actions import does, in_force
from tui.kit.line_input import FilterInput, ask
from tui.kit.list_page import ListPage
from tui.kit.page import Help
from tui.screens.library import rows, work
from tui.screens.library.listing import Listing
from tui.screens.library.naming import NamingInput
from tui.view import bars
from tui.view.local_time import exact
from tui.view.page import HELP, Said
from tui.view.rows import Line
from tui.view.scroll import Block

_MAKING = frozenset(f"library.{name}" for name in ("new", "rename", "copy", "bin", "example"))
_NEEDS_ONE = frozenset(f"library.{name}" for name in ("open", "rename", "copy", "bin", "find"))
_NEEDS_OPEN = frozenset(("goto.menu", "share.export", "undo", "redo"))


class LibraryPage(ListPage):
    """Makes, opens, renames, copies, throws away and brings back."""

    modes = ("library",)

    def __init__(self) -> None:
        super().__init__()
        self.listing: Listing

    def on_mount(self) -> None:
        """List what there is, with the cursor on the open canvas."""
        self.listing = Listing(self.live)
        self.scroll.at = self.listing.open_name
        self.attempt(self.load)

    # -- what there is

    def load(self) -> None:
        """Read the list again. Raises StoreError."""
        self.listing.read()
        self.count()

    @background(exclusive=True, group="count")
    async def count(self) -> None:
        """Count answered questions, one canvas after the other, beside the keys."""
        for entry in self.listing.uncounted():
            await asyncio.to_thread(self.listing.count, entry)
            self.draw()

    @property
    def current(self) -> Entry:
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
        lines = rows.welcome(width, height, self.say, keys)
        return [*lines, *[bars.trimmed([], width, "text")] * (height - len(lines))]

    def blocks(self, width: int) -> Sequence[Block]:
        """Return a row per canvas."""
        listing, today = self.listing, date.today()
        if not listing.shown:
            key = "library.none_found" if listing.wanted else "library.bin_empty"
            text = f"  {self.say(key, text=listing.wanted)}"
            return [Block((bars.trimmed([], width, "text"), bars.detail(text, width)))]
        return [
            rows.row(
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

    def offers(self, action: str) -> bool:
        """Tell whether an action has a use: there may be no canvas to export or to go about."""
        return self.live.is_open or action not in _NEEDS_OPEN

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
            if entry.footer and entry.id not in {*hidden, HELP}
        ]
        last = bars.Hint(key_name(self.live.keymap.first(HELP)), self.say(f"action.{HELP}"))
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
            self._bring_back(entry.name)
        else:
            self.host.open_canvas(entry.name)

    @does("library.new")
    def make_new(self) -> None:
        """Type the title of a new canvas."""
        self._show(in_bin=False)
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

    # -- changing one

    @does("library.rename")
    def rename(self) -> None:
        """Type another title."""
        entry = self._whole()

        def answered(title: str) -> None:
            name = self._while_closed(entry.name, lambda: work.rename(self.live, entry.name, title))
            self._done(name, "library.renamed")

        question = self.say("library.rename.ask")
        ask(self, question, answered, entry.title, understood=self._file_of)

    @does("library.copy")
    def copy(self) -> None:
        """Type the title of a copy."""
        entry = self._whole()

        def answered(title: str) -> None:
            self._done(work.duplicate(self.live, entry.name, title), "library.copied")

        title = self.say("library.copy.title", title=entry.title or entry.name)
        ask(self, self.say("library.copy.ask"), answered, title, understood=self._file_of)

    @does("library.mend")
    def mend(self) -> None:
        """Put the newest good backup in the place of a damaged canvas."""
        entry = self.current
        if not entry.problem or self.listing.in_bin:
            raise Refused("library.not_damaged")
        self._done(self.live.library.restore_backup(entry.name).name, "library.mended")

    # -- the bin

    @does("library.bin")
    def throw_away(self) -> None:
        """Put the canvas under the cursor in the bin."""
        if self.listing.in_bin:
            raise Refused("library.in_bin_already")
        entry = self.current
        if entry.name == self.listing.open_name:
            self.host.close_canvas()
        self.listing.thrown.append(self.live.library.bin(entry.name))
        self.load()
        self.tell(self.say("library.binned", title=rows.title_of(entry)))

    @does("library.back")
    def bring_back(self) -> None:
        """Bring back what was put in the bin last."""
        if not self.listing.thrown:
            raise Refused("library.nothing_thrown")
        self._bring_back(self.listing.thrown[-1])

    @does("library.show_bin")
    def show_bin(self) -> None:
        """Show the bin, or the canvases again."""
        self._show(in_bin=not self.listing.in_bin)

    # -- leaving

    def let_go(self) -> bool:
        """Get out of the bin or the search; while no canvas is open Esc does no more."""
        listing = self.listing
        if listing.in_bin or listing.wanted:
            listing.wanted = ""
            self._show(in_bin=False)
            return True
        return not listing.open_name

    @does("library.leave", "page.leave")
    def leave(self) -> None:
        """Back to the sheet, or out of the program where no canvas is open."""
        if self.listing.open_name:
            self.dismiss()
        else:
            self.host.leave()

    # -- inside

    def _show(self, *, in_bin: bool) -> None:
        if in_bin != self.listing.in_bin:
            self.listing.in_bin = in_bin
            self.listing.wanted = ""
            self.load()

    def _whole(self) -> Entry:
        """Return the canvas under the cursor, if something can be done with it."""
        entry = self.current
        if entry.problem or self.listing.in_bin:
            raise Refused("library.not_this_one")
        return entry

    def _bring_back(self, binned: str) -> None:
        """Bring a canvas back from the bin, beside one that took its name if need be."""
        library, listing = self.live.library, self.listing
        title = next((rows.title_of(one) for one in library.binned() if one.name == binned), binned)
        try:
            file = library.unbin(binned)
        except Exists as taken:
            free = work.name_of(str(taken.values["name"]), library.names(), self.live)
            file = library.unbin(binned, free)
        listing.thrown = [one for one in listing.thrown if one != binned]
        listing.in_bin = False
        self._done(file.name, "library.brought_back", title=title)

    def _while_closed(self, name: str, what: Callable[[], str]) -> str:
        """Do something to the file of a canvas; if it was open it is opened again."""
        was_open = name == self.listing.open_name
        if was_open:
            self.host.close_canvas()
        try:
            name = what()
        finally:
            if was_open:
                self.host.open_canvas(name, show=False)
        return name

    def _file_of(self, title: str) -> str:
        if not title.strip():
            return ""
        name = work.name_of(title, self.live.library.names(), self.live)
        return self.say("library.file", name=name)

    def _done(self, name: str, key: str, **values: object) -> None:
        """List again with the cursor on a canvas, and say what was done."""
        self.listing.wanted = ""
        self.load()
        self.scroll.at = name
        found = next((one for one in self.listing.entries if one.name == name), None)
        title = rows.title_of(found) if found else name
        self.said = Said(self.say(key, **{"title": title, **values}))
