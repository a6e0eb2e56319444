"""Who acts, and when."""

from datetime import UTC, datetime
from typing import NamedTuple


class By(NamedTuple):
    """The person behind a command and the moment of it."""

    name: str
    at: str
    """ISO 8601 in UTC with seconds: ``2026-03-17T09:30:00Z``."""
    day: str = ""
    """The ISO date where they are, which may be another near midnight; empty: the moment's."""

    @property
    def date(self) -> str:
        """The ISO date on which it is done, as people there would write it down."""
        return self.day or self.at[:10]


def now(name: str) -> By:
    """Return ``name`` acting at this moment, on this machine's day."""
    moment = datetime.now(UTC)
    day = moment.astimezone().date().isoformat()
    return By(name, moment.strftime("%Y-%m-%dT%H:%M:%SZ"), day)
