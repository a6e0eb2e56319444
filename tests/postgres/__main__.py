"""The long runs against a server of their own, and what is measured of it.

``python -m tests.postgres kills [SERVER_KILLS] [CLIENT_KILLS]``, ``... together [SECONDS]`` and
``... measure [SECONDS]``. They tell what they found and end with 1 where something was lost, there
twice, or didn't add up.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

from store.postgres.library import open_server
from tests.postgres.load import Hand, Process, faults, started
from tests.postgres.measuring import measured
from tests.postgres.server import Server, running

_HANDS, _ALONE = 12, 32
_PACE = 1.0
"""Seconds between two cards of one person."""


def kills(server: Server, state: Path, times: int = 50, clients: int = 200) -> list[str]:
    """Kill the server in mid-commit, and clients, so many times each."""
    url = server.url(server.new_database())
    canvas = started(open_server(url, state=state), "jong")
    kept: list[str] = []
    going = True

    def work(who: str) -> None:
        hand = Hand(url, state, "jong", who)
        number = 0
        while going:
            number += 1
            kept.append(hand.add(f"{who} {number}"))

    hands = [Thread(target=work, args=(f"hand {number}",)) for number in range(4)]
    for hand in hands:
        hand.start()
    for _ in range(times):
        before = len(kept)
        while len(kept) < before + 10:
            time.sleep(0.001)
        time.sleep(random.random() / 50)
        server.kill()
        server.start()
    going = False
    for hand in hands:
        hand.join()
    print(f"server killed {times} times: {len(kept)} cards acknowledged")
    found = faults(canvas, kept)
    own = open_server(url, state=state)
    other = started(own, "zorg")
    died: list[str] = []
    while clients > 0:
        together = [Process(url, state, "zorg", f"{clients} {n}", 0.0, 3600) for n in range(2)]
        for one in together:
            died.append(one.wait_for_one())
        for one in together:
            time.sleep(random.random() / 20)
            one.kill()
            died += one.kept()
        clients -= 2
    print(f"clients killed: {len(died)} cards acknowledged")
    return found + faults(other, died)


def together(server: Server, state: Path, seconds: int = 300) -> list[str]:
    """Let 12 people work on one canvas and 32 each on their own, at the pace of people."""
    url = server.url(server.new_database())
    library = open_server(url, state=state)
    names = ["samen"] * _HANDS + [f"alleen {number}" for number in range(_ALONE)]
    for name in dict.fromkeys(names):
        started(library, name, 100)
    hands = [
        (name, Process(url, state, name, f"hand {number}", _PACE, seconds))
        for number, name in enumerate(names)
    ]
    kept: dict[str, list[str]] = {}
    for name, hand in hands:
        kept.setdefault(name, []).extend(hand.kept())
    print(f"{len(hands)} people, {seconds} s: {sum(map(len, kept.values()))} cards acknowledged")
    return [fault for name, ids in kept.items() for fault in faults(library.open(name), ids)]


def measure(server: Server, state: Path, seconds: int = 20) -> list[str]:
    """Print one table of commits, what others see, keys, and a library; nothing is judged."""
    for line in measured(server, state, seconds):
        print(line, flush=True)
    return []


_RUNS: dict[str, Callable[..., list[str]]] = {
    "kills": kills,
    "together": together,
    "measure": measure,
}


def main(words: Sequence[str]) -> int:
    """Do one run; return the exit code."""
    name, *numbers = words or ["kills"]
    with running(max_connections="200") as server, tempfile.TemporaryDirectory() as state:
        found = _RUNS[name](server, Path(state), *map(int, numbers))
    print("\n".join(found) or "nothing lost, nothing twice")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
