"""Putting things in words: catalogues of the network side, and names in a row.

``NETWORK`` holds what the commands on members, coalitions, paradoxes, interests and words refuse
with; ``CHECKS`` what the vitality check says.
"""

from collections.abc import Sequence
from pathlib import Path

from board.i18n import FALLBACK, Source

_FOLDER = Path(__file__).parent / "texts"

NETWORK = Source(_FOLDER, "network")
CHECKS = Source(_FOLDER, "checks")

_AND = {"nl": "en", "en": "and"}
_OTHERS = {"nl": "anderen", "en": "others"}

MOST = 7
"""Names that a sentence still carries; above it the rest is a number."""


def listed(names: Sequence[str], language: str, most: int = MOST) -> str:
    """Return names as a sentence says them: ``A, B en C``; a long row ends in a number.

    One name too many is simply named: "and 1 others" would be longer than the name.
    """
    joiner = _AND.get(language, _AND[FALLBACK])
    parts = list(names)
    if len(parts) > most + 1:
        others = _OTHERS.get(language, _OTHERS[FALLBACK])
        parts = [*parts[:most], f"{len(parts) - most} {others}"]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joiner} {parts[-1]}"


def folded(text: str) -> str:
    """Return a text as it is compared: case, accents and the number of blanks don't matter."""
    if not text.isascii():
        # Only names with accents pay for the Unicode tables.
        from unicodedata import combining, normalize

        text = "".join(char for char in normalize("NFKD", text) if not combining(char))
    return " ".join(text.casefold().split())


def signed(number: int) -> str:
    """Return a place on the scale from -3 to 3, with a minus sign as wide as a plus."""
    return f"−{-number}" if number < 0 else str(number)
