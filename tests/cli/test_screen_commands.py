"""``demo``, ``open`` and no command: through a real terminal, as far as the door."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pyte
import pytest

from tests.cli.conftest import Shell

SIZE = (100, 30)


class Screen:
    """A person at a terminal with the program on it."""

    def __init__(self, shell: Shell, *words: str) -> None:
        self._terminal, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        env = {**shell.env, "TMPDIR": str(shell.home)}
        self.process = subprocess.Popen(
            shell.argv(*words), stdin=slave, stdout=slave, stderr=slave, env=env, cwd=shell.home,
            start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self._screen = pyte.Screen(*SIZE)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display).strip()

    def expect(self, text: str, seconds: float = 60) -> None:
        """Wait until the screen shows a text."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._take(0.1)
            if any(text in line for line in self._screen.display):
                return
        raise AssertionError("\n".join([f"no {text!r} on this screen:", *self._screen.display]))

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._terminal, keys.encode())

    def ends(self, seconds: float = 60) -> int | None:
        """Wait until the program is gone; return its exit code."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._take(0.05)
            if (code := self.process.poll()) is not None:
                return code
        return None

    def close(self) -> None:
        """Let go of the terminal and of a program that is still there."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._terminal)

    def _take(self, seconds: float) -> None:
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return
        try:
            self._stream.feed(os.read(self._terminal, 65536))
        except OSError:
            time.sleep(seconds)


@contextmanager
def opened(shell: Shell, *words: str) -> Iterator[Screen]:
    screen = Screen(shell, *words)
    try:
        yield screen
    finally:
        screen.close()


def left_behind(shell: Shell) -> list[str]:
    return [path.name for path in shell.home.iterdir() if path.name.startswith("netwerkcanvas-")]


def test_a_demo_is_thrown_away(shell: Shell) -> None:
    with opened(shell, "demo", "--lang", "nl") as screen:
        screen.expect("SPELREGELS")
        assert left_behind(shell)
        screen.type("q")
        assert screen.ends() == 0
    assert left_behind(shell) == []
    assert not shell.library.exists()


def test_a_demo_leaves_nothing_when_it_is_terminated(shell: Shell) -> None:
    with opened(shell, "demo") as screen:
        screen.expect("GROUND RULES")
        screen.process.send_signal(signal.SIGTERM)
        assert screen.ends() == 143
    assert left_behind(shell) == []


def test_what_a_killed_demo_left_is_cleared_away_by_the_next(shell: Shell) -> None:
    with opened(shell, "demo") as screen:
        screen.expect("GROUND RULES")
        screen.process.kill()
        screen.process.wait()
    (left,) = left_behind(shell)
    theirs = shell.home / "netwerkcanvas-notes-2026"
    theirs.mkdir()
    linked = shell.home / f"{left}x"
    linked.symlink_to(theirs)
    with opened(shell, "demo") as living:
        living.expect("GROUND RULES")
        here = set(left_behind(shell)) - {theirs.name, linked.name}
        assert left not in here
        assert len(here) == 1
        with opened(shell, "demo") as another:
            another.expect("GROUND RULES")
            assert here < set(left_behind(shell))
            another.type("q")
            assert another.ends() == 0
        assert here < set(left_behind(shell))
        living.type("q")
        assert living.ends() == 0
    assert set(left_behind(shell)) == {theirs.name, linked.name}


def test_a_demo_may_be_kept(shell: Shell) -> None:
    with opened(shell, "demo", "--keep", "--canvas-lang", "nl") as screen:
        screen.expect("SPELREGELS")
        screen.type("q")
        assert screen.ends() == 0
    assert [row["name"] for row in shell.ok("list", "--json").data["canvases"]] == ["example"]


def test_a_canvas_opens_and_no_command_opens_the_last_one(jong: Shell) -> None:
    for words in (["open", "jong"], []):
        with opened(jong, *words) as screen:
            screen.expect("Geen jongere")
            screen.type("q")
            assert screen.ends() == 0


def test_a_canvas_that_cannot_open_is_one_line(jong: Shell) -> None:
    with opened(jong, "open", "jonk") as screen:
        screen.expect("did you mean jong?")
        assert screen.ends() == 1
    with opened(jong, "open", "a/b") as screen:
        screen.expect("can't be the name of a canvas")
        assert screen.ends() == 2
    with opened(jong, "open", "jong", "--theme", "paars") as screen:
        screen.expect("projector")
        assert screen.ends() == 2


@pytest.mark.parametrize("name", ["jonk", "a/b", ""])
def test_a_plain_line_is_refused_as_one_with_options(jong: Shell, name: str) -> None:
    told = []
    for more in ([], ["--no-mouse"]):
        with opened(jong, "open", name, *more) as screen:
            screen.expect("netwerkcanvas: ")
            code = screen.ends()
            told.append((code, screen.text))
    assert told[0] == told[1]
    assert told[0][0] in (1, 2)


def test_theme_and_language_are_remembered(jong: Shell) -> None:
    with opened(jong, "open", "jong", "--lang", "en") as screen:
        screen.expect("Welcome")
        for name in ("light", "projector"):
            screen.type("T")
            screen.expect(f"Colours: {name}")
        screen.type("Q")
        screen.expect("? hulp")
        screen.type("q")
        assert screen.ends() == 0
    with opened(jong, "open", "jong") as screen:
        screen.expect("Welkom")
        screen.type("T")
        screen.expect("Kleuren: hoog contrast")
        screen.type("q")
        assert screen.ends() == 0
    with opened(jong, "open", "jong", "--lang", "en", "--theme", "dark") as screen:
        screen.expect("Welcome")
        screen.type("T")
        screen.expect("Colours: light")
        screen.type("q")
        assert screen.ends() == 0
