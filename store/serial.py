"""JSON in and out by orjson, for all that this program writes itself.

Little of it goes by the standard library, to the same effect: orjson brings ``inspect``,
``dataclasses`` and ``uuid``, 10 ms before the first sheet, and reads half a megabyte 3 ms sooner.

``loads_any`` reads with the standard library what others may have written: it takes lone
surrogates, as TinyDB's own writing leaves them, and refuses a key that stands twice in one object.
"""

import json
from math import isfinite
from typing import Any

LITTLE = 1 << 19
"""Bytes up to which JSON is read by the standard library."""

_DIGITS = 18
"""So many always fit in 64 bits; a longer whole number orjson may read as a fraction."""


class NotJson(ValueError):
    """The bytes are no JSON, or the value can't be written as JSON."""


def dumps(value: Any) -> bytes:
    """Return a value as compact JSON. Raises NotJson."""
    import orjson

    try:
        return orjson.dumps(value)
    except TypeError as error:
        raise NotJson(str(error)) from None


def dumps_little(value: Any) -> bytes:
    """Return a value as ``dumps`` does, for what is written before there is a sheet."""
    try:
        written = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return written.encode()
    except (TypeError, ValueError) as error:
        raise NotJson(str(error)) from None


def loads(data: bytes) -> Any:
    """Return what JSON bytes hold. Raises NotJson."""
    try:
        if len(data) <= LITTLE and b"\\u" not in data:  # It may be half a character.
            return json.loads(
                data.decode(), parse_constant=_refuse, parse_float=_finite, parse_int=_whole
            )
        import orjson

        return orjson.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)) from None


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise NotJson(digits)
    return number


def _whole(digits: str) -> int | float:
    if len(digits) > _DIGITS:
        import orjson

        number: int | float = orjson.loads(digits)
        return number
    return int(digits)


def loads_any(data: bytes) -> Any:
    """Return what JSON bytes hold that others may have written. Raises NotJson."""
    try:
        return json.loads(data, parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)) from None


def _refuse(constant: str) -> None:
    raise NotJson(constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object; of a key that stands twice nobody can say which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotJson("a key twice")
    return found
