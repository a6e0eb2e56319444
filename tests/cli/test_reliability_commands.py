"""Cases of the command line that have to do with disks, locks and other processes."""

import ctypes
import fcntl
import os
import resource
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def _as_an_ordinary_person() -> None:
    """Let permissions count for root too: drop the capabilities that overrule them."""
    if os.geteuid() == 0:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


def _no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def run(
    shell: Shell, preexec: Callable[[], None], *words: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        shell.argv(*words), capture_output=True, text=True, env=shell.env, cwd=shell.home,
        preexec_fn=preexec, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_03_a_full_disk_saves_nothing_and_says_so(jong: Shell) -> None:
    """Case 3: exit 1, one line, the old file byte-identical."""
    before = jong.files()
    done = run(jong, _no_room, "add", "jong", "regie", "x")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert jong.files() == before


def test_06_a_read_only_folder_can_be_read(jong: Shell) -> None:
    """Case 6: ``list`` and ``export`` work, ``add`` is refused with exit 1."""
    before = jong.files()
    jong.library.chmod(0o500)
    try:
        listed = run(jong, _as_an_ordinary_person, "list")
        exported = run(jong, _as_an_ordinary_person, "export", "jong")
        added = run(jong, _as_an_ordinary_person, "add", "jong", "regie", "x")
        made = run(jong, _as_an_ordinary_person, "new", "ander")
    finally:
        jong.library.chmod(0o700)
    assert (listed.returncode, "jong" in listed.stdout) == (0, True), listed
    assert (exported.returncode, "Geen jongere" in exported.stdout) == (0, True), exported
    assert (added.returncode, added.stdout, added.stderr.count("\n")) == (1, "", 1), added
    assert (made.returncode, made.stderr.count("\n")) == (1, 1), made
    assert "read-only" in added.stderr
    assert jong.files() == before


def test_11_a_lock_held_by_another_is_busy_after_ten_seconds(jong: Shell) -> None:
    """Case 11: exit 4."""
    lock = os.open(jong.library / "jong.json.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        began = time.monotonic()
        said = jong.refused(4, "add", "jong", "regie", "x")
        waited = time.monotonic() - began
        jong.ok("show", "jong")
    finally:
        os.close(lock)
    assert waited > 9
    assert said


def test_12_a_killed_holder_frees_the_lock_at_once(jong: Shell) -> None:
    """Case 12: the next writer needs no cleaning up."""
    code = (
        "import fcntl, os, sys, time; fd = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT);"
        "fcntl.flock(fd, fcntl.LOCK_EX); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(jong.library / "jong.json.lock")], stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    holder.kill()
    holder.wait()
    holder.stdout.close()
    jong.ok("add", "jong", "regie", "x")


def test_07_several_writers_at_once_lose_nothing(jong: Shell) -> None:
    """Case 7, small: every id that was told is there, none twice."""
    running = [jong.start("add", "jong", "regie", f"schrijver {number}") for number in range(8)]
    told = []
    for each in running:
        out, err = each.communicate(timeout=60)
        assert (each.returncode, err) == (0, b"")
        told += out.decode().split()
    rows = jong.ok("card", "jong", "list", "regie", "--json").data["cards"]
    assert sorted(row["id"] for row in rows) == sorted(told)
    assert len(set(told)) == 8


def test_a_folder_that_cannot_be_made_is_told(shell: Shell, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    shell.refused(1, "new", "x", "--dir", str(blocked / "below"))
    shell.refused(1, "new", "x", "--dir", str(blocked))


def test_an_error_nobody_foresaw_is_logged_and_named(jong: Shell) -> None:
    """The last resort: one line with the path of the log, no traceback on the screen."""
    code = (
        "import sys; from tui.cli import main; from board import queries;"
        "queries.cards_at = None; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "card", "jong", "list"],
        capture_output=True, text=True, env=jong.env, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "Traceback" not in done.stderr
    (log,) = jong.state.rglob("crash-*.log")
    assert str(log) in done.stderr
    assert "TypeError" in log.read_text("utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it(jong: Shell, number: signal.Signals) -> None:
    running = jong.start("add", "jong", "regie", "-")
    assert running.stdin is not None
    running.stdin.write(b"een begin\n")
    running.stdin.flush()
    while unread(running.stdin.fileno()):  # Until the program has begun, and waits for more.
        time.sleep(0.01)
    before = jong.files()
    running.send_signal(number)
    _, said = running.communicate(timeout=60)
    assert running.returncode == -number  # A shell shows 128 + the signal: 143, 129.
    assert said == b""
    assert jong.files() == before


def unread(descriptor: int) -> int:
    """Return how many bytes lie in a pipe."""
    answer = fcntl.ioctl(descriptor, termios.FIONREAD, struct.pack("i", 0))
    return int(struct.unpack("i", answer)[0])
