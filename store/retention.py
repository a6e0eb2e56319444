"""Which older versions of a canvas are kept whole, and for how long.

Every tenth revision is kept, and the one before an import, a bulk removal or a restore; of those
the newest five stay, and of the last seven days the newest of each day.
"""

from collections.abc import Iterable, Sequence

from board.change import Delta
from board.model import REMOVED
from store.revisions import MERGE, RESTORE

EVERY = 10
KEPT = 5
DAYS = 7
BULK = 10
"""A change that removes this many things or more gets a backup first."""

_DAY = 86_400


def due(rev: int, command: str, removed: int) -> bool:
    """Tell whether a revision is to be kept, from what comes after it and how much that removes."""
    if rev % EVERY == 0 or command in (RESTORE, MERGE) or command.startswith("import"):
        return True
    return removed >= BULK


def removals(deltas: Iterable[Delta]) -> int:
    """Return how many things deltas remove."""
    return sum(one.after is None or one.after.get("state") == REMOVED for one in deltas)


def staying(moments: Sequence[float], now: float) -> list[bool]:
    """Tell of each version, newest first, whether it stays; moments are in seconds since 1970."""
    days: set[int] = set()
    stay = []
    for place, made in enumerate(moments):
        day = int(made // _DAY)
        recent = now - made < DAYS * _DAY
        stay.append(place < KEPT or (recent and day not in days))
        days.add(day)
    return stay
