"""Which older versions are kept beside a canvas."""

import os
import time

from board.change import Delta
from store.files import backups
from tests.store.conftest import AnyDesk, Desk, System, both


def _revisions(desk: AnyDesk) -> list[int]:
    return [backup.rev for backup in desk.open().backups()]


@both
def test_every_tenth_revision_is_kept_and_only_the_newest_stay(desk: AnyDesk) -> None:
    file = desk.create(aaaa="0")
    for number in range(2, 120):
        desk.edit(file, "aaaa", text=str(number))
    assert _revisions(desk) == [110, 100, 90, 80, 70]
    backup = desk.open().best_backup()
    assert backup is not None
    assert file.read_backup(backup).tables["cards"]["aaaa"]["text"] == "110"
    assert backup.at == "2026-03-17T00:01:50Z"


@both
def test_before_an_import_a_bulk_removal_and_a_restore(desk: AnyDesk) -> None:
    file = desk.create(cards=12)
    desk.commit(file, [Delta("cards", "x", None, {"id": "x", "text": "x"})], "import.json")
    assert _revisions(desk) == [1]
    removed = [
        Delta("cards", f"card{number:04}", {"state": None}, {"state": "removed"})
        for number in range(12)
    ]
    desk.commit(file, removed, "items.remove")
    assert _revisions(desk) == [2, 1]
    file.restore(2, desk.by())
    assert _revisions(desk) == [3, 2, 1]


def test_one_of_each_day_stays_for_a_week(desk: Desk) -> None:
    file = desk.create(aaaa="0")
    now = time.time()
    for rev in range(1, 31):
        path = file.files.backup(rev)
        desk.library.folder.joinpath(path).write_bytes(b"")
        made = now - (31 - rev) * 43_200  # Two a day, for fifteen days.
        os.utime(path, (made, made))
    backups.thin_out(file.files, now)
    kept = _revisions(desk)
    assert kept[:5] == [30, 29, 28, 27, 26]
    days = {int((now - (31 - rev) * 43_200) // 86_400) for rev in kept[5:]}
    assert len(days) == len(kept[5:]) >= 4
    assert all((31 - rev) * 43_200 < 7 * 86_400 for rev in kept)


def test_a_disk_without_links_gets_copies(desk: Desk, system: System) -> None:
    file = desk.create(aaaa="0")
    for number in range(2, 11):
        desk.edit(file, "aaaa", text=str(number))
    with system.refusing("link", 1):
        desk.edit(file, "aaaa", text="11")
    (backup,) = file.backups()
    assert backup.good
    assert file.read_backup(backup).tables["cards"]["aaaa"]["text"] == "10"


def test_a_backup_is_a_whole_file_of_its_own(desk: Desk) -> None:
    file = desk.create(aaaa="0")
    for number in range(2, 14):
        desk.edit(file, "aaaa", text=str(number))
    (backup,) = file.backups()
    os.replace(backup.where, desk.path("terug"))  # noqa: PTH105 (as a person would, with mv)
    assert desk.cards("terug") == {"aaaa": "10"}
