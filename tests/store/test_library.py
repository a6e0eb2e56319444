"""A folder of canvases: names, modes, and moving things about without losing any."""

import errno
import os
import shutil
import stat
from collections.abc import Callable

import pytest

from board.model import Tables
from store import limits
from store.errors import BadName, Exists, StoreError, UnknownCanvas, Vanished
from store.files.canvasfile import CanvasFile
from store.files.filenames import Files
from store.files.library import FileLibrary
from store.names import valid_name
from tests.store.conftest import AnyDesk, Desk, Start, System, both


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ".",
        "..",
        "../../etc/x",
        "a/b",
        "/x",
        ".hidden",
        "x" * 65,
        "a\nb",
        "a\x1bb",
        "-x",
        "a\x00b",
        "x.json",
        "x.lock",
        "x.tmp",
        "x.bak",
        "a.history.jsonl",
        "x ",
        "x.",
        "a\ud800b",
        "\u202ex",
        "a\\b",
        "é" * 64 + "é" * 64,
        "漢" * 67,
        "a:b",
        "*",
    ],
)
def test_case_33_names_no_canvas_may_have(desk: Desk, name: str) -> None:
    with pytest.raises(BadName) as refused:
        desk.create(name)
    assert refused.value.exit_code == 2
    for act in (desk.library.open, desk.library.bin, desk.library.__contains__):
        with pytest.raises(BadName):
            act(name)
    assert not desk.library.folder.exists()
    assert list(desk.home.iterdir()) == []


@both
@pytest.mark.parametrize(
    "name", ["jong", "Jong en Werk", "sessie 2", "2026-03", "a.b", "café", "_x", "漢字", "x" * 64]
)
def test_names_a_canvas_may_have(desk: AnyDesk, name: str) -> None:
    desk.create(name)
    assert name in desk.library
    assert desk.library.names() == [name]


@both
def test_one_name_however_it_is_typed(desk: AnyDesk) -> None:
    desk.create("cafe\u0301")
    assert desk.library.names() == ["caf\u00e9"]
    assert desk.library.open("caf\u00e9").read().rev == 1
    assert valid_name("cafe\u0301") == "caf\u00e9"


def test_case_39_private_whatever_the_umask(desk: Desk, start: Start) -> None:
    def work(tell: object) -> None:
        os.umask(0o022)
        file = desk.create(cards=3)
        for number in range(12):
            desk.edit(file, "card0001", text=str(number))
        desk.library.bin(desk.library.duplicate("jong", "twee", desk.by()).name)

    assert start(work).ended() == 0
    for path in desk.library.folder.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
    assert stat.S_IMODE(desk.library.folder.stat().st_mode) == 0o700


def test_a_wide_open_umask_changes_nothing(desk: Desk, start: Start) -> None:
    def work(tell: object) -> None:
        os.umask(0)
        desk.add(desk.create(), "Een")

    assert start(work).ended() == 0
    assert stat.S_IMODE(desk.path().stat().st_mode) == 0o600
    assert stat.S_IMODE(desk.library.folder.stat().st_mode) == 0o700


def test_a_folder_shared_with_a_group_stays_shared(desk: Desk) -> None:
    desk.library.folder.mkdir(mode=0o700)
    desk.library.folder.chmod(0o2770)
    desk.add(desk.create(), "Een")
    desk.library.bin("jong")
    for path in desk.library.folder.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o2770 if path.is_dir() else 0o660), path


def test_the_mode_someone_gave_a_file_is_kept(desk: Desk) -> None:
    file = desk.create(aaaa="Een")
    desk.path().chmod(0o640)
    desk.add(file, "Twee")
    assert stat.S_IMODE(desk.path().stat().st_mode) == 0o640


@both
def test_entries_tell_what_a_list_shows(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een", bbbb="Twee")
    desk.edit(file, "aaaa", "kees", state="removed")
    desk.create("leeg")
    jong, leeg = desk.library.entries()
    assert (jong.name, jong.title, jong.cards, jong.rev, jong.by) == (
        "jong",
        "Jong & Werk",
        1,
        2,
        "kees",
    )
    assert jong.changed == "2026-03-17T00:00:02Z"
    assert jong.id == file.read().id
    assert (leeg.cards, leeg.rev) == (0, 1)


@both
def test_the_count_of_cards_follows_every_change(desk: AnyDesk) -> None:
    file = desk.create(cards=3)

    def count() -> int:
        return desk.library.entries()[0].cards

    desk.add(file, "Vier", id="vier")
    assert count() == 4
    desk.edit(file, "vier", text="Vijf")
    assert count() == 4
    desk.edit(file, "vier", state="parked")
    assert count() == 3
    file.undo(desk.by())
    assert count() == 4
    file.restore(1, desk.by())
    assert count() == 3


def test_entries_read_only_the_heads(desk: Desk, system: System) -> None:
    desk.create(cards=2000)
    with system.watched():
        assert desk.library.entries()[0].cards == 2000
    assert system.calls.count("pread") == 1
    assert system.calls.count("read") == 0


@both
def test_a_very_long_title_does_not_hide_the_head(desk: AnyDesk) -> None:
    tables: Tables = {"canvas": {"canvas": {"title": "\x01" * 60_000}}}
    desk.library.create("lang", tables, desk.by("\x02" * 5000))
    (entry,) = desk.library.entries()
    assert (entry.rev, entry.problem) == (1, "")
    assert desk.library.open("lang").read().tables["canvas"]["canvas"]["title"] == "\x01" * 60_000


def test_an_unknown_canvas_names_the_nearest(desk: Desk) -> None:
    desk.create("Jong en Werk")
    desk.create("zorg")
    with pytest.raises(UnknownCanvas) as refused:
        desk.library.open("jong en wrk")
    assert refused.value.values["near"] == "Jong en Werk"
    with pytest.raises(UnknownCanvas) as refused:
        desk.library.open("xyz")
    assert refused.value.key == "store.unknown_canvas"
    assert not FileLibrary(desk.home / "nergens", state=desk.state).entries()


def test_a_name_that_is_taken(desk: Desk) -> None:
    desk.create(aaaa="Een")
    desk.create("ander")
    before = desk.path().read_bytes()
    with pytest.raises(Exists):
        desk.create()
    with pytest.raises(Exists):
        desk.library.rename("ander", "jong")
    with pytest.raises(Exists):
        desk.library.duplicate("ander", "jong", desk.by())
    assert desk.path().read_bytes() == before


def _full(desk: AnyDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a canvas with backups and a log."""
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 6)
    file = desk.create(aaaa="0")
    for number in range(1, 25):
        desk.edit(file, "aaaa", text=str(number))


def test_rename_takes_history_and_backups_along(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _full(desk, monkeypatch)
    before = {name.replace("jong", "oud") for name in desk.names()}
    id = desk.open().read().id
    file = desk.library.rename("jong", "oud")
    assert desk.names() == before
    assert file.read().id == id
    assert file.at(1)["cards"]["aaaa"]["text"] == "0"
    assert len(file.backups()) == 2
    file.undo(desk.by())
    assert desk.library.rename("oud", "oud").read().id == id


def test_bin_and_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _full(desk, monkeypatch)
    before = desk.names()
    binned = desk.library.bin("jong")
    assert desk.library.names() == []
    assert [entry.name for entry in desk.library.binned()] == [binned]
    desk.create(bbbb="Een andere")
    with pytest.raises(Exists):
        desk.library.unbin(binned)
    back = desk.library.unbin(binned, "terug")
    assert back.at(1)["cards"]["aaaa"]["text"] == "0"
    assert desk.library.binned() == []
    desk.library.bin("jong")
    desk.library.rename("terug", "jong")
    assert {name for name in desk.names() if ".bin" not in name} == before


@both
def test_what_goes_about_keeps_its_history_and_its_backups(desk: AnyDesk) -> None:
    file = desk.create(aaaa="0")
    for number in range(1, 25):
        desk.edit(file, "aaaa", text=str(number))
    id, backups = file.read().id, [backup.rev for backup in file.backups()]
    known = desk.open()
    known.read()
    renamed = desk.library.rename("jong", "oud")
    with pytest.raises(Vanished):
        known.read()
    with pytest.raises(Vanished):
        desk.add(known, "Bij wie er niet meer is")
    desk.edit(renamed, "aaaa", text="25")
    binned = desk.library.bin("oud")
    desk.create("oud")
    with pytest.raises(Exists):
        desk.library.unbin(binned)
    back = desk.library.unbin("oud", "terug")
    assert desk.library.names() == ["oud", "terug"]
    assert back.read().id == id
    assert back.at(1)["cards"]["aaaa"]["text"] == "0"
    assert [backup.rev for backup in back.backups()] == backups == [20, 10]
    assert back.undo(desk.by()).snapshot.tables["cards"]["aaaa"]["text"] == "24"


@both
def test_the_bin_holds_several_of_one_name(desk: AnyDesk) -> None:
    for text in ("Een", "Twee", "Drie"):
        desk.create(aaaa=text)
        desk.library.bin("jong")
    assert len(desk.library.binned()) == 3
    assert desk.library.unbin("jong").read().tables["cards"]["aaaa"]["text"] == "Drie"
    with pytest.raises(UnknownCanvas):
        desk.library.unbin("../jong")


@both
def test_a_long_name_survives_the_bin(desk: AnyDesk) -> None:
    name = "x" * 64
    desk.create(name)
    desk.library.bin(name)
    assert desk.library.unbin(name).name == name


@both
def test_a_duplicate_is_a_canvas_of_its_own(desk: AnyDesk) -> None:
    file = desk.create(aaaa="Een")
    copy = desk.library.duplicate("jong", "kopie", desk.by())
    assert copy.read().id != file.read().id
    assert copy.read().tables == file.read().tables
    desk.edit(copy, "aaaa", text="Anders")
    assert desk.cards() == {"aaaa": "Een"}


def test_killed_at_every_call_of_a_rename(
    desk: Desk, system: System, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    _full(desk, monkeypatch)
    at, ended, names = 0, -9, ("jong", "anders")
    while ended:
        at += 1

        def work(tell: object, at: int = at) -> None:
            with system.deadly(at):
                desk.library.rename(*names)

        ended = start(work).ended()
        (name,) = desk.library.names()
        file = desk.library.open(name)
        assert file.read().tables["cards"]["aaaa"]["text"] == "24"
        assert file.at(1)["cards"]["aaaa"]["text"] == "0"
        if name != "jong":
            desk.library.rename(name, "jong")
            assert desk.open().at(1)["cards"]["aaaa"]["text"] == "0"
    assert at > 8


def test_what_was_left_at_a_name_goes_to_the_bin(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _full(desk, monkeypatch)
    desk.path().unlink()
    left = len(desk.names())
    file = desk.create(bbbb="Nieuw")
    assert [one.rev for one in file.history()] == [1]
    assert file.backups() == []
    assert len([name for name in desk.names() if name.startswith(".bin/")]) == left


def _create(desk: AnyDesk) -> None:
    desk.create("nieuw", cccc="Nieuw")


def _rename(desk: AnyDesk) -> None:
    desk.library.rename("jong", "nieuw")


def _duplicate(desk: AnyDesk) -> None:
    desk.library.duplicate("jong", "nieuw", desk.by())


def _bin(desk: AnyDesk) -> None:
    desk.library.bin("jong")


def _restore(desk: AnyDesk) -> None:
    desk.library.restore_backup("jong")


def _back_up(desk: Desk) -> None:
    desk.library.back_up(desk.home / "alles.zip", "2026-03-17T10:00:00Z")


def _recover(desk: Desk) -> None:
    FileLibrary(desk.home / "elders", state=desk.state).recover(desk.home / "kopie.zip")


@pytest.mark.parametrize(
    "act",
    [_create, _rename, _duplicate, _bin, _restore, _back_up, _recover],
    ids=lambda one: one.__name__,
)
def test_an_error_at_every_call_is_told_and_loses_nothing(
    desk: Desk, system: System, act: Callable[[Desk], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    _full(desk, monkeypatch)
    desk.library.back_up(desk.home / "kopie.zip", "2026-03-17T10:00:00Z")
    whole = {path: path.read_bytes() for path in desk.library.folder.iterdir() if path.is_file()}
    told = at = 0
    ended = False
    while not ended:
        at += 1
        shutil.rmtree(desk.library.folder)
        shutil.rmtree(desk.home / "elders", ignore_errors=True)
        (desk.home / "alles.zip").unlink(missing_ok=True)
        desk.library.folder.mkdir(mode=0o700)
        for path, data in whole.items():
            path.write_bytes(data)
        with system.failing(at, errno.EIO):
            try:
                act(desk)
            except StoreError:
                told += 1
        ended = len(system.calls) < at
        kept = desk.library.names() + [entry.name for entry in desk.library.binned()]
        texts = [_text_of(desk, name) for name in kept if "nieuw" not in name or act == _rename]
        # The canvas, or one of its two backups that took its place when it was to.
        assert texts == ["24"] or (act == _restore and texts in (["19"], ["9"])), at
        assert not [name for name in desk.names() if name.endswith(".tmp")]
    assert told >= 3


def _text_of(desk: Desk, name: str) -> str:
    folder = desk.library.folder if name in desk.library.names() else desk.library.folder / ".bin"
    file = CanvasFile(Files(folder, name))
    assert file.at(1)["cards"]["aaaa"]["text"] == "0"
    return str(file.read().tables["cards"]["aaaa"]["text"])
