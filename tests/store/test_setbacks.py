"""An older file, or another one, put in the place of a canvas that is open here."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from board.change import Delta
from store.canvas import Setback
from store.files.canvasfile import CanvasFile
from tests.store.conftest import Desk


@pytest.fixture
def older(desk: Desk) -> bytes:
    """The bytes of a canvas with one card, of which more became since."""
    file = desk.create(aaaa="Van vroeger")
    data = desk.path().read_bytes()
    desk.add(file, "Van later", id="bbbb")
    desk.edit(file, "aaaa", text="Van vroeger, beter")
    return data


def text(id: str, before: str, after: str) -> Delta:
    """Change a text as someone does who doesn't know yet what was put in its place."""
    return Delta("cards", id, {"text": before}, {"text": after})


def kept(setback: Setback | None) -> Setback:
    assert setback is not None
    assert setback.backup is not None
    assert setback.backup.good
    return setback


def test_an_older_file_is_seen_and_the_newer_one_kept(desk: Desk, older: bytes) -> None:
    file = desk.open()
    newer = file.read()
    whole = desk.path().read_bytes()
    desk.path().write_bytes(older)
    assert file.changed()
    now = file.read()
    setback = kept(now.setback)
    assert (now.rev, setback.known, setback.found) == (1, newer.rev, 1)
    assert setback.backup is not None
    assert file.read_backup(setback.backup).tables == newer.tables
    assert Path(setback.backup.where).read_bytes() == whole
    assert file.read().setback is None, "said once"


def test_it_is_seen_by_a_commit_too(desk: Desk, older: bytes) -> None:
    file = desk.open()
    file.read()
    desk.path().write_bytes(older)
    done = desk.commit(file, [text("aaaa", "Van vroeger", "Van nu")])
    setback = kept(done.snapshot.setback)
    assert (setback.known, setback.found, done.rev) == (3, 1, 2)


Act = Callable[[CanvasFile, Desk], object]


@pytest.mark.parametrize(
    "act",
    [
        lambda file, desk: file.undo(desk.by()).snapshot,
        lambda file, desk: file.restore(1, desk.by()).snapshot,
        lambda file, desk: desk.commit(file, [text("aaaa", "Twee", "Anders")]).snapshot,
    ],
)
def test_whatever_sees_it_first_keeps_it(desk: Desk, act: Act) -> None:
    file = desk.create(aaaa="Een")
    desk.edit(file, "aaaa", text="Twee")
    data = desk.path().read_bytes()
    desk.add(file, "Drie")
    desk.path().write_bytes(data)
    setback = getattr(act(file, desk), "setback", None)
    assert kept(setback).known == 3


def test_what_was_typed_in_a_card_that_went_comes_whole(desk: Desk, older: bytes) -> None:
    file = desk.open()
    file.read()
    desk.path().write_bytes(older)
    desk.commit(file, [text("bbbb", "Van later", "Nog later")])
    card = desk.open().read().tables["cards"]["bbbb"]
    assert card["text"] == "Nog later"
    assert card["place"] == "identiteit.passie"


def test_the_newer_one_is_laid_over_the_older(desk: Desk, older: bytes) -> None:
    file = desk.open()
    file.read()
    desk.path().write_bytes(older)
    desk.add(desk.open(), "Op de oude verder", id="cccc")
    setback = kept(file.read().setback)
    assert setback.backup is not None
    done = file.merge_backup(setback.backup, desk.by())
    assert desk.cards() == {
        "aaaa": "Van vroeger, beter",
        "bbbb": "Van later",
        "cccc": "Op de oude verder",
    }
    assert not done.conflicts
    assert file.merge_backup(setback.backup, desk.by()).deltas == (), "nothing twice"
    file.undo(desk.by())
    assert desk.cards() == {"aaaa": "Van vroeger", "cccc": "Op de oude verder"}


def test_what_both_changed_is_there_twice(desk: Desk, older: bytes) -> None:
    file = desk.open()
    file.read()
    desk.path().write_bytes(older)
    setback = kept(file.read().setback)
    desk.edit(file, "aaaa", text="Van vroeger, anders")
    assert setback.backup is not None
    (conflict,) = file.merge_backup(setback.backup, desk.by()).conflicts
    cards = desk.cards()
    assert cards[conflict.id] == "Van vroeger, anders"
    assert cards[conflict.sibling] == "Van vroeger, beter"


def test_another_way_from_the_same_revision_is_seen(desk: Desk) -> None:
    file = desk.create(aaaa="Een")
    data = desk.path().read_bytes()
    desk.add(file, "Hier", id="bbbb")
    file.read()
    here = desk.path().read_bytes()
    desk.path().write_bytes(data)
    for number in range(3):
        desk.add(desk.open(), f"Daar {number}", id=f"daar{number}")
    assert file.read().rev == 4
    desk.path().write_bytes(here)
    file = desk.open()
    file.read()
    desk.path().write_bytes(data)
    desk.add(desk.open(), "Daar", id="dddd")  # Revision 2 as well, but another.
    setback = kept(file.read().setback)
    assert (setback.known, setback.found) == (2, 2)
    assert setback.backup is not None
    file.merge_backup(setback.backup, desk.by())
    assert desk.cards() == {"aaaa": "Een", "bbbb": "Hier", "dddd": "Daar"}


def test_two_newer_ones_of_one_revision_are_both_kept(desk: Desk) -> None:
    file = desk.create(aaaa="Een")
    data = desk.path().read_bytes()
    texts = ("Eerst", "Daarna")
    for text in texts:
        desk.add(file, text)
        desk.path().write_bytes(data)
        file.read()
    held = [file.read_backup(one).tables["cards"].values() for one in file.backups()]
    assert [{str(card["text"]) for card in cards} - {"Een"} for cards in held] == [
        {"Daarna"},
        {"Eerst"},
    ]
    shutil.copy(desk.path().with_name("jong.json.2-1.bak"), desk.path())
    desk.library.rename("jong", "zorg")
    assert [one.key for one in desk.open("zorg").backups()] == ["2-1", "2"]


def test_two_who_see_it_keep_it_once(desk: Desk, older: bytes) -> None:
    files = [desk.open(), desk.open()]
    for file in files:
        file.read()
    desk.path().write_bytes(older)
    first, second = (kept(file.read().setback).backup for file in files)
    assert first == second
    assert len(files[0].backups()) == 1


def test_who_merely_comes_after_others_sees_none(desk: Desk) -> None:
    file = desk.create(aaaa="Een")
    for number in range(260):  # Further than the table in the file reaches.
        desk.add(desk.open(), f"Kaart {number}")
    assert file.read().setback is None
    assert file.read().rev == 261


def test_where_nothing_can_be_kept_it_is_still_said(desk: Desk, older: bytes) -> None:
    file = desk.open()
    file.read()
    desk.path().write_bytes(older)
    (desk.library.folder / "jong.json.3.bak").mkdir()
    setback = file.read().setback
    assert setback == Setback(3, 1, None)
