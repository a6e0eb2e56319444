"""Putting things in words: catalogues of the network side, and names in a row.

``NETWORK`` holds what the commands on members, coalitions, paradoxes, interests and words refuse
with; ``CHECKS`` what the vitality check says.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from board.i18n import FALLBACK, Source

FOLDER = Path(__file__).parent / "texts"

NETWORK = Source(FOLDER, "network")
CHECKS = Source(FOLDER, "checks")

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
    return f"{_separator(parts).join(parts[:-1])} {joiner} {parts[-1]}"


def enumerated(names: Sequence[str], language: str, most: int = MOST) -> str:
    """Return names as they stand after a colon, without a word between: each may hold an "en"."""
    parts = _short(names, language, most)
    return _separator(parts).join(parts)


def _separator(parts: Sequence[str]) -> str:
    return "; " if any("," in part for part in parts) else ", "


def _short(names: Sequence[str], language: str, most: int) -> list[str]:
    """Replace what is too much by its number; one name too many is shorter than a number."""
    if len(names) <= most + 1:
        return list(names)
    more = _MORE.get(language, _MORE[FALLBACK])
    return [*names[:most], more.format(n=len(names) - most)]


_LETTERS = dict(zip("łøđðħŧıȷɨƀǥƙĸʉƶɓɖɗɛə", "loddhtijibgkkuzbddee", strict=True)) | {
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ŋ": "ng",
}
"""Letters that no Unicode table takes apart, as who has no key for them types them."""

_DIGITS = "[0-9]+"
_LONGEST_NUMBER = 20


def letters(text: str) -> str:
    """Return the letters of a text as they are compared: lower case, without accents.

    ``ł`` is an l, ``ß`` is ss, and so on; what is not seen (a soft hyphen, a joiner) is left out.
    """
    if text.isascii():
        return text.casefold()
    # Only names with accents pay for the Unicode tables.
    from unicodedata import category, combining, normalize

    plain = normalize("NFKD", normalize("NFKD", text).casefold())
    return "".join(
        _LETTERS.get(char, char) for char in plain if not combining(char) and category(char) != "Cf"
    )


def folded(text: str) -> str:
    """Return a text as it is compared: case, accents and the number of blanks don't matter."""
    return " ".join(letters(text).split())


def by_alphabet(text: str) -> str:
    """Return what a text is sorted by, as a reader looks it up.

    *é* stands with *e*, capitals with small letters, *Groep 2* before *Groep 10*, and
    *'t Hart* under *t*. Two that read alike always come in one order.
    """
    plain = folded(text)
    first = next((at for at, char in enumerate(plain) if char.isalnum()), 0)
    numbered = re.sub(_DIGITS, lambda found: found[0].zfill(_LONGEST_NUMBER), plain[first:])
    return f"{numbered}\0{text}"


def signed(number: int) -> str:
    """Return a place on the scale from -3 to 3, with a minus sign as wide as a plus."""
    return f"−{-number}" if number < 0 else str(number)


def inside(text: str) -> str:
    """Return a heading as it stands inside a sentence; ``ICT`` stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
