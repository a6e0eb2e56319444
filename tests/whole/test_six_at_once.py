"""Four screens and two command lines at once on one canvas, in a silent round and a vote."""

import json
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor

from board.hidden import MASK
from tests.bench.pty_session import Session
from tests.cli.forked import Loaded
from tests.whole.conftest import PLACE, Machine, until

SECRET = "zilverreiger"
WIDE = (100, 30)
CARDS, BALLOTS = 20, 20
"""Of each screen."""
BY_LINE = 20
"""Changes of each command line: as many cards as ballots."""
ROW = "1 2 2"


class CommandLine:
    """Someone at a shell, who gives one command after another."""

    def __init__(self, machine: Machine, who: str) -> None:
        self.machine = machine
        self.env = {**machine.env, "NETWERKCANVAS_AS": who}
        self.who = who
        self.loaded = Loaded(machine.env)

    def work(self) -> list[str]:
        """Add cards and hand in ballots; return what was seen of other cards meanwhile."""
        seen = []
        for number in range(BY_LINE // 2):
            self._run("add", "jong", PLACE, f"{SECRET} {self.who} {number}")
            self._run("round", "jong", "ballot", *ROW.split())
            if number % 5 == 0:
                seen.append(self._run("card", "jong", "list", "--json"))
                seen.append(self._run("export", "jong", "--format", "json"))
        return seen

    def _run(self, *words: str) -> str:
        ended = self.loaded.run(words, b"", self.env, self.machine.home)
        assert ended.returncode == 0, ended
        return ended.stdout.decode()


def type_cards(screen: Session, who: str) -> None:
    """Type cards one after the other, as fast as the program takes them."""
    screen.press("a")
    screen.wait_for("Enter save")
    for number in range(CARDS):
        screen.send(f"{SECRET} {who} {number}\r".encode())


def hand_in(screens: list[Session]) -> None:
    """Hand in one ballot after the other on all screens, with digits; each as a hand would."""
    for screen in screens:
        screen.press("escape", "escape", "X", "b")
        screen.wait_for("3 of 3 dots left")
    for _ in range(BALLOTS):
        for screen in screens:
            screen.send(ROW.replace(" ", "").encode() + b"\r")
        for screen in screens:
            screen.wait_quiet(0.02)


def counted(machine: Machine) -> tuple[int, int]:
    """Return how many hidden cards and ballots there are."""
    rounds = machine.ok("round", "jong", "list", "--json").data["rounds"]
    return sum(one.get("hidden", 0) for one in rounds), sum(one.get("ballots", 0) for one in rounds)


def test_two_hundred_changes_at_once(machine: Machine) -> None:
    machine.ok("add", "jong", "regie.zorg", "-", stdin="Een\nTwee\nDrie\n")
    silent = machine.ok("round", "jong", "open", PLACE).lines[0]
    vote = machine.ok("round", "jong", "open", "regie.zorg", "--vote").lines[0]
    screens = [machine.opened(who=f"hand{number}", size=WIDE) for number in range(4)]
    lines = [CommandLine(machine, f"regel{number}") for number in range(2)]
    typed = 4 * CARDS + BY_LINE
    handed = 4 * BALLOTS + BY_LINE

    names = [*(f"hand{number}" for number in range(4)), *(line.who for line in lines)]

    def all_kept() -> bool:
        """Look at all screens: on none is anything of what others wrote; tell whether all is in."""
        for screen, own in zip(screens, names, strict=False):
            screen.pump(0)
            shown = screen.text
            assert not any(f"{SECRET} {who}" in shown for who in names if who != own), shown
        return counted(machine) == (typed, handed)

    with ThreadPoolExecutor(2) as at_work:
        told: list[Future[list[str]]] = [at_work.submit(line.work) for line in lines]
        for number, screen in enumerate(screens):
            type_cards(screen, f"hand{number}")
        hand_in(screens)
        until(all_kept, 120)
        seen = "".join(text for one in told for text in one.result())

    for screen, own in zip(screens, names, strict=False):
        screen.wait_for(f"{handed} ballots in")
        came = screen.raw.decode()
        assert not any(f"{SECRET} {who}" in came for who in names if who != own)
    assert json.dumps(MASK) in seen
    assert SECRET not in seen
    assert SECRET not in machine.ok("history", "jong", "--json").out
    machine.ok("round", "jong", "reveal", silent)
    machine.ok("round", "jong", "reveal", vote)
    texts = Counter(text for text in machine.texts() if text.startswith(SECRET))
    assert set(texts.values()) == {1}
    assert len(texts) == typed
    result = machine.ok("round", "jong", "result", "--json").data
    assert result["ballots"] == handed
    assert [(row["text"], row["dots"]) for row in result["result"]] == [
        ("Twee", 2 * handed),
        ("Een", handed),
        ("Drie", 0),
    ]
    history = machine.ok("history", "jong", "--json").data["revisions"]
    kept = Counter((row["command"], row["by"]) for row in history)
    assert kept["ballot.hand_in", ""] == handed
    for number in range(4):
        assert kept["card.add", f"hand{number}"] == CARDS
