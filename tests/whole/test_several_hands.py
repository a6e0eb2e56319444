"""Two people on one canvas, each at a terminal of their own. Cases 8 to 11, and who is seen."""

import fcntl
import os
import re
import signal
import time

from tests.bench.pty_session import Session
from tests.whole.conftest import Machine, until

RADAR = "Geen jongere van de radar"


ROOMY = (160, 40)


def two(machine: Machine) -> tuple[Session, Session]:
    """Open the canvas for two people at once."""
    noor, bas = (machine.opened(who=who, size=ROOMY) for who in ("noor", "bas"))
    return noor, bas


def ends(screen: Session) -> None:
    """Leave, as a person would."""
    screen.press("escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0


def test_case_08_different_fields_of_one_card(machine: Machine) -> None:
    noor, bas = two(machine)
    noor.press("enter")
    noor.type(" meer")
    bas.press("b")
    bas.type("Waarom dit telt")
    bas.press("escape")
    until(lambda: "Waarom dit telt" in _bodies(machine))
    noor.press("enter")
    until(lambda: f"{RADAR} meer" in machine.texts())
    assert _bodies(machine) == {"", "Waarom dit telt"}
    assert len(machine.cards()) == 2
    bas.wait_for("radar +meer|radar meer")
    for screen in (noor, bas):
        screen.wait_quiet()
        assert "changed the same" not in screen.text
        ends(screen)


def _bodies(machine: Machine) -> set[str]:
    return {str(card.get("body") or "") for card in machine.cards().values()}


def test_case_09_the_same_field(machine: Machine) -> None:
    noor, bas = two(machine)
    for screen, text in ((noor, " binnen een week"), (bas, " nooit meer")):
        screen.press("enter")
        screen.type(text)
    noor.press("enter")
    until(lambda: f"{RADAR} binnen een week" in machine.texts())
    bas.wait_quiet(0.1)
    assert "nooit meer" in bas.text  # Nobody is thrown out of what they do.
    bas.press("enter")
    bas.wait_for("Someone changed the same")
    until(lambda: len(machine.cards()) == 3)
    cards = {card["text"]: card for card in machine.cards().values()}
    theirs, mine = cards[f"{RADAR} binnen een week"], cards[f"{RADAR} nooit meer"]
    assert mine["conflict"] == theirs["id"]
    noor.wait_for("Two changed the same card")
    noor.wait_for("nooit")
    bas.press("!")
    bas.wait_for("Two people changed this")
    bas.press("2")
    until(lambda: len(machine.cards()) == 2)
    assert f"{RADAR} nooit meer" in machine.texts()
    for screen in (noor, bas):
        ends(screen)


def test_case_10_one_removes_what_the_other_is_editing(machine: Machine) -> None:
    noor, bas = two(machine)
    bas.press("enter")
    bas.type(" en verder")
    noor.press("d")
    noor.wait_for("Removed: Geen jongere")
    until(lambda: len(machine.cards()) == 1)
    bas.wait_for(r"\b1 card\b")  # It has seen that one is gone, and leaves the hand be.
    bas.wait_quiet()
    assert "en verder" in bas.text
    bas.press("enter")
    until(lambda: f"{RADAR} en verder" in machine.texts())
    noor.wait_for("verder")
    for screen in (noor, bas):
        ends(screen)


def test_case_11_a_lock_that_another_holds(machine: Machine) -> None:
    screen = machine.opened()
    lock = os.open(machine.library / "jong.json.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        began = time.monotonic()
        screen.press("a")
        screen.type("Getypt terwijl een ander schrijft\r")
        screen.type("En nog een\r")
        screen.press("escape", "5", "g", "escape", "1")
        screen.wait_for("Getypt terwijl")
        screen.wait_for("En nog een")
        screen.wait_for("Busy: another has been writing")
        screen.wait_for("2 not saved")
        assert time.monotonic() - began > 6  # It is patient first, however long the keys took.
        assert not any("Getypt" in text for text in machine.texts())
    finally:
        os.close(lock)
    until(lambda: "En nog een" in machine.texts(), pumping=screen)
    assert "Getypt terwijl een ander schrijft" in machine.texts()
    until(lambda: "not saved" not in screen.text, pumping=screen)
    ends(screen)
    assert machine.drafts() == []


def test_what_another_adds_is_seen_without_a_key(machine: Machine) -> None:
    screen = machine.opened(size=ROOMY)
    machine.ok("add", "jong", "identiteit.ambitie", "Van elders", "--as", "bas")
    screen.wait_for("Van elders")
    assert screen.poll() is None
    ends(screen)


def test_who_is_here_and_which_card_they_edit(machine: Machine) -> None:
    noor = machine.opened(who="noor")
    assert "here" not in noor.lines[0]
    bas = machine.opened(who="bas")
    noor.wait_for("2 here")
    bas.wait_for("2 here")
    bas.press("enter")
    bas.type("!")
    noor.wait_for("bas")
    bas.kill(signal.SIGKILL)
    assert bas.wait_exit() == 137
    until(lambda: "here" not in noor.lines[0], pumping=noor)
    assert re.search("bas", noor.text) is None
    assert len(list((machine.library / ".here").glob("*.json"))) == 1
    ends(noor)
    assert list((machine.library / ".here").glob("*.json")) == []


def test_what_others_add_while_i_type_is_seen_or_counted(machine: Machine) -> None:
    """In a place with room it shows; what lies out of sight is told in the header."""
    screen = machine.opened(who="noor", size=(80, 24))
    screen.press("a")
    many = "".join(f"Van een ander {number}\n" for number in range(30))
    machine.ok("add", "jong", "identiteit.passie.thema", "-", stdin=many)
    wait_for_while_typing(screen, r"↓ \d+ new")
    screen.press("escape", "escape")
    counted = int(re.findall(r"↓ (\d+) new", screen.text)[0])
    assert 0 < counted <= 30
    for _ in range(12):  # What was passed has been seen.
        screen.press("down")
    screen.wait_quiet()
    left = re.findall(r"↓ (\d+) new", screen.text)
    assert not left or int(left[0]) < counted
    screen.press("a")
    machine.ok("add", "jong", "regie.zorg", "Hier is plaats")
    wait_for_while_typing(screen, "Hier is")
    screen.press("escape", "escape")
    ends(screen)


def wait_for_while_typing(screen: Session, pattern: str) -> None:
    """Wait until it is there, typing all the while."""

    def seen() -> bool:
        screen.send(b"x\x7f")
        return re.search(pattern, screen.text) is not None

    until(seen, pumping=screen)
