"""Ctrl+c, a termination and a hang-up: a command ends at once, and shows no traceback."""

import signal
import subprocess
import time

import pytest

from tests.cli.conftest import Shell

READY = """
import os, signal, sys
from tui.cli import main
really = signal.signal
def told(*given):
    before = really(*given)
    os.write(2, b"!")
    return before
signal.signal = told
main()
"""
"""Runs the program and says when it has seen to its interrupts, before it loads anything else."""


def started(shell: Shell, *words: str) -> "subprocess.Popen[bytes]":
    """Start a command and wait until an interrupt is for the program, not for Python's start."""
    running = subprocess.Popen(
        [shell.argv()[0], "-c", READY, *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=shell.env,
    )  # fmt: skip
    assert running.stderr is not None
    assert running.stderr.read(1) == b"!"
    return running


@pytest.mark.parametrize(
    ("words", "number", "step"),
    [
        (["list"], signal.SIGINT, 5),
        (["list"], signal.SIGTERM, 25),
        (["list"], signal.SIGHUP, 25),
        (["show", "jong"], signal.SIGINT, 25),
        (["export", "jong"], signal.SIGINT, 25),
    ],
)
def test_nothing_is_said_whenever_it_comes(
    jong: Shell, words: list[str], number: signal.Signals, step: int
) -> None:
    """The exit code a shell shows is 128 and the signal; or 0, where the command was done."""
    for after in range(0, 100, step):
        running = started(jong, *words)
        time.sleep(after / 1000)
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
        assert said == b"", after
        assert running.returncode in (-number, 0), after


def test_whoever_waits_for_lines_is_let_go(jong: Shell) -> None:
    before = jong.files()
    running = started(jong, "add", "jong", "regie", "-")
    assert running.stdin is not None
    running.stdin.write(b"half\n")
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (-signal.SIGINT, b"")
    assert jong.files() == before


def test_an_interrupt_that_is_ignored_stays_so(jong: Shell) -> None:
    """As for a command in the background of a script."""
    running = subprocess.Popen(
        jong.argv("add", "jong", "regie", "-"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=jong.env,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )  # fmt: skip
    running.send_signal(signal.SIGINT)
    told, _ = running.communicate(b"Toch\n", timeout=60)
    assert running.returncode == 0
    assert len(told.split()) == 1


def test_what_a_backup_began_is_taken_away(jong: Shell) -> None:
    code = """
import os, signal
from store import disk
def interrupted(*given):
    os.kill(os.getpid(), signal.SIGINT)
disk.link = interrupted
from tui.cli import main
main()
"""
    done = subprocess.run(
        [jong.argv()[0], "-c", code, "backup", "alles.zip"],
        capture_output=True, env=jong.env, cwd=jong.home, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
    assert [path.name for path in jong.home.iterdir() if "alles" in path.name] == []
