"""The program as a person starts it: a process of its own, in folders of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, Self

import pytest

from tests.cli.forked import Ended, Loaded

ROOT = Path(__file__).parents[2]


class Result(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str

    @classmethod
    def of(cls, ended: "Ended | subprocess.CompletedProcess[bytes]") -> Self:
        """Return what there is to know of a run."""
        return cls(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    @property
    def data(self) -> Any:
        """The answer of ``--json``."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The lines of the answer."""
        return self.out.splitlines()


class Shell:
    """A person at a shell: folders, an environment, and the program."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.library = home / "canvases"
        self.state = home / "state"
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONSAFEPATH": "1",
            "NETWERKCANVAS_DIR": str(self.library),
            "NETWERKCANVAS_AS": "noor",
            "XDG_STATE_HOME": str(self.state),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "TERM": "xterm-256color",
        }

    def argv(self, *words: str) -> list[str]:
        """Return the command line as the system takes it."""
        return [
            sys.executable,
            "-c",
            "import sys; from tui.cli import main; sys.exit(main())",
            *words,
        ]

    def __call__(
        self, *words: str, stdin: str | bytes = b"", cwd: Path | None = None, **env: str
    ) -> Result:
        """Run the program and wait for it."""
        given = {**self.env, **env}
        data = stdin.encode() if isinstance(stdin, str) else stdin
        if cwd is None and (program := loaded(self)).suits(given, data):
            return Result.of(program.run(words, data, given, self.home))
        return self.started(*words, stdin=data, cwd=cwd, **env)

    def started(
        self, *words: str, stdin: bytes = b"", cwd: Path | None = None, **env: str
    ) -> Result:
        """Run the program as ``__call__`` does, from a Python that has loaded nothing yet."""
        given = {**self.env, **env}
        return Result.of(
            subprocess.run(
                self.argv(*words),
                input=stdin, capture_output=True, env=given, cwd=cwd or self.home, timeout=60,
            )
        )  # fmt: skip

    def ok(self, *words: str, stdin: str | bytes = b"", **env: str) -> Result:
        """Run the program and expect that all went well."""
        result = self(*words, stdin=stdin, cwd=None, **env)
        assert (result.code, result.err) == (0, ""), result
        return result

    def refused(self, code: int, *words: str, stdin: str | bytes = b"", **env: str) -> str:
        """Run the program, expect an exit code and one clear line, and return that line."""
        result = self(*words, stdin=stdin, cwd=None, **env)
        assert result.code == code, result
        assert result.out == "", result
        assert result.err.startswith("netwerkcanvas: "), result
        assert result.err.count("\n") == 1, result
        assert result.err.endswith("\n"), result
        assert "Traceback" not in result.err
        return result.err.strip()

    def start(self, *words: str, **env: str) -> "subprocess.Popen[bytes]":
        """Start the program and leave it running."""
        return subprocess.Popen(
            self.argv(*words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**self.env, **env},
            cwd=self.home,
        )

    def files(self) -> dict[str, bytes]:
        """Return every file in the library with its bytes, but for locks, which hold nothing."""
        return {
            str(path.relative_to(self.library)): path.read_bytes()
            for path in sorted(self.library.rglob("*"))
            if path.is_file() and path.suffix != ".lock"
        }


_loaded: list[Loaded] = []


def loaded(shell: Shell) -> Loaded:
    """Return the process that has the program in it already; one for all tests of a worker."""
    if not _loaded:
        _loaded.append(Loaded(shell.env))
    return _loaded[0]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A fresh machine."""
    return Shell(tmp_path)


@pytest.fixture
def jong(shell: Shell) -> Shell:
    """A machine with a canvas ``jong`` of a few cards."""
    shell.ok("new", "jong", "--title", "Netwerk Jong & Werk", "--canvas-lang", "nl")
    shell.ok("add", "jong", "identiteit.passie.thema", "Geen jongere van de radar")
    shell.ok("add", "jong", "spelregels.besluiten", "Zonder bezwaar is besloten #besluit")
    return shell
