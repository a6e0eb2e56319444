"""What someone may have meant: names that are a slip of the hand away, or that begin alike.

Two words with the same ending are no slip of each other, however many letters they share.
"""

from collections.abc import Iterable

from board.wording import folded

_LETTERS_A_SLIP = 4
_MOST_SLIPS = 3
_LEAST_BEGINNING = 2


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the known names near to ``word``, the nearest first; none where nothing is.

    What is clearly farther away than the nearest is left out.
    """
    found = [(count, name) for name in known if (count := near(word, name)) is not None]
    found.sort(key=lambda each: each[0])
    return [name for count, name in found[:most] if count <= found[0][0] + 1]


def near(word: str, name: str) -> int | None:
    """Return how many slips are between two words, one where one begins with the other.

    None where that is too many.
    """
    short, long = sorted((folded(word), folded(name)), key=len)
    if short != long and len(short) >= _LEAST_BEGINNING and long.startswith(short):
        return 1
    return slips(word, name)


def slips(word: str, name: str) -> int | None:
    """Return how many slips are between two words, or None where that is too many.

    A slip is a letter too many, too few, another one, or two that changed places; one is allowed
    for every four letters, one at least and three at most. Case and accents don't matter.
    """
    mine, theirs = folded(word), folded(name)
    longest = max(len(mine), len(theirs))
    allowed = max(1, min(_MOST_SLIPS, longest // _LETTERS_A_SLIP))
    if not mine or not theirs or abs(len(mine) - len(theirs)) > allowed:
        return None
    found = _distance(mine, theirs)
    return found if found <= min(allowed, longest - 2) or not found else None


def _distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance (Damerau, Levenshtein)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        row = [i]
        for j, theirs in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
