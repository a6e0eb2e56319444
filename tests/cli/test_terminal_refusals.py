"""Where there is no screen, or nobody reading, or nothing to speak to."""

import os
import pty
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.mark.parametrize("words", [[], ["demo"], ["open", "jong"]])
def test_a_pipe_is_no_screen(jong: Shell, words: list[str]) -> None:
    said = jong.refused(1, *words)
    assert "netwerkcanvas list" in said


@pytest.mark.parametrize("term", ["dumb", "", None])
def test_27_a_dumb_terminal_gets_one_line_and_no_escape_bytes(
    jong: Shell, term: str | None
) -> None:
    """Case 27: exit 1, names the command line, prints no escape bytes."""
    env = {name: value for name, value in jong.env.items() if name != "TERM"}
    if term is not None:
        env["TERM"] = term
    master, slave = pty.openpty()
    done = subprocess.run(
        jong.argv("open", "jong"),
        stdin=slave, stdout=slave, stderr=subprocess.PIPE, env=env, timeout=60,
    )  # fmt: skip
    os.close(slave)
    os.set_blocking(master, False)
    try:
        painted = os.read(master, 4096)
    except (BlockingIOError, OSError):
        painted = b""
    os.close(master)
    assert (done.returncode, painted) == (1, b"")
    assert b"netwerkcanvas list" in done.stderr
    assert b"\x1b" not in done.stderr


def test_28_no_colour_codes_with_or_without_no_color(jong: Shell) -> None:
    """Case 28: the command line prints none at all."""
    for command in (["list"], ["show", "jong"], ["--help"], ["history", "jong"], ["check", "jong"]):
        assert "\x1b" not in jong.ok(*command, NO_COLOR="1").out
        assert "\x1b" not in jong.ok(*command, FORCE_COLOR="1", COLORTERM="truecolor").out


def test_38_a_reader_that_has_enough_makes_no_noise(jong: Shell) -> None:
    """Case 38: ``list | head -1`` without a traceback."""
    jong.ok(
        "add", "jong", "regie", "-", stdin="\n".join(f"kaart {n} " + "x" * 500 for n in range(2000))
    )
    for command in (["card", "jong", "list"], ["export", "jong"], ["history", "jong", "--json"]):
        running = jong.start(*command)
        assert running.stdout is not None
        assert running.stdout.readline()
        running.stdout.close()
        _, said = running.communicate(timeout=60)
        assert said == b""
        assert running.returncode == 0


def test_an_answer_that_cannot_be_written_is_told(jong: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            jong.argv("show", "jong"), stdout=full, stderr=subprocess.PIPE, env=jong.env, timeout=60
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_an_old_encoding_gets_a_mark_for_what_it_lacks(jong: Shell) -> None:
    jong.ok("add", "jong", "regie", "€ en 你")
    done = subprocess.run(
        jong.argv("show", "jong"),
        capture_output=True,
        env={**jong.env, "PYTHONIOENCODING": "latin-1"},
        timeout=60,
    )
    assert done.returncode == 0
    assert b"E en ?" in done.stdout


def test_restricted_opens_what_was_named_and_nothing_else(jong: Shell) -> None:
    for words in ([], ["list"], ["export", "jong"], ["demo"]):
        assert jong("--restricted", *words).code != 0


def closed(shell: Shell, streams: str, *words: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the program with streams closed, as a shell says it: ``>&-``."""
    command = " ".join(map(shlex.quote, shell.argv(*words)))
    return subprocess.run(
        ["/bin/sh", "-c", f"{command} {streams}"], capture_output=True, env=shell.env, timeout=60
    )


def test_a_closed_stream_is_no_trouble(jong: Shell) -> None:
    for stream in (">&-", "2>&-", "<&-", "<&- >&-", "<&- 2>&-"):
        done = closed(jong, stream, "list")
        assert (done.returncode, done.stderr) == (0, b""), stream


def test_where_nothing_can_be_told_nothing_is_done(jong: Shell) -> None:
    before = jong.files()
    for streams in (">&- 2>&-", ">&- 2>&- <&-"):
        for words in (["list"], ["add", "jong", "regie", "x"], ["open", "jong"]):
            done = closed(jong, streams, *words)
            assert (done.returncode, done.stdout, done.stderr) == (1, b"", b""), (streams, words)
    assert jong.files() == before


@pytest.mark.parametrize(
    "words",
    [
        ["add", "jong", "regie", "-"],
        ["add", "jong", "regie"],
        ["member", "jong", "add", "-"],
        ["topic", "jong", "add"],
        ["import", "-", "--name", "nieuw"],
        ["open", "jong"],
        [],
    ],
)
def test_a_closed_stdin_holds_nothing(jong: Shell, words: list[str]) -> None:
    before = jong.files()
    done = closed(jong, "<&-", *words)
    assert done.returncode == 1
    assert done.stderr.startswith(b"netwerkcanvas: ")
    assert done.stderr.count(b"\n") == 1
    assert jong.files() == before
