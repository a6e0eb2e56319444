"""A second terminal, for the projector, that shows what someone's screen shows."""

import re
from collections.abc import Callable

import pytest

from tests.bench.pty_session import Session
from tests.whole.conftest import PLACE, Machine, until

SIZE = (100, 36)
RULE = "Zonder bezwaar"


def leader(machine: Machine, who: str = "noor") -> Session:
    """Open the canvas for someone, on its first card."""
    return machine.opened(who=who, size=SIZE)


def follower(machine: Machine, *person: str, follows: str = "follows noor") -> Session:
    """Open the screen for the projector."""
    screen = machine.opened("--follow", *person, who="zaal", size=SIZE)
    screen.wait_for(follows)
    return screen


def sees(screen: Session, what: Callable[[], object], *others: Session) -> None:
    """Wait until a screen shows something, while the others go on being read."""

    def so() -> object:
        for other in others:
            other.pump(0)
        return what()

    until(so, pumping=screen)


def ends(screen: Session) -> None:
    screen.press("escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0


def test_place_and_zoom_follow(machine: Machine) -> None:
    noor = leader(machine)
    room = follower(machine)
    noor.wait_for("followed")
    assert "here" not in noor.lines[0]  # Nobody else is: it is a screen, and no person.
    noor.press("z", "z")
    sees(room, lambda: "section" in room.lines[0] and RULE not in room.text, noor)
    noor.press("z", "2", "z")
    sees(room, lambda: "block" in room.lines[0] and RULE in room.text, noor)
    sees(room, lambda: room.lines[1:-2] == noor.lines[1:-2], noor)
    for screen in (noor, room):
        ends(screen)


def test_what_is_presented_follows(machine: Machine) -> None:
    machine.ok("add", "jong", "identiteit.passie.thema", "Een tweede kaart")
    noor = leader(machine)
    room = follower(machine)
    noor.press("P")
    sees(room, lambda: "1/2" in room.lines[0] and RULE not in room.text, noor)
    noor.press("right")
    room.wait_for("2/2")
    sees(room, lambda: "tweede" in room.text and "Geen" not in room.text, noor)
    noor.press("escape")
    sees(room, lambda: RULE in room.text, noor)
    for screen in (noor, room):
        ends(screen)


def test_what_the_room_reads_along_follows_and_else_it_is_told_where_they_look(
    machine: Machine,
) -> None:
    machine.ok("decision", "jong", "add", "We beginnen in mei")
    machine.ok("action", "jong", "add", "Zaal huren")
    machine.ok("round", "jong", "open", PLACE, "--vote")
    noor = leader(machine)
    room = follower(machine)
    noor.press("g", "b")
    agreed = ("We beginnen in mei", "Zaal huren")
    sees(room, lambda: all(one in room.text for one in agreed) and RULE not in room.text, noor)
    noor.press("escape", "X", "b")
    sees(room, lambda: "looks at: ballot" in room.lines[0] and RULE in room.text, noor)
    noor.press("1", "enter", "X")
    sees(room, lambda: "1.  ▲1" in room.text and RULE not in room.text, noor)
    noor.press("escape", "g", "a")
    sees(room, lambda: "looks at: session" in room.lines[0] and RULE in room.text, noor)
    noor.press("escape")
    sees(room, lambda: "looks at" not in room.lines[0], noor)
    for screen in (noor, room):
        ends(screen)


def test_the_members_and_what_changed_since_show_along_too(machine: Machine) -> None:
    for number in range(40):
        machine.ok("member", "jong", "add", f"Lid {number:02}")
    machine.ok("member", "jong", "set", "Lid 39", "--role", "penningmeester")
    machine.ok("member", "jong", "set", "Lid 01", "--left", "2020-01-01")
    machine.ok("session", "jong", "add")
    machine.ok("session", "jong", "close", "1")
    machine.ok("add", "jong", PLACE, "Van na de sessie")
    noor = leader(machine)
    room = follower(machine)
    noor.press("g", "m")
    sees(room, lambda: "Lid 00" in room.text and RULE not in room.text, noor)
    assert "Lid 01" not in room.text
    assert "penningmeester" not in room.text
    noor.press("G", "up")
    sees(room, lambda: "penningmeester" in room.text, noor)
    noor.press("escape")
    sees(room, lambda: RULE in room.text, noor)
    noor.press("Z")
    sees(room, lambda: "+Van na de sessie" in room.text and "since session 1" in room.text, noor)
    late = follower(machine)
    sees(late, lambda: "+Van na de sessie" in late.text, noor, room)
    noor.press("Z")
    sees(room, lambda: "+Van na" not in room.text and "since" not in room.lines[0], noor, late)
    for screen in (noor, room, late):
        ends(screen)


def test_a_card_that_is_typed_there_is_seen_here(machine: Machine) -> None:
    noor = leader(machine)
    room = follower(machine)
    noor.press("a")
    noor.type("Zojuist getypt\r")
    room.wait_for("Zojuist")
    machine.ok("round", "jong", "open", "regie.zorg")
    machine.ok("add", "jong", "regie.zorg", "Nog verborgen")
    room.wait_for("▒▒▒▒")
    assert "verborgen" not in room.text
    for screen in (noor, room):
        noor.press("escape")
        ends(screen)


def test_keys_change_nothing_and_lead_nowhere(machine: Machine) -> None:
    noor = leader(machine)
    room = follower(machine)
    before, shown = machine.cards(), room.lines[1:-2]
    for key in (*"adbempvxyugzPWXCUMAB!DS12/", "enter", "down", "space", "escape", "tab"):
        room.press(key)
    room.press("ctrl+t", "ctrl+n", "ctrl+p", "ctrl+z", "ctrl+r")
    room.send(b"\x1b[200~een\ntwee\n\x1b[201~")
    room.wait_quiet(0.3)
    assert room.poll() is None
    assert room.lines[1:-2] == shown
    assert machine.cards() == before
    room.press("?")
    sees(room, lambda: "what another" in room.text and "export" not in room.text, noor)
    room.press("x", "u", "g", "m", "ctrl+t", "ctrl+n", "ctrl+p", "ctrl+z")
    room.wait_quiet(0.3)
    assert "what another one shows" in room.text
    assert machine.cards() == before
    for screen in (noor, room):
        ends(screen)


def test_the_end_of_the_followed_screen_and_its_return(machine: Machine) -> None:
    noor = leader(machine)
    room = follower(machine, "NOOR")
    noor.press("2")
    noor.wait_quiet(0.3)
    ends(noor)
    room.wait_for("noor has left")
    assert RULE in room.text
    back = leader(machine)
    room.wait_for("follows noor")
    back.press("P")
    sees(room, lambda: re.search(r"\b1/1\b", room.lines[0]), back)
    for screen in (back, room):
        ends(screen)


def test_without_a_name_it_goes_with_who_did_something_last(machine: Machine) -> None:
    noor, bas = leader(machine), leader(machine, "bas")
    room = follower(machine, follows="follows (noor|bas)")
    for screen, who in ((noor, "noor"), (bas, "bas"), (noor, "noor")):
        screen.press("down")
        room.wait_for(f"follows {who}")
    noor.wait_for("2 here")
    for screen in (noor, bas, room):
        ends(screen)


@pytest.mark.parametrize("person", [(), ("bas",)])
def test_someone_who_is_not_there(machine: Machine, person: tuple[str, ...]) -> None:
    nobody = machine.screen("open", "jong", "--follow", *person)
    assert nobody.wait_exit() == 1
    assert "Nobody has 'jong' open" in nobody.text
    noor = leader(machine)
    absent = machine.screen("open", "jong", "--follow", "kees", size=(100, 10))
    assert absent.wait_exit() == 1
    assert "kees doesn't have 'jong' open; who does: noor" in absent.text
    ends(noor)


def test_a_name_is_for_following(machine: Machine) -> None:
    screen = machine.screen("open", "jong", "noor")
    assert screen.wait_exit() == 2
