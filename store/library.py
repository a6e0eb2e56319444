"""A library of canvases as screens and commands see it, wherever it is kept.

``store.opening.open_library`` opens one; see ``store.canvas`` for the canvases in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from store.revisions import CREATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from board.commands.by import By
    from board.model import Tables
    from store.canvas import Committed, StoredCanvas
    from store.errors import StoreError
    from store.forgetting import Forgetting
    from store.health import Sign
    from store.presence import Here, Presence
    from store.rights import Rights


class LibraryEntry(NamedTuple):
    """A canvas in a list."""

    name: str
    where: str
    """Where it is kept, for people to read."""
    title: str = ""
    changed: str = ""
    """When it was changed last, ISO 8601 in UTC."""
    by: str = ""
    cards: int = 0
    """Cards on the sheet."""
    rev: int = 0
    id: str = ""
    problem: str = ""
    """Key of the text that says why it can't be opened; empty when nothing is known of that."""
    copy_of: str = ""
    """The canvas that this is a copy of, made by a program that synchronises; empty for none."""


class Sketch(NamedTuple):
    """As much of a canvas as tells how far it is."""

    entry: LibraryEntry
    tables: Tables
    """Its head, its members, and of each place that has active cards at least one."""
    error: StoreError | None = None
    """Why it can't be read; then there are no tables."""


class Recovered(NamedTuple):
    """What came out of an archive, by name of canvas."""

    made: list[str]
    replaced: list[str]
    """Those that were there; the earlier ones are in the bin."""
    left: list[str]
    """Those that were there and stayed as they are."""
    damaged: list[str]
    """Those that were damaged, or of a newer version, when the archive was made."""


class Library(Protocol):
    """The canvases that belong together, by name.

    Every call may raise a ``StoreError``, and one that takes a name raises BadName for what no
    canvas may be called. A canvas keeps its history and backups through renaming, bin and back.
    """

    @property
    def where(self) -> str:
        """Where the library is kept, for people to read."""

    @property
    def state(self) -> Path:
        """The folder on this machine for drafts, crash logs and what is remembered."""

    @property
    def rights(self) -> Rights | None:
        """Who may do what; None where the system decides that, as with files."""

    @property
    def forgetting(self) -> Forgetting:
        """What takes a name out of a canvas and its past."""

    def names(self) -> list[str]:
        """Return the names of all canvases, without opening any."""

    def entries(self) -> list[LibraryEntry]:
        """Return what canvases there are, by name; one that is damaged costs the others nothing."""

    def sketches(self, entries: Sequence[LibraryEntry]) -> Iterator[Sketch]:
        """Return how far these canvases are, in their order.

        A server is asked for all of them at once. Raises StoreError where it can't be asked.
        """

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a canvas of that name."""

    def open(self, name: str) -> StoredCanvas:
        """Return a canvas; it isn't read yet. Raises UnknownCanvas, naming the nearest."""

    def create(self, name: str, tables: Tables, by: By, *, command: str = CREATED) -> StoredCanvas:
        """Make a canvas; it is kept when this returns. Raises Exists, and as a commit does."""

    def duplicate(self, name: str, new_name: str, by: By) -> StoredCanvas:
        """Copy a canvas as it is now; the copy has an id and a history of its own.

        Raises UnknownCanvas, Exists, and as reading and ``create`` do.
        """

    def rename(self, name: str, new_name: str) -> StoredCanvas:
        """Give a canvas another name. Raises UnknownCanvas, Exists, Busy, ReadOnly."""

    def bin(self, name: str) -> str:
        """Put a canvas in the bin; return the name it has there. Raises UnknownCanvas, Busy."""

    def unbin(self, name: str, new_name: str = "") -> StoredCanvas:
        """Bring a canvas back from the bin, under its own name or another.

        ``name`` is the one it has in the bin, or the one it had before; of several with that name
        the last to go there comes back. Raises UnknownCanvas, Exists, Busy.
        """

    def binned(self) -> list[LibraryEntry]:
        """Return what lies in the bin."""

    def merge(self, name: str, copy: str, by: By) -> Committed:
        """Lay what a copy of a canvas has, and it doesn't, over it; the copy goes to the bin.

        Copies are made by programs that synchronise folders, when two machines changed one file.
        What both changed differently is there twice afterwards, as with any commit. Raises
        UnknownCanvas, NotACopy where they have no revision in common, and as a commit does.
        """

    def restore_backup(self, name: str, key: str = "") -> StoredCanvas:
        """Put a backup (empty: the newest good one) in the place of a canvas, kept aside.

        Raises UnknownCanvas where there is neither canvas nor good backup, and Corrupt for a
        backup that isn't good.
        """

    def presence(self, who: str, canvas_id: str, since: str) -> Presence:
        """Come in: from now on others see us at this canvas. ``since`` is ISO 8601 in UTC."""

    def at_work(self, canvas_id: str) -> Sequence[Here]:
        """Return who has a canvas open, in the order in which they came, without coming in."""

    def exports(self) -> Path:
        """Return the folder on this machine for what people take out; it is there.

        Raises ReadOnly, NoSpace, WriteFailed.
        """

    def back_up(self, path: Path, made: str, *, force: bool = False) -> list[str]:
        """Write all canvases, with the bin and all history, to one archive on this machine.

        ``made`` is the moment, ISO 8601. Return the names of the canvases in it. A canvas that is
        damaged goes in as it is, but does not come out. Raises Exists unless ``force``, and what
        writing may raise.
        """

    def recover(self, path: Path, *, replace: bool = False) -> Recovered:
        """Bring the canvases of an archive into the library.

        A canvas whose name is taken is left, or with ``replace`` takes its place while the earlier
        one goes to the bin. Raises BadArchive, and then nothing was changed.
        """

    def health(self) -> list[Sign]:
        """Return what is worth knowing about the place where the library is kept."""
