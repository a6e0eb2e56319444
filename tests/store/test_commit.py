"""What a commit does to the file, and what comes back."""

import json
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from board.change import Change, Delta
from board.ids import new_id
from board.model import Tables
from store import limits
from store.errors import TooMany, Unstorable, Vanished
from store.files.layout import encode
from store.files.sheet import Book
from store.files.storage import SafeStorage
from tests.store.conftest import AnyDesk, Desk, System, both


def test_plain_tinydb_opens_the_file(desk: Desk) -> None:
    file = desk.create(aaaa="Geen jongere van de radar")
    desk.add(file, "Leren op het werk", id="bbbb")
    with TinyDB(desk.path(), access_mode="r") as db:
        assert db.table("cards").get(where("id") == "bbbb")["text"] == "Leren op het werk"
        assert [card.doc_id for card in db.table("cards")] == [1, 2]
        assert db.table("meta").all()[0]["rev"] == 2
        assert db.tables() == {"meta", "canvas", "cards", "history"}


@both
def test_a_commit_returns_what_changed_and_the_canvas_since(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    done = desk.edit(file, "aaaa", text="Twee")
    assert done.rev == 2
    assert done.deltas == (Delta("cards", "aaaa", {"text": "Een"}, {"text": "Twee"}),)
    assert done.snapshot == desk.open().read()
    assert done.snapshot == file.read()


@both
def test_reading_twice_gives_the_same_tables(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    assert file.read().tables is file.read().tables
    assert not file.changed()
    desk.add(desk.open(), "Twee", id="bbbb")
    assert file.changed()
    assert file.read().tables["cards"]["bbbb"]["text"] == "Twee"
    assert not file.changed()


@both
def test_a_snapshot_stays_what_it_was(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    before = file.read()
    kept = json.dumps(before.tables)
    desk.edit(file, "aaaa", text="Anders", marks=["room"])
    desk.commit(file, [Delta("cards", "aaaa", dict(file.read().tables["cards"]["aaaa"]), None)])
    assert json.dumps(before.tables) == kept


def test_one_commit_is_one_write(desk: Desk, system: System) -> None:
    file = desk.create(cards=30)
    file.read()
    with system.watched():
        desk.commit(
            file,
            [
                Delta("cards", "card0001", {"text": "Kaart 1"}, {"text": "x"}),
                Delta("cards", "nieuw", None, {"id": "nieuw", "text": "y"}),
                Delta("members", "m1", None, {"id": "m1", "name": "ROC"}),
            ],
        )
    assert system.calls.count("replace") == 1
    assert system.calls.count("fsync") == 2
    assert system.calls.count("read") == 0
    assert system.calls.count("pread") == 1  # Of the head, to see that nothing changed.


@both
def test_the_same_change_again_does_nothing(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    change = Change("card.add", (Delta("cards", "bbbb", None, {"id": "bbbb", "text": "x"}),))
    first = file.commit(change, desk.by())
    again = desk.open().commit(change, desk.by())
    assert (again.rev, again.deltas) == (first.rev, ())
    assert len(desk.cards()) == 2


@both
def test_case_08_different_fields_of_one_card_both_stay(desk: AnyDesk) -> None:
    noor, kees = desk.create(aaaa="Een"), desk.open()
    kees.read()
    desk.edit(noor, "aaaa", "noor", text="Twee")
    done = desk.edit(kees, "aaaa", "kees", was={"place": "identiteit.passie"}, place="regie.zorg")
    assert not done.conflicts
    assert done.snapshot.tables["cards"]["aaaa"]["text"] == "Twee"
    assert done.snapshot.tables["cards"]["aaaa"]["place"] == "regie.zorg"


@both
def test_case_09_the_same_field_keeps_both_texts(desk: AnyDesk) -> None:
    noor, kees = desk.create(aaaa="Een"), desk.open()
    desk.edit(noor, "aaaa", "noor", text="Van Noor")
    done = desk.edit(kees, "aaaa", "kees", was={"text": "Een"}, text="Van Kees")
    (conflict,) = done.conflicts
    cards = desk.open().read().tables["cards"]
    assert cards["aaaa"]["text"] == "Van Noor"
    assert cards[conflict.sibling]["text"] == "Van Kees"
    assert cards[conflict.sibling]["conflict"] == "aaaa"


@both
def test_case_10_a_removed_card_that_is_edited_lives(desk: AnyDesk) -> None:
    noor, kees = desk.create(aaaa="Een"), desk.open()
    desk.edit(noor, "aaaa", "noor", was={"state": None}, state="removed")
    done = desk.edit(kees, "aaaa", "kees", was={"text": "Een"}, text="Toch nodig")
    assert "state" not in done.snapshot.tables["cards"]["aaaa"]
    assert done.snapshot.tables["cards"]["aaaa"]["text"] == "Toch nodig"


@both
def test_new_cards_with_the_same_id_both_stay(desk: AnyDesk) -> None:
    noor, kees = desk.create(), desk.open()
    desk.add(noor, "Van Noor", id="aaaa")
    desk.add(kees, "Van Kees", who="kees", id="aaaa")
    assert sorted(desk.cards().values()) == ["Van Kees", "Van Noor"]


@both
def test_unknown_fields_and_tables_survive(desk: AnyDesk) -> None:
    dreams: dict[str, dict[str, Any]] = {"d": {"id": "d", "x": {}}}
    tables: Tables = {
        "cards": {"a": {"id": "a", "later": [1]}},
        "dreams": dreams,
    }
    file = desk.library.create("later", tables, desk.by())
    desk.add(file, "Een")
    read = desk.open("later").read().tables
    assert read["cards"]["a"]["later"] == [1]
    assert read["dreams"] == dreams


@both
def test_lone_surrogates_are_mended(desk: AnyDesk) -> None:
    file = desk.create()
    id = desk.add(file, "half \ud83d emoji")
    assert desk.cards()[id] == "half \ufffd emoji"


@pytest.mark.parametrize(
    "value",
    [10**30, float("nan"), {1: 2}, object(), [[] for _ in range(2)]],
    ids=lambda one: type(one).__name__,
)
def test_values_no_file_can_hold_are_refused(desk: Desk, value: Any) -> None:
    file = desk.create(aaaa="Een")
    if isinstance(value, list):
        for _ in range(60):
            value = [value]
    before = desk.path().read_bytes()
    record = {"id": "bbbb", "text": "x", "odd": value}
    with pytest.raises(Unstorable):
        desk.commit(file, [Delta("cards", "bbbb", None, record)])
    assert desk.path().read_bytes() == before


@both
def test_case_37_a_change_with_one_bad_part_is_not_taken_at_all(desk: AnyDesk) -> None:
    file = desk.create()
    deltas = [Delta("cards", id, None, {"id": id, "text": id}) for id in ("aa", "bb", "cc")]
    deltas[1] = Delta("cards", "bb", None, {"id": "bb", "text": {"no": 10**40}})
    with pytest.raises(Unstorable):
        desk.commit(file, deltas, "import")
    assert desk.cards() == {}
    desk.commit(file, [deltas[0], deltas[2]], "import")
    assert desk.cards() == {"aa": "aa", "cc": "cc"}


@both
def test_a_canvas_takes_no_more_cards_than_its_limit(
    desk: AnyDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CARDS", 5)
    file = desk.create(cards=5)
    with pytest.raises(TooMany):
        desk.add(file, "Een te veel")
    desk.edit(file, "card0000", text="Nog te bewerken")
    desk.edit(file, "card0001", was={"state": None}, state="removed")
    desk.add(file, "Past weer")
    assert len(desk.cards()) == 6


@both
def test_a_canvas_that_was_replaced_is_not_written(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    file.read()
    desk.library.bin("jong")
    with pytest.raises(Vanished):
        desk.add(file, "Waarheen?")
    desk.create(bbbb="Een andere")
    with pytest.raises(Vanished):
        desk.add(file, "Waarheen?")
    assert desk.cards() == {"bbbb": "Een andere"}


def test_a_file_indented_by_another_tool_still_opens(desk: Desk) -> None:
    desk.create(aaaa="Een", bbbb="Café ☕ \u001b[2J")
    path: Path = desk.path()
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=2))
    file = desk.open()
    assert file.read().tables["cards"]["aaaa"]["text"] == "Een"
    desk.edit(file, "aaaa", text="Twee")
    assert desk.cards()["aaaa"] == "Twee"


@both
def test_nothing_is_left_of_a_deleted_last_record(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    record = file.read().tables["cards"]["aaaa"]
    desk.commit(file, [Delta("cards", "aaaa", dict(record), None)], "x")
    assert desk.cards() == {}
    desk.add(file, "Weer een", id=new_id())
    assert list(desk.cards().values()) == ["Weer een"]


def test_a_file_of_meta_alone_is_sound() -> None:
    written = encode({"format": 1, "id": "a", "rev": 1}, {})
    assert json.loads(written.head + bytes(written.tail))["meta"]["1"]["rev"] == 1


def test_tinydbs_own_calls_work_within_a_transaction_only(desk: Desk) -> None:
    desk.create(aaaa="Een")
    files = desk.open().files
    book = Book(files, storage=SafeStorage)
    cards = book.table("cards")
    assert cards.search(where("id") == "aaaa")[0]["text"] == "Een"
    with pytest.raises(RuntimeError):
        cards.update({"text": "Buiten"})
    assert desk.cards() == {"aaaa": "Een"}
    storage = book.storage
    assert isinstance(storage, SafeStorage)
    with storage.transaction():
        assert cards.insert({"id": "bbbb", "text": "Twee"}) == 2
    assert desk.cards() == {"aaaa": "Een", "bbbb": "Twee"}
    with storage.transaction():
        cards.upsert({"id": "aaaa", "text": "Drie"}, where("id") == "aaaa")
        assert cards.remove(where("id") == "geen") == []
    assert desk.cards() == {"aaaa": "Drie", "bbbb": "Twee"}
    with pytest.raises(ValueError, match="midden"), storage.transaction():
        cards.update({"text": "Half"})
        raise ValueError("midden")
    assert desk.cards() == {"aaaa": "Drie", "bbbb": "Twee"}
    assert cards.count(where("text") == "Half") == 0
