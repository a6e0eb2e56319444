"""Listening to one canvas: what others do and who is there, as the server tells of it.

A thread with a connection of its own hears of changes the moment they are kept, with the change
itself where that is small. Where notifications don't come through (a pooler stands in between) it
asks every half second instead. A line that breaks is taken up again, and then all is asked for.

Whoever knows SQL and may listen can send a notification as well. So where guests are let in nothing
that is told is believed: it is a reason to ask, and that not too often.
"""

import math
import os
import selectors
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import Any, NamedTuple

import psycopg

from store.errors import StoreError
from store.postgres import wire
from store.postgres.connection import Connection, Silence
from store.postgres.server import Server
from store.postgres.trouble import from_server
from store.postgres.wire import Entry
from store.serial import NotJson, dumps, loads

ASK = 0.5
"""Seconds between two times that the server is asked what is new, where it can't tell."""
BEAT = 2.0
"""Seconds between two times that we tell that we are still here, and see who is."""
SILENT = 5.0
"""Seconds without an answer after which a server is silent, and the line counts as broken."""
AGAIN = (0.2, 0.5, 1.0, 2.0)
"""Seconds before a broken line is taken up again; the last counts for all that follow."""

GAP = 0.05
"""Seconds between two times that we ask because we were told to, whoever tells how often."""

_MOST = 200
"""Most people at one canvas of whom we take note."""
_LOCKS = 1852142711
"""What the advisory locks of those who are here have in common."""

_CHANNEL = "select channel from netwerkcanvas.canvases where canvas = %s"
_NEWEST = "select rev, last, true from netwerkcanvas.canvases where canvas = %s"
_NEWEST_AND_GUESTS = """
    select rev, last, exists (select from netwerkcanvas.guests where canvas = c.canvas)
    from netwerkcanvas.canvases c where canvas = %s
"""
_GHOSTS = """
    delete from netwerkcanvas.presence
    where canvas = %s and told < clock_timestamp() - interval '1 hour'
"""
_TELL = "select netwerkcanvas.tell(%s, %s, %s, %s, %s, %s)"
_AROUND = f"select process, here, changed from netwerkcanvas.around(%s) limit {_MOST}"
_LEAVE = """
    with gone as (delete from netwerkcanvas.presence where canvas = %s and process = %s)
    select pg_notify(%s, json_build_object('process', %s::bigint, 'here', null)::text)
    where %s <> ''
"""

_NOT_ALLOWED = (
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.ReadOnlySqlTransaction,
    psycopg.errors.FeatureNotSupported,
)

About = dict[str, Any]
"""What others are told of someone."""


class Around(NamedTuple):
    """Someone who is at work at the canvas."""

    process: int
    about: About
    changed: int
    """Microseconds since 1970."""


class Line:
    """What is heard of one canvas."""

    def __init__(self, server: Server, canvas_id: str) -> None:
        self.process = int.from_bytes(os.urandom(4), "big") >> 1
        """What others know us by."""
        self._server = server
        self._id = canvas_id
        self._lock = Lock()
        self._tellers: list[Callable[[], object]] = []
        self._heard: list[Entry] = []
        self._asks = True
        self._newest: tuple[int, str] | None = None
        self._trouble: StoreError | None = None
        self._around: dict[int, Around] = {}
        self._about: About | None = None
        self._loud = False
        self._users = 0
        self._thread: Thread | None = None
        self._ear, self._mouth = socket.socketpair()

    # -- for who uses it, from any thread

    def take_up(self) -> None:
        """Begin to listen, unless someone did."""
        with self._lock:
            self._users += 1
            if self._thread is None:
                self._thread = Thread(target=self._run, name="line", daemon=True)
                self._thread.start()

    def let_go(self) -> None:
        """Stop listening once nobody needs it."""
        with self._lock:
            self._users -= 1
        self._wake()

    def when_changed(self, tell: Callable[[], object]) -> None:
        """Have this called from the line's thread when something was heard."""
        with self._lock:
            self._tellers.append(tell)

    def forget(self, tell: Callable[[], object]) -> None:
        """Call it no more."""
        with self._lock, suppress(ValueError):
            self._tellers.remove(tell)

    def heard(self) -> tuple[list[Entry], bool]:
        """Return what was heard since this was asked last, and whether more is to be asked for.

        Raises what the line broke of, until it is there again.
        """
        with self._lock:
            if self._trouble is not None:
                raise self._trouble
            heard, self._heard = self._heard, []
            asks, self._asks = self._asks, False
            return heard, asks

    def ask_again(self) -> None:
        """Let ``heard`` say once more that the server is to be asked."""
        with self._lock:
            self._asks = True

    def tell(self, about: About | None) -> None:
        """Tell others about us; None when we leave."""
        with self._lock:
            self._about, self._loud = about, True
        self._wake()

    def around(self) -> list[Around]:
        """Return who else is there, as was heard last."""
        with self._lock:
            return [one for one in self._around.values() if one.process != self.process]

    # -- the thread

    def _wake(self) -> None:
        with suppress(OSError):
            self._mouth.send(b".")

    def _run(self) -> None:
        tries = 0
        with self._server.listeners.one_more():
            while self._wanted():
                try:
                    with self._server.connect() as connection:
                        connection.patience = SILENT
                        _Hearing(self, connection, self._id).go_on()
                    tries = 0
                except psycopg.Error as error:
                    if isinstance(error, Silence):
                        self._server.listeners.silent = True
                    tries = self._broke(from_server(error, self._server.where), tries)
                except StoreError as error:
                    tries = self._broke(error, tries)

    def _wanted(self) -> bool:
        """Tell whether somebody needs the line; else the thread ends."""
        with self._lock:
            if self._users <= 0:
                self._thread = None
            return self._users > 0

    def _broke(self, error: StoreError, tries: int) -> int:
        """Say so, and wait a little; return how often it broke in a row."""
        with self._lock:
            tries = 0 if self._trouble is None else tries + 1
            self._trouble, self._asks = error, True
            self._around = {}
        self._call()
        deadline = time.monotonic() + AGAIN[min(tries, len(AGAIN) - 1)]
        while self._users > 0 and (left := deadline - time.monotonic()) > 0:
            self._ear.settimeout(left)
            with suppress(TimeoutError):
                self._ear.recv(1024)
        return tries

    def _call(self) -> None:
        for tell in [*self._tellers]:
            tell()


class _Hearing:
    """One connection of a line, for as long as it holds."""

    def __init__(self, line: Line, connection: Connection, canvas_id: str) -> None:
        self._line = line
        self._connection = connection
        self._id = canvas_id
        self._hello = os.urandom(4).hex()
        self._channel = ""
        self._direct = False
        """Whether notifications come through."""
        self._newest = _NEWEST_AND_GUESTS
        self._guests = True
        """Whether there may be guests, so that not all that is told is true."""
        self._calls_at: float | None = None
        """When those who use the line are to be told that there is something to ask for."""
        self._called = 0.0

    def go_on(self) -> None:
        """Listen until nobody needs it. Raises psycopg.Error."""
        line = self._line
        self._begin()
        with line._lock:
            line._trouble, line._loud = None, line._about is not None
        line._call()
        beat = ask = 0.0
        with selectors.DefaultSelector() as selector:
            selector.register(self._connection, selectors.EVENT_READ)
            selector.register(line._ear, selectors.EVENT_READ)
            while line._users > 0:
                now = time.monotonic()
                if line._loud or now >= beat:
                    self._tell()
                if now >= beat:
                    self._look_around()
                    beat = now + BEAT
                if now >= ask:
                    self._ask()
                    ask = now + (BEAT if self._direct else ASK)
                self._listen()
                due = min(beat, ask, self._call_if_due())
                ready = selector.select(max(0.0, due - time.monotonic()))
                if any(key.fileobj is line._ear for key, _ in ready):
                    line._ear.recv(1024)
        self._leave()

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        cursor = self._connection.execute(statement.encode(), values)
        self._line._server.listeners.silent = False
        return cursor.fetchall() if cursor.description else []

    def _if_allowed(self, statement: str, *values: object) -> None:
        """Do what not everyone may, nor any server: one who only looks on hears all the same."""
        with suppress(*_NOT_ALLOWED):
            self._rows(statement, *values)

    def _begin(self) -> None:
        found = self._rows(_CHANNEL, self._id)
        if not found:
            return
        self._channel = str(found[0][0])
        self._if_allowed(_GHOSTS, self._id)
        self._if_allowed(f'listen "{self._channel}"')
        hello = dumps({"hello": self._hello}).decode()
        self._if_allowed("select pg_notify(%s, %s)", self._channel, hello)

    def _tell(self) -> None:
        line = self._line
        with line._lock:
            about, loud, line._loud = line._about, line._loud, False
        if about is not None:
            told = dumps(about).decode()
            values = (self._id, self._channel, line.process, told, self._direct, loud)
            self._if_allowed(_TELL, *values)
        elif loud:
            self._leave()

    def _leave(self) -> None:
        me = self._line.process
        self._if_allowed(_LEAVE, self._id, me, self._channel, me, self._channel)

    def _look_around(self) -> None:
        found = [
            Around(process, loads(here.encode()), changed)
            for process, here, changed in self._rows(_AROUND, self._id)
        ]
        with self._line._lock:
            self._line._around = {one.process: one for one in found}

    def _ask(self) -> None:
        try:
            found = self._rows(self._newest, self._id)
        except psycopg.errors.InsufficientPrivilege:  # So we are a guest, or less.
            self._newest = _NEWEST
            found = self._rows(_NEWEST, self._id)
        rev, last, self._guests = found[0] if found else (0, "", True)
        newest = (int(rev), str(last))
        line = self._line
        if newest != line._newest:
            with line._lock:
                line._newest, line._asks = newest, True
            line._call()

    def _listen(self) -> None:
        """Take in what was told."""
        heard = False
        for note in [*self._connection.notifies(timeout=0)]:
            with suppress(NotJson, KeyError, TypeError, ValueError):
                heard |= self._take(loads(note.payload.encode()))
        if heard:
            self._calls_at = time.monotonic()
            if self._guests:
                self._calls_at = max(self._calls_at, self._called + GAP)

    def _call_if_due(self) -> float:
        """Tell who uses the line where it is time for that; return when it will be."""
        if self._calls_at is None:
            return math.inf
        if (now := time.monotonic()) >= self._calls_at:
            self._called, self._calls_at = now, None
            self._line._call()
            return math.inf
        return self._calls_at

    def _take(self, told: dict[str, Any]) -> bool:
        """Take in one notification; tell whether it is about the canvas itself."""
        line = self._line
        if "hello" in told:
            if told["hello"] == self._hello:
                self._direct = True
                self._rows("select pg_advisory_lock_shared(%s, %s)", _LOCKS, line.process)
                line._loud = line._about is not None
            return False
        with line._lock:
            if "process" in told:
                process, about = int(told["process"]), told["here"]
                line._around.pop(process, None)
                if about is not None and len(line._around) < _MOST:
                    line._around[process] = Around(process, about, int(told["changed"]))
                return False
            if "change" in told and not self._guests:
                one = wire.entry(told)
                line._heard.append(one)
                line._newest = (one.revision.rev, one.change)
            else:
                line._asks = True
        return True


class Lines:
    """The lines of one library: one for each canvas, whoever asks."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._lock = Lock()
        self._lines: dict[str, Line] = {}

    def of(self, canvas_id: str) -> Line:
        """Return the line of a canvas; it isn't taken up yet."""
        with self._lock:
            if canvas_id not in self._lines:
                self._lines[canvas_id] = Line(self._server, canvas_id)
            return self._lines[canvas_id]
