"""JSON in and out by orjson, for all that this program writes itself.

``loads_any`` reads with the standard library what others may have written: it takes lone
surrogates, as TinyDB's own writing leaves them, and refuses a key that stands twice in one object.
"""

from typing import Any

import orjson


class NotJson(ValueError):
    """The bytes are no JSON, or the value can't be written as JSON."""


def dumps(value: Any) -> bytes:
    """Return a value as compact JSON. Raises NotJson."""
    try:
        return orjson.dumps(value)
    except TypeError as error:
        raise NotJson(str(error)) from None


def loads(data: bytes) -> Any:
    """Return what JSON bytes hold. Raises NotJson."""
    try:
        return orjson.loads(data)
    except ValueError as error:
        raise NotJson(str(error)) from None


def loads_any(data: bytes) -> Any:
    """Return what JSON bytes hold that others may have written. Raises NotJson."""
    import json

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
