"""Who else is at work in a library, as screens see it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol


class Showing(NamedTuple):
    """What someone's screen shows: ids only, never a text of the canvas."""

    path: str = ""
    """Template path of the place the cursor is at."""
    thing: str = ""
    """What the cursor is on, as ``TABLE:ID``; empty on an open place."""
    zoom: int = 0
    """Level of zoom of the sheet: 0 all of it, 1 a block, 2 a section."""
    presented: str = ""
    """What is presented large, as ``TABLE:ID``; empty while nothing is."""
    number: int = 0
    """Which one that is of those that are presented, from 1."""
    total: int = 0
    """How many are presented."""
    page: str = ""
    """The name of the screen that lies over the sheet; ``NAME:ID`` where it is about something."""
    since: bool = False
    """Whether the sheet shows what changed since the last session that was closed."""


class Here(NamedTuple):
    """Someone at work in this library."""

    who: str
    canvas: str
    """Id of the canvas."""
    card: str
    """Id of the card that is being edited; empty for none."""
    pid: int
    """What names the process: its id, or where several hosts meet a number of its own."""
    since: str
    """ISO 8601 in UTC."""
    showing: Showing = Showing()
    """What their screen shows."""
    following: int = 0
    """Whose screen this one follows, by ``pid``, also when that has gone; 0 for nobody's."""
    changed: int = 0
    """When any of this was told last, in nanoseconds since the epoch."""


class Presence(Protocol):
    """What others see of the process that we are, and we of them.

    Nothing waits for anything here and nothing raises: where it can't be told, nobody is seen.
    """

    @property
    def number(self) -> int:
        """What others know this process by."""

    def editing(self, card: str) -> None:
        """Tell which card is being edited, by its id; empty for none."""

    def show(self, showing: Showing) -> None:
        """Tell what the screen shows."""

    def follow(self, pid: int) -> None:
        """Tell whose screen this one follows, by ``Here.pid``."""

    def others(self) -> Sequence[Here]:
        """Return who else has this canvas open, in the order in which they came."""

    def close(self) -> None:
        """Leave."""


class Telling(ABC):
    """What there is to tell of oneself, however a store passes it on."""

    @abstractmethod
    def _now(self, **fields: Any) -> None:
        """Tell fields of ``Here`` that are otherwise now."""

    def editing(self, card: str) -> None:
        """Tell which card is being edited; empty for none."""
        self._now(card=card)

    def show(self, showing: Showing) -> None:
        """Tell what the screen shows."""
        self._now(showing=showing)

    def follow(self, pid: int) -> None:
        """Tell whose screen this one follows."""
        self._now(following=pid)
