"""Where a hand may stand in a text: before and behind whole graphemes.

A flag, a family joined from several people and a letter with its accents are one thing to the
hand, whatever number of characters they are kept as.
"""

_WINDOW = 256
"""Characters around the hand that are looked at; no grapheme comes near."""

_INDICATORS = range(0x1F1E6, 0x1F200)
"""Two of these make a flag."""


def before(text: str, at: int) -> int:
    """Return where the grapheme begins that ends at a place in a text."""
    start = max(0, at - _WINDOW)
    return start + _starts(text[start:at])[-1]


def behind(text: str, at: int) -> int:
    """Return where the grapheme ends that begins at a place in a text."""
    ahead = text[at : at + _WINDOW]
    return at + [*_starts(ahead)[1:], len(ahead)][0]


def _starts(text: str) -> list[int]:
    """Return where graphemes begin; at least the first does."""
    if text.isascii():
        return list(range(len(text))) or [0]
    from rich.cells import split_graphemes

    starts: list[int] = []
    half = False
    for start, end, _ in split_graphemes(text)[0]:
        indicator = end - start == 1 and ord(text[start]) in _INDICATORS
        if indicator and half:
            half = False
            continue
        half = indicator
        starts.append(start)
    return starts or [0]
