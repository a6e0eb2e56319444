"""All revisions of a canvas, newest first: what they tell together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from board.change import Delta, apply_to_tables, inverse
from board.model import Tables
from store.errors import NothingToRedo, NothingToUndo, UnknownRevision
from store.revisions import FIRST, LOGGED, Revision, passed_over, revision


class Logged(NamedTuple):
    """What a log of older revisions holds: revisions by number, and large ones by key."""

    revisions: Mapping[int, Mapping[str, Any]]
    large: Mapping[str, Mapping[str, Any]]


EMPTY = Logged({}, {})


_ACT = Revision._fields.index("deltas")
"""What comes before the deltas says who did what, and when."""


class History:
    """The revisions of one version of a canvas, newest first; read no further than is needed."""

    def __init__(self, revisions: Callable[[], Iterator[Revision]]) -> None:
        self._revisions = revisions

    def __iter__(self) -> Iterator[Revision]:
        """Go from the newest revision to the oldest."""
        return self._revisions()

    def at(self, tables: Tables, now: int, rev: int) -> Tables:
        """Return the tables as they were right after a revision. Raises UnknownRevision."""
        back: list[Delta] = []
        expected = now
        for one in self:
            if one.rev <= rev:
                break
            if one.rev != expected or not one.complete:
                raise UnknownRevision(rev=rev, oldest=expected)
            back += inverse(reversed(one.deltas))
            expected -= 1
        if not FIRST <= rev == expected:
            raise UnknownRevision(rev=rev, oldest=expected)
        earlier = apply_to_tables(tables, back)
        return {name: table for name, table in earlier.items() if table}

    def to_undo(self, name: str) -> Revision:
        """Return a person's last change that is not taken back. Raises NothingToUndo.

        Commands with a way back of their own (``revisions.passed_over``) are left alone.
        """
        undone: set[int] = set()
        for one in self:
            if one.by != name:
                continue
            if one.undoes:
                undone.add(one.undoes)
            elif passed_over(one.command):
                continue
            elif one.rev not in undone and one.rev != FIRST and (one.deltas or not one.complete):
                return one
        raise NothingToUndo(who=name)

    def to_redo(self, name: str) -> Revision:
        """Return a person's last undo since their last change. Raises NothingToRedo."""
        redone: set[int] = set()
        for one in self:
            if one.by != name:
                continue
            if one.redoes:
                redone.add(one.redoes)
            elif passed_over(one.command):
                continue
            elif not one.undoes:
                break
            elif one.rev not in redone:
                return one
        raise NothingToRedo(who=name)

    def origin(self, one: Revision) -> Revision:
        """Return the change that a redo or an undo is about in the end."""
        wanted = one.redoes or one.undoes
        if not wanted:
            return one
        for earlier in self:
            if earlier.rev == wanted:
                one, wanted = earlier, earlier.redoes or earlier.undoes
                if not wanted:
                    break
        return one

    def last_to_touch(self, since: int, table: str, id: str, field: str) -> Revision | None:
        """Return the newest revision after ``since`` that changed a field, or all, of a thing."""
        for one in self:
            if one.rev <= since:
                return None
            for delta in one.deltas:
                if (delta.table, delta.id) == (table, id) and _touches(delta, field):
                    return one
        return None


def filed(table: Mapping[int, Mapping[str, Any]], log: Callable[[], Logged]) -> History:
    """Return the history in a table of revisions, and in a log that is read when it is needed."""

    def revisions() -> Iterator[Revision]:
        for number in sorted(table, reverse=True):
            found = table[number]
            yield revision(found, log().large if LOGGED in found else EMPTY.large)
        oldest = min(table, default=0)
        if oldest == FIRST:
            return
        logged = log()
        for number in sorted(logged.revisions, reverse=True):
            if number < oldest or not oldest:
                yield revision(logged.revisions[number], logged.large)

    return History(revisions)


def follows(now: Iterable[Revision], known: Revision) -> bool:
    """Tell whether a history, newest first, goes on from an older revision that was known.

    One that no longer reaches so far back is taken at its word.
    """
    for one in now:
        if one.rev <= known.rev:
            return same(one, known)
    return True


def fork(mine: Iterable[Revision], theirs: Iterable[Revision]) -> int:
    """Return the last revision that two histories, newest first, have in common; 0 for none."""
    others = {one.rev: one for one in theirs}
    for one in mine:
        if one.rev in others and same(one, others[one.rev]):
            return one.rev
    return 0


def same(one: Revision, other: Revision) -> bool:
    """Tell whether two revisions are the same act, wherever their deltas are kept."""
    if one.complete and other.complete and one.deltas != other.deltas:
        return False
    return one[:_ACT] == other[:_ACT]


def _touches(delta: Delta, field: str) -> bool:
    if delta.before is None or delta.after is None or not field:
        return True
    return field in delta.after
