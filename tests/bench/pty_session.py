"""A program in a terminal of our own: type, look, count bytes, see how it ends.

For the benchmark and for tests of the whole program. The terminal is a pty; its screen is kept by
pyte. Nothing reads it in the background: a session that isn't pumped is a terminal that stands
still, which is a case of its own.
"""

import contextlib
import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pyte

from tests.bench import processes
from tests.bench.emulator import Emulated

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
}
"""What a terminal without the kitty protocol sends; see also ``key``."""

_PAUSE = 0.001
"""Seconds without a byte after which a frame is taken to be complete."""

_PATIENT = 30
"""Seconds to wait for what should come much sooner: long, for a busy machine is no failure."""

_QUERY_SYNC = "\x1b[?2026$p"


class Chunk(NamedTuple):
    """Bytes that came out at one moment (``time.perf_counter`` seconds)."""

    at: float
    size: int


def key(name: str) -> bytes:
    """Return what a terminal sends for a key: ``j``, ``enter``, ``ctrl+p``."""
    if name.startswith("ctrl+") and len(name) == 6:
        return bytes([ord(name[5].upper()) & 0x1F])
    return KEYS.get(name, name).encode()


class Session:
    """One run of a program; use it in a ``with`` statement."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (120, 36),
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
        synchronized: bool = False,
        ignore_hangup: bool = False,
        through: Sequence[int] = (),
    ) -> None:
        """Start ``command``; in ``env``, ``None`` takes a variable away.

        ``synchronized`` makes the terminal claim synchronized output (mode 2026).
        ``ignore_hangup`` starts the program as ``nohup`` would.
        ``through`` are processes, servers for example, under which the program may come to run:
        it is idle when they and their children are as well.
        """
        environ = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
        for unwanted in (
            "COLUMNS",
            "LINES",
            "NO_COLOR",
            "TMUX",
            "STY",
            "LC_ALL",
            "PYTHONDONTWRITEBYTECODE",
        ):
            environ.pop(unwanted, None)
        for name, value in (env or {}).items():
            if value is None:
                environ.pop(name, None)
            else:
                environ[name] = value
        self.command = list(command)
        self._through = tuple(through)
        self.raw = bytearray()
        """All bytes that came out, for a look at what travelled."""
        self.chunks: list[Chunk] = []
        self.exit_code: int | None = None
        """What the shell would see: 128 + n after a signal; ``None`` while it runs."""
        self.peak_memory = 0
        """Peak resident memory in bytes, known after the end."""
        self._emulated = Emulated(*size)
        self._seen = 0
        self._synchronized = synchronized
        self._kept = -1
        self.started = time.perf_counter()
        self._spawn(environ, size, cwd, ignore_hangup)

    def _spawn(
        self, environ: dict[str, str], size: tuple[int, int], cwd: Path | None, ignore: bool
    ) -> None:
        self.master, slave = pty.openpty()
        self._set_size(*size)
        self._kept = os.dup(slave)  # keeps the settings readable after the program's end
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(self.master)
                os.close(self._kept)
                os.login_tty(slave)
                if ignore:
                    signal.signal(signal.SIGHUP, signal.SIG_IGN)
                if cwd:
                    os.chdir(cwd)
                os.execvpe(self.command[0], self.command, environ)
            finally:
                os._exit(127)
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Typing

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        while data:
            with contextlib.suppress(BlockingIOError):
                data = data[os.write(self.master, data) :]

    def press(self, *names: str) -> None:
        """Press keys by name, one by one, each after the screen has gone quiet."""
        for name in names:
            self.send(key(name))
            self.wait_quiet()

    def type(self, text: str) -> None:
        """Type a text at once, as a fast typist over a slow line would appear to."""
        self.send(text.encode())
        self.wait_quiet()

    def paste(self, text: str) -> None:
        """Paste a text, bracketed as terminals do."""
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")
        self.wait_quiet()

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal; the program gets SIGWINCH."""
        self._look()
        self._emulated.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    # Looking

    def pump(self, seconds: float) -> bool:
        """Read what comes within ``seconds``, or return as soon as something did; say whether."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        if data:
            self.chunks.append(Chunk(time.perf_counter(), len(data)))
            self.raw += data
            if self._synchronized and _QUERY_SYNC.encode() in data:
                self.send(b"\x1b[?2026;2$y")
        return bool(data)

    def pump_all(self, seconds: float) -> bool:
        """Like ``pump``, and go on for as long as there is no pause of a millisecond.

        Looking at the screen takes many times as long as the terminal's driver takes to hand over
        the rest of a frame, which would then be booked as late.
        """
        came = self.pump(seconds)
        while came and self.pump(_PAUSE):
            pass
        return came

    def wait_quiet(self, quiet: float = 0.1, timeout: float = _PATIENT) -> None:
        """Read until nothing has come for ``quiet`` seconds and the program has nothing to do.

        Silence alone would say no more than that the machine is busy with something else.
        """
        end = time.perf_counter() + timeout
        while self.pump(quiet) or not self.idle:
            assert time.perf_counter() < end, f"never quiet in {timeout} s:\n{self.text}"

    def wait_idle(self, timeout: float = _PATIENT) -> None:
        """Wait, reading nothing, until the program has taken all keys and done what they ask."""
        end = time.perf_counter() + timeout
        calm = 0
        while calm < 3:  # it may be caught asleep between two steps
            assert time.perf_counter() < end, f"never idle in {timeout} s"
            time.sleep(0.02)
            calm = calm + 1 if self.idle else 0

    @property
    def idle(self) -> bool:
        """Whether the program waits: its input is read, and all its threads are asleep."""
        if self.poll() is not None:
            return True
        states = processes.states(self.pid, *self._through)
        if states & {"R", "D"}:
            return False
        return self._unread() == 0 or states <= {"T"}

    def _unread(self) -> int:
        """Return how many bytes of input wait for the program."""
        answer = fcntl.ioctl(self._kept, termios.FIONREAD, struct.pack("i", 0))
        return int(struct.unpack("i", answer)[0])

    def wait_for(self, pattern: str, timeout: float = _PATIENT) -> float:
        """Wait until the screen shows a regular expression; return seconds since the start."""
        end = time.perf_counter() + timeout
        while not re.search(pattern, self.text):
            if time.perf_counter() > end or (not self.pump_all(0.05) and self.poll() is not None):
                self.wait_quiet(0.05)
                if re.search(pattern, self.text):
                    break
                raise AssertionError(
                    f"never saw {pattern!r} (exit code {self.exit_code}):\n{self.text}"
                )
        return self.chunks[-1].at - self.started

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        self._look()
        return list(self._emulated.screen.display)

    @property
    def screen(self) -> pyte.Screen:
        """The emulated screen, with its colours and cursor."""
        self._look()
        return self._emulated.screen

    @property
    def modes(self) -> set[int]:
        """Private modes that are on now (25, the cursor, is on from the start)."""
        self._look()
        return self._emulated.modes

    def _look(self) -> None:
        """Let the emulator take what has come since the last look."""
        self._emulated.feed(bytes(self.raw[self._seen :]))
        self._seen = len(self.raw)

    # Counting

    def mark(self) -> int:
        """Return a place in the output to count from."""
        return len(self.raw)

    def sent_since(self, mark: int) -> bytes:
        """Return what came out since a mark."""
        return bytes(self.raw[mark:])

    def cpu_seconds(self) -> float:
        """Return the processor time the program has used, user and system."""
        return processes.cpu_seconds(self.pid)

    def memory(self) -> int:
        """Return the peak resident memory so far, in bytes."""
        return processes.peak_memory(self.pid)

    @property
    def cooked(self) -> bool:
        """Whether the terminal echoes and edits lines, as a shell expects to find it."""
        flags = termios.tcgetattr(self._kept)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)

    # Ending

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def poll(self) -> int | None:
        """Return the exit code if the program has ended."""
        if self.exit_code is None:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self.exit_code = code if code >= 0 else 128 - code
                self.peak_memory = usage.ru_maxrss * 1024
        return self.exit_code

    def wait_exit(self, timeout: float = _PATIENT, *, reading: bool = True) -> int:
        """Wait for the end and return the exit code; ``reading=False`` leaves the output alone."""
        end = time.perf_counter() + timeout
        while self.poll() is None:
            if time.perf_counter() > end:
                raise AssertionError(f"still running after {timeout} s:\n{self.text}")
            if not (reading and self.pump(0.01)):
                time.sleep(0.002)
        if reading:
            self.wait_quiet(0.02)
        assert self.exit_code is not None
        return self.exit_code

    def hang_up(self) -> None:
        """Close the terminal, as a dropped line does; nothing can be read or typed after this."""
        for descriptor in (self.master, self._kept):
            with contextlib.suppress(OSError):
                os.close(descriptor)
        self.master = self._kept = -1

    def close(self) -> None:
        """End the program if it still runs, and close the terminal."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
            while self.poll() is None:
                time.sleep(0.002)
        self.hang_up()
