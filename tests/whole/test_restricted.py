"""A shared account: one canvas, and no way out of it; also through a real sshd on loopback."""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.bench.pty_session import Session
from tests.whole.conftest import Machine, until

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"
REFUSED = "Not possible in restricted mode"


def tries_to_get_out(screen: Session, folder: Path) -> None:
    """Press every key that would lead to a file, another program or another canvas."""
    before = everything_in(folder)
    for keys in (("E",), ("ctrl+z",), ("g", "l"), ("g", "m", "g", "l"), ("g", "m", "ctrl+z")):
        screen.press(*keys)
        screen.wait_for(REFUSED)
        screen.press("escape", "escape")
    for word in ("library", "external editor", "suspend", "shell"):
        screen.press("ctrl+p")
        screen.type(word)
        screen.press("enter", "escape", "escape")
        assert "canvases" not in screen.lines[0]
    screen.press("x")
    screen.wait_for("Export")
    screen.press("enter")
    screen.wait_for(REFUSED)
    screen.press("b")
    screen.wait_for(REFUSED)
    screen.press("escape", "y", "enter")
    screen.wait_quiet(0.2)
    screen.press("escape")
    assert screen.poll() is None
    screen.wait_for("Geen jongere")
    assert everything_in(folder) == before


def everything_in(folder: Path) -> set[Path]:
    """Return the files of people in a folder; not the program's own, nor what Python keeps."""
    return {
        path
        for path in folder.rglob("*")
        if not {"state", ".here", "__pycache__"} & set(path.parts) and path.suffix != ".lock"
    }


def test_nothing_leads_out_of_the_canvas(machine: Machine) -> None:
    machine.ok("new", "ander", "--title", "Een ander canvas")
    trace = machine.home / "trace"
    editor = f"{sys.executable} -c 'open({str(trace)!r}, \"w\")'"
    screen = machine.opened("--restricted", env={"EDITOR": editor, "VISUAL": editor})
    tries_to_get_out(screen, machine.home)
    screen.press("a")
    screen.type("Gewoon een kaart")
    screen.press("enter", "escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert "Gewoon een kaart" in machine.texts()
    assert not trace.exists()
    assert not (machine.library / "exports").exists()


def test_neither_the_environment_nor_what_is_pasted_leads_out(machine: Machine) -> None:
    trace = machine.home / "trace"
    touch = f"{sys.executable} -c 'open({str(trace)!r}, \"w\")'"
    runs = ("EDITOR", "VISUAL", "PAGER", "BROWSER", "SHELL", "LESSOPEN", "FCEDIT")
    names = {"NETWERKCANVAS_AS": "../../../uit", "LANG": "../../uit", "LC_ALL": "/tmp/uit"}
    screen = machine.opened("--restricted", env=dict.fromkeys(runs, touch) | names)
    before = everything_in(machine.home)
    for pages in (("g", "a"), ("g", "b"), ("g", "m"), ("g", "h"), ("g", "v"), ("g", "d")):
        screen.press(*pages, "E", "ctrl+z", "x", "enter", "b", "escape", "escape", "escape")
        assert screen.poll() is None
    screen.wait_for("Geen jongere")
    screen.press("a")
    screen.paste("\x1a\x1b]52;c;Z2VoZWlt\x07\x1b[2J:!sh\x9b?1049l\x03")
    screen.press("enter", "escape")
    until(lambda: any(":!sh" in text for text in machine.texts()), pumping=screen)
    screen.wait_quiet()
    assert b"\x1b]52;c;Z2VoZWlt" not in screen.raw
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert everything_in(machine.home) == before
    assert not trace.exists()


def test_what_a_workshop_brought_leads_out_neither(machine: Machine) -> None:
    """Session and closing, votes, groups, comparing, presenting, Word, and following a screen."""
    machine.ok("session", "jong", "add", "--agenda", "short")
    machine.ok("member", "jong", "add", "ROC Oostland")
    trace = machine.home / "trace"
    touch = f"{sys.executable} -c 'open({str(trace)!r}, \"w\")'"
    screen = machine.opened("--restricted", env={"EDITOR": touch, "VISUAL": touch}, size=(100, 30))
    before = everything_in(machine.home)
    outside = ("E", "ctrl+z", "g", "l", "escape")

    screen.press("g", "a", "o")
    screen.wait_for(REFUSED)
    screen.press("enter", "escape", *outside)
    screen.press("g", "a", "c", "enter")  # Closing goes on to what leaves the room, but not here.
    screen.wait_for("Session 1|Sessie 1")
    screen.press("enter", "f", "escape", *outside)
    assert machine.ok("session", "jong", "list", "--json").data["sessions"][0]["closed"]

    for way in (("g", "k"), ("P",), ("C", "escape"), ("X", "enter"), ("X",), ("g", "b")):
        screen.press(*way, "E", "ctrl+z", "x", "enter", "escape", "escape")
        assert screen.poll() is None, way
    screen.press("x", "down")
    for format in ("HTML", "Word"):
        screen.press("right")
        screen.wait_for(format)
        screen.press("enter")
        screen.wait_for(REFUSED)
    screen.press("escape", "escape")

    follower = machine.screen("open", "jong", "--restricted", "--follow", env={"EDITOR": touch})
    follower.wait_for("Geen jongere")
    follower.wait_quiet()
    follower.press(*outside, "x", "enter", "ctrl+p", "y", "escape")
    assert follower.poll() is None
    follower.send(b"q")
    assert follower.wait_exit() == 0
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert not trace.exists()
    made = {path for path in everything_in(machine.home) - before if path.suffix != ".jsonl"}
    assert made == set()


@pytest.mark.parametrize(
    "words",
    [("list",), ("export", "jong"), ("export", "jong", "--all", "uit"), ("demo",), ()],
)
def test_only_opening_a_canvas_goes_with_restricted(
    machine: Machine, words: tuple[str, ...]
) -> None:
    said = machine.refused(2, *words, "--restricted")
    assert "restricted" in said


class Door(NamedTuple):
    """An sshd of our own, and how to knock on it."""

    port: int
    key: Path
    server: int
    """The process under which everyone's program runs."""

    def command(self, *words: str) -> list[str]:
        """Return the client's command line, as someone with the key would type it."""
        options = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR")
        flags = [part for option in options for part in ("-o", option)]
        where = [
            "-F",
            "none",
            "-o",
            "IdentitiesOnly=yes",
            "-i",
            str(self.key),
            "-p",
            str(self.port),
        ]
        return ["ssh", *flags, *where, f"{getpass.getuser()}@127.0.0.1", *words]


@pytest.fixture
def door(machine: Machine) -> Iterator[Door]:
    if not Path(SSHD).exists() or shutil.which("ssh") is None:
        pytest.skip("there is no sshd here")
    folder = machine.home / "ssh"
    folder.mkdir(mode=0o700)
    for name in ("host", "key"):
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(make, check=True)
    variables = [f"{name}={value}" for name, value in machine.env.items() if name != "TERM"]
    forced = shlex.join(["env", *variables, *machine.argv("open", "jong", "--restricted")])
    quoted = forced.replace('"', '\\"')
    public = (folder / "key.pub").read_text()
    (folder / "authorized").write_text(f'restrict,pty,command="{quoted}" {public}')
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "config").write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/authorized\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # Where the system's own one puts it.
    command = [SSHD, "-D", "-e", "-f", str(folder / "config")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        _wait_for(process, port, folder / "log")
        yield Door(port, folder / "key", process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + 30
    while True:
        if process.poll() is not None or time.monotonic() > end:
            pytest.skip(f"sshd does not run here: {log.read_text().strip()}")
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)


def test_through_a_real_sshd(machine: Machine, door: Door) -> None:
    env = {"PATH": machine.env["PATH"], "HOME": str(machine.home)}
    screen = Session(
        door.command("-t", "cat", "/etc/passwd"), size=(80, 24), env=env, through=[door.server]
    )
    machine.open_screens.append(screen)
    screen.wait_for("Geen jongere")
    until(lambda: 2004 in screen.modes, pumping=screen)
    screen.wait_quiet()
    tries_to_get_out(screen, machine.library)
    screen.press("a")
    screen.type("Van ver getypt")
    screen.press("enter", "escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert b"root:" not in screen.raw
    assert "Van ver getypt" in machine.texts()

    blind = subprocess.run(
        door.command("cat", "/etc/passwd"), capture_output=True, text=True, env=env, timeout=20,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (blind.returncode, blind.stdout) == (1, "")
    assert "There is no screen to draw on here" in blind.stderr


def test_a_line_that_drops_keeps_what_was_typed(machine: Machine, door: Door) -> None:
    env = {"PATH": machine.env["PATH"], "HOME": str(machine.home)}
    screen = Session(door.command("-t"), size=(80, 24), env=env, through=[door.server])
    machine.open_screens.append(screen)
    screen.wait_for("Geen jongere")
    screen.press("a")
    screen.type("Halverwege viel de lijn weg")
    screen.wait_for("lijn weg")
    screen.close()
    here = machine.library / ".here"
    until(lambda: [d["text"] for d in machine.drafts()] == ["Halverwege viel de lijn weg"])
    (draft,) = machine.drafts()
    until(lambda: not Path(f"/proc/{draft['pid']}").exists())
    again = machine.opened()
    again.wait_for("There is text that was not kept")
    until(lambda: len(list(here.glob("*.json"))) == 1, pumping=again)
    assert "here" not in again.lines[0]
