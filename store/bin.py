"""What canvases are called in the bin: their name, with the moment they went there."""

import time
from collections.abc import Iterator, Sequence
from itertools import count


def names_in_bin(name: str) -> Iterator[str]:
    """Return what a canvas can be called there, until one of them is free."""
    moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    yield f"{name} {moment}"
    for number in count(2):
        yield f"{name} {moment}-{number}"


def last_of(name: str, there: Sequence[str]) -> str:
    """Return which one is meant of what lies in the bin; empty where none is.

    ``name`` is the one it has there, or the one it had before; of several the last that went.
    """
    return max((one for one in there if name in (one, name_before(one))), key=_went, default="")


def name_before(name: str) -> str:
    """Return the name a canvas had before it went to the bin."""
    before, _, moment = name.rpartition(" ")
    return before if before and moment[:1].isdigit() and moment[8:9] == "T" else name


def _went(name: str) -> tuple[str, int]:
    """Return when a canvas went to the bin, from its name there, so that the last sorts last."""
    moment, _, number = name.rpartition(" ")[2].partition("-")
    return moment, int(number) if number.isdecimal() else 0
