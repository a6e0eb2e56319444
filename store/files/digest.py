"""SHA-256 that costs a small file no import.

``hashlib`` loads all of OpenSSL; for less than a large file the interpreter's own implementation
is done before that is loaded. The digests are the same.
"""

import sys
from collections.abc import Callable
from typing import Any

LARGE = 128 * 1024
"""Bytes from which OpenSSL's speed is worth loading it."""

_MANY = 10
"""Calls after which this is a process that lives on."""

_calls = 0


def sha256(size: int) -> Any:
    """Return a new SHA-256 object, as ``hashlib`` has them, to hash about ``size`` bytes with."""
    global _calls
    _calls += 1
    fast = size > LARGE or _calls > _MANY or "hashlib" in sys.modules
    make = None if fast else _builtin()
    if make is None:
        import hashlib

        make = hashlib.sha256
    return make()


def _builtin() -> Callable[[], Any] | None:
    for module in ("_sha2", "_sha256"):  # The name it has since Python 3.12, and before.
        try:
            found: Callable[[], Any] = __import__(module).sha256
        except ImportError:
            continue
        return found
    return None
