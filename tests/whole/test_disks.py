"""Full disks, folders that can only be read, damaged files. Cases 4, 6, 13 and 14."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bench.pty_session import Session
from tests.whole.conftest import AS_AN_ORDINARY_PERSON, Machine, until

SMALL = 256 * 1024


@contextmanager
def mounted(folder: Path, size: int) -> Iterator[None]:
    """A file system of its own at ``folder``, which is full when ``size`` bytes are in it."""
    options = f"size={size},mode=0700"
    command = ["mount", "-t", "tmpfs", "-o", options, "netwerkcanvas-test", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("only root can make a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_case_04_a_full_disk_while_saving(machine: Machine) -> None:
    kept = (machine.library / "jong.json").read_bytes()
    with mounted(machine.library, SMALL):
        file = machine.library / "jong.json"
        file.write_bytes(kept)
        screen = machine.opened()
        ballast = machine.library / "ballast"
        _fill(ballast)
        before = file.read_bytes()
        screen.press("a")
        screen.type("Een kaart op een volle schijf\r")
        screen.wait_for("No space left: yours is kept here")
        screen.wait_for("1 not saved")
        screen.type("En de volgende\r")
        screen.type("Een die nog openstaat")
        screen.wait_for("2 not saved")
        screen.wait_for("Een kaart op")
        screen.wait_for("Een die nog openstaat")
        assert file.read_bytes() == before
        ballast.unlink()
        until(lambda: "not saved" not in screen.text, pumping=screen)
        screen.press("enter", "escape")
        screen.send(b"q")
        assert screen.wait_exit() == 0
        assert {"Een kaart op een volle schijf", "En de volgende", "Een die nog openstaat"} <= set(
            machine.texts()
        )
        assert machine.drafts() == []
        screen.close()


def _fill(path: Path) -> None:
    """Write until there is no room left."""
    with path.open("wb", buffering=0) as ballast:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    ballast.write(b"x" * size)
            except OSError:
                continue


def _types_on_without_drafts(screen: Session) -> None:
    """Type while drafts can't be kept: it is said once, and what is saved is saved."""
    screen.press("a")
    screen.type("Een kaart zonder klad")
    screen.wait_for("DRAFTS OFF")
    assert "won't outlive a crash" in screen.text
    screen.type(", en verder")
    screen.wait_for("en verder")
    assert "won't outlive a crash" not in screen.text
    screen.press("enter", "escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0


def test_a_full_disk_under_the_drafts(machine: Machine) -> None:
    machine.state.mkdir(exist_ok=True)
    with mounted(machine.state, SMALL):
        _fill(machine.state / "ballast")
        screen = machine.opened()
        _types_on_without_drafts(screen)
        screen.close()
    assert "Een kaart zonder klad, en verder" in machine.texts()


def test_a_folder_for_drafts_that_can_only_be_read(machine: Machine) -> None:
    machine.state.mkdir(exist_ok=True)
    machine.state.chmod(0o500)
    try:
        _types_on_without_drafts(machine.opened(through=AS_AN_ORDINARY_PERSON))
    finally:
        machine.state.chmod(0o700)
    assert "Een kaart zonder klad, en verder" in machine.texts()


def test_case_06_a_folder_that_can_only_be_read(machine: Machine) -> None:
    before = machine.files()
    machine.library.chmod(0o500)
    try:
        screen = machine.opened(through=AS_AN_ORDINARY_PERSON)
        screen.wait_for("READ-ONLY")
        screen.wait_for("may not be written")
        for key in ("a", "o", "e", "b", "p", "w", "d", "v", "m", "u"):
            screen.press("down", "up")
            assert "can only be read" not in screen.text
            screen.press(key)
            screen.wait_for("This canvas can only be read")
        screen.press("g", "o")
        screen.wait_for("Zonder bezwaar is besloten")
        screen.press("escape")
        screen.send(b"q")
        assert screen.wait_exit() == 0
    finally:
        machine.library.chmod(0o700)
    assert machine.files() == before


@pytest.mark.parametrize("left", [0, 200], ids=["case_14_empty", "case_13_truncated"])
def test_case_13_14_a_damaged_canvas_opens_as_its_backup(machine: Machine, left: int) -> None:
    for number in range(12):  # A backup is made every tenth revision.
        machine.ok("add", "jong", "regie.zorg", f"kaart {number}")
    file = machine.library / "jong.json"
    (backup,) = machine.library.glob("jong.json.*.bak")
    held = {card["text"] for card in _cards_in(backup)}
    assert len(held) > 5
    file.write_bytes(file.read_bytes()[:left])
    before = machine.files()
    screen = machine.opened(size=(160, 40))
    screen.wait_for("READ-ONLY")
    screen.wait_for(r"Damaged")
    screen.wait_for(r"revision \d+")
    for text in held:
        assert text in screen.text
    screen.press("a")
    screen.wait_for("can only be read")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert machine.files() == before


def _cards_in(path: Path) -> list[dict[str, str]]:
    return list(json.loads(path.read_bytes())["cards"].values())
