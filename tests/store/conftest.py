"""A library of its own for each test, people who work in it, and a system that fails on demand."""

import errno
import fcntl
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from board import regular
from board.change import Change, Delta
from board.commands.by import By
from board.ids import new_id
from board.model import Record, Tables
from store import disk
from store.canvas import Committed, StoredCanvas
from store.files.canvasfile import CanvasFile
from store.files.library import FileLibrary
from store.library import Library
from store.postgres.library import ServerLibrary, open_server
from tests.postgres.server import Server

NAME = "jong"
_PATIENCE = 5.0


class AnyDesk:
    """A library, wherever it is kept, and short ways to do in it what people do."""

    library: Library

    def __init__(self, home: Path) -> None:
        self.home = home
        self.state = home / "state"
        self._seconds = 0

    def by(self, who: str = "noor") -> By:
        """Return someone acting a second later than the last."""
        self._seconds += 1
        return By(
            who,
            f"2026-03-17T{self._seconds // 3600:02}:{self._seconds // 60 % 60:02}:"
            f"{self._seconds % 60:02}Z",
        )

    def create(self, name: str = NAME, cards: int = 0, **texts: str) -> StoredCanvas:
        """Make a canvas with cards of these texts, by id, and some more."""
        records: dict[str, Record] = {
            id: {"id": id, "place": "identiteit.passie", "text": text} for id, text in texts.items()
        }
        for number in range(cards):
            id = f"card{number:04}"
            records[id] = {"id": id, "place": "identiteit.passie", "text": f"Kaart {number}"}
        tables: Tables = {"canvas": {"canvas": {"title": "Jong & Werk"}}, "cards": records}
        return self.library.create(name, tables, self.by())

    def open(self, name: str = NAME) -> StoredCanvas:
        """Open a canvas as another process would, knowing nothing yet."""
        raise NotImplementedError

    def holding(self, text: str) -> set[str]:
        """Return the names of the files, or the tables, of the library in which a text stands."""
        raise NotImplementedError

    def add(self, file: StoredCanvas, text: str, who: str = "noor", id: str = "") -> str:
        """Add a card; return its id."""
        id = id or new_id()
        record = {"id": id, "place": "identiteit.passie", "text": text, "author": who}
        self.commit(file, [Delta("cards", id, None, record)], "card.add", who, text)
        return id

    def edit(
        self,
        file: StoredCanvas,
        id: str,
        who: str = "noor",
        was: Record | None = None,
        **fields: Any,
    ) -> Committed:
        """Change fields of a card; ``was`` is what this person saw, by default what there is."""
        record = file.read().tables["cards"][id]
        before = was or {field: record.get(field) for field in fields}
        return self.commit(file, [Delta("cards", id, before, dict(fields))], "card.edit", who)

    def commit(
        self,
        file: StoredCanvas,
        deltas: list[Delta],
        command: str = "card.add",
        who: str = "noor",
        subject: str = "",
    ) -> Committed:
        """Commit deltas."""
        return file.commit(Change(command, tuple(deltas), subject), self.by(who))

    def cards(self, name: str = NAME) -> dict[str, Any]:
        """Return id and text of the cards on disk, read anew."""
        cards = self.open(name).read().tables.get("cards", {})
        return {id: record.get("text") for id, record in cards.items()}


class Desk(AnyDesk):
    """A library in files."""

    library: FileLibrary

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.library = FileLibrary(home / "canvases", state=self.state, patience=_PATIENCE)

    def create(self, name: str = NAME, cards: int = 0, **texts: str) -> CanvasFile:
        """Make a canvas in a file."""
        made = super().create(name, cards, **texts)
        assert isinstance(made, CanvasFile)
        return made

    def open(self, name: str = NAME, patience: float | None = None) -> CanvasFile:
        """Open a canvas as another process would, knowing nothing yet."""
        library = FileLibrary(
            self.library.folder,
            state=self.state,
            patience=_PATIENCE if patience is None else patience,
        )
        return library.open(name)

    def names(self) -> set[str]:
        """Return the names of all files in the library, but for locks, which hold nothing."""
        folder = self.library.folder
        return {
            str(path.relative_to(folder))
            for path in folder.rglob("*")
            if path.is_file() and path.suffix != ".lock"
        }

    def holding(self, text: str) -> set[str]:
        """Return the names of the files in which a text stands."""
        folder = self.library.folder
        return {name for name in self.names() if text in (folder / name).read_text("utf-8")}

    def path(self, name: str = NAME) -> Path:
        """Return the path of a canvas file."""
        return self.library.folder / f"{name}.json"


class ServerDesk(AnyDesk):
    """A library on a server."""

    def __init__(self, home: Path, url: str) -> None:
        super().__init__(home)
        self._url = url
        opened = self._opened()
        self.server = opened.server
        self.library = cast(Library, opened)

    def open(self, name: str = NAME) -> StoredCanvas:
        """Open a canvas as another process would, knowing nothing yet."""
        return self._opened().open(name)

    def holding(self, text: str) -> set[str]:
        """Return the names of the tables in which a text stands."""
        tables = "select tablename from pg_tables where schemaname = 'netwerkcanvas'"
        look = "select 1 from netwerkcanvas.{} one where strpos(one::text, %s) > 0"
        found = (name for (name,) in self.server.rows(tables))
        return {name for name in found if self.server.rows(look.format(name), text)}

    def _opened(self) -> ServerLibrary:
        return open_server(self._url, state=self.state, patience=_PATIENCE)


both = pytest.mark.parametrize("desk", ["files", "postgres"], indirect=True)
"""Asks a test's questions of either store."""


class Interposed:
    """A module in which each call passes a gate first."""

    def __init__(self, module: Any, gate: Callable[[str], None]) -> None:
        self._module = module
        self._gate = gate

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._module, name)
        if not callable(value) or isinstance(value, type) or name in ("strerror",):
            return value

        def call(*args: Any, **options: Any) -> Any:
            try:
                self._gate(name)
            except OSError:
                if name == "close":  # It frees the descriptor, whatever it reports.
                    value(*args)
                raise
            return value(*args, **options)

        return call


def _let_pass(number: int, name: str) -> None:
    """Let a call go ahead."""


class System:
    """The calls that the store makes: counted, failing, or the last thing a process does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.calls: list[str] = []

    @contextmanager
    def watched(
        self, act: Callable[[int, str], None] = lambda number, name: None
    ) -> Iterator[None]:
        """Count the calls, from 1, and do something before each."""
        self.calls = []

        def gate(name: str) -> None:
            self.calls.append(name)
            act(len(self.calls), name)

        with self._monkeypatch.context() as patch:
            patch.setattr(disk, "os", Interposed(os, gate))
            patch.setattr(regular, "os", Interposed(os, gate))
            patch.setattr(disk, "fcntl", Interposed(fcntl, gate))
            yield

    @contextmanager
    def failing(self, at: int, number: int) -> Iterator[None]:
        """Let the call ``at`` fail with an error number, and none after it."""

        def act(now: int, name: str) -> None:
            if now == at:
                raise OSError(number, os.strerror(number))

        with self.watched(act):
            yield

    @contextmanager
    def failing_sync(self, which: int, number: int = errno.EIO) -> Iterator[None]:
        """Let one ``fsync`` fail: 1 is that of the new file, 2 that of the folder."""

        def act(now: int, name: str) -> None:
            if name == "fsync" and self.calls.count("fsync") == which:
                raise OSError(number, os.strerror(number))

        with self.watched(act):
            yield

    @contextmanager
    def refusing(self, refused: str, number: int = errno.ENOSPC) -> Iterator[None]:
        """Let every call of a name fail."""

        def act(now: int, name: str) -> None:
            if name == refused:
                raise OSError(number, os.strerror(number))

        with self.watched(act):
            yield

    @contextmanager
    def deadly(self, at: int) -> Iterator[None]:
        """Let the process die of kill -9 at the entry of the call ``at``."""

        def act(now: int, name: str) -> None:
            if now == at:
                os.kill(os.getpid(), signal.SIGKILL)

        with self.watched(act):
            yield


Tell = Callable[[str], None]
"""Passes a line to the process that waits."""


class Child:
    """Another process, which does one thing and tells lines on the way."""

    def __init__(self, work: Callable[[Tell], None]) -> None:
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            code = 70
            try:
                os.close(reading)
                work(lambda line: _tell(writing, line))
                code = 0
            finally:
                os._exit(code)
        os.close(writing)
        self._reading = reading

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)

    def told(self) -> list[str]:
        """Return all lines it told before it ended or closed the line."""
        data = b""
        while chunk := os.read(self._reading, 65536):
            data += chunk
        os.close(self._reading)
        return data.decode().split("\n")[:-1]

    def next_line(self) -> str:
        """Wait for one line, told by itself."""
        return os.read(self._reading, 65536).decode().strip()

    def ended(self) -> int:
        """Wait for its end; return its exit code, negative for a signal."""
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)


def _tell(descriptor: int, line: str) -> None:
    os.write(descriptor, f"{line}\n".encode())


@pytest.fixture(scope="session")
def shelf(postgres: Server) -> str:
    """The address of a database that all tests of this process put their libraries in."""
    return postgres.url(postgres.new_database())


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnyDesk]:
    """A library of its own: in files, or where ``both`` says so on a server."""
    if getattr(request, "param", "files") == "files":
        yield Desk(tmp_path)
        return
    server = ServerDesk(tmp_path, request.getfixturevalue("shelf"))
    if server.server.ready():
        server.server.rows("delete from netwerkcanvas.canvases")
    yield server
    server.server.close()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    """The calls to the system, to be watched or to fail."""
    return System(monkeypatch)


Start = Callable[[Callable[[Tell], None]], Child]


@pytest.fixture
def start() -> Start:
    """Start another process."""
    return Child
