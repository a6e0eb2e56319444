"""Earlier moments of a canvas, out of what a store keeps: a session's closing, a revision, a day.

A canvas that came from elsewhere has the closings of its sessions with it, but none of its history
there; then a day is that of the last closing before it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from board import dates, sessions
from board.codec import canvas_from_tables
from board.comparison import Point, day_of
from board.comparison.points import at_closing, last_closed, showable
from board.meeting import Session
from board.model import Canvas
from board.refusal import Refused
from tui.view.local_time import local

if TYPE_CHECKING:
    from store.canvas import StoredCanvas
    from store.revisions import Revision

_REVISION = r"r(\d{1,9})"
_NUMBER = r"\d{1,9}"


class Moments:
    """The moments of one canvas that can be looked back at, without what is hidden now."""

    def __init__(self, file: StoredCanvas, now: Canvas, rev: int, today: date) -> None:
        self.file, self.now, self.rev, self.today = file, now, rev, today

    @property
    def present(self) -> Point:
        """The canvas as it is now."""
        return Point(self.now, self.today.isoformat())

    def named(self, word: str) -> Point:
        """Return the moment that a word means.

        A number is that of a session, or else of a revision; ``r12`` is a revision; anything else
        is a day, at its end. Raises Refused, and what the store raises.
        """
        word = word.strip()
        if found := re.fullmatch(_REVISION, word):
            return self.at(int(found[1]))
        for one in sessions.in_row(self.now):
            if word in (one.id, str(one.number)):
                return self.of_session(one)
        if re.fullmatch(_NUMBER, word):
            return self.at(int(word))
        return self.on(dates.parse(word, self.today, "near"))

    def usual(self, before: str = "") -> Point:
        """Return the closing of the last session before one, or before the one that runs.

        Raises Refused where there is none.
        """
        held = last_closed(self.now, before)
        if held is None:
            raise Refused("compare.nothing_before")
        return self.of_session(held)

    def of_session(self, held: Session) -> Point:
        """Return the canvas as it was when a session was closed first. Raises Refused."""
        if not held.closed:
            raise Refused("compare.not_closed", number=held.number)
        for state in self.file.session_states():
            if state.session == held.id and (point := at_closing(self.now, state)):
                return point
        for one in self.file.history():
            if _closes(one, held):
                return self._decoded(one.rev)._replace(day=day_of(held), session=held.id)
        raise Refused("compare.not_kept", number=held.number)

    def at(self, rev: int) -> Point:
        """Return the canvas as it was right after a revision. Raises Refused."""
        if not 1 <= rev <= self.rev:
            raise Refused("compare.no_revision", rev=rev, newest=self.rev)
        point = self._decoded(rev)
        at = next((one.at for one in self.file.history() if one.rev == rev), "")
        when = local(at)
        return point._replace(day=when.date().isoformat() if when else "", rev=rev)

    def on(self, day: date) -> Point:
        """Return the canvas as it was at the end of a day. Raises Refused for one too early."""
        dated = [(when.date(), one.rev) for one in self.file.history() if (when := local(one.at))]
        until = [rev for at, rev in dated if at <= day]
        if until:
            return self._decoded(max(until))._replace(day=day.isoformat())
        closed = [(local(one.closed), one) for one in sessions.in_row(self.now)]
        before = [one for when, one in closed if when and when.date() <= day]
        if before:
            return self.of_session(max(before, key=lambda one: one.closed))
        first = min(dated)[0].isoformat() if dated else "?"
        raise Refused("compare.not_yet", day=day.isoformat(), first=first)

    def _decoded(self, rev: int) -> Point:
        if rev == self.rev:
            return self.present
        then = canvas_from_tables(self.file.at(rev), self.now.template)
        return Point(showable(then, self.now))


def _closes(one: Revision, held: Session) -> bool:
    """Tell whether a revision closed a session here, and didn't bring it in as closed."""
    return one.at == held.closed and any(
        delta.table == "sessions"
        and delta.id == held.id
        and (delta.after or {}).get("closed") == held.closed
        for delta in one.deltas
    )
