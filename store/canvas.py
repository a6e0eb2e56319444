"""A canvas as screens and commands see it, wherever it is kept.

``StoredCanvas`` is the door: whoever shows or changes a canvas knows no more of a store than what
stands here. The records are what comes back through it. Nothing here says how or where a canvas is
kept; ``where`` is a text for people and nothing to open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from board.change import Change, Delta
    from board.commands.by import By
    from board.merge import Conflict
    from board.model import Tables
    from board.snapshots import SessionState
    from store.errors import StoreError
    from store.health import Sign
    from store.revisions import Revision


class Backup(NamedTuple):
    """An older version of a canvas, kept whole."""

    where: str
    """Where it lies, for people to read."""
    key: str
    """What the store knows it by."""
    rev: int
    at: str
    """When that revision was made, ISO 8601 in UTC."""
    good: bool
    """Whether it can be read and is what was written."""


class Setback(NamedTuple):
    """Someone put another version in the place of the one known here.

    It is older, or went another way: a synchronisation, a checkout, a backup put back.
    """

    known: int
    """The revision that was known here."""
    found: int
    """The revision that took its place."""
    backup: Backup | None
    """Where what was known is kept; None where it couldn't be."""


class Snapshot(NamedTuple):
    """A canvas at one revision, as plain tables that must not be altered."""

    tables: Tables
    rev: int
    id: str
    """What names the canvas, however it is renamed."""
    format: int
    setback: Setback | None = None
    """Set once, when this isn't what became of the version that was known here before."""


class Committed(NamedTuple):
    """A change that is kept for good: what it came to, and the canvas since."""

    rev: int
    deltas: tuple[Delta, ...]
    """Exact for the canvas as the store had it; empty when it was there already (a retry)."""
    conflicts: tuple[Conflict, ...]
    snapshot: Snapshot


class Undone(NamedTuple):
    """An undo or a redo that is kept for good."""

    rev: int
    undid: Revision
    """The change that no longer holds; of a redo, the change that holds again."""
    deltas: tuple[Delta, ...]
    snapshot: Snapshot


class StoredCanvas(Protocol):
    """One canvas in a store.

    Every call may raise a ``StoreError``; what is kept is whole whatever happens, and a call that
    raised changed nothing unless its error says otherwise (``Unsure``). Calls from several threads
    wait for each other. Other processes may change the canvas at any time.
    """

    @property
    def name(self) -> str:
        """The canvas's name in the library."""

    @property
    def where(self) -> str:
        """Where it is kept, for people to read."""

    def read(self) -> Snapshot:
        """Return the canvas as it is now; the same tables while it is unchanged.

        Raises Vanished when it was renamed, binned or replaced since it was opened, Corrupt and
        NewerFormat for what can't be understood, NotAllowed and ReadFailed.
        """

    def salvage(self) -> Snapshot:
        """Return what can still be read of a damaged canvas, to look at.

        Raises Corrupt where that is nothing, and as ``read``.
        """

    def changed(self) -> bool:
        """Tell whether someone changed it since it was read or written here.

        Asked several times a second, so it costs next to nothing. Raises as ``read``.
        """

    def when_changed(self, tell: Callable[[], object]) -> Callable[[], object]:
        """Have ``tell`` called, from another thread, when someone may have changed it.

        Return what ends that. A store that doesn't hear of it by itself never calls; ``changed``
        is what knows. Raises as ``read``.
        """

    def obstacle(self) -> StoreError | None:
        """Return why nothing can be written here, or None when it can."""

    def commit(self, change: Change, by: By) -> Committed:
        """Merge a change into the canvas as it is now; it is kept when this returns.

        Committing the same change again (after an error that left its end unknown) does nothing a
        second time. Raises as ``read``, and Busy, ReadOnly, NoSpace, TooLarge, TooMany,
        Unstorable, WriteFailed (nothing was kept), SessionRuns where it starts
        a session while another runs, and Unsure (kept, but maybe not for good).
        """

    def undo(self, by: By) -> Undone:
        """Take back this person's last change that still stands.

        Raises as ``commit``, NothingToUndo, and ChangedSince where someone changed the same since.
        """

    def redo(self, by: By) -> Undone:
        """Do again what this person took back last, if they changed nothing since.

        Raises as ``commit``, NothingToRedo, and ChangedSince where someone changed the same since.
        """

    def history(self) -> list[Revision]:
        """Return all revisions, oldest first, as they may be seen: what is hidden is masked.

        Raises as ``read``.
        """

    def at(self, rev: int) -> Tables:
        """Return the tables as they were right after a revision. Raises UnknownRevision."""

    def restore(self, rev: int, by: By) -> Committed:
        """Bring back how it was at a revision, as a new revision.

        Raises as ``commit``, and UnknownRevision.
        """

    def session_states(self) -> list[SessionState]:
        """Return how the canvas was at the first closing of its sessions, the earliest first.

        The store keeps that by itself when a session closes; of a session that was closed
        elsewhere it may be missing. Raises as ``read``.
        """

    def keep_sessions(self, states: Sequence[SessionState]) -> None:
        """Keep how a canvas was at closings elsewhere, for sessions that came from there.

        Raises as ``commit``.
        """

    def backups(self) -> list[Backup]:
        """Return the backups there are, newest first, each looked at whether it is good."""

    def best_backup(self) -> Backup | None:
        """Return the newest good backup."""

    def read_backup(self, backup: Backup) -> Snapshot:
        """Return what a backup holds. Raises Corrupt, and what reading may raise."""

    def merge_backup(self, backup: Backup, by: By) -> Committed:
        """Lay what a backup has, and this doesn't, over the canvas as it is now.

        Raises as ``commit``, as ``read_backup``, and NotACopy where they have no revision in
        common.
        """

    def health(self) -> list[Sign]:
        """Return what is worth knowing about how it is kept, besides what reading it tells."""
