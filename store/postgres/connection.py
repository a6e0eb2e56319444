"""A connection that gives up on a server that says nothing.

A server that froze, or a network that swallows, breaks no connection: libpq would wait for ever.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen

T = TypeVar("T")


class Silence(psycopg.OperationalError):
    """The server said nothing for as long as we wait."""


class Listeners:
    """Those who find out for all others whether a server that is silent speaks again."""

    def __init__(self) -> None:
        self.silent = False
        """Whether the server said nothing when it was asked last."""
        self._number = 0
        self._lock = Lock()

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Count on whoever is in the block."""
        with self._lock:
            self._number += 1
        try:
            yield
        finally:
            with self._lock:
                self._number -= 1

    def give_up(self) -> bool:
        """Tell whether waiting for the server is best left to those who listen."""
        return self.silent and self._number > 0


class Connection(psycopg.Connection[tuple[Any, ...]]):
    """A connection on which no statement waits for ever; one that gave up is closed."""

    patience = 15.0
    """Seconds without a word from the server after which a statement ends in Silence."""
    gives_up: Callable[[], bool] = staticmethod(lambda: False)
    """Tells that the server is known to be silent; asked while we wait for it."""

    def wait(self, gen: PQGen[T], *rest: Any, **options: Any) -> T:
        """Wait as psycopg does, but no longer than our patience lasts. Raises Silence."""
        return super().wait(self._patiently(gen), *rest, **options)

    def _patiently(self, gen: PQGen[T]) -> PQGen[T]:
        """Do as a generator of psycopg's does; it is told nothing each time that nothing came."""
        heard = time.monotonic()
        try:
            waits_for = next(gen)
            while True:
                came = yield waits_for
                if came:
                    heard = time.monotonic()
                elif time.monotonic() - heard > self.patience or self.gives_up():
                    self.pgconn.finish()
                    raise Silence("no answer")
                waits_for = gen.send(came)
        except StopIteration as done:
            answer: T = done.value
            return answer
