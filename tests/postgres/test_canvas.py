"""One canvas in a database, as two hosts have it open."""

from pathlib import Path

from board.change import Change, Delta
from board.commands.by import By
from board.model import Tables
from store.postgres.library import open_server

TABLES: Tables = {
    "canvas": {"canvas": {"title": "Jong & Werk"}},
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
