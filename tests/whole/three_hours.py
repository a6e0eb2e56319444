"""A workshop of three hours as a facilitator leads it, and the next one four months later.

Real terminals of 80 by 24: the facilitator's, and one that follows it for the projector.
``python -m tests.whole.three_hours`` prints the keys that were pressed beside what was written.
"""

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.bench.pty_session import Session
from tests.whole.conftest import Machine
from tests.whole.hand import Hand

FIRST, SECOND = "2026-12-01T13:30", "2027-04-06T13:30"
NAME = "jong"
PEOPLE = (
    "Noor Bakker; ROC Oostland; coördinator",
    "Bas de Wit; Gemeente IJsselkant",
    "Stichting Zorg, Welzijn en Wonen",
    *(f"Deelnemer {letter}" for letter in "CDEFGHIJK"),
)
THEMES = ("Leren", "Werk", "Thuis", "Geld", "Vrienden")
CARDS = (
    *("Leren op de werkvloer", "Werk begint met vertrouwen", "Thuis is niet altijd veilig"),
    *("Geld helpt, maar lost niets op", "Vrienden houden je overeind", "Leren doe je samen"),
    *("Werk vraagt om een begin", "Thuis mag ook een huis zijn", "Geld is vaak op"),
    *("Vrienden weten het eerst", "Leren kost tijd", "Werk geeft ritme", "Thuis eet mee"),
    *("Geld leent niemand", "Vrienden gaan mee", "Leren zonder toets", "Werk op proef"),
    *("Thuis blijft", "Geld van morgen", "Vrienden komen terug", "Leren van elkaar"),
    *("Werk om de hoek", "Thuis met een deur", "Geld in een potje"),
)
BALLOTS = tuple(f"{n % 5 + 1}{n % 3 + 1}{n % 2 + 4}" for n in range(12))
RULES = ("Zonder bezwaar is besloten", "Wie weggaat, draagt over")
RESERVED = "Elke organisatie legt 500 euro in"
DECISIONS = (
    "We blijven een netwerk en worden geen stichting",
    "Zonder bezwaar is besloten",
    RESERVED,
    "We beginnen met een gesprek binnen tien dagen",
)
ACTIONS = (
    ("Tien werkgevers vragen", "Bas de Wit", "vr"),
    ("Een oudergroep polsen", "Noor Bakker", "over 2 weken"),
    ("Ruimte regelen", "Deelnemer C", "week 2"),
    ("De begroting rondsturen", "Deelnemer E", "5 jan"),
    ("Huisartsen uitnodigen", "", ""),
    ("Verslag nalezen", "Deelnemer D", "morgen"),
)


class Screens(NamedTuple):
    """The two terminals of a meeting."""

    noor: Session
    room: Session


def opened(machine: Machine, when: str) -> Screens:
    """Open the facilitator's screen and the projector's, as if on a day."""
    day = (sys.executable, str(Path(__file__).with_name("on_a_day.py")), when)
    words = ("open", NAME, "--lang", "nl")
    noor = machine.screen(*words, through=day)
    noor.wait_for("SPELREGELS")
    noor.wait_quiet(0.3)
    room = machine.screen(*words, "--follow", who="zaal", through=day)
    room.wait_for("volgt noor")
    return Screens(noor, room)


def first_meeting(machine: Machine) -> Hand:
    """Lead the first meeting, from an empty canvas to the pages in their folder."""
    machine.ok("new", NAME, "--title", "Netwerk Jong & Werk", "--canvas-lang", "nl")
    noor, room = opened(machine, FIRST)
    hand = Hand(noor, room)
    hand.begin("agenda, who is there")
    hand.press("g", "a", "N", "enter")
    hand.sees("Welkom, wie zijn we")
    hand.paste("\n".join(PEOPLE) + "\n")
    hand.press("enter")
    hand.sees("12 deelnemers erbij")
    hand.begin("going from item to item")
    hand.press("enter", "down", "enter")
    hand.sees("W stille ronde")
    _silent_round(hand, room)
    next_item(hand, "C groep")
    _groups(hand)
    _vote(hand, room)
    next_item(hand, "Gedeelde ambitie")
    next_item(hand, "● .*Pauze")
    hand.press("down", "enter")
    _rules(hand)
    next_item(hand, "Wie doet waaraan mee")
    next_item(hand, "Nog niets genoteerd")
    _decisions(hand)
    _actions(hand)
    next_item(hand, "Sessie 1 afsluiten")
    hand.begin("closing, out of the room")
    hand.press("enter")
    hand.sees("Naar buiten")
    hand.press("enter")
    hand.sees("bestanden in")
    leave(hand, room)
    return hand


def next_item(hand: Hand, shows: str) -> None:
    """Go to the session and start what comes next."""
    hand.begin("going from item to item")
    hand.press("g", "a", "enter")
    hand.sees(shows)


def leave(hand: Hand, room: Session) -> None:
    """Go back to the sheet and leave; end the projector's screen as well."""
    hand.press("escape", "escape", "q")
    assert hand.screen.wait_exit() == 0
    room.wait_for("noor is weg")
    room.send(b"q")
    assert room.wait_exit() == 0


def _silent_round(hand: Hand, room: Session) -> None:
    hand.begin("silent round of 24 cards")
    hand.press("W", "a")
    for text in CARDS:
        hand.write(text, "enter")
    hand.press("escape")
    hand.sees("▒24")
    room.wait_for("▒24")
    assert not any(text[:9] in screen.text for screen in (hand.screen, room) for text in CARDS)
    hand.press("W", "o")
    hand.sees("24 kaarten onthuld")
    room.wait_for("Geld in een potje")


def _groups(hand: Hand) -> None:
    """Give each card its group, one after the other: the cursor goes on by itself."""
    hand.begin("five groups")
    there: list[str] = []
    for text in CARDS:
        theme = text.split()[0]
        hand.press("C")
        if theme in there:
            hand.press(str(there.index(theme) + 1), "enter")
        else:
            hand.write(theme, "enter")
            there.append(theme)
    assert there == [*THEMES]


def _vote(hand: Hand, room: Session) -> None:
    hand.begin("vote of 12 by 3 dots")
    hand.press("X", "g", "enter", "tab")
    for numbers in BALLOTS:
        hand.ballot(numbers)
    hand.sees("12 briefjes binnen")
    hand.press("escape", "X")
    hand.sees("1. +▲8 +Geld")
    hand.press("P")
    room.wait_for("1/5")
    hand.press("right")
    room.wait_for("2/5")
    assert "Vrienden" in room.text
    hand.press("escape", "escape")


def _rules(hand: Hand) -> None:
    hand.begin("two rules, agreed")
    hand.sees("Begonnen: Spelregels")
    hand.press("a")
    for text in RULES:
        hand.write(text, "enter")
    hand.press("escape", "s", "a", "up", "s", "a")


def _decisions(hand: Hand) -> None:
    hand.begin("four decisions")
    for text in DECISIONS:
        hand.press("b")
        hand.write(text, "enter")
        hand.press("i")
        hand.sees("12 stemden in")
        if text == RESERVED:
            hand.press("v")
            hand.write("Sti", "down", "tab")
            hand.write("vr", "enter")
            hand.sees("uiterlijk 4 dec")
        hand.press("escape")


def _actions(hand: Hand) -> None:
    hand.begin("six actions")
    for text, who, when in ACTIONS:
        hand.press("a")
        hand.write(text, *["tab"] * bool(who))
        if who:
            hand.write(who, "tab")
            hand.write(when)
        hand.press("enter")
        hand.sees("Actie genoteerd")


def second_meeting(machine: Machine) -> Hand:
    """Open the canvas four months later: what is left of last time comes first."""
    noor, room = opened(machine, SECOND)
    hand = Hand(noor, room)
    hand.begin("last time")
    hand.press("g", "a", "N", "enter")
    hand.sees("Vorige keer")
    hand.press("space", "space")
    hand.press("end", "R")
    hand.sees("Werkt, zegt sessie 2")
    hand.press("escape")
    hand.begin("going from item to item")
    hand.press("enter")
    hand.sees("● .*Welkom")
    leave(hand, room)
    return hand


def main() -> None:
    """Play both meetings and print what they took."""
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        try:
            for name, meeting in (("First", first_meeting), ("Second", second_meeting)):
                print(f"{name} meeting\n\n{meeting(machine).table()}\n")
        finally:
            machine.put_away()


if __name__ == "__main__":
    main()
