"""A PostgreSQL server of the tests' own: in a temporary folder, on a free port, gone afterwards.

``running()`` gives one. It listens on this machine alone: on a socket in its folder, where whoever
asks is let in, and on 127.0.0.1, where a password is wanted. What ends it is a process beside ours
that waits for ours to end, however that happens: an interrupted run leaves neither a server nor a
folder behind.

PostgreSQL refuses to run as root. Where the tests do, it runs as the user ``postgres``.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SUPERUSER, PASSWORD = "postgres", "geheim-van-de-proef"
"""Who may do everything, and what a connection to 127.0.0.1 asks of them."""
_BINARIES = "/usr/lib/postgresql"
_ACCOUNT = "postgres"
_TRIES = 20

# Tests are about what is kept when a process dies, not when the power fails. So nothing waits for
# the disk, but a commit is still out of the server's hands before it is acknowledged.
_SETTINGS = {
    "fsync": "off",
    "shared_buffers": "16MB",
    "max_connections": "80",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "min_wal_size": "2MB",
    "max_wal_size": "64MB",
    "jit": "off",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "warning",
}

_GUARD = """
read -r _
"$1/pg_ctl" -D "$2/data" -m immediate -w stop >/dev/null 2>&1
rm -rf "$2"
"""


def binaries() -> Path | None:
    """Return the folder with the newest server's programs; None where there is none."""
    found = sorted(Path(_BINARIES).glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    at = shutil.which("initdb")
    return Path(at).resolve().parent if at else None


def lacking() -> str:
    """Return why no server can be started here; nothing where one can."""
    if binaries() is None:
        return "no PostgreSQL here: neither under /usr/lib/postgresql nor on the path"
    if os.geteuid() == 0 and _ACCOUNT not in {each.pw_name for each in pwd.getpwall()}:
        return f"PostgreSQL refuses to run as root, and there is no user {_ACCOUNT}"
    return ""


def _as_account() -> dict[str, Any]:
    """Return what has a program run as who PostgreSQL accepts."""
    if os.geteuid():
        return {}
    account = pwd.getpwnam(_ACCOUNT)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


class Server:
    """A server, and the folder in which it keeps all it has."""

    def __init__(self, folder: Path, programs: Path, settings: Mapping[str, str]) -> None:
        self.folder = folder
        self.port = 0
        self._programs = programs
        self._settings = {**_SETTINGS, **settings, "unix_socket_directories": str(folder)}
        self._databases = 0

    def url(
        self, database: str = "postgres", user: str = SUPERUSER, password: str | None = None
    ) -> str:
        """Return the address of a database: over the socket, or with a password over TCP."""
        if password is None:
            return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def sql(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Do one statement as the superuser, outside any transaction; return its rows."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def new_database(self) -> str:
        """Make an empty database and return its name."""
        self._databases += 1
        name = f"proef{self._databases}"
        self.sql(f"CREATE DATABASE {name}")
        return name

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected."""
        self.sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def make(self) -> None:
        """Make the folder's data: users, an empty database, how people are let in."""
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        if os.geteuid() == 0:
            account = pwd.getpwnam(_ACCOUNT)
            os.chown(secret, account.pw_uid, account.pw_gid)
        self._run(
            "initdb", "-D", str(self._data), "-U", SUPERUSER, f"--pwfile={secret}",
            "--auth-local=trust", "--auth-host=scram-sha-256", "--encoding=UTF8", "--no-locale",
            "--no-sync", "--no-instructions", "--wal-segsize=1",
        )  # fmt: skip
        secret.unlink()

    def start(self) -> None:
        """Start it, on the port it had before; returns when it answers."""
        fixed = bool(self.port)
        for _ in range(_TRIES):
            self.port = self.port if fixed else _free_port()
            if self._started():
                return
            time.sleep(0.2)  # What was killed may hold its memory a moment longer.
        raise RuntimeError(self._log.read_text(errors="replace"))

    def stop(self) -> None:
        """End it in good order, without waiting for who is connected."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End it as a crash would: nothing is said to anyone, nothing is written any more."""
        self._end(signal.SIGKILL)

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _log(self) -> Path:
        return self.folder / "log"

    def _started(self) -> bool:
        """Start it and tell whether it answers."""
        settings = {**self._settings, "port": str(self.port)}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(self._programs / "postgres"), "-D", str(self._data), *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder,
                env={"PATH": os.environ["PATH"]}, start_new_session=True, **_as_account(),
            )  # fmt: skip
        while self._process.poll() is None:
            if self._says_ready():
                return True
            time.sleep(0.02)
        return False

    def _says_ready(self) -> bool:
        """Tell what the server writes in its own file once it lets people in."""
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return lines[:1] == [str(self._process.pid)] and "".join(lines[7:8]).strip() == "ready"

    def _end(self, how: signal.Signals) -> None:
        self._process.send_signal(how)
        self._process.wait()

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(
            [str(self._programs / program), *words],
            check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, cwd=self.folder, env={"PATH": os.environ["PATH"]},
            **_as_account(),
        )  # fmt: skip


@contextmanager
def running(**settings: str) -> Iterator[Server]:
    """Give a server that answers, with these settings besides those of the tests.

    It is ended and its folder removed when the block ends, or the process, by whatever it dies.
    """
    programs = binaries()
    if programs is None:
        raise RuntimeError(lacking())
    folder = Path(tempfile.mkdtemp(prefix="nc-pg-"))  # A path short enough for a socket in it.
    if as_whom := _as_account():
        os.chown(folder, as_whom["user"], as_whom["group"])
    guard = subprocess.Popen(
        ["/bin/sh", "-c", _GUARD, "guard", str(programs), str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        cwd="/", start_new_session=True, **as_whom,
    )  # fmt: skip
    try:
        server = Server(folder, programs, settings)
        server.make()
        server.start()
        yield server
    finally:
        assert guard.stdin is not None
        guard.stdin.close()
        guard.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
