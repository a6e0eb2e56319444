"""Files of earlier formats open, and are written in today's at the first change."""

import json

import pytest
from tinydb import TinyDB

from board.change import Delta
from store.errors import Corrupt
from store.files.layout import FORMAT
from store.files.migrations import STEPS
from tests.store.conftest import Desk


def _made_with_tinydb(desk: Desk) -> bytes:
    desk.library.folder.mkdir(mode=0o700)
    with TinyDB(desk.path()) as db:
        db.table("cards").insert({"text": "Zonder id", "place": "regie.zorg"})
        db.table("cards").insert({"id": "aaaa", "text": "Met id"})
        db.table("cards").insert({"id": "aaaa", "text": "Met hetzelfde id"})
        db.table("cards").insert({"id": 7, "text": "Half \ud83d"})
        db.table("dreams").insert({"what": "een tabel die niemand kent"})
    return desk.path().read_bytes()


def test_format_0_is_a_file_made_with_tinydb_itself(desk: Desk) -> None:
    before = _made_with_tinydb(desk)
    snapshot = desk.open().read()
    assert (snapshot.rev, snapshot.format) == (1, 1)
    assert sorted(desk.cards().values()) == [
        "Half \ufffd",
        "Met hetzelfde id",
        "Met id",
        "Zonder id",
    ]
    assert desk.cards()["aaaa"] == "Met id"
    assert desk.open().read() == snapshot  # Made-up ids are the same at each reading.
    assert desk.library.entries()[0].cards == 4
    assert desk.path().read_bytes() == before


def test_format_0_is_written_anew_with_a_backup(desk: Desk) -> None:
    before = _made_with_tinydb(desk)
    snapshot = desk.open().read()
    file = desk.open()
    desk.edit(file, "aaaa", text="Anders")
    assert json.loads(desk.path().read_bytes())["meta"]["1"]["format"] == FORMAT
    after = desk.open().read()
    assert (after.rev, after.id) == (2, snapshot.id)
    assert len(after.tables["cards"]) == 4
    assert after.tables["dreams"] == snapshot.tables["dreams"]
    (backup,) = file.backups()
    assert desk.library.folder.joinpath(backup.where).read_bytes() == before
    file.undo(desk.by())
    assert desk.cards()["aaaa"] == "Met id"
    desk.commit(file, [Delta("cards", "aaaa", {"text": "Met id"}, {"text": "Weer"})])
    assert desk.cards()["aaaa"] == "Weer"


def test_there_is_a_step_from_every_format() -> None:
    assert len(STEPS) == FORMAT


@pytest.mark.parametrize("lost", [b'"meta"', b'"sha256"', b'"format"'])
def test_a_file_of_ours_without_its_head_is_no_old_file(desk: Desk, lost: bytes) -> None:
    desk.create(aaaa="Een")
    desk.path().write_bytes(desk.path().read_bytes().replace(lost, b'"x"', 1))
    with pytest.raises(Corrupt):
        desk.open().read()
