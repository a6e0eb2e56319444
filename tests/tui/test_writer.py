"""The thread that writes: what comes back of a job, whoever else was at work."""

from pathlib import Path
from queue import SimpleQueue

from board.change import Change, Delta
from board.commands.by import By
from store.opening import open_library
from tui.live.writer import COMMIT, Job, Outcome, Writer, Written


def test_what_two_people_did_alike_is_on_both_screens(tmp_path: Path) -> None:
    library = open_library(tmp_path, state=tmp_path / "state")
    noor = By("noor", "2026-03-17T10:00:00Z")
    library.create("jong", {"cards": {"aaaa": {"id": "aaaa", "text": "Een"}}}, noor)
    here, there = library.open("jong"), library.open("jong")
    outcomes: SimpleQueue[Outcome] = SimpleQueue()
    parked = Delta("cards", "aaaa", {"state": None}, {"state": "parked"})
    writer = Writer(here, here.read(), outcomes.put, lambda: None)
    there.commit(Change("card.park", (parked,)), By("kees", noor.at))
    writer.submit(Job(COMMIT, noor, Change("card.park", (parked,))))
    writer.start()
    written = outcomes.get()
    assert isinstance(written, Written)
    assert written.deltas == (parked,)
    assert writer.stop()
