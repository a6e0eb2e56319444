"""Copies of a canvas file that programs make which synchronise folders."""

import shutil

import pytest

from store.errors import BadName, NotACopy, UnknownCanvas
from store.files.library import FileLibrary
from tests.store.conftest import Desk

NAMES = [
    "jong (conflicted copy)",
    "jong (Noor's conflicted copy 2026-03-17)",
    "jong (conflicted copy 2026-03-17 093000)",
    "jong (SFConflict noor@x.nl 2026-03-17-09-30-00)",
    "jong (kopie met conflict van noor 2026-03-17)",
    "jong.sync-conflict-20260317-093000-ABCDEFG",
    "jong_conflict-20260317-093000",
    "jong (1)",
    "jong - kopie",
    "jong-LAPTOP",
    "a",
]


def parted(desk: Desk, copy: str) -> None:
    """Let a canvas and a copy of it go two ways."""
    file = desk.create(aaaa="Een", bbbb="Twee")
    shutil.copy(desk.path(), desk.path(copy))
    desk.edit(file, "aaaa", text="Een, hier")
    desk.add(file, "Hier", id="hier")
    other = desk.open(copy)
    desk.edit(other, "bbbb", text="Twee, daar", who="kees")
    desk.add(other, "Daar", "kees", id="daar")


@pytest.mark.parametrize("copy", NAMES[:-1])
def test_a_copy_is_named_as_such_and_opens(desk: Desk, copy: str) -> None:
    parted(desk, copy)
    listed = {entry.name: entry.copy_of for entry in desk.library.entries()}
    assert listed == {"jong": "", copy: "jong"}
    assert desk.cards(copy)["daar"] == "Daar"
    assert {(one.kind, one.values["name"], one.values["of"]) for one in copies(desk)} == {
        ("copy", copy, "jong")
    }


def copies(desk: Desk) -> list:  # type: ignore[type-arg]
    return [sign for sign in desk.library.health() if sign.kind == "copy"]


@pytest.mark.parametrize("copy", NAMES)
def test_a_copy_is_merged_into_its_original(desk: Desk, copy: str) -> None:
    parted(desk, copy)
    done = desk.library.merge("jong", copy, desk.by())
    whole = {"aaaa": "Een, hier", "bbbb": "Twee, daar", "hier": "Hier", "daar": "Daar"}
    assert desk.cards() == whole
    assert not done.conflicts
    assert desk.library.names() == ["jong"]
    assert copies(desk) == []
    back = desk.library.unbin(copy)
    assert back.name == copy
    assert desk.library.merge("jong", copy, desk.by()).deltas == ()
    desk.open().undo(desk.by())
    assert set(desk.cards()) == {"aaaa", "bbbb", "hier"}


def test_what_both_changed_is_there_twice(desk: Desk) -> None:
    file = desk.create(aaaa="Een")
    shutil.copy(desk.path(), desk.path("jong (conflicted copy)"))
    desk.edit(file, "aaaa", text="Hier")
    desk.edit(desk.open("jong (conflicted copy)"), "aaaa", text="Daar")
    (conflict,) = desk.library.merge("jong", "jong (conflicted copy)", desk.by()).conflicts
    cards = desk.cards()
    assert (cards["aaaa"], cards[conflict.sibling]) == ("Hier", "Daar")


def test_a_copy_of_long_ago_still_merges(desk: Desk) -> None:
    file = desk.create(aaaa="Een")
    shutil.copy(desk.path(), desk.path("oud"))
    desk.add(desk.open("oud"), "Daar", id="daar")
    for number in range(260):  # So that where they parted is in the log only.
        desk.add(file, f"Kaart {number}")
    desk.library.merge("jong", "oud", desk.by())
    assert desk.cards()["daar"] == "Daar"
    assert len(desk.cards()) == 262


def test_what_is_no_copy_is_refused(desk: Desk) -> None:
    desk.create(aaaa="Een")
    desk.create("zorg", bbbb="Twee")
    desk.library.duplicate("jong", "jong-2", desk.by())
    before = desk.names()
    for other in ("zorg", "jong-2", "jong"):
        with pytest.raises(NotACopy):
            desk.library.merge("jong", other, desk.by())
    with pytest.raises(UnknownCanvas):
        desk.library.merge("jong", "niets", desk.by())
    assert desk.names() == before
    assert {entry.copy_of for entry in desk.library.entries()} == {""}


def test_a_damaged_copy_is_known_by_its_name(desk: Desk) -> None:
    desk.create(aaaa="Een")
    desk.path("jong (conflicted copy)").write_bytes(b'{"meta":')
    (found,) = (entry for entry in desk.library.entries() if entry.name != "jong")
    assert (found.problem, found.copy_of) == ("store.corrupt", "jong")


def test_a_name_we_would_not_give_opens_only_what_is_there(desk: Desk) -> None:
    desk.create(aaaa="Een")
    shutil.copy(desk.path(), desk.home / "buiten.json")
    for name in ("../buiten", "jong (2)", ".jong", "", "jong.json"):
        with pytest.raises(BadName):
            desk.library.open(name)
    with pytest.raises(BadName):
        desk.library.create("jong (2)", {}, desk.by())


def test_a_copy_comes_back_from_an_archive(desk: Desk) -> None:
    parted(desk, NAMES[1])
    desk.library.back_up(desk.home / "alles.zip", "")
    other = FileLibrary(desk.home / "elders", state=desk.state)
    assert sorted(other.recover(desk.home / "alles.zip").made) == sorted(["jong", NAMES[1]])
    assert {entry.copy_of for entry in other.entries()} == {"", "jong"}
