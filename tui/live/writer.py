"""The one thread that writes: changes go in, in order; outcomes come back.

The screen never waits for the disk or for a lock. A change that can't be kept stays first in line
and is tried again every few seconds; what comes after it waits behind it, so order holds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from board.change import diff_tables
from board.commands.by import By
from store.errors import SessionRuns, StoreError

if TYPE_CHECKING:
    from board.change import Change, Delta
    from board.merge import Conflict
    from board.snapshots import SessionState
    from store.canvas import Backup, Setback, Snapshot, StoredCanvas
    from store.revisions import Revision

POLL = 0.4
"""Seconds between two looks at whether someone else changed the file."""

RETRY = 3.0
"""Seconds between two tries of a change that could not be kept."""

PATIENCE = 5.0
"""Seconds in which who leaves waits for what is on its way."""

COMMIT, UNDO, REDO, RESTORE, MERGE = "commit", "undo", "redo", "restore", "merge"
CLOSINGS = "closings"


class Job(NamedTuple):
    """Something to write: a change, an undo, a redo, a revision restored, a backup merged.

    Or how a canvas was when sessions closed that came from elsewhere.
    """

    kind: str
    by: By
    change: Change | None = None
    revision: int = 0
    backup: Backup | None = None
    states: tuple[SessionState, ...] = ()


NOW = Job("now", By("", ""))
"""Not to be written: try at once what waits in line."""

LOOK = Job("look", By("", ""))
"""Not to be written: look at once whether someone else changed the canvas."""


class Written(NamedTuple):
    """A job is safe on disk. ``deltas`` leads from what was known of the disk to what is there."""

    job: Job
    deltas: tuple[Delta, ...]
    conflicts: tuple[Conflict, ...]
    rev: int
    undid: Revision | None = None


class Failed(NamedTuple):
    """A job was not done.

    A commit stays in line (``waiting``), unless it can never be kept; an undo does not.
    """

    job: Job
    error: StoreError
    waiting: bool


class Seen(NamedTuple):
    """Someone else changed the canvas."""

    deltas: tuple[Delta, ...]
    rev: int


class Replaced(NamedTuple):
    """Another version took the place of the one that was known."""

    setback: Setback


class Trouble(NamedTuple):
    """The file can't be read just now: gone, corrupt, or written by a newer version."""

    error: StoreError


class Again(NamedTuple):
    """The canvas can be read again, which it couldn't."""


class OthersCame(NamedTuple):
    """Others came, left, or went on to another card."""

    who: object


Outcome = Written | Failed | Seen | Replaced | Trouble | Again | OthersCame


class Writer:
    """Runs jobs on one canvas file in a thread; ``post`` must be safe to call from it."""

    def __init__(
        self,
        file: StoredCanvas,
        snapshot: Snapshot,
        post: Callable[[Outcome], object],
        watch: Callable[[], object],
    ) -> None:
        import threading  # These two only here: the first sheet is read before anything is kept.
        from queue import SimpleQueue

        self._file = file
        self._known = snapshot
        self._post = post
        self._jobs: SimpleQueue[Job | threading.Event | None] = SimpleQueue()
        self._waiting: deque[Job] = deque()
        self._watch = watch
        self._troubled = False
        self.failed: StoreError | None = None
        """Why the first in line couldn't be kept when that was tried last."""
        self._deaf: Callable[[], object] = lambda: None
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)

    def start(self) -> None:
        """Begin taking jobs."""
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Put a job in line."""
        self._jobs.put(job)

    def retry(self) -> None:
        """Try now what could not be kept, rather than when its time comes."""
        self._jobs.put(NOW)

    def settled(self, seconds: float = PATIENCE) -> bool:
        """Wait until all that is in line was tried; tell whether it is kept, and in time."""
        import threading

        done = threading.Event()
        self._jobs.put(done)
        return done.wait(seconds) and not self._waiting

    def stop(self, seconds: float = PATIENCE) -> bool:
        """Finish what is in line and end; tell whether all is kept, and in time."""
        self._deaf()
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive() and not self._waiting

    @property
    def left(self) -> Sequence[Job]:
        """What of the jobs isn't done; known once the thread has ended."""
        return [] if self._thread.is_alive() else [*self._waiting]

    def _run(self) -> None:
        from queue import Empty

        with suppress(StoreError):  # Then we look every moment, as we do anyhow.
            self._deaf = self._file.when_changed(lambda: self._jobs.put(LOOK))
        while True:
            try:
                job = self._jobs.get(timeout=RETRY if self._waiting else POLL)
            except Empty:
                self._idle()
                continue
            if job is None:
                self._drain()
                return
            if job is NOW:
                self._drain()
            elif job is LOOK:
                self._idle()
            elif isinstance(job, Job):
                self._waiting.append(job)
                if len(self._waiting) == 1:
                    self._drain()
            else:
                job.set()

    def _idle(self) -> None:
        if self._waiting:
            self._drain()
        else:
            self._look()
            self._see_who_is_here()

    def _see_who_is_here(self) -> None:
        try:
            who = self._watch()
        except Exception as error:  # Nobody foresaw it, and changes are kept without it.
            self._watch = lambda: None
            self._troubled = True
            self._post(Trouble(_as_foreseen(error)))
            return
        if who is not None:
            self._post(OthersCame(who))

    def _look(self) -> None:
        try:
            if self._file.changed():
                self._catch_up()
        except Exception as error:
            if not self._troubled:
                self._troubled = True
                self._post(Trouble(_as_foreseen(error)))
            return
        if self._troubled:
            self._troubled = False
            self._post(Again())

    def _catch_up(self) -> None:
        """Tell what others changed since the disk was known last. Raises StoreError."""
        snapshot = self._file.read()
        deltas = self._advance(snapshot, None)
        if deltas:
            self._post(Seen(deltas, snapshot.rev))

    def _advance(self, now: Snapshot, mine: tuple[Delta, ...] | None) -> tuple[Delta, ...]:
        """Return what leads from the disk as it was known to how it is now.

        Where nobody else wrote in between, that is what was written here; else the two are laid
        side by side.
        """
        known, self._known = self._known, now
        if now.setback is not None:
            self._post(Replaced(now.setback))
        elif mine and now.rev == known.rev + 1:
            return mine
        return diff_tables(known.tables, now.tables)

    def _drain(self) -> None:
        while self._waiting:
            job = self._waiting[0]
            try:
                outcome = self._done(job)
            except Exception as error:
                waits = job.kind == COMMIT and not isinstance(error, SessionRuns)
                foreseen = _as_foreseen(error)
                self.failed = foreseen if waits else None
                self._post(Failed(job, foreseen, waits))
                if waits:
                    return
                outcome = None
                with suppress(StoreError):  # What stood in the way is there to be seen.
                    self._catch_up()
            else:
                self.failed = None
            self._waiting.popleft()
            if outcome is not None:
                self._post(outcome)

    def _done(self, job: Job) -> Written:
        if job.kind == COMMIT:
            assert job.change is not None
            kept = self._file.commit(job.change, job.by)
            deltas = self._advance(kept.snapshot, kept.deltas)
            return Written(job, deltas, kept.conflicts, kept.rev)
        if job.kind == RESTORE:
            kept = self._file.restore(job.revision, job.by)
            return Written(job, self._advance(kept.snapshot, kept.deltas), (), kept.rev)
        if job.kind == MERGE:
            assert job.backup is not None
            kept = self._file.merge_backup(job.backup, job.by)
            return Written(job, self._advance(kept.snapshot, kept.deltas), kept.conflicts, kept.rev)
        if job.kind == CLOSINGS:
            self._file.keep_sessions(job.states)
            return Written(job, (), (), self._known.rev)
        taken = self._file.undo(job.by) if job.kind == UNDO else self._file.redo(job.by)
        deltas = self._advance(taken.snapshot, taken.deltas)
        return Written(job, deltas, (), taken.rev, taken.undid)


def _as_foreseen(error: Exception) -> StoreError:
    """Return an error as one of the store's, for a thread that must not die of a mistake of ours.

    One that nobody foresaw is its ``__cause__``.
    """
    if isinstance(error, StoreError):
        return error
    told = StoreError()
    told.__cause__ = error
    return told
