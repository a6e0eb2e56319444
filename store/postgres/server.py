"""The connection of this process to a server, made when it is first needed."""

import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import RLock
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from store.limits import PATIENCE
from store.postgres import schema
from store.postgres.address import parsed
from store.postgres.connection import Connection, Listeners, Silence
from store.postgres.errors import NoAnswer
from store.postgres.trouble import from_connecting, from_server

ANSWER = 15.0
"""Seconds in which a server says something, longer than we wait for another who is writing."""
WORK = 300.0
"""The same where it has much to do."""


class Server:
    """A database on a server. Calls from several threads wait for each other.

    Every call may raise Unreachable and what else keeps us out, NotALibrary and NewerSchema for a
    database that we can't work in, Gone when the connection broke and can't be had again, and
    NoAnswer when it says nothing. While somebody listens to a server that is silent, nobody else
    waits for it: they are told so at once, until the listener hears it again.
    """

    def __init__(self, url: str, *, patience: float = PATIENCE) -> None:
        """Raises BadAddress, SecretInAddress."""
        self._address = parsed(url)
        self.where = self._address.where
        self.patience = patience
        self._lock = RLock()
        self._held: list[Connection] = []
        self._ready = False
        self.listeners = Listeners()
        weakref.finalize(self, _let_go, self._held)

    def rows(
        self, statement: str, *values: object, again: bool = True, patience: float = ANSWER
    ) -> Sequence[tuple[Any, ...]]:
        """Carry out one statement in one round trip and return its rows.

        A connection that turns out to be lost is made anew, and with ``again`` the statement is
        sent once more: for what does nothing a second time. ``patience`` is in how many seconds
        the server has to say something.
        """
        with self._lock:
            lasting = bool(self._held)
            try:
                return self._send(statement, values, patience)
            except psycopg.Error as error:
                again = again and lasting and not isinstance(error, Silence)
                if not self._lost(error) or not again:
                    raise from_server(error, self.where) from None
            try:
                return self._send(statement, values, patience)
            except psycopg.Error as error:
                self._lost(error)
                raise from_server(error, self.where) from None

    def refresh(self) -> None:
        """See that the connection is there, before a statement that may be sent only once."""
        self.rows("select 1")

    def ready(self) -> bool:
        """Tell whether there is a library in the database; an empty one has none yet."""
        with self._lock:
            connection = self._connection()
            if not self._ready:
                self._ready = self._looked(connection)
            return self._ready

    def lay_out(self) -> None:
        """See that the database can hold a library. Raises NoRights."""
        with self._lock:
            if not self.ready():
                try:
                    schema.bring_forward(self._connection(), self.where)
                except psycopg.Error as error:
                    raise from_server(error, self.where) from None
                self._ready = True

    def script(self, statements: str) -> None:
        """Carry out several statements, all or none."""
        with self._lock:
            try:
                connection = self._connection()
                with connection.transaction():
                    connection.execute(statements.encode())
            except psycopg.Error as error:
                self._lost(error)
                raise from_server(error, self.where) from None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Let what is done in the block be one: it is kept when the block ends, or none of it."""
        with self._lock:
            self.refresh()
            try:
                connection = self._connection()
                connection.patience = WORK
                with connection.transaction():
                    yield connection
            except psycopg.Error as error:
                self._lost(error)
                raise from_server(error, self.where) from None

    def connect(self) -> Connection:
        """Return a connection of its own. Raises as all calls."""
        try:
            made = Connection.connect(
                make_conninfo(**self._address.parameters),
                autocommit=True,
                prepare_threshold=None,  # A pooler may give each statement another session.
                client_encoding="utf8",
            )
        except psycopg.Error as error:
            self.listeners.silent = isinstance(error, psycopg.errors.ConnectionTimeout)
            raise from_connecting(error, self.where) from None
        self.listeners.silent = False
        return made

    def close(self) -> None:
        """Let the connection go; the next call makes another."""
        with self._lock:
            _let_go(self._held)

    def _send(
        self, statement: str, values: Sequence[object], patience: float
    ) -> Sequence[tuple[Any, ...]]:
        connection = self._connection()
        connection.patience = patience
        cursor = connection.execute(statement.encode(), values)
        return cursor.fetchall() if cursor.description else []

    def _connection(self) -> Connection:
        if not self._held:
            if self.listeners.give_up():
                raise NoAnswer(where=self.where, reason="no answer")
            connection = self.connect()
            connection.gives_up = self.listeners.give_up
            self._held.append(connection)
            try:
                connection.execute(f"set lock_timeout = {round(self.patience * 1000)}".encode())
                self._ready = self._looked(connection)
            except psycopg.Error as error:
                _let_go(self._held)
                raise from_server(error, self.where) from None
            except BaseException:
                _let_go(self._held)
                raise
        return self._held[0]

    def _looked(self, connection: Connection) -> bool:
        found = schema.found(connection, self.where)
        if 0 < found < schema.KNOWN:
            schema.bring_forward(connection, self.where)
        return found > 0

    def _lost(self, error: psycopg.Error) -> bool:
        """Tell whether the connection was lost; then it is let go."""
        if isinstance(error, Silence):
            self.listeners.silent = True
        if self._held and not self._held[0].closed:
            return False
        _let_go(self._held)
        return True


def _let_go(held: list[Connection]) -> None:
    while held:
        with suppress(psycopg.Error):
            held.pop().close()
