"""The command line in processes of their own that need not load it anew each time.

A process loads the program once and waits. For each run it forks: what comes of that is a process
as any other, with its own arguments, environment, folder, standard streams, exit code and signals.
It only starts where a new one would be after its imports. What hangs on how Python starts, or on
what is imported, is tested on programs that are really started.
"""

import json
import os
import selectors
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds after which a run is taken to hang."""
AT_ONCE = 32 * 1024
"""Bytes that surely fit in a pipe before anyone reads them."""

_AT_START = ("PYTHON", "LC_", "LANG", "TZ")
"""What begins like this is read when Python starts, not by the program."""
_NUMBER = struct.Struct("!i")


class Ended(NamedTuple):
    """How a run ended: an exit code, negative for a signal, and what it wrote."""

    returncode: int
    stdout: bytes
    stderr: bytes


class Loaded:
    """A process with the program in it, that forks on request."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = {name: env[name] for name in env if name == "PATH" or _at_start(name)}
        self._line, theirs = socket.socketpair()
        self._line.settimeout(PATIENCE)
        with theirs:
            # Pipes, as a run's own streams are, for Python looks at them when it starts.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.cli.forked", str(theirs.fileno())],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()], env=self._env, cwd=ROOT,
            )  # fmt: skip

    def suits(self, env: Mapping[str, str], stdin: bytes) -> bool:
        """Return whether a run with these would be the same when it is really started."""
        asked = {name: value for name, value in env.items() if _at_start(name)}
        mine = {name: value for name, value in self._env.items() if _at_start(name)}
        return asked == mine and len(stdin) <= AT_ONCE

    def run(self, words: tuple[str, ...], stdin: bytes, env: Mapping[str, str], cwd: Path) -> Ended:
        """Run the program and wait for it."""
        ours, theirs = zip(*(os.pipe() for _ in range(3)), strict=True)
        taken = (ours[0], theirs[1], theirs[2])
        os.write(theirs[0], stdin)
        os.close(theirs[0])
        request = json.dumps([words, dict(env), str(cwd)]).encode()
        socket.send_fds(self._line, [_NUMBER.pack(len(request))], list(taken))
        self._line.sendall(request)
        for descriptor in taken:
            os.close(descriptor)
        pid = self._number()
        try:
            out, err = _both(ours[1], ours[2])
        except TimeoutError:
            os.kill(pid, signal.SIGKILL)
            raise
        finally:
            os.close(ours[1])
            os.close(ours[2])
        return Ended(os.waitstatus_to_exitcode(self._number()), out, err)

    def _number(self) -> int:
        data = self._line.recv(_NUMBER.size, socket.MSG_WAITALL)
        if len(data) < _NUMBER.size:
            raise RuntimeError(self._process.communicate()[1].decode())
        return int(_NUMBER.unpack(data)[0])


def _at_start(name: str) -> bool:
    return name.startswith(_AT_START)


def _both(*descriptors: int) -> list[bytes]:
    """Read all descriptors to their end. Raises TimeoutError."""
    read = dict.fromkeys(descriptors, b"")
    with selectors.DefaultSelector() as waiting:
        for descriptor in descriptors:
            waiting.register(descriptor, selectors.EVENT_READ)
        while waiting.get_map():
            ready = waiting.select(PATIENCE)
            if not ready:
                raise TimeoutError(f"nothing came for {PATIENCE} seconds: {read}")
            for key, _ in ready:
                chunk = os.read(key.fd, 65536)
                read[key.fd] += chunk
                if not chunk:
                    waiting.unregister(key.fd)
    return list(read.values())


def _wait_to_be(line: socket.socket) -> None:
    """Fork for each request; return as the program that was asked for, never as who forks."""
    while True:
        head, descriptors, _, _ = socket.recv_fds(line, _NUMBER.size, 3)
        if not head:
            os._exit(0)
        request = line.recv(_NUMBER.unpack(head)[0], socket.MSG_WAITALL)
        pid = os.fork()
        if pid == 0:
            line.close()
            words, env, cwd = json.loads(request)
            _become(words, env, cwd, descriptors)
            return
        for descriptor in descriptors:
            os.close(descriptor)
        line.sendall(_NUMBER.pack(pid))
        line.sendall(_NUMBER.pack(os.waitpid(pid, 0)[1]))


def _become(words: list[str], env: dict[str, str], cwd: str, descriptors: list[int]) -> None:
    """Take the arguments, environment, folder and streams of a run."""
    for standard, descriptor in enumerate(descriptors):
        os.dup2(descriptor, standard)
        os.close(descriptor)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["-c", *words]


def _load() -> Any:
    """Import the program with all that a command may come to need, and give it back."""
    import gc
    from importlib import import_module
    from pkgutil import walk_packages

    for name in ("board", "store", "exports", "tui.cli"):
        for module in walk_packages(import_module(name).__path__, f"{name}."):
            import_module(module.name)
    gc.freeze()
    return import_module("tui.cli").main


if __name__ == "__main__":
    main = _load()
    _wait_to_be(socket.socket(fileno=int(sys.argv[1])))
    sys.exit(main())
