"""One thread at a time: what a canvas remembers is of one call, whoever makes it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Locked(Protocol):
    """Something with a lock of its own."""

    @property
    def lock(self) -> AbstractContextManager[Any, Any]:
        """What one call holds while others wait."""


P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T", bound=Locked)


def alone(method: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """Let a call wait for another thread's."""

    @wraps(method)
    def call(self: T, /, *args: P.args, **options: P.kwargs) -> R:
        with self.lock:
            return method(self, *args, **options)

    return call
