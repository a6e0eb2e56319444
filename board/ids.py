"""Names for things: eight random characters, unique within a canvas."""

import os
from collections.abc import Container

_ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz"
"""32 characters without the look-alikes 0/o and 1/l, so that an id can be read aloud."""

LENGTH = 8


def new_id(taken: Container[str] = ()) -> str:
    """Return an id that is not in ``taken``."""
    while True:
        bits = int.from_bytes(os.urandom(5), "big")
        candidate = "".join(_ALPHABET[bits >> shift & 31] for shift in range(0, 40, 5))
        if candidate not in taken:
            return candidate


def new_ids(count: int, taken: Container[str] = ()) -> list[str]:
    """Return so many ids, all of them different: of 100,000 two are alike once in 200 times."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[new_id(taken)] = None
    return [*found]
