"""The clock of the workshop, worked out of the canvas whenever it is asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from board.clock import ClockReading
    from board.meeting import AgendaItem
    from board.model import Canvas


class Timekeeper:
    """Finds the item whose clock is on, once for every agenda there is to look through."""

    def __init__(self) -> None:
        self._agenda: Mapping[str, AgendaItem] | None = None
        self._on: AgendaItem | None = None
        self._seen: ClockReading | None = None

    def reading(self, canvas: Canvas) -> ClockReading | None:
        """Return what the clock shows now; None where none is on."""
        if canvas.agenda is not self._agenda:
            self._agenda, self._on = canvas.agenda, _running(canvas)
        if self._on is None:
            return None
        from board import clock

        return clock.read(self._on, moment())

    def rings(self, now: ClockReading) -> bool:
        """Tell whether the time of an item, or of a step in it, ran out since this was asked."""
        before, self._seen = self._seen, now
        if before is None or before.item.id != now.item.id or not now.timed:
            return False
        return before.step < now.step or before.seconds > 0 >= now.seconds

    def stand_still(self) -> None:
        """Forget what was shown last: no bell for time that passed while nobody looked."""
        self._seen = None


def _running(canvas: Canvas) -> AgendaItem | None:
    """Return the item whose clock is on; None where there is nothing on the agenda."""
    if not canvas.agenda:
        return None
    from board import clock

    return clock.running(canvas)


def moment() -> str:
    """Return this moment as it is kept: ISO 8601 in UTC with seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def here_and_now() -> dict[str, str]:
    """Return day, time and zone of this machine's clock, for a session that has none yet."""
    now = datetime.now().astimezone()
    at = now.isoformat(timespec="minutes")
    return {"day": at[:10], "time": at[11:16], "zone": at[16:]}
