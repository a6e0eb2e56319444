"""Card text: what comes in, and what may be shown.

``text`` of a card is one literal line, ``body`` may hold several. Both are kept as typed, control
characters included (JSON escapes them on disk); only what can't be stored is mended on the way
in. Whatever goes to a terminal passes ``visible`` first.
"""

import re
from collections.abc import Collection
from functools import cache

MAX_TEXT = 64 * 1024
"""Most bytes in one field."""

# Texts, not compiled patterns: compiling them takes a millisecond of every start, and the first
# sheet needs none.
_TAG = r"(?<![\w#&])#(\w[\w-]*)"
_SURROGATES = "[\ud800-\udfff]"
_MARKER = r"(?:[-*•‣◦▪▫●○■□·–☐☑☒\uf0b7]|\d{1,3}[.)]|\[[ xX]?\]|o(?=\t))(?:\s+|$)"
_BREAKS = "\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]"
_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_JOINING = frozenset("\u200c\u200d") | frozenset(map(chr, range(0xE0020, 0xE0080)))

_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0").union(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
"""Characters that count as letters or marks and show nothing by themselves."""


def joins(character: str) -> bool:
    """Tell whether a character only joins or parts its neighbours.

    Emoji families, the flags of regions and Persian words are made with such characters. Python
    doesn't count them as printable, yet a keyboard types them.
    """
    return character in _JOINING


def storable(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 file can hold."""
    return re.sub(_SURROGATES, "\ufffd", text)


def unseen(text: str) -> bool:
    """Tell whether a text has nothing to see: blanks, joiners, fillers and the like at most."""
    if text.isascii():
        return not text.strip()
    if any(char.isprintable() and char != " " and char not in _FILLERS for char in text):
        return False
    from unicodedata import category

    return all(char.isspace() or char in _FILLERS or category(char) == "Cf" for char in text)


def one_line(text: str) -> str:
    """Fold a text into one line: breaks become spaces, blanks at the ends go.

    A text with nothing to see comes back empty.
    """
    # What is printable breaks no line and can be stored, and needs no pattern compiled.
    line = text if text.isprintable() else re.sub(_BREAKS, " ", storable(text))
    line = line.strip()
    return "" if unseen(line) else line


SUBJECT = 80
"""Characters of what a revision was about, as it is kept."""


def subject(text: str, more: int = 0) -> str:
    """Return in a few words what a change was about: one thing, and how many more."""
    tail = f" +{more}" if more > 0 else ""
    return one_line(text)[: SUBJECT - len(tail)] + tail


def lines(text: str) -> list[str]:
    """Split what was pasted at every kind of line break, and take off the marks of a list.

    Lines are stripped, blank ones are left out. It is a list where at least half of the lines are
    marked; in a row of pluses and minuses a minus says something, and stays.
    """
    parts = [part.strip() for part in re.split(_BREAKS, storable(text))]
    parts = [part for part in parts if not unseen(part)]
    if not is_list(parts):
        return parts
    return [one for one in map(unmarked, parts) if not unseen(one)]


def is_list(lines: Collection[str]) -> bool:
    """Tell whether lines are those of a list, so that the mark before each says nothing."""
    marked = sum(unmarked(line) != line for line in lines)
    weighed = any(line.startswith("+ ") for line in lines)
    return 0 < len(lines) <= marked * 2 and not weighed


def unmarked(line: str) -> str:
    """Return a line without the bullet, the number or the box of a list before it, or both."""
    for _ in range(2):
        if found := re.match(_MARKER, line):
            line = line[found.end() :]
    return line


def body_text(text: str) -> str:
    """Mend a body: only ``\\n`` breaks lines, no blank lines at either end."""
    return re.sub(_BREAKS, "\n", storable(text)).strip("\n").rstrip()


def split(text: str) -> tuple[str, str]:
    """Split what someone wrote into a card's text (the first line that isn't blank) and body."""
    rest = body_text(text).lstrip()
    first = ""
    while rest and not first:
        line, _, rest = rest.partition("\n")
        first = one_line(line)
    return first, body_text(rest)


def visible(text: str) -> str:
    """Return the text safe for a terminal: nothing in it moves, colours or reorders the screen.

    Control characters become their pictures (``\\x1b`` is ``␛``), bidirectional overrides and C1
    codes a replacement mark; each stays one character, so columns hold.
    """
    return text if text.isprintable() else text.translate(_pictures())


@cache
def _pictures() -> dict[int, str]:
    """Return what stands for each character that isn't shown; none of them counts as printable."""
    pictures = {code: chr(0x2400 + code) for code in range(0x20)}
    pictures[0x7F] = "\u2421"
    unshown = [*range(0x80, 0xA0), *map(ord, _BIDI), *range(0xD800, 0xE000), 0x2028, 0x2029]
    return pictures | dict.fromkeys(unshown, "\ufffd")


def visible_lines(text: str) -> str:
    """Like ``visible``, but line breaks stay."""
    return "\n".join(visible(line) for line in text.split("\n"))


def tags(text: str) -> tuple[str, ...]:
    """Return the ``#words`` in a text, lower case, in order of appearance, each once."""
    return tuple(dict.fromkeys(tag.casefold() for tag in re.findall(_TAG, text)))
