"""The short signs that cards bear on the sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from board.agreements import Signs


Say: TypeAlias = Callable[..., str]
"""Looks a text up in the catalogue of the interface's language."""

CONFLICT, BODY, DOT, MEMBER = "!", "≡", "●", "◆"
DECIDED, TO_DO = "§", "»"
"""Something was decided about it; something is still to be done for it."""
FOLDED, UNFOLDED = "▸", "▾"
"""Before the title of a group."""
CAME, CHANGED, GONE = "+", "~", "−"
"""In the place of the bar, for who has shown what is new, another or gone since last time."""
HIDDEN, VOTES = "▒", "▲"
"""How many cards are hidden, and how many dots ballots gave: no dots of a show of hands."""

RULES: Mapping[str, str] = MappingProxyType(
    {"implicit": "~", "proposed": "?", "agreed": "✓", "lapsed": "×"}
)
"""By the status of a ground rule."""


VERDICTS: Mapping[str, str] = MappingProxyType({"works": "+", "chafes": "≠"})
"""By what was said of a ground rule in a later session."""


def dots(count: int) -> str:
    """Return dots to look at: up to three as they are, more with their number."""
    return DOT * count if count <= 3 else f"{DOT}{count}"


def agreed(tied: Signs) -> tuple[str, ...]:
    """Return the signs of what is tied to a card: decisions that hold, actions that are open."""
    counts = ((DECIDED, tied.decisions), (TO_DO, tied.actions))
    return tuple(f"{sign}{n if n > 1 else ''}" for sign, n in counts if n)
