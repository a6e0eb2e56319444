"""Following someone's screen from another one: whose it is, and what it shows now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from board.model import Ref
from board.text import one_line
from store.presence import Here, Showing
from tui.view.state import Cursor

if TYPE_CHECKING:
    from tui.live.sidecar import Sidecar

_TABLES = ("cards", "coalitions", "members", "groups")


class Following:
    """The screen that is followed. It stays as it was when that ends, until they come back."""

    def __init__(self, sidecar: Sidecar, person: str) -> None:
        self._sidecar = sidecar
        self._person = person
        self.who = person
        """Whose screen it is, or was last."""
        self.there = False
        """Whether they are there now."""
        self.showing = Showing()
        self.look()

    def look(self) -> bool:
        """See what the screen shows now; tell whether that is anything else than before."""
        before = self.who, self.there, self.showing
        found = latest(self._sidecar.screens(), self._person)
        self.there = found is not None
        if found is not None:
            self.who, self.showing = found.who, found.showing
            self._sidecar.follow(found.pid)
        return before != (self.who, self.there, self.showing)

    @property
    def cursor(self) -> Cursor:
        """Where the cursor is on that screen."""
        return Cursor(self.showing.path, ref_of(self.showing.thing))

    @property
    def presented(self) -> Ref | None:
        """What is presented there, if anything is."""
        return ref_of(self.showing.presented)


def ref_of(word: str) -> Ref | None:
    """Return what ``TABLE:ID`` stands for, if the cursor can be on such a thing."""
    table, _, id = word.partition(":")
    return Ref(table, id) if table in _TABLES and id else None


def word_of(ref: Ref | None) -> str:
    """Return a thing as ``TABLE:ID``; empty for none."""
    return f"{ref.table}:{ref.id}" if ref is not None else ""


def to_follow(found: Iterable[Here], person: str = "") -> Sequence[Here]:
    """Return whose screens can be followed: of one person, or with an empty name of anyone.

    In what they are called case doesn't count. A screen that follows another is nobody's.
    """
    wanted = one_line(person).casefold()
    screens = [here for here in found if not here.following]
    return [here for here in screens if wanted in ("", one_line(here.who).casefold())]


def latest(found: Iterable[Here], person: str = "") -> Here | None:
    """Return the screen of these that told something last."""
    return max(to_follow(found, person), key=lambda here: (here.changed, here.pid), default=None)
