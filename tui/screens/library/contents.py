"""What the library shows: canvases with what is known of them, or what lies in the bin."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from board.coverage import Count, coverage
from board.refusal import Refused
from board.wording import by_alphabet, folded
from store.errors import StoreError
from tui.screens.library import work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.library import LibraryEntry
    from tui.live.live import Live

_counts: dict[tuple[str, int], Count] = {}
"""How many questions are answered, by canvas id and revision: worked out once."""


class CanvasList:
    """The canvases there are, read anew when asked."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.entries: list[LibraryEntry] = []
        self.in_bin = False
        self.wanted = ""
        """What canvases must hold to be shown."""
        self.thrown: list[str] = []
        """What was put in the bin from here, by its name there; the last one last."""

    def read(self) -> None:
        """Read the list again; the newest change comes first. Raises StoreError."""
        library = self.live.library
        self.entries = []
        found = library.binned() if self.in_bin else library.entries()
        named = sorted(found, key=lambda entry: by_alphabet(entry.title or entry.name))
        self.entries = sorted(named, key=lambda entry: entry.changed, reverse=True)

    @property
    def shown(self) -> list[LibraryEntry]:
        """The canvases that match what is looked for."""
        wanted = folded(self.wanted)
        return [one for one in self.entries if wanted in folded(f"{one.title}\n{one.name}")]

    def named(self, name: str) -> LibraryEntry:
        """Return a canvas that is shown. Raises Refused where there is none of that name."""
        for entry in self.shown:
            if entry.name == name:
                return entry
        raise Refused("library.nothing_here")

    @property
    def open_name(self) -> str:
        """The name of the open canvas, or empty."""
        return self.live.workshop.file.name if self.live.is_open else ""

    # -- how much of each canvas was talked about

    def uncounted(self) -> list[LibraryEntry]:
        """Return the canvases of which it isn't known yet."""
        known = [] if self.in_bin else self.entries
        return [one for one in known if not one.problem and (one.id, one.rev) not in _counts]

    def count(self, entries: Sequence[LibraryEntry]) -> None:
        """Count the answered questions of canvases; what can't be read has none."""
        found = dict.fromkeys(((one.id, one.rev) for one in entries), Count(0, 0))
        with suppress(StoreError):
            for sketch in self.live.library.sketches(entries):
                found[sketch.entry.id, sketch.entry.rev] = work.counted(self.live, sketch)
        _counts.update(found)

    def count_of(self, entry: LibraryEntry) -> Count | None:
        """Return what is known of a canvas; None while it isn't."""
        if self.in_bin:
            return Count(0, 0)
        if entry.name == self.open_name:
            return coverage(self.live.workshop.canvas).whole
        return _counts.get((entry.id, entry.rev))
