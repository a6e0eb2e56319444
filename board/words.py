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
_MORE = {"nl": "nog {n}", "en": "{n} more"}

MOST = 7
"""Names that a sentence still carries; above it the rest is a number."""


def listed(names: Sequence[str], language: str, most: int = MOST) -> str:
    """Return names as a sentence says them: ``A, B en C``; a long row ends in a number.

    Where a name holds a comma itself, semicolons part them.
    """
    joiner = _AND.get(language, _AND[FALLBACK])
    parts = _short(names, language, most)
    if len(parts) < 2:
        return "".join(parts)
    return f"{_between(parts[:-1])} {joiner} {parts[-1]}"


def enumerated(names: Sequence[str], language: str, most: int = MOST) -> str:
    """Return names as they stand after a colon, without a word between: each may hold an "en"."""
    return _between(_short(names, language, most))


def _between(parts: Sequence[str]) -> str:
    return ("; " if any("," in part for part in parts) else ", ").join(parts)


def _short(names: Sequence[str], language: str, most: int) -> list[str]:
    """Replace what is too much by its number; one name too many is shorter than a number."""
    if len(names) <= most + 1:
        return list(names)
    more = _MORE.get(language, _MORE[FALLBACK])
    return [*names[:most], more.format(n=len(names) - most)]


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
