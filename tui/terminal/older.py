"""What is written in place of characters that an older character set lacks.

None of the signs of the screen becomes a question mark, which means *proposed*, and no two that
stand for different things on one page become the same.
"""

import codecs

_SIGNS = str.maketrans(
    "─│┌┐└┘├┤┬┴┼╭╮╯╰━┃═║╪▎●○◌✓✗×…·–—‘’“”•→←↑↓↳↕▸◂▲▼◆≡■□✎€§†‹›−‑⇧⌫␣±≠‖▒«»▾▴┏┓┗┛",
    "-|+++++++++++++-|=|+|*ogvxx..--''\"\"*><^v>^><^v@=#.&ESt<>--^<_~%|#<>_^++++",
)
_PICTURES = range(0x2400, 0x2422)
"""What control characters show as."""

REPLACE = "netwerkcanvas.older"
"""How a stream writes what it has no character for: an error handler for ``codecs``."""


def written(text: str, encoding: str) -> str:
    """Return a grapheme as a character set can show it."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return in_ascii(text)
    return text


def in_ascii(text: str) -> str:
    """Return one ASCII character for a grapheme: of a letter the one without its accents."""
    first = text[:1]
    if first.isascii():
        return first
    if ord(first) in _SIGNS:
        return first.translate(_SIGNS)
    if ord(first) in _PICTURES:
        return "^"
    from board.wording import letters

    plain = letters(first)[:1]
    if not (plain.isascii() and plain.isalnum()):
        return "?"
    return plain.upper() if first.isupper() else plain


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """Write a character that can't be encoded as an older one."""
    assert isinstance(error, UnicodeEncodeError)
    return in_ascii(error.object[error.start]), error.start + 1


codecs.register_error(REPLACE, _replaced)
