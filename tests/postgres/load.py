"""Clients without a screen: they keep what they have to keep, as the writer of a screen does."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Event

from board.change import Change, Delta
from board.commands.by import By
from board.ids import new_id
from board.model import Tables
from store.canvas import StoredCanvas
from store.errors import StoreError
from store.library import Library
from store.postgres.library import open_server

AGAIN = 0.05
"""Seconds before a change that could not be kept is tried again."""


def started(library: Library, name: str, cards: int = 0) -> StoredCanvas:
    """Make a canvas with so many cards."""
    records = {
        f"c{number:05}": {
            "id": f"c{number:05}",
            "place": "identiteit.passie",
            "text": f"Kaart {number} over wat ons bindt",
            "author": "noor",
            "created": "2026-03-17T10:00:00Z",
        }
        for number in range(cards)
    }
    tables: Tables = {"canvas": {"canvas": {"id": "canvas", "title": name}}, "cards": records}
    return library.create(name, tables, By("noor", "2026-03-17T10:00:00Z"))


class Hand:
    """Someone who adds cards, and doesn't let go of one before it is kept."""

    def __init__(self, url: str, state: Path, canvas: str, who: str) -> None:
        self._library = open_server(url, state=state)
        self._name = canvas
        self._canvas: StoredCanvas | None = None
        self._who = who
        self._rung = Event()
        self._listens = False

    def add(self, text: str) -> str:
        """Add a card; return its id once it is kept."""
        id = new_id()
        record = {"id": id, "place": "identiteit.ambitie", "text": text, "author": self._who}
        change = Change("card.add", (Delta("cards", id, None, record),))
        by = By(self._who, "2026-03-17T11:00:00Z")
        while True:
            try:
                if self._canvas is None:
                    self._canvas = self._library.open(self._name)
                self._canvas.commit(change, by)
            except StoreError:
                time.sleep(AGAIN)
            else:
                return id

    def look_on(self, seconds: float) -> None:
        """See what others do for so long, as a screen would: told of it, or asking."""
        ends = time.monotonic() + seconds
        if seconds and self._canvas is not None and not self._listens:
            self._canvas.when_changed(self._rung.set)
            self._listens = True
        while (left := ends - time.monotonic()) > 0:
            self._rung.wait(left)
            self._rung.clear()
            with suppress(StoreError):
                if self._canvas is not None and self._canvas.changed():
                    self._canvas.read()

    def close(self) -> None:
        """Let go."""
        self._library.server.close()


class Process:
    """A hand in a process of its own, which tells of each card that is kept."""

    def __init__(
        self, url: str, state: Path, canvas: str, who: str, pace: float, seconds: float
    ) -> None:
        words = [url, str(state), canvas, who, str(pace), str(seconds)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.postgres.load", *words],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )

    def wait_for_one(self) -> str:
        """Wait until a card is kept, and return its id."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().decode().strip()

    def kill(self) -> None:
        """End it as a crash would."""
        self._process.kill()

    def kept(self) -> list[str]:
        """Wait for its end; return the ids of what it was told to be kept."""
        assert self._process.stdout is not None
        told = self._process.stdout.read().decode()
        self._process.wait()
        return told.split("\n")[:-1]


def faults(canvas: StoredCanvas, acknowledged: Iterable[str]) -> list[str]:
    """Return what is wrong with a canvas: what is lost, there twice, or doesn't add up."""
    tables, history = canvas.read().tables, canvas.history()
    made = Counter(
        delta.id
        for one in history
        if one.command == "card.add"
        for delta in one.deltas
        if delta.before is None
    )
    found = [f"lost: {id}" for id in acknowledged if id not in tables["cards"]]
    found += [f"{count} times: {id}" for id, count in made.items() if count > 1]
    if [one.rev for one in history] != [*range(1, len(history) + 1)]:
        found.append("the revisions have gaps")
    texts = Counter(record.get("text") for record in tables["cards"].values())
    found += [f"{count} times: {text}" for text, count in texts.items() if count > 1]
    return found


def _main(url: str, state: str, canvas: str, who: str, pace: str, seconds: str) -> None:
    hand = Hand(url, Path(state), canvas, who)
    ends = time.monotonic() + float(seconds)
    number = 0
    while time.monotonic() < ends:
        number += 1
        print(hand.add(f"{who} {number}"), flush=True)
        hand.look_on(float(pace))


if __name__ == "__main__":
    _main(*sys.argv[1:])
