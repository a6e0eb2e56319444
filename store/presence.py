"""Who else is at work in a library, as screens see it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Here(NamedTuple):
    """Someone at work in this library."""

    who: str
    canvas: str
    """Id of the canvas."""
    card: str
    """Id of the card that is being edited; empty for none."""
    pid: int
    since: str
    """ISO 8601 in UTC."""


class Presence(Protocol):
    """What others see of the process that we are, and we of them.

    Nothing waits for anything here and nothing raises: where it can't be told, nobody is seen.
    """

    def editing(self, card: str) -> None:
        """Tell which card is being edited, by its id; empty for none."""

    def others(self) -> Sequence[Here]:
        """Return who else has this canvas open, in the order in which they came."""

    def close(self) -> None:
        """Leave."""
