"""Who acts, and when."""

from datetime import UTC, datetime
from typing import NamedTuple


class By(NamedTuple):
    """The person behind a command and the moment of it."""

    name: str
    at: str
    """ISO 8601 in UTC with seconds: ``2026-03-17T09:30:00Z``."""

    @property
    def date(self) -> str:
        """The ISO date of the moment."""
        return self.at[:10]


def now(name: str) -> By:
    """Return ``name`` acting at this moment."""
    return By(name, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
