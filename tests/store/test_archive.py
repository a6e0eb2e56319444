"""The whole library in one file, and back; and archives that mean no good."""

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest

from store import limits
from store.errors import BadArchive, Exists, NoSpace
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
