"""The door to a canvas on screen: every change goes through ``Workshop.do``.

The canvas on screen is what is on disk with my changes laid over it that are not acknowledged
yet. A command shows at once; the writer keeps it a moment later; what others did comes in between.
What is hidden is masked on it (``board.hidden``), also for commands; their difference is laid over
the canvas as it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from board import change as changes
from board.change import Change, Delta
from board.codec import BadRecord, canvas_to_tables
from board.commands.by import By, now
from board.hidden import masked, masked_change, secrets
from board.model import ACTIVE, REMOVED, TABLES, Canvas, Record, Ref
from board.refusal import Refused
from board.text import subject as brief
from store import limits
from store.errors import Corrupt, Slow, StoreError
from tui.live.writer import (
    CLOSINGS,
    COMMIT,
    MERGE,
    PATIENCE,
    REDO,
    RESTORE,
    UNDO,
    Again,
    Failed,
    Job,
    OthersCame,
    Outcome,
    Replaced,
    Seen,
    Trouble,
    Writer,
    Written,
)

if TYPE_CHECKING:
    from board.merge import Conflict
    from board.snapshots import SessionState
    from store.canvas import Setback, Snapshot, StoredCanvas
    from store.revisions import Revision


class Update(NamedTuple):
    """What an outcome meant for the screen."""

    touched: frozenset[Ref] = frozenset()
    undid: Revision | None = None
    redone: bool = False
    conflicts: tuple[Conflict, ...] = ()
    beside: int = 0
    """How many second versions of what someone changed were set beside the first elsewhere."""
    error: StoreError | None = None
    setback: Setback | None = None
    """Another version took the place of the canvas."""
    saved: tuple[Delta, ...] = ()
    """What of mine is safe on disk now."""
    again: bool = False
    """Whether all can be read and kept again, which it couldn't."""


class Workshop:
    """One open canvas: what it holds now, and how it changes."""

    def __init__(
        self,
        file: StoredCanvas,
        snapshot: Snapshot,
        canvas: Canvas,
        who: str,
        *,
        read_only: str = "",
    ) -> None:
        self.file = file
        self.who = who
        self.rev = snapshot.rev
        self._whole = canvas
        """The canvas as it is kept, with what is hidden on it."""
        self.canvas = masked(canvas)
        self.read_only = read_only
        """Text key of why nothing can be changed; empty when it can."""
        self._base = canvas
        self._pending: list[Job] = []
        self.failing: StoreError | None = None
        self._unreadable = False
        self.setback: Setback | None = None
        """What of a newer version can be brought back, until it is."""
        self._writer: Writer | None = None
        self._opened = snapshot
        self._gone: dict[Ref, Any] = {}
        """What is on the canvas no more, not even as removed, as it was when it went."""

    def start(self, post: Callable[[Outcome], object], watch: Callable[[], object]) -> None:
        """Start keeping changes.

        ``post`` is called from another thread, and so is ``watch``, every moment or so; what that
        returns is posted as ``OthersCame`` unless it is None.
        """
        self._writer = Writer(self.file, self._opened, post, watch)
        self._writer.start()

    def stop(self) -> bool:
        """Write what is in line and stop. Returns False when something is still unsaved."""
        if self._writer is None:
            return True
        kept = self._writer.stop()
        if not kept:
            self._say_why(self._writer)
            if left := self._writer.left:
                self._pending = [*left]  # Of some nobody took in yet that they are kept.
        return kept and not (self.failing and self._pending)

    def settle(self) -> None:
        """Wait a moment for what is on its way; what takes longer counts as unsaved by then."""
        if self._writer is not None and self.busy and not self._writer.settled():
            self._say_why(self._writer)

    def _say_why(self, writer: Writer) -> None:
        """Take note of why something isn't kept, where the writer's word for it isn't in yet."""
        slow = Slow(name=self.file.name, seconds=round(PATIENCE))
        self.failing = self.failing or writer.failed or slow

    @property
    def unsaved(self) -> tuple[Change, ...]:
        """My changes that are not on disk because keeping them failed, as they may be seen."""
        tables = canvas_to_tables(self._whole) if self.failing and self._whole.rounds else {}
        return tuple(masked_change(tables, change) for change in self.unsaved_whole)

    @property
    def unsaved_whole(self) -> tuple[Change, ...]:
        """The same with what is hidden in them: to be kept elsewhere, and not to be shown."""
        if self.failing is None:
            return ()
        return tuple(job.change for job in self._pending if job.change is not None)

    def says(self, card: str, text: str) -> bool:
        """Tell whether a card, hidden or not, has this very text."""
        held = self._whole.cards.get(card)
        return held is not None and text in (held.text, held.body)

    def secrets(self) -> Sequence[str]:
        """Return the texts that may stand nowhere, such as in the report of an error."""
        return secrets(self._whole)

    @property
    def next_rev(self) -> int:
        """The revision that my next change makes, unless others come in between."""
        return self.rev + len(self._pending) + 1

    @property
    def busy(self) -> bool:
        """Whether changes are on their way to the disk (and have not failed)."""
        return bool(self._pending) and self.failing is None

    def do(
        self,
        command: str,
        make: Callable[[Canvas, By], Canvas],
        *,
        subject: str = "",
        seen: Mapping[tuple[str, str], Record] | None = None,
        nameless: bool = False,
    ) -> tuple[Delta, ...]:
        """Carry out a command: it shows at once and is on its way to the disk.

        ``seen`` tells for a (table, id) what the person saw of its fields when they began to
        type, so that someone else's change in the meantime is noticed. A ``nameless`` one says
        nowhere whose it is. Raises Refused.
        """
        by = now("" if nameless else self.who)
        after = make(self._alive(seen or {}), by)
        deltas = changes.diff(self.canvas, after)
        if seen:
            deltas = tuple(_as_seen(delta, seen) for delta in deltas)
        if not deltas:
            return ()
        self._refuse_too_many(after)
        self._show(after if self.canvas is self._whole else changes.apply(self._whole, deltas))
        self._submit(Job(COMMIT, by, Change(command, deltas, brief(subject))))
        return deltas

    def _alive(self, seen: Iterable[tuple[str, str]]) -> Canvas:
        """Return the canvas with what was being edited on it, also if someone removed it since."""
        canvas = self.canvas
        for table, id in seen:
            things = getattr(canvas, table)
            thing = things.get(id, self._gone.get(Ref(table, id)))
            if thing is not None and (id not in things or getattr(thing, "state", "") == REMOVED):
                fields = {"state": ACTIVE} if hasattr(thing, "state") else {}
                back: dict[str, Any] = {table: {**things, id: thing._replace(**fields)}}
                canvas = masked(canvas._replace(**back))
        return canvas

    def _show(self, whole: Canvas) -> None:
        """Take the canvas as it is by now; what is hidden on it isn't shown."""
        self._whole, self.canvas = whole, masked(whole)

    def _refuse_too_many(self, after: Canvas) -> None:
        """Raise Refused for more cards than can ever be kept, however often it is tried."""
        if len(after.cards) <= max(limits.CARDS, len(self.canvas.cards)):
            return
        if sum(card.state != REMOVED for card in after.cards.values()) > limits.CARDS:
            raise Refused("store.too_many", most=limits.CARDS, where=self.file.name)

    def undo(self) -> None:
        """Take back this person's last change; the outcome says which."""
        self._submit(Job(UNDO, now(self.who)))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._submit(Job(REDO, now(self.who)))

    def restore(self, revision: int) -> None:
        """Bring the canvas back to how it was at a revision."""
        self._submit(Job(RESTORE, now(self.who), revision=revision))

    def keep_sessions(self, states: tuple[SessionState, ...]) -> None:
        """Keep how a canvas was when sessions closed that came from elsewhere."""
        if states:
            self._submit(Job(CLOSINGS, now(self.who), states=states))

    def bring_back(self) -> None:
        """Lay the newer version, that another took the place of, over what is there now."""
        if self.setback is not None and self.setback.backup is not None:
            self._submit(Job(MERGE, now(self.who), backup=self.setback.backup))

    def let_setback_be(self) -> None:
        """Go on from the version that is there; the newer one stays among the backups."""
        self.setback = None

    def retry(self) -> None:
        """Try at once to keep what could not be kept."""
        if self._writer is not None:
            self._writer.retry()

    def _submit(self, job: Job) -> None:
        assert self._writer is not None
        self._pending.append(job)
        self._writer.submit(job)

    def receive(self, outcome: Outcome) -> Update:
        """Take in what the writer reports."""
        before = self._in_trouble
        update = self._received(outcome)
        return update._replace(again=before and not (self._in_trouble or self.read_only))

    @property
    def _in_trouble(self) -> bool:
        return self._unreadable or self.failing is not None

    def _received(self, outcome: Outcome) -> Update:
        if isinstance(outcome, OthersCame):
            return Update()
        if isinstance(outcome, Trouble | Again):
            self._unreadable = isinstance(outcome, Trouble)
        if isinstance(outcome, Replaced):
            self.setback = outcome.setback
            return Update(setback=outcome.setback)
        if isinstance(outcome, Trouble):
            return Update(error=None if self.read_only else outcome.error)
        if isinstance(outcome, Again):
            return Update()
        if isinstance(outcome, Failed):
            if outcome.waiting:
                self.failing = outcome.error
            else:
                self._done(outcome.job)
                return Update(self._let_go(outcome.job), error=outcome.error)
            return Update(error=outcome.error)
        self.rev = outcome.rev
        try:
            if isinstance(outcome, Seen):
                return Update(touched=self._rebase(outcome.deltas), beside=_beside(outcome.deltas))
            return self._written(outcome)
        except BadRecord as bad:  # Someone else put in the file what can't be.
            self.read_only = "read_only"
            return Update(error=Corrupt(self.file.where, f"{bad.table}/{bad.id}/{bad.field}"))

    def _done(self, job: Job) -> None:
        """Take a job out of line: it is kept, or can never be."""
        self._pending = [one for one in self._pending if one is not job]
        if not self._pending:
            self.failing = None

    def _let_go(self, job: Job) -> frozenset[Ref]:
        """Take off the screen what can't be kept, however often it is tried."""
        if job.change is None:
            return frozenset()
        self._rebase(())
        return frozenset(Ref(delta.table, delta.id) for delta in job.change.deltas)

    def _written(self, outcome: Written) -> Update:
        self._done(outcome.job)
        if outcome.job.kind == MERGE:
            self.setback = None
        expected = outcome.job.change.deltas if outcome.job.change else ()
        if outcome.deltas == expected:
            self._base = changes.apply(self._base, outcome.deltas)
            touched: frozenset[Ref] = frozenset()
            if not self._pending:
                self._base = self._whole
        else:
            touched = self._rebase(outcome.deltas)
        return Update(
            touched,
            undid=outcome.undid,
            redone=outcome.job.kind == REDO,
            conflicts=outcome.conflicts,
            saved=expected,
        )

    def _rebase(self, deltas: tuple[Delta, ...]) -> frozenset[Ref]:
        """Lay my unacknowledged changes over a disk that moved on."""
        for delta in deltas:
            if delta.after is None and delta.table in TABLES:
                ref = Ref(delta.table, delta.id)
                if (thing := getattr(self._base, ref.table).get(ref.id)) is not None:
                    self._gone[ref] = thing
        self._base = changes.apply(self._base, deltas)
        canvas = self._base
        for job in self._pending:
            if job.change is not None:
                canvas = changes.apply(canvas, job.change.deltas)
        self._show(canvas)
        return frozenset(Ref(delta.table, delta.id) for delta in deltas)


def _beside(deltas: Iterable[Delta]) -> int:
    """Return how many things became a second version of another."""
    return sum(
        bool((delta.after or {}).get("conflict")) and not (delta.before or {}).get("conflict")
        for delta in deltas
    )


def _as_seen(delta: Delta, seen: Mapping[tuple[str, str], Record]) -> Delta:
    before = seen.get((delta.table, delta.id))
    if not before or delta.before is None or delta.after is None:
        return delta
    return delta._replace(before={**delta.before, **before})
