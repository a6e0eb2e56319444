"""When something happened, as people say it: ``vandaag 14:32``, ``gisteren 9:05``, ``12 okt``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo

from board import dates
from board.i18n import Texts


def local(at: str, zone: str = "") -> datetime | None:
    """Return a kept moment (ISO 8601 in UTC) on the clock of this machine; None if it is none.

    With a ``zone`` (``+01:00``) it is on the clock there, as at the meeting it is of.
    """
    try:
        return datetime.fromisoformat(at).astimezone(_zone(zone))
    except ValueError:
        return None


def _zone(zone: str) -> tzinfo | None:
    try:
        return time.fromisoformat(f"00:00{zone}").tzinfo
    except ValueError:
        return None


def day_name(day: date, say: Texts, today: date) -> str:
    """Return a day as people say it, seen from today."""
    away = (today - day).days
    if away in (0, 1):
        return say(f"moment.{('today', 'yesterday')[away]}")
    return dates.show(day, say.language, today)


def moment(at: str, say: Texts, today: date) -> str:
    """Return a day with the time where it is recent enough to matter."""
    found = local(at)
    if found is None:
        return at
    day = day_name(found.date(), say, today)
    return f"{day} {clock(at)}" if abs((today - found.date()).days) < 7 else day


def exact(at: str, say: Texts, today: date) -> str:
    """Return a day and the time, however long ago."""
    found = local(at)
    return f"{day_name(found.date(), say, today)} {clock(at)}" if found else at


def stamp(at: str, zone: str = "") -> str:
    """Return day and time in figures: ``2026-03-17 10:30``; ``zone`` as in ``local``."""
    found = local(at, zone)
    return f"{found:%Y-%m-%d %H:%M}" if found else at


def clock(at: str, zone: str = "") -> str:
    """Return the time of day: ``14:32``; ``zone`` as in ``local``."""
    found = local(at, zone)
    return f"{found:%H:%M}" if found else ""


def at_local_time(values: Mapping[str, object]) -> dict[str, object]:
    """Return what an error tells, with its moment (``at``), if it tells one, as people read it."""
    at = values.get("at")
    return {**values, "at": stamp(at)} if isinstance(at, str) else {**values}
