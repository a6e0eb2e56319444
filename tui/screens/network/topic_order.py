"""The topics of the interest matrix in the order in which they stand on the screen."""

from __future__ import annotations

from datetime import date

from board.commands import interests
from board.commands.interests import Standing
from board.model import Canvas


class TopicOrder:
    """The order of the last sorting; it stays while levels are set, new topics come below."""

    def __init__(self) -> None:
        self._order: list[str] | None = None
        self._standings: list[Standing] = []
        self._read: Canvas | None = None

    def sort(self, canvas: Canvas) -> None:
        """Put those first that most members would join in."""
        self._order = self._read = None
        self.standings(canvas)

    def standings(self, canvas: Canvas) -> list[Standing]:
        """Return where the topics of a canvas stand; they are counted once for each canvas."""
        if self._read is not canvas:
            self._read = canvas
            self._standings = self._in_order(interests.by_interest(canvas, date.today()))
        return self._standings

    def _in_order(self, found: list[Standing]) -> list[Standing]:
        if self._order is None:
            self._order = [one.topic.id for one in found]
        there = {one.topic.id: one for one in found}
        known = [there.pop(id) for id in self._order if id in there]
        new = sorted(there.values(), key=lambda one: (one.topic.order, one.topic.id))
        self._order += [one.topic.id for one in new]
        return known + new
