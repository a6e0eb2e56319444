"""The ways out: what was typed is offered again, the terminal is given back, nobody stays behind.

Cases 17 to 23 of the list that this program has to survive.
"""

import fcntl
import os
import re
import signal
import struct
import termios
import time
from pathlib import Path
from typing import Any

from tests.bench.pty_session import Session
from tests.whole.conftest import BRACKETED_PASTE, Machine, until

TYPED = "Wij halen elke jongere die van de radar raakt binnen een week terug"


def typing(machine: Machine, text: str = TYPED, **options: Any) -> Session:
    """A screen on which a card is being typed."""
    screen = machine.opened(**options)
    screen.press("a")
    screen.type(text)
    screen.wait_for(re.escape(text[-12:]))
    return screen


def taken_up(machine: Machine) -> str:
    """Start again, take up the text that is offered, keep it; return the text of the new card."""
    before = machine.cards()
    screen = machine.opened()
    screen.wait_for("There is text that was not kept: D takes it up")
    screen.press("D")
    screen.wait_for("take up")
    screen.press("t", "enter", "escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert machine.drafts() == []
    (new,) = machine.cards().keys() - before.keys()
    assert machine.cards()[new]["place"] == "identiteit.passie.thema"
    return str(machine.cards()[new]["text"])


def test_case_17_a_hang_up_while_typing(machine: Machine) -> None:
    screen = typing(machine)
    screen.kill(signal.SIGHUP)
    assert screen.wait_exit() == 129
    assert TYPED not in machine.texts()
    assert taken_up(machine) == TYPED


def test_case_18_a_termination_while_typing(machine: Machine) -> None:
    screen = typing(machine)
    assert not screen.cooked
    screen.kill(signal.SIGTERM)
    assert screen.wait_exit() == 143
    assert screen.cooked
    assert screen.modes == {7, 25}
    assert screen.text.strip() == ""
    assert taken_up(machine) == TYPED


def test_what_was_switched_in_an_open_list_is_there_again(machine: Machine) -> None:
    for name in ("Aa", "Bibliotheek", "Zzorg"):
        machine.ok("member", "jong", "add", name)
    machine.ok("add", "jong", "spelregels.besluiten", "Wie komt, doet mee")
    screen = machine.opened()
    screen.press("/")
    screen.type("Wie komt")
    screen.press("enter", "s", "?")
    screen.wait_for("space switches")
    screen.press("space", "down", "down", "space")
    screen.wait_idle()
    screen.kill(signal.SIGHUP)
    assert screen.wait_exit() == 129
    assert len(machine.drafts()) == 1
    again = machine.opened()
    again.wait_for("D takes it up")
    again.press("D")
    again.wait_for("a list that was still open, of: Wie komt, doet mee")
    again.press("t")
    again.wait_for("What you switched before is there again")
    again.press("enter")
    until(lambda: len(_agreed(machine)) == 2, pumping=again)
    until(lambda: machine.drafts() == [], pumping=again)
    switched = _agreed(machine)
    assert "Aa" in switched
    again.press("s", "?")
    again.wait_for("space switches")
    assert "What you switched before" not in again.text
    again.press("space", "space", "enter")
    again.send(b"q")
    assert again.wait_exit() == 0
    assert (_agreed(machine), machine.drafts()) == (switched, [])


def _agreed(machine: Machine) -> list[str]:
    """Return the names of who agreed to a rule."""
    kept = machine.ok("export", "jong", "--format", "json").data
    names = {row["id"]: row["name"] for row in kept["members"]}
    return sorted(names[id] for row in kept["cards"] for id in row.get("agreed_by", ()))


def test_case_19_a_kill_while_typing(machine: Machine) -> None:
    screen = machine.opened()
    screen.press("a")
    for number, character in enumerate(TYPED, 1):  # A fast typist.
        screen.send(character.encode())
        screen.pump(0.05)
        # At most the last twenty characters are on no disk yet, without another key.
        if number in (40, 60):
            least = number - 20
            until(lambda: _longest_draft(machine) >= least, pumping=screen)  # noqa: B023
    screen.kill(signal.SIGKILL)
    assert screen.wait_exit() == 137
    (draft,) = machine.drafts()
    assert TYPED.startswith(draft["text"])
    assert taken_up(machine) == draft["text"]


def _longest_draft(machine: Machine) -> int:
    return max((len(draft["text"]) for draft in machine.drafts()), default=0)


def test_case_20_a_hang_up_on_a_terminal_that_has_stopped_reading(machine: Machine) -> None:
    screen = machine.opened(size=(200, 60))
    screen.wait_quiet(0.3)
    waiting = -1
    while waiting != (waiting := _unread(screen)) or waiting < 2048:
        for _ in range(10):  # Whole screens, in another theme each, that nobody reads.
            screen.send(b"T")
            time.sleep(0.03)
        screen.wait_idle()  # It stands still, and is not only kept waiting by the machine.
    screen.send(b"a\x1b[D" + TYPED.encode())  # With a key among it that no pasted text has.
    until(lambda: any(draft["text"] == TYPED for draft in machine.drafts()))
    assert _unread(screen) == waiting  # It stands as still as it did.
    screen.send(b", allemaal")
    screen.wait_idle()
    screen.kill(signal.SIGHUP)
    assert screen.wait_exit(reading=False) == 129
    assert screen.cooked
    assert taken_up(machine) == TYPED + ", allemaal"


def _unread(screen: Session) -> int:
    """Return how many bytes wait in the line."""
    answer = fcntl.ioctl(screen.master, termios.FIONREAD, struct.pack("i", 0))
    return int(struct.unpack("i", answer)[0])


def test_case_21_the_line_is_cut_and_nobody_is_told(machine: Machine) -> None:
    screen = typing(machine, ignore_hangup=True)
    used = screen.cpu_seconds()
    screen.hang_up()
    before = used

    def gone() -> bool:
        nonlocal used
        used = max(used, _cpu(screen, used))
        return screen.poll() is not None

    until(gone)
    assert screen.poll() == 129
    assert used < before + 1
    assert taken_up(machine) == TYPED


def _cpu(screen: Session, known: float) -> float:
    try:
        return screen.cpu_seconds()
    except (OSError, IndexError):
        return known


def test_case_22_stopped_and_brought_back_by_the_shell(machine: Machine) -> None:
    shell = Session(
        ["bash", "--norc", "--noprofile", "-i"],
        size=(80, 24),
        env={**machine.env, "PS1": "shell> "},
    )
    machine.open_screens.append(shell)
    shell.wait_for("shell>")
    words = " ".join(f"'{word}'" for word in machine.argv("open", "jong"))
    shell.type(words + "\n")
    until(lambda: BRACKETED_PASTE in shell.modes and "Geen jongere" in shell.text, pumping=shell)
    shell.press("a")
    shell.type("Half een zin")
    program = _child(shell.pid)
    os.kill(program, signal.SIGTSTP)
    shell.wait_for("Stopped")
    assert 1049 not in shell.modes
    shell.type("stty -a | grep -c ' echo '; echo $((6 * 7))\n")
    shell.wait_for(r"\n1 +\n42 ")
    shell.type("fg\n")
    shell.wait_for("Half een zin")
    shell.wait_for("Zonder bezwaar")
    assert 1049 in shell.modes
    shell.type(" meer")
    shell.press("enter", "escape", "ctrl+z")  # And once by the program's own key.
    shell.wait_for("Stopped")
    shell.type("fg\n")
    shell.wait_for("Half een zin meer")
    shell.press("q")
    shell.wait_for(r"shell>\s*$")
    shell.type("exit\n")
    assert shell.wait_exit() == 0
    assert "Half een zin meer" in machine.texts()


def _child(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])


BROKEN = """
import board.text
whole = board.text.lines

def lines(text):
    if "BOOM" in text:
        raise ZeroDivisionError("in a handler")
    return whole(text)

board.text.lines = lines
"""
"""Breaks what pasted lines are split with, as a mistake of ours would."""

BROKEN_WRITER = """
import os
import board.merge
whole = board.merge.merge

def merge(*given):
    if os.path.exists({mark!r}):
        raise ZeroDivisionError("in the writer")
    return whole(*given)

board.merge.merge = merge
"""
"""Breaks what every change is merged with, for as long as there is a file."""


def broken(machine: Machine, how: str) -> dict[str, str | None]:
    """Return an environment in which the program has a mistake in it."""
    folder = machine.home / "broken"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(how)
    return {"PYTHONPATH": f"{folder}{os.pathsep}{machine.env['PYTHONPATH']}"}


def test_case_23_an_exception_in_a_handler(machine: Machine) -> None:
    screen = typing(machine, env=broken(machine, BROKEN), size=(200, 24))
    screen.paste("BOOM\nBOOM")
    assert screen.wait_exit() == 1
    assert screen.cooked
    assert screen.modes == {7, 25}
    after = bytes(screen.raw).decode().rpartition("\x1b[?1049l")[2]
    said = re.sub(r"\x1b\[[?\d;]*[hl]", "", after)
    assert said.count("\n") == 1
    (log,) = machine.state.rglob("crash-*.log")
    assert said.startswith("netwerkcanvas: ")
    assert str(log) in said
    assert "ZeroDivisionError: in a handler" in log.read_text()
    assert taken_up(machine) == TYPED


def test_an_exception_while_a_change_is_kept(machine: Machine) -> None:
    mark = machine.home / "mark"
    screen = machine.opened(env=broken(machine, BROKEN_WRITER.format(mark=str(mark))))
    mark.touch()
    screen.press("a")
    screen.type("Een kaart die niet bewaard wil worden\r")
    screen.wait_for("Not kept, by a mistake in the program")
    screen.wait_for("1 not saved")
    (log,) = machine.state.rglob("crash-*.log")
    assert log.name[:12] in screen.text
    assert "ZeroDivisionError: in the writer" in log.read_text()
    mark.unlink()
    until(lambda: "not saved" not in screen.text, pumping=screen)
    screen.press("escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert "Een kaart die niet bewaard wil worden" in machine.texts()
    assert machine.drafts() == []
