"""How much of what people wrote is on a page and read as Markdown, so that none takes long.

A parser spends as much on a row of ten thousand brackets as on a book. Bodies that are too rich in
marks are shown as they were typed; which ones is the same on every page of a canvas. A name of a
million letters, which no hand typed, would stand on twenty pages and be looked for on each.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from board.model import TABLES, Canvas
from board.text import MAX_TEXT

MOST: Final = 50_000
"""Weight of all bodies of a canvas that are read as Markdown: some seconds to make a Word document
of, and one to parse. A page of text weighs about 200."""

HEAVIEST: Final = 5_000
"""Weight of one body that is read as Markdown: the cost of brackets grows with their square."""

_AS_THEY_ARE: Final = ("id", "body", "extra")

_WEIGHTS: Final = {"<": 5, "[": 3, "\n": 3, "]": 1, "*": 1, "_": 1, "`": 1, "&": 1, "|": 5}
"""What a mark or a line takes, in tens of microseconds of the parser. Others take next to none."""


def weight(body: str) -> int:
    """Return what it takes to read a body as Markdown."""
    return sum(body.count(mark) * one for mark, one in _WEIGHTS.items())


def heaviest(bodies: Iterable[str]) -> int:
    """Return the weight above which a body is shown as it was typed.

    Where all of them together are too much, the heaviest ones are left out until the rest is not.
    """
    left = MOST
    for one in sorted(map(weight, bodies)):
        left -= one
        if left < 0:
            return min(one - 1, HEAVIEST)
    return HEAVIEST


def cut(canvas: Canvas) -> Canvas:
    """Return the canvas with every line cut, with a sign, that is longer than any command keeps.

    Only a file that something else made can hold one. Ids stay whole, and bodies, which are bounded
    by their weight. It is the very same canvas where nothing is too long.
    """
    changed: dict[str, Any] = {}
    for table in TABLES:
        things: Mapping[str, Any] = getattr(canvas, table)
        if new := {id: _shortened(one) for id, one in things.items() if _too_long(one)}:
            changed[table] = {**things, **new}
    if _too_long(canvas.info):
        changed["info"] = _shortened(canvas.info)
    return canvas._replace(**changed) if changed else canvas


def _too_long(record: Iterable[Any]) -> bool:
    for value in record:
        if isinstance(value, str):
            if len(value) > MAX_TEXT:
                return True
        elif value and not isinstance(value, int) and max(map(len, _texts(value))) > MAX_TEXT:
            return True
    return False


def _texts(value: Any) -> Iterable[str]:
    """Return the texts in a field that holds several; of what isn't one, nothing."""
    held = (*value, *value.values()) if isinstance(value, Mapping) else value
    return ("", *(one for one in held if isinstance(one, str)))


def _shortened(record: Any) -> Any:
    fields = zip(record._fields, record, strict=True)
    return record._replace(
        **{field: _short(value) for field, value in fields if field not in _AS_THEY_ARE}
    )


def _short(value: Any) -> Any:
    match value:
        case str() if len(value) > MAX_TEXT:
            return f"{value[: MAX_TEXT - 1]}…"
        case tuple():
            return tuple(map(_short, value))
        case Mapping():
            return {_short(key): _short(one) for key, one in value.items()}
    return value
