"""The whole library in one file, and back; and archives that mean no good."""

import io
import json
import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from store import limits
from store.errors import (
    ArchiveTooLarge,
    BadArchive,
    Exists,
    NoSpace,
    StoreError,
    SymbolicLink,
)
from store.files.library import FileLibrary
from tests.store.conftest import Desk, System


def _zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


@pytest.fixture
def kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of a library of two canvases, one with a log, and one in the bin."""
    monkeypatch.setattr(limits, "HISTORY_ENTRIES", 6)
    file = desk.create(aaaa="0")
    for number in range(1, 20):
        desk.edit(file, "aaaa", text=str(number))
    desk.create("zorg", bbbb="Zorg")
    desk.create("weg", cccc="Weg")
    desk.library.bin("weg")
    path = desk.home / "alles.zip"
    assert desk.library.back_up(path, "2026-03-17T10:00:00Z") == ["jong", "zorg"]
    return path


def test_there_and_back(desk: Desk, kept: Path) -> None:
    other = FileLibrary(desk.home / "elders", state=desk.state)
    done = other.recover(kept)
    assert (len(done.made), done.left, done.damaged) == (3, [], [])
    assert other.names() == ["jong", "zorg"]
    assert len(other.binned()) == 1
    file = other.open("jong")
    assert file.read() == desk.open().read()
    assert file.history() == desk.open().history()
    assert file.at(1)["cards"]["aaaa"]["text"] == "0"
    assert other.unbin("weg").read().tables["cards"]["cccc"]["text"] == "Weg"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_what_is_there_stays_unless_asked(desk: Desk, kept: Path) -> None:
    desk.edit(desk.open(), "aaaa", text="Later")
    done = desk.library.recover(kept)
    assert done.made == []
    assert "jong" in done.left
    assert desk.cards() == {"aaaa": "Later"}
    done = desk.library.recover(kept, replace=True)
    assert sorted(done.replaced) == ["jong", "zorg"]
    assert desk.cards() == {"aaaa": "19"}
    assert desk.open().at(1)["cards"]["aaaa"]["text"] == "0"
    assert desk.library.unbin("jong", "later").read().tables["cards"]["aaaa"]["text"] == "Later"


def test_an_archive_is_not_written_over(desk: Desk, kept: Path) -> None:
    before = kept.read_bytes()
    with pytest.raises(Exists):
        desk.library.back_up(kept, "2026-03-18T10:00:00Z")
    assert kept.read_bytes() == before
    desk.library.back_up(kept, "2026-03-18T10:00:00Z", force=True)
    with zipfile.ZipFile(kept) as made:
        assert json.loads(made.read("library.json"))["made"] == "2026-03-18T10:00:00Z"


def test_a_full_disk_leaves_no_half_archive(desk: Desk, system: System) -> None:
    desk.create(aaaa="Een")
    with system.refusing("fsync"), pytest.raises(NoSpace):
        desk.library.back_up(desk.home / "x.zip", "")
    assert not [path for path in desk.home.iterdir() if "x.zip" in path.name]


def test_a_bin_that_is_no_folder_leaves_no_half_archive(desk: Desk) -> None:
    desk.create(aaaa="Een")
    (desk.library.folder / ".bin").write_text("someone put this here")
    with pytest.raises(StoreError):
        desk.library.back_up(desk.home / "x.zip", "")
    assert not [path for path in desk.home.iterdir() if path.name.startswith("x.zip")]


def test_a_damaged_canvas_is_told_and_the_rest_comes_back(desk: Desk, kept: Path) -> None:
    desk.path("zorg").write_bytes(b"{")
    path = desk.home / "nieuw.zip"
    desk.library.back_up(path, "")
    other = FileLibrary(desk.home / "elders", state=desk.state)
    assert other.recover(path).damaged == ["zorg"]
    assert other.names() == ["jong"]


INDEX = b'{"format":1,"canvases":[]}'


@pytest.mark.parametrize(
    "name",
    [
        "../x.json",
        "/etc/x.json",
        "a/b.json",
        ".bin/../x.json",
        ".here/x.json",
        "x.sh",
        ".x.json",
        ".bin/.bin/x.json",
        "..json",
        "x.json.lock",
        "C:\\x.json",
        "\x1b.json",
    ],
)
def test_names_that_lead_elsewhere(desk: Desk, name: str) -> None:
    good = desk.create(aaaa="Een")
    data = Path(good.where).read_bytes()
    members = {"library.json": INDEX, "goed.json": data, name: data}
    path = _zip(desk.home / "kwaad.zip", **members)
    before = set(desk.home.rglob("*"))
    with pytest.raises(BadArchive):
        desk.library.recover(path)
    assert set(desk.home.rglob("*")) == before


def test_archives_that_are_none(desk: Desk, kept: Path) -> None:
    whole = kept.read_bytes()
    for data in (b"", b"PK", b"hallo", whole[: len(whole) // 2], whole[:-30]):
        kept.write_bytes(data)
        with pytest.raises(BadArchive):
            desk.library.recover(kept)
    with pytest.raises(BadArchive):
        desk.library.recover(_zip(desk.home / "zonder.zip", **{"x.json": b"{}"}))


def test_an_archive_that_swells(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 100_000)
    swollen = b" " * 200_000
    path = _zip(desk.home / "bom.zip", **{"library.json": INDEX, "x.json": swollen})
    with pytest.raises(BadArchive):
        desk.library.recover(path)
    lying = io.BytesIO(path.read_bytes().replace(len(swollen).to_bytes(4, "little"), b"\x10\0\0\0"))
    path.write_bytes(lying.getvalue())
    with pytest.raises(BadArchive):
        desk.library.recover(path)
    assert desk.library.names() == []


def test_an_archive_that_is_small_and_swells_in_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 1_000_000)
    data = Path(desk.create(aaaa="Een").where).read_bytes()
    log = b"\0" * 1_000_000
    many = {f"c{number}.json": data + b" " * 90_000 for number in range(12)}
    for members in ({"x.json": data, "x.history.jsonl": log}, many):
        path = _zip(desk.home / "bom.zip", **{"library.json": INDEX, **members})
        before = set(desk.home.rglob("*"))
        with pytest.raises(BadArchive):
            desk.library.recover(path)
        assert set(desk.home.rglob("*")) == before


def test_a_history_of_nothing_is_not_brought_in(desk: Desk) -> None:
    data = Path(desk.create(aaaa="Een").where).read_bytes()
    members = {"library.json": INDEX, "x.json": data, "x.history.jsonl": b"\0" * 5_000_000}
    assert desk.library.recover(_zip(desk.home / "nul.zip", **members)).made == ["x"]
    assert desk.cards("x") == {"aaaa": "Een"}
    assert "x.history.jsonl" not in desk.names()
    assert len(desk.open("x").history()) == 1


def test_a_library_that_could_not_come_back_is_not_backed_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 1_000_000)
    for number in range(12):
        desk.create(f"c{number}", aaaa="x" * 100_000)
    with pytest.raises(ArchiveTooLarge):
        desk.library.back_up(desk.home / "alles.zip", "")
    assert not [path for path in desk.home.iterdir() if "alles" in path.name]


@pytest.mark.parametrize("kind", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_is_packed_as_no_backup_is(desk: Desk, kind: int) -> None:
    data = Path(desk.create(aaaa="Een").where).read_bytes()
    path = desk.home / "anders.zip"
    with zipfile.ZipFile(path, "w", kind) as made:
        made.writestr("library.json", INDEX)
        made.writestr("x.json", data)
    whole = path.read_bytes()
    for bytes_ in (whole, whole[:80] + b"\xff" * 40 + whole[120:]):
        path.write_bytes(bytes_)
        with pytest.raises(BadArchive):
            desk.library.recover(path)
    assert desk.library.names() == ["jong"]


def test_a_list_of_files_without_end(desk: Desk) -> None:
    entry = bytearray(46)
    entry[:4] = b"PK\x01\x02"
    size = 46 * 250_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, size, 0, 0)
    path = desk.home / "lijst.zip"
    path.write_bytes(bytes(entry) * 250_000 + end)
    with pytest.raises(BadArchive):
        desk.library.recover(path)


def test_a_backup_takes_the_place_of_a_file_only(desk: Desk) -> None:
    desk.create(aaaa="Een")
    target, link = desk.home / "doel.zip", desk.home / "koppeling.zip"
    link.symlink_to(target)
    os.mkfifo(desk.home / "pijp.zip")
    for path in (link, desk.home / "pijp.zip", desk.home / "canvases"):
        before = set(desk.home.rglob("*"))
        for force in (False, True):
            with pytest.raises(SymbolicLink):
                desk.library.back_up(path, "", force=force)
        assert set(desk.home.rglob("*")) == before
    assert not target.exists()
