"""A whole morning's work as a facilitator does it, in a real tmux of 80 by 24."""

import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

IDENTITY = (
    ("Geen jongere van de radar", "Leren op het werk"),
    ("Iedereen kent iemand die vastloopt",),
    ("Samen verder dan alleen",),
    ("Wij staan naast de jongere",),
    ("Werkgevers zijn eigenaar", "Scholen staan garant"),
    ("Kijken vanuit het gezin",),
    ("In 2028 halveren we de uitval",),
    ("Een leerbaan binnen tien dagen",),
    ("Honderd jongeren per jaar aan het werk",),
    ("Klein proberen, snel leren",),
    ("Van buiten naar binnen", "Elke maand een proef"),
    ("Open agenda, open deur",),
)
"""Cards for each guiding question of the block, in the order in which Tab goes by them."""

RULES = (
    ("Zonder bezwaar is besloten",),
    ("Wie haalt, brengt ook",),
    ("Eerst bellen, dan mailen",),
    ("Elk kwartaal laten zien wat lukt",),
    ("Een teller op de website", "Een verhaal per maand"),
    ("Wie weggaat, draagt over",),
)
ORGANISATION = (
    ("ROC, gemeente en twaalf bedrijven",),
    ("De coach is aanspreekpunt",),
    (),
    ("Kerngroep met een schil",),
    ("Zeswekelijks overleg",),
    (),
    ("Coördinator zestien uur",),
    (),
    (),
    ("Steeds bij een ander",),
)
CARE = (("Elk half jaar een gesprek over de zorg", "De coördinator belt rond"),)
COALITIONS = ("Leerbaan in 10 dagen", "Ouders aan tafel")


OPEN = "volgende vraag"
"""What stands in the footer while cards are typed."""

PATIENT = 60
"""Seconds to wait for what takes less than one: a busy machine is no failure."""


class Tmux:
    """A tmux server of our own with one window; counts the keys that are pressed."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        self.socket = folder / "tmux"
        self.shell = shell
        self.keys = 0
        settings = folder / "tmux.conf"
        settings.write_text("set -g status off\nset -g remain-on-exit on\nset -s escape-time 10\n")
        self._settings = settings
        self._code = folder / "exit-code"

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-S", str(self.socket), "-f", str(self._settings), *words]
        env = {**self.shell.env, "SHELL": "/bin/sh"}
        done = subprocess.run(command, capture_output=True, env=env, timeout=20)
        return done.stdout.decode()

    def start(self, *words: str) -> None:
        """Start the program, in the first window or in the place of what has ended there."""
        verb = ["respawn-pane", "-k"] if self.socket.exists() else ["new-session", "-d"]
        size = [] if self.socket.exists() else ["-x", "80", "-y", "24"]
        self._code.unlink(missing_ok=True)
        # Not every tmux notices the end of what runs in it, so the shell writes it down.
        tells = ["sh", "-c", f'"$@"; echo $? > {shlex.quote(str(self._code))}', "sh"]
        self._tmux(*verb, *size, "-c", str(self.shell.home), *tells, *self.shell.argv(*words))

    def type(self, text: str) -> None:
        """Type a text; every character is a key."""
        self.keys += len(text)
        self._tmux("send-keys", "-l", "--", text)

    def press(self, *names: str) -> None:
        """Press keys by the names that tmux has for them."""
        self.keys += len(names)
        for name in names:
            self._tmux("send-keys", "--", name)
            if name == "Escape":  # No hand is quicker, and together they would be an Alt chord.
                time.sleep(0.06)

    @property
    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def shows(self, text: str, seconds: float = PATIENT) -> None:
        """Wait until a text is on the screen."""
        end = time.monotonic() + seconds
        while text not in self.screen:
            assert time.monotonic() < end, f"never saw {text!r}:\n{self.screen}"
            time.sleep(0.03)

    def closes(self) -> None:
        """Press Escape and wait until the line is closed: a hand looks before it goes on."""
        self.press("Escape")
        end = time.monotonic() + PATIENT
        while OPEN in self.screen:
            assert time.monotonic() < end, self.screen
            time.sleep(0.03)

    def ended(self) -> int:
        """Wait until the program is gone; return its exit code."""
        end = time.monotonic() + PATIENT
        while not (self._code.exists() and (code := self._code.read_text().strip())):
            assert time.monotonic() < end, self.screen
            time.sleep(0.03)
        return int(code)

    def close(self) -> None:
        """End the server and what runs in it."""
        self._tmux("kill-server")


@pytest.fixture
def tmux(shell: Shell, tmp_path: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("there is no tmux here")
    made = Tmux(shell, tmp_path)
    yield made
    made.close()


def type_cards(tmux: Tmux, questions: tuple[tuple[str, ...], ...]) -> list[str]:
    """Type the cards of a run of questions: Enter opens the next card, Tab the next question."""
    tmux.shows(OPEN)  # A hand sees the line open; all at once it would be a paste.
    typed: list[str] = []
    for number, texts in enumerate(questions):
        for text in texts[:-1]:
            tmux.type(text)
            tmux.press("Enter")
        if texts:
            tmux.type(texts[-1])
        tmux.press("Enter" if texts and number == len(questions) - 1 else "Tab")
        typed += texts
    return typed


def test_a_workshop_morning(shell: Shell, tmux: Tmux) -> None:
    tmux.start("--lang", "nl")
    tmux.shows("a nieuw")
    tmux.press("a")
    tmux.type("Jong & Werk")
    tmux.press("Enter")
    tmux.shows("SPELREGELS")
    cards = []
    tmux.press("a")
    cards += type_cards(tmux, (*IDENTITY, *RULES, *ORGANISATION))
    tmux.closes()
    tmux.press("4", "a")
    cards += type_cards(tmux, CARE)
    tmux.closes()
    tmux.press("5", "a")
    type_cards(tmux, (COALITIONS[:1],))
    tmux.closes()
    tmux.press("c")
    tmux.shows("Kernpartners")
    tmux.press("Escape", "o")
    type_cards(tmux, (COALITIONS[1:],))
    tmux.press("Escape")
    tmux.shows("Ouders aan")
    assert len(cards) >= 30
    everything = keep(shell, cards)
    places = {card["place"] for card in everything.values()}
    assert len({".".join(place.split(".")[:2]) for place in places}) >= 12
    assert {place.split(".")[0] for place in places} == {
        "identiteit", "spelregels", "organisatie", "regie",
    }  # fmt: skip

    tmux.press("1", "L", "2", "J", "3", "H", "4", "Home", "J", "2", "Home", "J")
    moved = wait_for_revision(shell, moves=5)
    assert len(changed(everything, moved)) >= 4  # One of them was moved twice.
    tmux.press("u", "u", "u")
    after = wait_for_revision(shell, undos=3)
    assert {after[id]["text"] for id in changed(everything, after)} == {
        "Open agenda, open deur",
        "Wie weggaat, draagt over",
    }

    tmux.press("/")
    tmux.type("uitval")
    tmux.press("Enter")
    tmux.shows("uitval")
    tmux.press("x")
    tmux.shows("– Jong & Werk")
    tmux.press("Enter", "Enter")
    tmux.shows(".md")
    tmux.press("Escape", "q")
    assert tmux.ended() == 0
    keys = tmux.keys

    (page,) = shell.home.glob("*.md")
    for text in (*cards, *COALITIONS):
        assert text in page.read_text()
    assert keep(shell, cards) == after
    tmux.start()
    tmux.shows("Jong & Werk")
    tmux.shows("uitval")
    tmux.press("q")
    assert tmux.ended() == 0
    assert keep(shell, cards) == after

    typed = sum(len(card) + 1 for card in (*cards, *COALITIONS))
    overhead = keys - typed
    print(f"{keys} keys, {typed} of them text and Enter: {overhead} overhead, {len(cards)} cards")
    assert overhead <= 2 * len(cards)


Cards = dict[str, dict[str, str]]


def name_of(shell: Shell) -> str:
    (row,) = shell.ok("list", "--json").data["canvases"]
    return str(row["name"])


def keep(shell: Shell, texts: list[str]) -> Cards:
    """Return the cards on disk as soon as they are these texts."""
    end = time.monotonic() + PATIENT
    while True:
        rows = shell.ok("card", name_of(shell), "list", "--json").data["cards"]
        if sorted(row["text"] for row in rows) == sorted(texts):
            return {row["id"]: row for row in rows}
        assert time.monotonic() < end, {row["text"] for row in rows} ^ set(texts)


def wait_for_revision(shell: Shell, moves: int = 0, undos: int = 0) -> Cards:
    """Wait until so many moves or undos are in the history; return the cards then."""
    end = time.monotonic() + PATIENT
    while True:
        rows = shell.ok("history", name_of(shell), "--json").data["revisions"]
        done = [row["command"] for row in rows]
        if done.count("card.move") >= moves and done.count("undo") >= undos:
            rows = shell.ok("card", name_of(shell), "list", "--json").data["cards"]
            return {row["id"]: row for row in rows}
        assert time.monotonic() < end, [(row["command"], row["subject"]) for row in rows][-5:]


def changed(before: Cards, after: Cards) -> list[str]:
    """Return which cards lie elsewhere."""
    return [
        id
        for id, card in after.items()
        if (card["place"], card["order"]) != (before[id]["place"], before[id]["order"])
    ]
