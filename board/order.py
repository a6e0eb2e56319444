"""Order within a place: fractional keys, so that a move touches one card only.

A key is a header letter that says how many digits the whole part has (``a`` one, ``b`` two, ...;
``Z`` one, ``Y`` two, ... for keys before the first), those digits, and a fraction without
trailing zeros. Plain string comparison orders keys. Adding at either end counts the whole part up
or down, so keys stay short however many cards are added; only squeezing in between makes a
fraction.
"""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
FIRST = "a0"


def is_key(key: str) -> bool:
    """Tell whether ``key`` is one that this module could have made."""
    if not key or not all(char in _VALUE for char in key):
        return False
    if not key[0].isalpha() or len(key) < _whole_length(key[0]):
        return False
    return not (len(key) > _whole_length(key[0]) and key.endswith("0"))


def between(before: str | None, after: str | None) -> str:
    """Return a key that sorts strictly between two keys; ``None`` is an open end.

    Where the two are equal or out of order (two people inserted at the same moment, and the ids
    broke the tie), the key sorts right after ``before``. What is no key (a file written by hand)
    counts as an open end.
    """
    before = before if before is not None and is_key(before) else None
    after = after if after is not None and is_key(after) else None
    if before is not None and after is not None and before >= after:
        after = None
        whole, fraction = _split(before)
        return whole + _middle(fraction, "")
    if before is None:
        if after is None:
            return FIRST
        whole, fraction = _split(after)
        return whole if fraction else _step(whole, -1)
    if after is None:
        return _step(_split(before)[0], +1)
    whole, fraction = _split(before)
    whole_after, fraction_after = _split(after)
    if whole == whole_after:
        return whole + _middle(fraction, fraction_after)
    following = _step(whole, +1)
    return following if following < after else whole + _middle(fraction, "")


def series(before: str | None, after: str | None, count: int) -> list[str]:
    """Return ``count`` ascending keys between two keys.

    Between two cards the keys halve the room again and again, so that a long paste there doesn't
    make long keys.
    """
    if count < 1:
        return []
    if before is None or after is None or before >= after:
        return _run(before, after, count)
    middle = between(before, after)
    left = (count - 1) // 2
    return [*series(before, middle, left), middle, *series(middle, after, count - 1 - left)]


def _run(before: str | None, after: str | None, count: int) -> list[str]:
    """Return ascending keys behind one key, or ahead of one where there is none before."""
    keys: list[str] = []
    backwards = before is None and after is not None
    for _ in range(count):
        key = between(None, after) if backwards else between(before, after)
        before, after = (None, key) if backwards else (key, after)
        keys.append(key)
    return keys[::-1] if backwards else keys


def _whole_length(header: str) -> int:
    return ord(header) - ord("a") + 2 if header >= "a" else ord("Z") - ord(header) + 2


def _split(key: str) -> tuple[str, str]:
    length = _whole_length(key[0])
    return key[:length], key[length:]


def _step(whole: str, by: int) -> str:
    """Count the whole part one up or down."""
    header, digits = whole[0], [_VALUE[char] for char in whole[1:]]
    for position in reversed(range(len(digits))):
        digits[position] += by
        if 0 <= digits[position] < _BASE:
            return header + "".join(_DIGITS[value] for value in digits)
        digits[position] %= _BASE
    if by > 0:
        if header == "Z":
            return FIRST
        header = chr(ord(header) + 1)
        return header + "0" * (_whole_length(header) - 1)
    if header == "a":
        return "Z" + _DIGITS[-1]
    header = chr(ord(header) - 1)
    return header + _DIGITS[-1] * (_whole_length(header) - 1)


def _middle(low: str, high: str) -> str:
    """Return a fraction strictly between two fractions; an empty ``high`` is one."""
    if high:
        shared = 0
        while shared < len(high) and (low[shared] if shared < len(low) else "0") == high[shared]:
            shared += 1
        if shared:
            return high[:shared] + _middle(low[shared:], high[shared:])
    lowest = _VALUE[low[0]] if low else 0
    highest = _VALUE[high[0]] if high else _BASE
    if highest - lowest > 1:
        return _DIGITS[(lowest + highest) // 2]
    if high and len(high) > 1:
        return high[0]
    return _DIGITS[lowest] + _middle(low[1:], "")
