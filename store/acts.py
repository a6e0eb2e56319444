"""What an act makes of a canvas as it is now: the revision to keep, whatever keeps it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from board.change import Change, Delta, diff_tables
from board.commands.by import By
from board.hidden import subject
from board.ids import new_id
from board.merge import Conflict, merge
from board.model import ACTIVE, REMOVED, Record, Tables
from board.one_session import at_a_time
from store import limits
from store.combining import Side, since_parting, whole
from store.errors import NotACopy, SessionRuns, TooMany
from store.history import History
from store.mending import mended
from store.revisions import MERGE, RESTORE, Revision
from store.undo import taken_back

UNDO, REDO = "undo", "redo"

_CARDS = "cards"


class Now(NamedTuple):
    """A canvas as it is now, with what messages call it."""

    tables: Tables
    rev: int
    history: History
    name: str
    where: str


class Made(NamedTuple):
    """What came of an act."""

    revision: Revision | None
    """What is to be kept; None where that is nothing."""
    conflicts: tuple[Conflict, ...] = ()
    undid: Revision | None = None
    """Of an undo or redo the change that it is about in the end."""


Act = Callable[[Now], Made]


def changed(now: Now, change: Change, by: By, seen: Tables) -> Made:
    """Merge a change, made on what was ``seen``. Raises SessionRuns."""
    complete = [whole(delta, now.tables, seen) for delta in change.deltas]
    merged = merge(now.tables, complete, _maker(now.tables))
    if merged.outrun:
        raise SessionRuns(where=now.where, name=now.name)
    if not merged.deltas:
        return Made(None, merged.conflicts)
    told = subject(now.tables, merged.deltas, change.subject)
    made = following(now.rev, change.command, told, merged.deltas, by)
    return Made(made, merged.conflicts)


def undone(now: Now, by: By, *, redo: bool) -> Made:
    """Take back a person's last change, or do it again.

    Raises NothingToUndo, NothingToRedo, ChangedSince, UnknownRevision, SessionRuns.
    """
    one = now.history.to_redo(by.name) if redo else now.history.to_undo(by.name)
    deltas = taken_back(now.tables, one, now.history)
    if at_a_time(now.tables, deltas)[1]:
        raise SessionRuns(where=now.where, name=now.name)
    made = following(now.rev, REDO if redo else UNDO, one.subject, deltas, by)
    made = made._replace(redoes=one.rev) if redo else made._replace(undoes=one.rev)
    return Made(made, undid=now.history.origin(one))


def restored(now: Now, rev: int, by: By) -> Made:
    """Bring back how it was at a revision. Raises UnknownRevision."""
    then = now.history.at(now.tables, now.rev, rev)
    deltas = diff_tables(now.tables, then)
    return Made(following(now.rev, RESTORE, str(rev), deltas, by) if deltas else None)


def combined(now: Now, theirs: Side, copy: str, by: By) -> Made:
    """Lay what another version has since they parted over it. Raises NotACopy, UnknownRevision."""
    refusal = NotACopy(name=now.name, copy=copy)
    deltas = since_parting(theirs, now.tables, now.rev, now.history, refusal)
    merged = merge(now.tables, deltas, _maker(now.tables))
    made = following(now.rev, MERGE, copy, merged.deltas, by) if merged.deltas else None
    return Made(made, merged.conflicts)


def following(rev: int, command: str, subject: str, deltas: tuple[Delta, ...], by: By) -> Revision:
    """Return the revision that follows one of this number."""
    return Revision(rev + 1, by.at, mended(by.name), command, mended(subject), deltas)


def more_cards(before: Tables, after: Tables, deltas: Sequence[Delta]) -> int:
    """Return how many cards more, or fewer, are on the sheet after a change."""
    old, new = before.get(_CARDS, {}), after.get(_CARDS, {})
    touched = {delta.id for delta in deltas if delta.table == _CARDS}
    return sum(shows(new.get(id)) - shows(old.get(id)) for id in touched)


def shows(record: Record | None) -> bool:
    """Tell whether a card is on the sheet."""
    return record is not None and record.get("state", ACTIVE) == ACTIVE


def refuse_too_many(before: Tables, after: Tables, where: str) -> None:
    """Raise TooMany when a change brings a canvas above the most cards it may hold."""
    cards = after.get(_CARDS, {})
    if len(cards) <= max(limits.CARDS, len(before.get(_CARDS, {}))):
        return
    if sum(record.get("state") != REMOVED for record in cards.values()) > limits.CARDS:
        raise TooMany(where=where, most=limits.CARDS)


class _Taken:
    """The ids that something on a canvas has."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def __contains__(self, id: object) -> bool:
        return any(id in table for table in self._tables.values())


def _maker(tables: Tables) -> Callable[[], str]:
    """Return what makes an id that nothing on the canvas has yet."""
    return lambda: new_id(_Taken(tables))
