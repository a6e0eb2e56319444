"""JSON in and out: orjson where there is much of it, the standard library where there is little.

Importing orjson takes as long as reading and writing a few hundred cards without it, and a command
line that adds one card pays for the import every time. So small work is done by what TinyDB has
imported already, and orjson comes in with the first large file or in a process that lives on.
Both write the same bytes for what a canvas may hold (``store.mending`` refuses the rest), and no
file's checksum depends on that.
"""

import json
import sys
from typing import Any

LARGE = 256 * 1024
"""Bytes from which orjson is worth its import."""

_MANY = 40
"""Calls after which this is a process that lives on."""

_calls = 0
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


class NotJson(ValueError):
    """The bytes are no JSON, or the value can't be written as JSON."""


def dumps(value: Any, *, size: int = 0) -> bytes:
    """Return a value as compact JSON; ``size`` is about how many bytes are expected."""
    if _fast(size):
        import orjson

        try:
            return orjson.dumps(value)
        except TypeError as error:
            raise NotJson(str(error)) from None
    try:
        return _encode(value).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise NotJson(str(error)) from None


def loads(data: bytes) -> Any:
    """Return what JSON bytes hold. Raises NotJson."""
    if _fast(len(data)):
        import orjson

        try:
            return orjson.loads(data)
        except ValueError as error:
            raise NotJson(str(error)) from None
    return loads_any(data)


def loads_any(data: bytes) -> Any:
    """Like ``loads``, but takes lone surrogates, as TinyDB's own writing leaves them."""
    try:
        return json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)) from None


def _refuse(constant: str) -> None:
    raise NotJson(constant)


def _fast(size: int) -> bool:
    global _calls
    _calls += 1
    return size > LARGE or _calls > _MANY or "orjson" in sys.modules
