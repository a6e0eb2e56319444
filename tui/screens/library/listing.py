"""What the library shows: canvases with what is known of them, or what lies in the bin."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date

from textual import work

from board.coverage import Count, coverage
from board.refusal import Refused
from board.text import visible
from store.errors import StoreError
from store.library import Entry
from tui.keys.keymap import key_name
from tui.kit.shelf import Shelf
from tui.screens.library import rows
from tui.screens.library.work import counted
from tui.view import bars
from tui.view.local_time import exact
from tui.view.rows import Line
from tui.view.scroll import Block

_counts: dict[tuple[str, int], Count] = {}
"""How many questions are answered, by canvas id and revision: worked out once."""


class LibraryList(Shelf):
    """Lists canvases, or what lies in the bin; what can be done with them is in ``library``."""

    modes = ("library", "shelf")

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.in_bin = False
        self.thrown: list[str] = []
        """What was put in the bin from here, by its name there; the last one last."""

    def on_mount(self) -> None:
        """List what there is, with the cursor on the open canvas."""
        live = self.board_app.live
        if live.is_open:
            self.scroll.at = live.workshop.file.name
        self.load()

    # -- what there is

    def load(self) -> None:
        """Read the list again; the newest change comes first."""
        library = self.board_app.live.library
        try:
            found = library.binned() if self.in_bin else library.entries()
        except StoreError as error:
            found = []
            self.said, self.said_warning = self.say(error.key, **error.values), True
        self.entries = sorted(found, key=lambda entry: entry.changed, reverse=True)
        self.draw()
        if not self.in_bin:
            self.count()

    @work(exclusive=True, group="count")
    async def count(self) -> None:
        """Count answered questions, one canvas after the other, beside the keys."""
        live = self.board_app.live
        for entry in self.entries:
            if entry.problem or (entry.id, entry.rev) in _counts:
                continue
            try:
                count = await asyncio.to_thread(counted, live, entry)
            except (StoreError, Refused):
                count = Count(0, 0)
            _counts[entry.id, entry.rev] = count
            self.draw()

    @property
    def names(self) -> list[str]:
        """The names that are taken."""
        return self.board_app.live.library.names()

    @property
    def shown(self) -> list[Entry]:
        """The canvases that match what is looked for."""
        wanted = self.wanted.casefold()
        return [
            entry
            for entry in self.entries
            if wanted in entry.title.casefold() or wanted in entry.name.casefold()
        ]

    @property
    def current(self) -> Entry:
        """The canvas under the cursor. Raises Refused where there is none."""
        for entry in self.shown:
            if entry.name == self.scroll.at:
                return entry
        raise Refused("library.nothing_here")

    @property
    def open_name(self) -> str:
        """The name of the open canvas, or empty."""
        live = self.board_app.live
        return live.workshop.file.name if live.is_open else ""

    # -- showing it

    def page_title(self) -> str:
        """Return the name of the screen."""
        return self.say("library.bin_title" if self.in_bin else "library.title")

    def page_facts(self) -> list[str]:
        """Tell what is looked for and how many there are."""
        if not self.entries:
            return []
        looked = [f"/{self.wanted}"] if self.wanted else []
        return [*looked, self.say("library.canvases", n=len(self.shown)), *super().page_facts()]

    def found(self) -> str:
        """Return how many canvases are left."""
        return self.say("library.found", n=len(self.shown))

    def page_help(self) -> tuple[str, Sequence[str]]:
        """Tell what the library is."""
        folder = self.board_app.live.library.where
        return self.say("library.title"), (self.say("library.about", folder=folder),)

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
        if self.entries or self.in_bin:
            return super().page_lines(width, height)
        keys = {name: self._key(f"library.{name}") for name in ("new", "example")}
        lines = rows.welcome(width, height, self.say, keys)
        return [*lines, *[bars.trimmed([], width, "text")] * (height - len(lines))]

    def blocks(self, width: int) -> Sequence[Block]:
        """Return a row per canvas."""
        today = date.today()
        shown = self.shown
        if not shown:
            key = "library.none_found" if self.wanted else "library.bin_empty"
            text = f"  {self.say(key, text=self.wanted)}"
            return [Block((bars.trimmed([], width, "text"), bars.detail(text, width)))]
        return [
            rows.row(
                entry,
                self._count_of(entry),
                width,
                self.say,
                today,
                cursor=entry.name == self.scroll.at,
                here=entry.name == self.open_name and not self.in_bin,
            )
            for entry in shown
        ]

    def _count_of(self, entry: Entry) -> Count | None:
        if entry.name == self.open_name and not self.in_bin:
            return coverage(self.workshop.canvas).whole
        return Count(0, 0) if self.in_bin else _counts.get((entry.id, entry.rev))

    def _footer(self, width: int) -> Line:
        if self.entry is not None or (self.said and not self.roomy) or self.going:
            return super()._footer(width)
        hidden = set() if self.thrown else {"library.back"}
        if not (self.open_name or self.in_bin or self.wanted):
            hidden.add("shelf.close")
        if self.in_bin:
            hidden |= {f"library.{name}" for name in ("new", "rename", "copy", "bin", "example")}
        elif not self.entries:
            hidden |= {f"library.{name}" for name in ("open", "rename", "copy", "bin", "find")}
        entries = sorted(self.in_force(), key=lambda entry: -entry.footer)
        hints = [
            bars.Hint(key_name(entry.keys[0]), self._label(entry.id))
            for entry in entries
            if entry.footer and entry.id not in {*hidden, "help.here"}
        ]
        return bars.footer(hints, width, self._hint("help.here"))

    def _label(self, action: str) -> str:
        if self.in_bin and action in ("library.open", "library.show_bin"):
            return self.say(f"action.{action}.in_bin")
        if action == "shelf.leave" and not self.open_name:
            return self.say("action.leave")
        return self.say(f"action.{action}")

    @property
    def without(self) -> frozenset[str]:
        """What has no use here: there may be no canvas to export or to go about."""
        closed = () if self.board_app.live.is_open else ("goto.menu", "share.export")
        return super().without | {"undo", "redo", *closed}

    def _action(self, key: str, character: str | None) -> str | None:
        action = super()._action(key, character)
        return "library.find" if action == "search.start" else action
