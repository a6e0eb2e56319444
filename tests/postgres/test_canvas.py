"""One canvas in a database, as two hosts have it open."""

from itertools import pairwise
from pathlib import Path

from board.change import Change, Delta
from board.commands.by import By
from board.model import Tables
from store.opening import open_library
from store.postgres.library import open_server

TABLES: Tables = {
    "canvas": {"canvas": {"id": "canvas", "title": "Jong & Werk"}},
    "cards": {"aaaa": {"id": "aaaa", "place": "identiteit.passie", "text": "Een"}},
}
NOOR, KEES = By("noor", "2026-03-17T10:00:00Z"), By("kees", "2026-03-17T10:00:01Z")


def _text(before: str, after: str) -> Change:
    return Change("card.edit", (Delta("cards", "aaaa", {"text": before}, {"text": after}),))


def test_two_hosts_work_in_one_canvas(database: str, tmp_path: Path) -> None:
    here, there = (open_server(database, state=tmp_path) for _ in range(2))
    assert here.names() == []
    noor = here.create("jong", TABLES, NOOR)
    kees = there.open("jong")
    assert kees.read().tables == TABLES
    assert noor.commit(_text("Een", "Twee"), NOOR).rev == 2
    assert kees.changed()
    (conflict,) = kees.commit(_text("Een", "Drie"), KEES).conflicts
    cards = noor.read().tables["cards"]
    assert (cards["aaaa"]["text"], cards[conflict.sibling]["text"]) == ("Twee", "Drie")
    assert kees.undo(KEES).snapshot == noor.read()
    assert [one.command for one in noor.history()] == ["canvas.new", *["card.edit"] * 2, "undo"]
    assert noor.at(1) == TABLES
    (entry,) = there.entries()
    assert (entry.name, entry.title, entry.cards, entry.rev) == ("jong", "Jong & Werk", 1, 4)


def test_what_took_the_place_of_what_was_known_is_seen(database: str, tmp_path: Path) -> None:
    here, there = (open_server(database, state=tmp_path) for _ in range(2))
    noor = here.create("jong", TABLES, NOOR)
    texts = ["Een", *(str(number) for number in range(2, 14))]
    for before, after in pairwise(texts):
        noor.commit(_text(before, after), NOOR)
    kees = there.open("jong")
    known = kees.read()
    assert [one.rev for one in kees.backups()] == [10]
    assert here.restore_backup("jong").read().tables["cards"]["aaaa"]["text"] == "10"
    found = kees.read()
    setback = found.setback
    assert setback is not None
    assert (found.rev, setback.known, setback.found) == (10, 13, 10)
    assert setback.backup is not None
    assert kees.read_backup(setback.backup).tables == known.tables
    noor.commit(_text("10", "Verder"), NOOR)
    (conflict,) = kees.merge_backup(setback.backup, KEES).conflicts
    cards = noor.read().tables["cards"]
    assert [cards["aaaa"]["text"], cards[conflict.sibling]["text"]] == ["Verder", "13"]
    assert kees.read().setback is None, "said once"


def test_a_library_goes_to_files_and_back(database: str, tmp_path: Path) -> None:
    here = open_server(database, state=tmp_path / "state")
    noor = here.create("jong", TABLES, NOOR)
    noor.commit(_text("Een", "Twee"), NOOR)
    noor.undo(NOOR)
    here.create("weg", TABLES, KEES)
    binned = here.bin("weg")
    assert here.back_up(tmp_path / "alles.zip", NOOR.at) == ["jong"]
    files = open_library(tmp_path / "canvases", state=tmp_path / "state")
    assert files.recover(tmp_path / "alles.zip").made == ["jong", binned]
    there = files.open("jong")
    assert (there.read().tables, there.history()) == (noor.read().tables, noor.history())
    assert there.read().id == noor.read().id
    assert [entry[2:] for entry in files.entries()] == [entry[2:] for entry in here.entries()]
    files.back_up(tmp_path / "terug.zip", NOOR.at)
    here.bin("jong")
    assert here.recover(tmp_path / "terug.zip").made == ["jong"]
    back = open_server(database, state=tmp_path / "state").open("jong")
    assert (back.read().tables, back.history()) == (there.read().tables, there.history())
