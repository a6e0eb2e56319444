"""Where a reader would break a word that is too long for its line.

Told by the shape of the word, for Dutch and English alike: between syllables, with the consonants
of a syllable's start kept together, so that compounds mostly part where they were joined
(``huisartsen-praktijken``). A table of a language's hyphenation knows better, and costs more to
load than the whole first sheet.
"""

from functools import lru_cache
from itertools import pairwise

from tui.terminal.cells import cell_len, chopped, single

_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöüãõåæœø")
_AFTER = frozenset("-/_.@–")
"""A word may always end its line after one of these; no hyphen is added."""

_STARTS = frozenset(
    "bl br cl cr dr fl gl gr kl kr pl pr sl sp spl spr st str tr vl vr wr "  # noqa: SIM905
    "ch sch schr sh".split()
)
"""Consonants that begin a syllable together."""

_INSEPARABLE = frozenset({"ch", "sch", "sh", "ph", "th"})

_PREFIXES = ("be", "ge", "her", "ont", "ver")
"""What many words begin with, as a syllable of its own."""

_LEAST = 3
"""Letters that stay before a hyphen, and that go on after it."""

_AHEAD = 32
"""Letters beyond a line that may tell where a word in it is broken."""


def broken(word: str, cells: int) -> list[tuple[str, bool]]:
    """Return a word in parts of at most ``cells``; True where a hyphen was added at the end."""
    parts: list[tuple[str, bool]] = []
    while cell_len(near := _near(word, cells)) > cells:
        head = head_of(near, cells)
        if head is None:
            head = (near[:cells] if single(near) else chopped(near, cells)[0]), False
        parts.append(head)
        word = word[len(head[0]) - head[1] :]
    return [*parts, (word, False)]


def head_of(word: str, cells: int) -> tuple[str, bool] | None:
    """Return the longest part of a word that can end a line of ``cells``, or None.

    One that ends where the word has a hyphen of its own is better than a longer one. With it comes
    whether a hyphen was added to it.
    """
    heads: list[tuple[str, bool]] = []
    word = _near(word, cells)
    for at in _breaks(word):
        hyphen = word[at - 1] not in _AFTER
        head = word[:at] + ("-" if hyphen else "")
        if cell_len(head) <= cells:
            heads.append((head, hyphen))
    signed = [head for head in heads if not head[1] and cell_len(head[0]) * 2 >= cells]
    return max(signed or heads, default=None, key=lambda head: len(head[0]))


def _near(word: str, cells: int) -> str:
    """Return the start of a word: more of it than fits in ``cells``, or all of it.

    What comes behind takes no part in how a line ends, and may be a hundred thousand letters.
    """
    size = max(cells, 0) + _AHEAD
    while size < len(word) and cell_len(word[:size]) < cells + _AHEAD // 2:  # Many without a cell.
        size *= 2
    return word[:size]


@lru_cache(maxsize=256)
def _breaks(word: str) -> tuple[int, ...]:
    """Return after how many letters a word can be broken, from left to right."""
    signs = {at for at in range(2, len(word)) if word[at - 1] in _AFTER and word[at] not in _AFTER}
    lower = word.casefold()
    found: set[int] = set()
    if len(lower) == len(word):
        vowels = [at for at, letter in enumerate(lower) if letter in _VOWELS]
        for one, other in pairwise(vowels):
            between = lower[one + 1 : other]
            if between and between.isalpha():
                found.add(_prefix(lower, one, other) or other - _start_of(between))
    return tuple(sorted(signs | {at for at in found if _leaves_enough(word, at)}))


def _prefix(word: str, one: int, other: int) -> int:
    """Return the length of a prefix whose vowel is at ``one``, if the next is at ``other``."""
    ends = (len(part) for part in _PREFIXES if word.startswith(part))
    return next((end for end in ends if one < end <= other), 0)


def _start_of(consonants: str) -> int:
    """Return how many of the consonants between two vowels begin the second syllable."""
    if consonants in _INSEPARABLE:
        return len(consonants)
    longest = len(consonants) - 1
    for size in range(longest, 1, -1):
        if consonants[-size:] in _STARTS:
            return size
    return 1


def _leaves_enough(word: str, at: int) -> bool:
    before, after = word[:at], word[at:]
    for sign in _AFTER:
        before, after = before.rpartition(sign)[2], after.partition(sign)[0]
    return len(before) >= _LEAST and len(after) >= _LEAST
