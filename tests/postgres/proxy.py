"""What stands between a client and the server: a distance, a silence, a line that is cut.

It takes calls on a socket in a folder, as the server does, and passes on one message of the
protocol at a time, so that a line can be cut after any of them.
"""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread

from tests.postgres.server import Server

_PORT = 5432
_NOTIFICATION = b"A"
_WAITS = (b"Q", b"S")
"""What a client ends a question with: a simple one, and the end of an extended one."""


class Proxy:
    """A way to a server that can be long, and that can break."""

    def __init__(self, folder: Path, server: Path, delay: float, deaf: bool) -> None:
        """``server`` is its socket; every message takes ``delay`` seconds, either way.

        A ``deaf`` one passes no notifications on, as a pooler doesn't.
        """
        self.folder = folder
        self._deaf = deaf
        self._server = server
        self._delay = delay
        self._lock = Lock()
        self._left: int | None = None
        self._flows = Event()
        self._flows.set()
        self._open: list[socket.socket] = []
        self.cut = False
        """Whether a line was cut since that was asked for."""
        self.asked = 0
        """How often a client sent something and waited for the answer."""
        self._ear = socket.socket(socket.AF_UNIX)
        self._ear.bind(str(folder / f".s.PGSQL.{_PORT}"))
        self._ear.listen()
        Thread(target=self._take_calls, daemon=True).start()

    def url(self, database: str) -> str:
        """Return the address of a database by this way."""
        return f"postgresql://postgres@/{database}?host={self.folder}&port={_PORT}"

    def cut_after(self, messages: int) -> None:
        """Cut every line there is once so many messages have come through."""
        with self._lock:
            self._left, self.cut = messages, False

    def hold(self) -> None:
        """Let nothing through any more, either way, and cut nothing: a server that froze."""
        self._flows.clear()

    def pass_on(self) -> None:
        """Let through what was held, and what comes."""
        self._flows.set()

    def close(self) -> None:
        """Take no more calls, and cut all lines."""
        self._ear.close()
        self._break()
        self._flows.set()

    def _take_calls(self) -> None:
        while True:
            try:
                client, _ = self._ear.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(str(self._server))
            except OSError:
                return
            self._open += [client, server]
            for source, target, first in ((client, server, True), (server, client, False)):
                late: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
                Thread(target=self._read, args=(source, first, late), daemon=True).start()
                Thread(target=self._write, args=(target, late), daemon=True).start()

    def _read(
        self, source: socket.socket, first: bool, late: "SimpleQueue[tuple[float, bytes]]"
    ) -> None:
        source_is_client = first
        with suppress(OSError):
            for message in _messages(source, first):
                if self._deaf and not first and message[:1] == _NOTIFICATION:
                    continue
                late.put((time.monotonic() + self._delay, message))
                self.asked += source_is_client and message[:1] in _WAITS
        late.put((0.0, b""))

    def _write(self, target: socket.socket, late: "SimpleQueue[tuple[float, bytes]]") -> None:
        with suppress(OSError):
            while True:
                due, message = late.get()
                if not message:
                    target.shutdown(socket.SHUT_RDWR)
                    return
                if (wait := due - time.monotonic()) > 0:
                    time.sleep(wait)
                self._flows.wait()
                if not self._may_pass():
                    self._break()
                    return
                target.sendall(message)

    def _may_pass(self) -> bool:
        with self._lock:
            if self._left is None:
                return True
            self._left -= 1
            if self._left >= 0:
                return True
            self._left, self.cut = None, True
            return False

    def _break(self) -> None:
        lines, self._open = self._open, []
        for one in lines:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


def _messages(source: socket.socket, first: bool) -> Iterator[bytes]:
    """Yield what comes, a message at a time; the ``first`` of a client has no letter."""
    held = b""
    while chunk := source.recv(65536):
        held += chunk
        while True:
            letter = 0 if first else 1
            if len(held) < letter + 4:
                break
            size = letter + int.from_bytes(held[letter : letter + 4], "big")
            if len(held) < size:
                break
            yield held[:size]
            held, first = held[size:], False


@contextmanager
def between(server: Server, delay: float = 0.0, *, deaf: bool = False) -> Iterator[Proxy]:
    """Give a way to a server that is there for as long as the block."""
    with TemporaryDirectory(prefix="nc-") as folder:  # A path short enough for a socket in it.
        proxy = Proxy(Path(folder), server.folder / f".s.PGSQL.{server.port}", delay, deaf)
        try:
            yield proxy
        finally:
            proxy.close()
