"""The thread that writes: what comes back of a job, whoever else was at work."""

from pathlib import Path
from queue import SimpleQueue

from board.change import Change, Delta
from board.commands.by import By
from board.commands.cards import add_card
from board.loading import canvas_of
from store.errors import SessionRuns, Vanished, WriteFailed
from store.opening import open_library
from tui.live.workshop import Workshop
from tui.live.writer import COMMIT, Failed, Job, Outcome, Trouble, Writer, Written

PLACE = "identiteit.passie.thema"


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


def test_what_fails_while_one_leaves_is_known_to_be_unsaved(tmp_path: Path) -> None:
    """Also where nobody took in any more what the thread had to say."""
    library = open_library(tmp_path, state=tmp_path / "state")
    noor = By("noor", "2026-03-17T10:00:00Z")
    library.create("jong", {}, noor)
    file = library.open("jong")
    snapshot = file.read()
    workshop = Workshop(file, snapshot, canvas_of(snapshot.tables, ()), "noor")
    workshop.start(lambda outcome: None, lambda: None)
    workshop.do("card.add", lambda canvas, by: add_card(canvas, by, PLACE, "Kwam erop"))
    workshop.settle()
    library.bin("jong")
    workshop.do("card.add", lambda canvas, by: add_card(canvas, by, PLACE, "Kwam er niet meer op"))
    assert not workshop.stop()
    (change,) = workshop.unsaved_whole
    assert [(delta.after or {})["text"] for delta in change.deltas] == ["Kwam er niet meer op"]
    assert isinstance(workshop.failing, Vanished)


def test_a_mistake_in_seeing_who_is_here_stops_no_change(tmp_path: Path) -> None:
    library = open_library(tmp_path, state=tmp_path / "state")
    noor = By("noor", "2026-03-17T10:00:00Z")
    library.create("jong", {}, noor)
    file = library.open("jong")
    outcomes: SimpleQueue[Outcome] = SimpleQueue()

    def wrong() -> None:
        raise LookupError("nobody foresaw this")

    writer = Writer(file, file.read(), outcomes.put, wrong)
    writer.start()
    trouble = outcomes.get()
    assert isinstance(trouble, Trouble)
    assert isinstance(trouble.error.__cause__, LookupError)
    made = Delta("cards", "aaaa", None, {"id": "aaaa", "text": "Een"})
    writer.submit(Job(COMMIT, noor, Change("card.add", (made,))))
    assert writer.settled()
    assert library.open("jong").read().tables["cards"]["aaaa"]["text"] == "Een"
    assert writer.stop()


def test_what_can_never_be_kept_leaves_no_word_of_what_is_unsaved(tmp_path: Path) -> None:
    """It waited because the disk was full; then someone else had started a session."""
    library = open_library(tmp_path, state=tmp_path / "state")
    library.create("jong", {}, By("noor", "2026-03-17T10:00:00Z"))
    file = library.open("jong")
    snapshot = file.read()
    outcomes: SimpleQueue[Outcome] = SimpleQueue()
    workshop = Workshop(file, snapshot, canvas_of(snapshot.tables, ()), "noor")
    workshop.start(outcomes.put, lambda: None)
    workshop.do("card.add", lambda canvas, by: add_card(canvas, by, PLACE, "Kwam erop"))
    written = outcomes.get()
    assert isinstance(written, Written)
    workshop.receive(Failed(written.job, WriteFailed(where="jong", reason="full"), True))
    assert len(workshop.unsaved) == 1
    update = workshop.receive(Failed(written.job, SessionRuns(where="jong", name="jong"), False))
    assert isinstance(update.error, SessionRuns)
    assert workshop.failing is None and not workshop.busy
    assert workshop.stop()
