"""Out of the screen and back: an editor of one's own, and the shell behind ctrl+z.

Whatever happens outside, the screen comes back, takes keys, and nothing written is lost.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.pty_session import Session
from tests.whole.conftest import Machine, until

RADAR = "Geen jongere van de radar"
WIDE = (240, 30)


class Desk:
    """A screen whose ``$VISUAL`` does what the test writes down for it."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.tmp = machine.home / "tmp"
        self.tmp.mkdir()
        self._how = machine.home / "how.py"
        editor = f"{sys.executable} {self._how}"
        env: dict[str, str | None] = {"VISUAL": editor, "TMPDIR": str(self.tmp)}
        self.screen = machine.opened(env=env, size=WIDE)

    def edit(self, how: str, *, back: bool = True) -> None:
        """Press E with an editor that runs ``how``, with the path of the file in ``path``.

        Wait until the screen is ``back``, unless told not to.
        """
        self._how.write_text(f"import os, sys, pathlib\npath = pathlib.Path(sys.argv[1])\n{how}\n")
        been_away = self.screen.raw.count(b"\x1b[?1049h")
        self.screen.send(b"E")
        if back:
            until(lambda: self.screen.raw.count(b"\x1b[?1049h") > been_away, pumping=self.screen)
            until(lambda: not self.screen.cooked, pumping=self.screen)

    def says(self, pattern: str) -> None:
        """Wait until the screen is back with a message on it."""
        self.screen.wait_for(pattern)
        self.screen.wait_for(RADAR)
        assert 1049 in self.screen.modes

    def left(self) -> list[Path]:
        """Return the files that were left, and take them away."""
        found = sorted(self.tmp.iterdir())
        for path in found:
            shutil.rmtree(path)
        return found


@pytest.fixture
def desk(machine: Machine) -> Iterator[Desk]:
    """A screen and its editor; afterwards it must still work and end well."""
    made = Desk(machine)
    yield made
    screen = made.screen
    screen.press("escape", "a")
    screen.type("Het werkt nog")
    screen.press("enter", "escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert screen.cooked
    assert screen.modes == {7, 25}
    assert "Het werkt nog" in machine.texts()


@pytest.mark.parametrize("editor", ["/no/such", "code'x", "", "   ", "/", "headless"])
def test_an_editor_that_cannot_be_started(machine: Machine, editor: str) -> None:
    nothing = machine.home / "nothing"
    nothing.mkdir()
    (nothing / "headless").write_text("#!/no/such\n")
    (nothing / "headless").chmod(0o755)
    env = {"VISUAL": editor, "EDITOR": None, "PATH": str(nothing)}
    screen = machine.opened(env=env, size=WIDE)
    screen.press("E")
    screen.wait_for(r"Could not start .*; set \$VISUAL or \$EDITOR")
    assert RADAR in screen.text
    screen.press("d")
    screen.wait_for("Removed: Geen jongere")
    screen.send(b"q")
    assert screen.wait_exit() == 0


def test_what_an_editor_may_leave_behind(desk: Desk) -> None:
    desk.edit("path.unlink()")
    desk.says("The editor left no file behind")
    for instead in (
        "path.unlink(); os.mkfifo(path)",
        "path.unlink(); path.mkdir()",
        "path.unlink(); path.symlink_to('/dev/zero')",
    ):
        desk.edit(instead)
        desk.says("The editor left no file behind")
        assert desk.left() == []
    for unread in (
        "path.write_bytes(b'a\\0b\\xff' * 9)",
        "path.write_bytes(b'x' * 2_000_000)",
    ):
        desk.edit(unread)
        desk.says(r"What you wrote is in \S+card\.md: What the editor left is no text")
        (kept,) = desk.left()
        assert kept.name in desk.screen.text
    assert RADAR in desk.machine.texts()


def test_texts_in_other_letters(desk: Desk) -> None:
    for number, encoding in enumerate(("cp1252", "utf-16", "utf-8-sig", "utf-8")):
        text = f"Één café {number}"
        desk.edit(f"path.write_bytes('{text}\\r\\n\\r\\nmeer\\r\\n'.encode('{encoding}'))")
        until(lambda text=text: text in desk.machine.texts(), pumping=desk.screen)  # type: ignore[misc]
        desk.screen.wait_for(text)
    assert {"meer", ""} == {str(c.get("body") or "") for c in desk.machine.cards().values()}
    assert desk.left() == []
    desk.edit(f"path.write_text('{RADAR}')")
    desk.screen.wait_for(RADAR)


def test_what_cannot_be_taken_is_kept_in_its_file(desk: Desk) -> None:
    desk.edit("path.write_text('Lang ' * 20_000)")
    desk.says(r"What you wrote is in \S+card\.md: Too long: a card holds 64 kB at most")
    (kept,) = desk.left()
    assert kept.name in desk.screen.text
    desk.edit("path.write_text('Wel geschreven\\n'); sys.exit(3)")
    desk.says(r"What you wrote is in \S+card\.md: \S+ ended with an error \(3\)")
    assert len(desk.left()) == 1
    desk.edit("sys.exit(1)")
    desk.says(r"ended with an error \(1\); nothing has changed")
    desk.edit("path.write_text(''); path.with_name('card.md~').write_text('a copy')")
    desk.says("A card needs text|card can't be empty")
    assert desk.left() == []
    assert RADAR in desk.machine.texts()


def test_an_editor_that_dies_with_the_terminal_in_its_hands(desk: Desk) -> None:
    desk.edit(
        "import signal, tty\n"
        "tty.setraw(0)\n"
        "os.write(1, b'\\x1b[?1049h\\x1b[3;5r\\x1b[41m\\x0e\\x1b[?1h')\n"
        "signal.signal(signal.SIGTTOU, signal.SIG_IGN)\n"
        "os.setpgid(0, 0)\n"
        "os.tcsetpgrp(0, os.getpgrp())\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    desk.says(r"ended with an error \(137\)")


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+\\", "ctrl+z"])
def test_interrupts_typed_in_the_editor_are_meant_for_it(desk: Desk, key: str) -> None:
    desk.edit("print('editing', flush=True)\nsys.stdin.readline()", back=False)
    desk.screen.wait_for("editing")
    desk.screen.send(bytes([ord(key[-1].upper()) & 0x1F]))
    if key == "ctrl+z":  # no shell could bring it back, so the system lets it run on
        desk.screen.send(b"\r")
        desk.screen.wait_for(RADAR)
    else:
        desk.says(r"ended with an error \(1(30|31)?\)")


def test_an_editor_stopped_under_a_shell(machine: Machine) -> None:
    how = machine.home / "how.sh"
    how.write_text('echo editing; read line; echo "Uit de editor" > "$1"\n')
    shell = Session(
        ["bash", "--norc", "--noprofile", "-i"],
        size=(80, 24),
        env={**machine.env, "PS1": "shell> ", "VISUAL": f"sh {how}"},
    )
    machine.open_screens.append(shell)
    shell.wait_for("shell>")
    words = " ".join(f"'{word}'" for word in machine.argv("open", "jong"))
    shell.type(words + "\n")
    until(lambda: 2004 in shell.modes and "Geen jongere" in shell.text, pumping=shell)
    shell.send(b"E")
    shell.wait_for("editing")
    shell.send(b"\x1a")
    shell.wait_for("Stopped")
    shell.type("fg\n")
    shell.wait_quiet()
    shell.send(b"\r")
    shell.wait_for("Uit de editor")
    shell.send(b"q")
    shell.wait_for(r"shell>\s*$")
    shell.type("exit\n")
    assert shell.wait_exit() == 0


NOBODY = (
    sys.executable,
    "-c",
    "import os, sys, time\n"
    "if os.fork(): os.wait() if sys.argv[1] == 'wait' else os._exit(0) or 0; os._exit(0)\n"
    "os.execv(sys.argv[2], sys.argv[2:])",
)
"""Starts a program in a group in which nobody can bring it back."""


def test_ctrl_z_is_refused_where_nobody_can_bring_it_back(machine: Machine) -> None:
    for through in ((), (*NOBODY, "wait")):
        screen = machine.opened(through=through)
        for keys in (("ctrl+z",), ("g", "m", "ctrl+z")):
            screen.press(*keys)
            screen.wait_for("There is no shell here to bring you back with fg")
        assert 1049 in screen.modes
        screen.press("escape")
        screen.send(b"q")
        assert screen.wait_exit() == 0


def test_ctrl_z_through_a_script_under_a_shell(machine: Machine) -> None:
    script = machine.home / "start.sh"
    words = " ".join(f"'{word}'" for word in machine.argv("open", "jong"))
    script.write_text(f"{words}\necho done\n")
    shell = Session(
        ["bash", "--norc", "--noprofile", "-i"],
        size=(80, 24),
        env={**machine.env, "PS1": "shell> "},
    )
    machine.open_screens.append(shell)
    shell.wait_for("shell>")
    shell.type(f"sh {script}\n")
    until(lambda: 2004 in shell.modes and "Geen jongere" in shell.text, pumping=shell)
    shell.press("ctrl+z")
    shell.wait_for("Stopped")
    shell.type("fg\n")
    shell.wait_for("Geen jongere")
    shell.press("q")
    shell.wait_for("done")
    shell.type("exit\n")
    assert shell.wait_exit() == 0
