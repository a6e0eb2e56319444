"""Files of earlier formats open, and are written in today's at the first change."""

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from board.change import Delta
from board.codec import canvas_from_tables
from board.model import Canvas, Member, Tables
from board.templates import load
from store.errors import Corrupt
from store.files import layout
from store.files.migrations import STEPS
from store.formats import FORMAT
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
    assert (snapshot.rev, snapshot.format) == (1, FORMAT)
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


OLDER = Path(__file__).parent / "older"


def _older(desk: Desk, name: str = "format-1") -> bytes:
    """Put a canvas that an earlier version wrote in the library."""
    desk.library.folder.mkdir(mode=0o700)
    data = (OLDER / f"{name}.json").read_bytes()
    desk.path().write_bytes(data)
    return data


def _canvas(tables: Tables) -> Canvas:
    return canvas_from_tables(tables, load("netwerk"))


def _named(canvas: Canvas, name: str) -> Member:
    return next(one for one in canvas.members.values() if one.name == name)


def test_format_1_opens_as_it_is_and_stays_so_until_something_changes(desk: Desk) -> None:
    before = _older(desk)
    snapshot = desk.open().read()
    canvas = _canvas(snapshot.tables)
    assert (snapshot.rev, snapshot.format, canvas.info.title) == (6, FORMAT, "Jong & Werk")
    roc = _named(canvas, "ROC Oostland")
    assert (roc.role, roc.relation, roc.holds) == ("kernspeler", "takes_part", ())
    assert not (canvas.sessions or canvas.decisions or canvas.actions or canvas.unknown)
    assert [one.rev for one in desk.open().history()] == [1, 2, 3, 4, 5, 6]
    assert desk.path().read_bytes() == before
    assert layout.head(before)["format"] == 1  # type: ignore[index]


def test_format_1_is_written_anew_at_the_first_change_with_a_backup(desk: Desk) -> None:
    before = _older(desk)
    file = desk.open()
    canvas = _canvas(file.read().tables)
    roc = _named(canvas, "ROC Oostland").id
    desk.commit(file, [Delta("members", roc, {"relation": None}, {"relation": "funder"})])
    assert json.loads(desk.path().read_bytes())["meta"]["1"]["format"] == FORMAT
    after = desk.open().read()
    assert _canvas(after.tables).members[roc].relation == "funder"
    assert set(after.tables["cards"]) == set(canvas.cards)
    (backup,) = file.backups()
    assert desk.library.folder.joinpath(backup.where).read_bytes() == before


def test_undo_and_redo_reach_across_the_step(desk: Desk) -> None:
    _older(desk)
    file = desk.open()
    roc = _named(_canvas(file.read().tables), "ROC Oostland").id
    session = {"id": "sessie22", "number": 1, "date": "2026-11-28"}
    relation = Delta("members", roc, {"relation": None}, {"relation": "funder"})
    desk.commit(file, [Delta("sessions", "sessie22", None, session), relation], who="anna")
    cards = len(_canvas(file.read().tables).cards)
    for _ in range(3):  # The new change, then the rule and the partners of before the step.
        file.undo(desk.by("anna"))
    canvas = _canvas(desk.open().read().tables)
    assert (canvas.sessions, canvas.members[roc].relation) == ({}, "takes_part")
    assert len(canvas.cards) == cards - 1
    assert [one.core for one in canvas.coalitions.values()] == [()]
    for _ in range(3):
        file.redo(desk.by("anna"))
    canvas = _canvas(desk.open().read().tables)
    assert canvas.sessions["sessie22"].number == 1
    assert canvas.members[roc].relation == "funder"
    assert [one.core for one in canvas.coalitions.values()] == [(f"member:{roc}",)]


def test_restore_reaches_across_the_step_and_back(desk: Desk) -> None:
    _older(desk)
    file = desk.open()
    action = {"id": "actie222", "text": "Proefgroep samenstellen", "due": "2026-12-03"}
    desk.commit(file, [Delta("actions", "actie222", None, action)], "action.add", "anna")
    assert set(file.at(2)) == {"canvas", "cards"}
    file.restore(2, desk.by("anna"))
    canvas = _canvas(desk.open().read().tables)
    assert (len(canvas.cards), canvas.members, canvas.actions) == (1, {}, {})
    file.restore(7, desk.by("anna"))
    canvas = _canvas(desk.open().read().tables)
    assert canvas.actions["actie222"].text == "Proefgroep samenstellen"
    assert {one.name for one in canvas.members.values()} == {"ROC Oostland", "Gemeente IJsselkant"}


def test_there_is_a_step_from_every_format() -> None:
    assert len(STEPS) == FORMAT


@pytest.mark.parametrize("lost", [b'"meta"', b'"sha256"', b'"format"'])
def test_a_file_of_ours_without_its_head_is_no_old_file(desk: Desk, lost: bytes) -> None:
    desk.create(aaaa="Een")
    desk.path().write_bytes(desk.path().read_bytes().replace(lost, b'"x"', 1))
    with pytest.raises(Corrupt):
        desk.open().read()
