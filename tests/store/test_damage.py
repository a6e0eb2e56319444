"""Files that are not what was written: never opened, never written over, always explained."""

import os
import random

import pytest

from store import limits
from store.errors import Corrupt, NewerFormat, StoreError, SymbolicLink, TooLarge
from store.formats import FORMAT
from tests.store.conftest import Desk


def _with_backup(desk: Desk) -> str:
    """Make a canvas with a good backup beside it; return the path of that."""
    file = desk.create(aaaa="Een")
    for number in range(12):
        desk.edit(file, "aaaa", text=f"Versie {number}")
    (backup,) = file.backups()
    assert backup.good
    return backup.where


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_case_13_a_truncated_canvas_names_the_newest_good_backup(desk: Desk, part: float) -> None:
    backup = _with_backup(desk)
    whole = desk.path().read_bytes()
    desk.path().write_bytes(whole[: int(len(whole) * part)])
    damaged = desk.path().read_bytes()
    file = desk.open()
    with pytest.raises(Corrupt) as refused:
        file.read()
    assert refused.value.exit_code == 3
    assert refused.value.values["where"] == str(desk.path())
    assert refused.value.values["backup"] == backup
    assert refused.value.values["rev"] == 10
    with pytest.raises(Corrupt):
        desk.add(file, "Er overheen?")
    assert desk.path().read_bytes() == damaged
    best = file.best_backup()
    assert best is not None
    assert desk.open().read_backup(best).tables["cards"]["aaaa"]["text"] == "Versie 8"


def test_case_14_an_empty_file_is_no_empty_canvas(desk: Desk) -> None:
    desk.create(aaaa="Een")
    desk.path().write_bytes(b"")
    with pytest.raises(Corrupt) as refused:
        desk.open().read()
    assert refused.value.key == "store.corrupt"  # There is no backup to name.
    with pytest.raises(Corrupt):
        desk.add(desk.open(), "Er overheen?")
    assert desk.path().read_bytes() == b""
    assert desk.library.entries()[0].problem == "store.corrupt"


def test_case_15_any_byte_flipped_is_noticed(desk: Desk) -> None:
    desk.create(aaaa="Geen jongere van de radar", cards=3)
    whole = desk.path().read_bytes()
    chance = random.Random(3)
    for at in range(len(whole)):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << chance.randrange(8)
        desk.path().write_bytes(bytes(flipped))
        with pytest.raises((Corrupt, NewerFormat)):
            desk.open().read()
    desk.path().write_bytes(whole)
    assert desk.cards()["aaaa"] == "Geen jongere van de radar"


def test_a_file_damaged_while_it_is_open_is_noticed(desk: Desk) -> None:
    file = desk.create(aaaa="Geen jongere van de radar")
    whole = desk.path().read_bytes()
    desk.path().write_bytes(whole.replace(b"jongere", b"jongste"))
    assert file.changed()
    with pytest.raises(Corrupt):
        desk.add(file, "Er overheen?")
    assert b"jongste" in desk.path().read_bytes()


def test_case_16_a_newer_format_is_left_alone(desk: Desk) -> None:
    desk.create(aaaa="Een")
    whole = desk.path().read_bytes().replace(f'"format":{FORMAT}'.encode(), b'"format":99')
    desk.path().write_bytes(whole)
    file = desk.open()
    with pytest.raises(NewerFormat) as refused:
        file.read()
    assert refused.value.exit_code == 3
    assert refused.value.values["found"] == 99
    with pytest.raises(NewerFormat):
        desk.add(file, "Er overheen?")
    assert desk.path().read_bytes() == whole
    assert desk.library.entries()[0].problem == "store.newer_format"


def test_restoring_keeps_the_damaged_file(desk: Desk) -> None:
    _with_backup(desk)
    desk.path().write_bytes(b"{")
    restored = desk.library.restore_backup("jong")
    assert restored.read().tables["cards"]["aaaa"]["text"] == "Versie 8"
    (kept,) = [name for name in desk.names() if ".corrupt-" in name]
    assert (desk.library.folder / kept).read_bytes() == b"{"
    desk.edit(restored, "aaaa", text="Verder")
    assert desk.cards()["aaaa"] == "Verder"


def test_a_damaged_backup_is_passed_over(desk: Desk) -> None:
    file = desk.create(aaaa="Een")
    for number in range(25):
        desk.edit(file, "aaaa", text=f"Versie {number}")
    newest, older = file.backups()
    with open(newest.where, "r+b") as damaged:  # noqa: PTH123 (opened to be altered in place)
        damaged.truncate(40)
    assert [backup.good for backup in file.backups()] == [False, True]
    best = file.best_backup()
    assert best is not None
    assert best.where == older.where


@pytest.mark.parametrize("found", [b"[]", b"1", b'{"cards":[]}', b'{"cards":{"1":2}}', b"{}"])
def test_json_that_is_no_canvas(desk: Desk, found: bytes) -> None:
    desk.create()
    desk.path().write_bytes(found)
    with pytest.raises(Corrupt):
        desk.open().read()


def test_case_34_a_symbolic_link_is_refused(desk: Desk) -> None:
    desk.create(aaaa="Een")
    desk.path().rename(desk.home / "elsewhere.json")
    target = desk.home / "elsewhere.json"
    before = target.read_bytes()
    desk.path().symlink_to(target)
    for act in (lambda: desk.open().read(), lambda: desk.add(desk.open(), "x")):
        with pytest.raises(SymbolicLink):
            act()
    assert target.read_bytes() == before
    assert desk.path().is_symlink()
    assert desk.library.entries()[0].problem == "store.symbolic_link"


@pytest.mark.parametrize("suffix", [".lock", ".tmp"])
def test_a_link_in_the_way_is_not_followed(desk: Desk, suffix: str) -> None:
    file = desk.create(aaaa="Een")
    victim = desk.home / "victim"
    victim.write_text("blijft")
    in_the_way = desk.library.folder / f"jong.json{suffix}"
    in_the_way.unlink(missing_ok=True)
    in_the_way.symlink_to(victim)
    try:
        desk.add(file, "Twee")
    except StoreError:
        assert suffix == ".lock"
    assert victim.read_text() == "blijft"


def test_the_folder_may_be_a_link(desk: Desk) -> None:
    desk.create(aaaa="Een")
    link = desk.home / "link"
    link.symlink_to(desk.library.folder)
    other = type(desk.library)(link, state=desk.state)
    assert other.open("jong").read().tables["cards"]["aaaa"]["text"] == "Een"
    assert other.folder == desk.library.folder


def test_no_ordinary_file(desk: Desk) -> None:
    desk.library.folder.mkdir(mode=0o700)
    os.mkfifo(desk.library.folder / "pijp.json")
    (desk.library.folder / "map.json").mkdir()
    for name in ("pijp", "map"):
        with pytest.raises(StoreError):
            desk.open(name).read()


def test_case_36_a_file_too_large_is_not_read(desk: Desk) -> None:
    desk.create()
    with desk.path().open("r+b") as file:
        file.truncate(500 * 2**20)  # A hole: it takes no room.
    with pytest.raises(TooLarge):
        desk.open().read()


def test_case_36_a_file_nested_too_deep_is_refused(desk: Desk) -> None:
    desk.create()
    desk.path().write_bytes(b'{"cards":{"1":{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}}}")
    with pytest.raises(Corrupt):
        desk.open().read()


def test_a_canvas_does_not_grow_beyond_its_limit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = desk.create(aaaa="Een")
    monkeypatch.setattr(limits, "FILE_BYTES", 20_000)
    before = desk.path().read_bytes()
    with pytest.raises(TooLarge):
        desk.add(file, "x" * 30_000)
    assert desk.path().read_bytes() == before
    desk.add(file, "Past wel")
