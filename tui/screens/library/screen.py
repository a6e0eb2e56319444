"""The library: all canvases, and the first thing a newcomer sees."""

from __future__ import annotations

from collections.abc import Callable

from board.refusal import Refused
from board.template import Template
from store.errors import Exists
from store.library import Entry
from tui.kit.shelf import Narrowing
from tui.screens.library import rows, work
from tui.screens.library.listing import LibraryList
from tui.screens.library.naming import Naming


class LibraryScreen(LibraryList):
    """Makes, opens, renames, copies, throws away and brings back."""

    def do_library_open(self) -> None:
        """Open the canvas under the cursor, or bring it back from the bin."""
        entry = self.current
        if self.in_bin:
            self._bring_back(entry.name)
            return
        self.board_app.open_canvas(entry.name)

    def do_library_new(self) -> None:
        """Type the title of a new canvas."""
        self._show(in_bin=False)
        Naming(self).open()

    def make(self, title: str, template: Template) -> None:
        """Make a canvas and open it."""
        name = work.create(self.board_app.live, title, template)
        self.board_app.open_canvas(name)

    def do_library_example(self) -> None:
        """Make the filled example and open it."""
        name = work.create_example(self.board_app.live)
        self.board_app.open_canvas(name)
        self.board_app.sheet.tell(self.say("library.example.made"))

    def do_library_find(self) -> None:
        """Narrow the list while typing."""
        ask = self.say("library.find.ask")
        Narrowing(self, ask, "action.library.open", self._open_found).open(self.wanted)

    def do_library_rename(self) -> None:
        """Type another title."""
        entry = self._whole()

        def answered(title: str) -> None:
            live = self.board_app.live
            name = self._while_closed(entry.name, lambda: work.rename(live, entry.name, title))
            self._done(name, "library.renamed")

        self.ask(self.say("library.rename.ask"), answered, entry.title, echo=self._file_of)

    def do_library_copy(self) -> None:
        """Type the title of a copy."""
        entry = self._whole()

        def answered(title: str) -> None:
            name = work.duplicate(self.board_app.live, entry.name, title)
            self._done(name, "library.copied")

        title = self.say("library.copy.title", title=entry.title or entry.name)
        self.ask(self.say("library.copy.ask"), answered, title, echo=self._file_of)

    def do_library_bin(self) -> None:
        """Put the canvas under the cursor in the bin."""
        if self.in_bin:
            raise Refused("library.in_bin_already")
        entry = self.current
        if entry.name == self.open_name:
            self.board_app.close_canvas()
        self.thrown.append(self.board_app.live.library.bin(entry.name))
        self.load()
        self.tell(self.say("library.binned", title=rows.title_of(entry)))

    def do_library_back(self) -> None:
        """Bring back what was put in the bin last."""
        if not self.thrown:
            raise Refused("library.nothing_thrown")
        self._bring_back(self.thrown[-1])

    def do_library_show_bin(self) -> None:
        """Show the bin, or the canvases again."""
        self._show(in_bin=not self.in_bin)

    def do_library_mend(self) -> None:
        """Put the newest good backup in the place of a damaged canvas."""
        entry = self.current
        if not entry.problem or self.in_bin:
            raise Refused("library.not_damaged")
        file = self.board_app.live.library.restore_backup(entry.name)
        self._done(file.name, "library.mended")

    def do_shelf_close(self) -> None:
        """Out of the bin or the search first, then back to the sheet."""
        if self.in_bin or self.wanted:
            self.wanted = ""
            self._show(in_bin=False)
        elif self.open_name:
            self.dismiss()

    def do_shelf_leave(self) -> None:
        """Back to the sheet, or out of the program where no canvas is open."""
        if self.open_name:
            self.dismiss()
        else:
            self.board_app.leave()

    # -- inside

    def _show(self, *, in_bin: bool) -> None:
        if in_bin != self.in_bin:
            self.in_bin = in_bin
            self.wanted = ""
            self.load()
        self.draw()

    def _whole(self) -> Entry:
        """Return the canvas under the cursor, if something can be done with it."""
        entry = self.current
        if entry.problem or self.in_bin:
            raise Refused("library.not_this_one")
        return entry

    def _open_found(self) -> None:
        if self.shown:
            self.perform("library.open")

    def _bring_back(self, binned: str) -> None:
        """Bring a canvas back from the bin, beside one that took its name if need be."""
        library = self.board_app.live.library
        title = next((rows.title_of(one) for one in library.binned() if one.name == binned), binned)
        try:
            file = library.unbin(binned)
        except Exists as taken:
            free = work.name_of(str(taken.values["name"]), self.names, self.board_app.live)
            file = library.unbin(binned, free)
        self.thrown = [one for one in self.thrown if one != binned]
        self.in_bin = False
        self._done(file.name, "library.brought_back", title=title)

    def _while_closed(self, name: str, what: Callable[[], str]) -> str:
        """Do something to the file of a canvas; if it was open it is opened again."""
        was_open = name == self.open_name
        if was_open:
            self.board_app.close_canvas()
        try:
            name = what()
        finally:
            if was_open:
                self.board_app.open_canvas(name, show=False)
        return name

    def _file_of(self, title: str) -> str:
        if not title.strip():
            return ""
        name = work.name_of(title, self.names, self.board_app.live)
        return self.say("library.file", name=name)

    def _done(self, name: str, key: str, **values: object) -> None:
        """List again with the cursor on a canvas, and say what was done."""
        self.wanted = ""
        self.scroll.at = name
        self.load()
        self.scroll.at = name
        found = next((one for one in self.entries if one.name == name), None)
        title = rows.title_of(found) if found else name
        self.tell(self.say(key, **{"title": title, **values}))
