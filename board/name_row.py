"""Names of parties in a row: how they are typed, shown, exported and read back.

One rule for all of it. A whole text that is exactly a known name is that one name. Otherwise a
semicolon (or a line break) separates; a comma never does, for "Stichting Zorg, Welzijn en Wonen"
is one party. A name that itself holds a semicolon stands in double quotes, a double quote within
them doubled. ``(van buiten)``, ``(outside)`` and the like behind a name, or ``+`` before it, mark
a party from outside the network; any other brackets belong to the name.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from board.text import one_line
from board.wording import folded

_OUTSIDE_WORDS = frozenset(
    {
        *("van buiten", "buiten", "buitenstaander", "extern", "externe"),
        *("from outside", "outside", "outsider", "external"),
    }
)
_MARK = {"nl": "(van buiten)", "en": "(outside)"}
_SEPARATOR = "; "
_LEFT_OVER = " \t\r\n,"
"""What may stand around a name without being part of it: a comma at its end is a slip."""

# As text: only those who type names pay for compiling it.
_PIECE = r'[ \t]*(?:(\+?\s*)"((?:[^"]|"")*)"([^;\n]*)|([^;\n]*))(?:[;\n]|$)'

_BRACKETED = r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]"
_LONGEST_SHORT = 12

_SPEAKS_FOR = r"(.*\S) \(((?:[^()]|\([^()]*\))+)\)"
_NUMBERED = r"(.*\S) \((\d{1,6})\)"
_QUOTED_FIRST = r'"((?:[^"]|"")+)"(?: \((.*)\))?'


class Name(NamedTuple):
    """One name in a row, and whether it was marked as from outside."""

    text: str
    outside: bool = False


def split(row: str, known: Collection[str] = ()) -> list[Name]:
    """Return the names in a row, without blank ones. ``known`` are names, folded."""
    whole = one_line(row)
    if whole and folded(whole) in known and not whole.startswith('"'):
        return [Name(whole)]
    names: list[Name] = []
    piece = re.compile(_PIECE)
    at = 0
    while at < len(row):
        found = piece.match(row, at)
        assert found is not None
        at = max(found.end(), at + 1)
        name = _name(found, known)
        if name.text:
            names.append(name)
    return names


def join(names: Iterable[Name], language: str, known: Collection[str] = ()) -> str:
    """Return names as a row that ``split`` takes apart into the same ones.

    With the same ``known``; without, as long as no known name happens to be the whole row.
    """
    wanted = list(names)
    plain = [written(name, language) for name in wanted]
    row = _SEPARATOR.join(plain)
    if known and split(row, known) != wanted:
        # A known name looks like this row, or like one of its names with its mark.
        row = _SEPARATOR.join(written(name, language, quoted=True) for name in wanted)
    return row


def listed(names: Iterable[str]) -> str:
    """Return names of members in a row, by the same rule."""
    return _SEPARATOR.join(written(Name(name), "") for name in names)


def written(name: Name, language: str, *, quoted: bool = False) -> str:
    """Return one name as it stands in a row, with its mark."""
    text = name.text
    mistaken = text.startswith(('"', "+")) or text != text.strip(_LEFT_OVER)
    if quoted or ";" in text or mistaken or _unmarked(text) != text:
        text = '"' + text.replace('"', '""') + '"'
    return f"{text} {_MARK.get(language, _MARK['en'])}" if name.outside else text


def means_outside(word: str) -> bool:
    """Tell whether a word says that someone is from outside, in either language."""
    return folded(word) in _OUTSIDE_WORDS


@lru_cache(maxsize=4096)
def other_forms(name: str) -> Sequence[str]:
    """Return how else a name may be written: without its abbreviation, and that alone.

    "Platform Natuur en Milieu (PNM)" is known as either part, whichever stands in brackets. What
    is in brackets is an abbreviation when it is one word with two capitals or more, of which the
    letters come in this order in the other part, from the start of a word: in "Jan (ROC)" it is
    not, nor is a remark.
    """
    found = re.fullmatch(_BRACKETED, name)
    if found is None:
        return ()
    one, other = found[1].strip(), found[2].strip()
    return (one, other) if _abbreviates(other, one) or _abbreviates(one, other) else ()


class Told(NamedTuple):
    """A name with what stands in brackets behind it in a list of members."""

    name: str
    home: str = ""
    """The organisation it speaks for."""
    number: int = 0
    """How many a group stands for."""


def told(one: Told) -> str:
    """Return a name with its brackets: ``Aisha (ROC Oostland)``, ``De twaalf gemeenten (12)``.

    The name in quotes where ``as_told`` would take the two apart otherwise.
    """
    behind = f" ({one.home})" if one.home else ""
    behind += f" ({one.number})" if one.number else ""
    plain = one.name + behind
    return plain if as_told(plain) == one else '"' + one.name.replace('"', '""') + '"' + behind


def as_told(text: str) -> Told:
    """Take a name from its brackets; an abbreviation in brackets belongs to the name."""
    number = 0
    if found := re.fullmatch(_NUMBERED, text):
        text, number = found[1], int(found[2])
    if found := re.fullmatch(_QUOTED_FIRST, text):
        return Told(found[1].replace('""', '"'), found[2] or "", number)
    found = None if other_forms(text) else re.fullmatch(_SPEAKS_FOR, text)
    return Told(found[1], found[2], number) if found else Told(text, "", number)


def _name(found: re.Match[str], known: Collection[str]) -> Name:
    """Return the name in one piece of a row."""
    plus, quoted, rest, plain = found.groups()
    piece = one_line(found[0].strip().rstrip(";"))
    if folded(piece) in known:
        return Name(piece)
    if quoted is None:
        bare = plain.strip(_LEFT_OVER)
        name = _unmarked(bare).removeprefix("+")
        return Name(one_line(name), name != bare)
    name, behind = quoted.replace('""', '"'), rest.strip()
    outside = "+" in plus or (bool(behind) and not _unmarked(behind))
    if behind and not outside:
        name += f" {behind}"
    return Name(one_line(name), outside)


def _unmarked(name: str) -> str:
    """Return a name without a mark like ``(van buiten)`` behind it."""
    start = max(name.rfind("("), name.rfind("["))
    if start < 0 or name[-1] not in ")]" or not means_outside(name[start + 1 : -1]):
        return name
    return name[:start].rstrip()


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether a word is an abbreviation of a name."""
    letters = short.replace(".", "")
    if not letters.isalnum() or len(letters) > min(_LONGEST_SHORT, len(long) - 1):
        return False
    if sum(char.isupper() for char in letters) < 2:
        return False
    wanted, name = folded(letters), folded(long)
    starts = [at for at in range(len(name)) if at == 0 or not name[at - 1].isalnum()]
    return any(_in_order(wanted, name[at:]) for at in starts if name[at] == wanted[0])


def _in_order(letters: str, text: str) -> bool:
    """Tell whether letters stand in a text in their order."""
    ahead = iter(text)
    return all(letter in ahead for letter in letters)
