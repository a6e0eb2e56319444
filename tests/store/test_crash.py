"""Kills and errors at every call to the system: what was acknowledged is there, whole."""

import errno
import os
import random
import resource
import subprocess
import time
from pathlib import Path

import pytest

from board.change import Change, Delta
from store.errors import NoSpace, ReadOnly, StoreError, Unsure, WriteFailed
from store.files.canvasfile import CanvasFile
from store.files.library import FileLibrary
from tests.store.conftest import Desk, Start, System, Tell


def _calls_of_an_edit(desk: Desk, system: System) -> int:
    file = desk.open()
    with system.watched():
        desk.edit(file, "aaaa", text="kort")
    count = len(system.calls)
    desk.edit(file, "aaaa", text="lang " * 400)
    return count


def test_case_01_kill_at_random_moments_while_adding(desk: Desk, start: Start) -> None:
    desk.create()
    acknowledged: set[str] = set()
    chance = random.Random(7)
    for _ in range(30):

        def work(tell: Tell) -> None:
            file = desk.open()
            while True:
                tell(desk.add(file, "x" * chance.randrange(2000)))

        child = start(work)
        acknowledged |= set(child.next_line().split())  # On a busy machine this takes a while.
        time.sleep(chance.uniform(0.0, 0.05))
        child.kill()
        acknowledged |= set(child.told())
        assert child.ended() == -9
        assert acknowledged <= set(desk.cards())
        temporary = [name for name in desk.names() if name.endswith(".tmp")]
        assert len(temporary) <= 1
    acknowledged.add(desk.add(desk.open(), "Daarna gaat het gewoon verder"))
    assert acknowledged <= set(desk.cards())
    assert len(acknowledged) >= 30
    assert not [name for name in desk.names() if name.endswith(".tmp")]


def test_case_02_kill_at_every_call_of_an_edit_that_shortens(
    desk: Desk, system: System, start: Start
) -> None:
    desk.create(aaaa="lang " * 400, cards=20)
    count = _calls_of_an_edit(desk, system)
    done = 0
    for at in range(1, count + 2):
        texts = ("lang " * 400, f"kort {at}")

        def work(tell: Tell, at: int = at) -> None:
            file = desk.open()
            with system.deadly(at):
                desk.edit(file, "aaaa", text=f"kort {at}")
            tell("kept")

        child = start(work)
        kept = child.told() == ["kept"]
        assert child.ended() == (0 if kept else -9)
        done += kept
        cards = desk.cards()
        assert len(cards) == 21
        assert cards["aaaa"] in texts[1 if kept else 0 :]
        desk.edit(desk.open(), "aaaa", text="lang " * 401)
        desk.edit(desk.open(), "aaaa", text="lang " * 400)
        assert not [name for name in desk.names() if name.endswith(".tmp")]
    assert done >= 1
    assert count > 10


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE])
def test_case_03_an_error_at_every_call_leaves_the_file_as_it_was(
    desk: Desk, system: System, number: int
) -> None:
    desk.create(aaaa="lang " * 400, cards=20)
    count = _calls_of_an_edit(desk, system)
    refused = 0
    for at in range(1, count + 1):
        file = desk.open()
        file.read()
        before = desk.path().read_bytes()
        try:
            with system.failing(at, number):
                desk.edit(file, "aaaa", text=f"kort {at}")
        except Unsure:
            assert desk.cards()["aaaa"] == f"kort {at}"
        except StoreError:
            refused += 1
            assert desk.path().read_bytes() == before
            assert not [name for name in desk.names() if name.endswith(".tmp")]
        else:
            assert desk.cards()["aaaa"] == f"kort {at}"
        desk.edit(file, "aaaa", text="lang " * 400)
        assert desk.cards()["aaaa"] == "lang " * 400
    assert refused >= 6


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "open"])
def test_case_03_no_space_is_said_in_one_word(desk: Desk, system: System, call: str) -> None:
    file = desk.create(aaaa="Een")
    file.read()
    before = desk.path().read_bytes()

    def act(number: int, name: str) -> None:
        if name == call and "close" in system.calls:  # From the temporary file on: all is read.
            raise OSError(errno.ENOSPC, "full")

    with system.watched(act), pytest.raises(NoSpace):
        desk.add(file, "Past niet")
    assert desk.path().read_bytes() == before
    assert desk.names() == {"jong.json"}


def test_case_03_the_disk_full_at_every_length(desk: Desk, start: Start) -> None:
    desk.create(aaaa="x", cards=40)
    size = desk.path().stat().st_size
    before = desk.path().read_bytes()
    for most in range(0, size + 1, max(1, size // 8)):

        def work(tell: Tell, most: int = most) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            try:
                desk.edit(desk.open(), "aaaa", text="langer dan eerst")
            except NoSpace:
                tell("no space")

        child = start(work)
        assert child.told() == ["no space"]
        assert child.ended() == 0
        assert desk.path().read_bytes() == before
        assert desk.names() == {"jong.json"}


def test_case_04_after_a_full_disk_saving_works_again(desk: Desk, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", str(small)],
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("a small disk can only be made by root")
    try:
        library = FileLibrary(small, state=tmp_path / "state")
        file = library.create("vol", {"canvas": {"canvas": {"title": "Vol"}}}, desk.by())
        ballast = small / "ballast"
        with ballast.open("wb") as filler, pytest.raises(OSError, match="space"):
            while True:
                os.write(filler.fileno(), b"x" * 1024)
        before = (small / "vol.json").read_bytes()
        with pytest.raises(NoSpace):
            desk.add(file, "Past niet " * 400, id="aaaa")
        assert (small / "vol.json").read_bytes() == before
        ballast.unlink()
        desk.add(file, "Past niet " * 400, id="aaaa")
        assert "aaaa" in library.open("vol").read().tables["cards"]
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_case_05_a_failed_sync_is_not_tried_again(desk: Desk, system: System) -> None:
    file = desk.create(aaaa="Een")
    before = desk.path().read_bytes()
    with system.refusing("fsync", errno.EIO), pytest.raises(WriteFailed):
        desk.add(file, "Twee")
    assert system.calls.count("fsync") == 1
    assert desk.path().read_bytes() == before
    assert desk.names() == {"jong.json"}
    desk.add(file, "Twee", id="bbbb")
    assert desk.cards()["bbbb"] == "Twee"


def test_what_was_not_confirmed_is_written_again(desk: Desk, system: System) -> None:
    file = desk.create(aaaa="Een")
    with system.failing_sync(2), pytest.raises(Unsure):
        desk.edit(file, "aaaa", text="Drie")
    assert desk.cards()["aaaa"] == "Drie"
    with system.watched():
        done = desk.edit(file, "aaaa", was={"text": "Een"}, text="Drie")
    assert done.deltas == ()
    assert system.calls.count("replace") == 1
    assert desk.cards()["aaaa"] == "Drie"


def test_a_conflict_that_was_not_confirmed_is_kept_once(desk: Desk, system: System) -> None:
    file = desk.create(aaaa="Een")
    desk.edit(file, "aaaa", "kees", text="Van Kees")
    mine = Delta("cards", "aaaa", {"text": "Een"}, {"text": "Van Noor"})
    change, by = Change("card.edit", (mine,)), desk.by("noor")
    with system.failing_sync(2), pytest.raises(Unsure):
        file.commit(change, by)
    again = file.commit(change, by)
    assert len(again.conflicts) == 1
    assert sorted(desk.cards().values()) == ["Van Kees", "Van Noor"]
    file.commit(change, desk.by("noor"))
    assert len(desk.cards()) == 3  # Later, it is a change of its own.


def test_what_was_not_confirmed_and_went_again_is_not_taken_for_another(
    desk: Desk, system: System
) -> None:
    """Two cards of one second look alike but for their revision; the second one's was lost."""
    file, by = desk.create(aaaa="Een"), desk.by()
    first, second = (
        Change("card.add", (Delta("cards", id, None, {"id": id, "text": text}),))
        for id, text in (("bbbb", "Twee"), ("cccc", "Drie"))
    )
    file.commit(first, by)
    before = desk.path().read_bytes()
    with system.failing_sync(2), pytest.raises(Unsure):
        file.commit(second, by)
    desk.path().write_bytes(before)
    file.commit(second, by)
    assert desk.cards() == {"aaaa": "Een", "bbbb": "Twee", "cccc": "Drie"}


@pytest.mark.parametrize("what", ["folder", "file"])
def test_case_06_read_only_opens_and_refuses(desk: Desk, what: str) -> None:
    file = desk.create(aaaa="Een")
    path = desk.library.folder if what == "folder" else desk.path()
    path.chmod(0o555)
    try:
        assert desk.cards() == {"aaaa": "Een"}
        assert [entry.name for entry in desk.library.entries()] == ["jong"]
        assert isinstance(file.obstacle(), ReadOnly)
        with pytest.raises(ReadOnly):
            desk.add(file, "Twee")
        if what == "folder":
            with pytest.raises(ReadOnly):
                desk.create("nieuw")
    finally:
        path.chmod(0o755)
    assert file.obstacle() is None
    desk.add(file, "Twee")


def test_a_folder_of_someone_else_is_read_only(desk: Desk, start: Start) -> None:
    if os.geteuid() != 0:
        pytest.skip("becoming someone else takes root")
    desk.create(aaaa="Een")
    for path in (desk.path(), desk.library.folder, *desk.library.folder.parents):
        path.chmod(path.stat().st_mode | 0o055 if path.is_dir() else 0o644)

    def work(tell: Tell) -> None:
        os.setuid(65534)
        file = desk.open()
        assert file.read().tables["cards"]["aaaa"]["text"] == "Een"
        assert isinstance(file.obstacle(), ReadOnly)
        with pytest.raises(ReadOnly):
            desk.add(file, "Twee")
        tell("refused")

    child = start(work)
    assert child.told() == ["refused"]
    assert child.ended() == 0


def test_a_short_write_is_continued(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    file: CanvasFile = desk.create(cards=30)
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda fd, data: write(fd, bytes(data[:100])))
        desk.edit(file, "card0003", text="In stukjes")
    assert desk.cards()["card0003"] == "In stukjes"


def test_a_folder_that_went_away(desk: Desk) -> None:
    file = desk.create(aaaa="Een")
    away = desk.library.folder.with_name("elders")
    desk.library.folder.rename(away)
    with pytest.raises(StoreError):
        desk.add(file, "Twee")
    assert not desk.library.folder.exists()
    away.rename(desk.library.folder)
    desk.add(file, "Twee", id="bbbb")
    assert desk.cards()["bbbb"] == "Twee"
