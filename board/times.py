"""Times of the day as people type and read them: ``13:30``, ``13.30``, ``1330``, ``9u30``."""

import re

from board.refusal import Refused

DAY = 24 * 60

_FOUR = r"([0-2]\d)([0-5]\d)()"
_TYPED = r"(\d{1,2})(?:\s*(?:[:.uh]|uur|o'clock)\s*(\d{2})?)?\s*(am|pm|uur)?"


def parse(text: str) -> str:
    """Return a time as it is kept, ``09:30``; nothing typed stays nothing. Raises Refused."""
    typed = text.strip().casefold()
    if not typed:
        return ""
    found = re.fullmatch(_TYPED, typed) or re.fullmatch(_FOUR, typed)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (DAY, 0)
    if found and found[3] in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise Refused("session.not_a_time", text=text.strip())
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    if hour > 23 or minute > 59:
        raise Refused("session.not_a_time", text=text.strip())
    return f"{hour:02}:{minute:02}"


def minutes(kept: str) -> int | None:
    """Return the minutes since midnight of a kept time, or None where it is none."""
    found = re.fullmatch(r"(\d{2}):(\d{2})", kept)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return int(found[1]) * 60 + int(found[2])


def later(kept: str, by: int) -> str:
    """Return the time so many minutes on; nothing where the time is none."""
    start = minutes(kept)
    if start is None:
        return ""
    at = (start + by) % DAY
    return f"{at // 60:02}:{at % 60:02}"
