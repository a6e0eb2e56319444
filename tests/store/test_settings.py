"""Folders, the configuration file, what is remembered, and what lies on a network."""

import sys
from pathlib import Path

import pytest

from board.change import Change, Delta
from store import config, paths
from store.errors import BadSettings, NetworkFileSystem
from store.files.filesystems import network_kind
from store.files.library import FileLibrary
from store.paths import Server, Wish
from store.remember import Memory
from tests.store.conftest import Desk

HOME = {"HOME": "/home/noor"}


def test_where_canvases_lie() -> None:
    place, here = paths.library_place, {"NETWERKCANVAS_DIR": "/daar"}
    assert place(Wish(folder="hier"), {}) == Path("hier")
    assert place(Wish(), here, Wish(folder="/elders")) == Path("/daar")
    assert place(Wish(folder="/hier"), here) == Path("/hier")
    assert place(Wish(), {}, Wish(folder="~/canvas")) == Path.home() / "canvas"


def test_a_server_goes_before_a_folder_and_the_command_line_before_both() -> None:
    place, db = paths.library_place, "postgresql://db/canvas"
    there = {"NETWERKCANVAS_STORE": db}
    assert place(Wish(store=db), {"NETWERKCANVAS_DIR": "/daar"}) == Server(db)
    assert place(Wish(), there | {"NETWERKCANVAS_DIR": "/daar"}) == Server(db)
    assert place(Wish(folder="/hier"), there) == Path("/hier")
    assert place(Wish(), {}, Wish(db, "/elders")) == Server(db)
    assert place(Wish(folder=db), {}) == Server(db)


@pytest.mark.skipif(sys.platform != "linux", reason="other platforms have other folders")
def test_the_folders_of_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    assert paths.library_place(environ=HOME) == Path("/home/noor/.local/share/netwerkcanvas")
    assert paths.state_folder(HOME) == Path("/home/noor/.local/state/netwerkcanvas")
    assert paths.config_folder(HOME | {"XDG_CONFIG_HOME": "/etc/x"}) == Path("/etc/x/netwerkcanvas")
    assert paths.state_folder(HOME | {"XDG_STATE_HOME": "relative"}).is_absolute()
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    assert paths.library_place() == platformdirs.user_data_path("netwerkcanvas")
    assert paths.state_folder() == platformdirs.user_state_path("netwerkcanvas")
    assert paths.config_folder() == platformdirs.user_config_path("netwerkcanvas")


def test_no_configuration_is_the_default(tmp_path: Path) -> None:
    assert config.read(tmp_path / "config.toml") == config.Config()
    assert config.read(tmp_path / "no" / "such" / "config.toml") == config.Config()


def test_what_a_user_set(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'language = "nl"\nwho = "Noor"\nmouse = false\nlater = 1\ntemplates = ["/t"]\n'
        '[keys]\n"card.add" = ["a", "insert"]\n"app.quit" = "q"\n'
    )
    found = config.read(path)
    assert (found.language, found.who, found.mouse) == ("nl", "Noor", False)
    assert found.keys == {"card.add": ["a", "insert"], "app.quit": "q"}
    assert found.templates == ("/t",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('language = "nl"\nmouse = \n', 2),
        ('who = "x"\n\nmouse = "yes"\n', 3),
        ("keys = 1\n", 1),
        ('[keys]\n"card.add" = 1\n', 1),
        ("templates = [1]\n", 1),
        ("x" * 300_000, 1),
        ("a = " + "[" * 100_000, 1),
    ],
)
def test_a_mistake_is_told_by_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(BadSettings) as refused:
        config.read(path)
    assert refused.value.values["line"] == line
    assert refused.value.values["where"] == str(path)


def test_what_is_remembered(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "state")
    assert (memory.last_canvas, memory.spot("c1"), memory.get("export")) == ("", {}, None)
    memory.last_canvas = "jong"
    memory.put_spot("c1", block="regie", card="aaaa", zoom=1)
    memory.put("export", {"format": "html"})
    again = Memory(tmp_path / "state")
    assert again.last_canvas == "jong"
    assert again.spot("c1") == {"block": "regie", "card": "aaaa", "zoom": 1}
    assert again.get("export") == {"format": "html"}
    for number in range(300):
        memory.put_spot(f"n{number}", block="x")
    assert (memory.spot("c1"), memory.spot("n299")) == ({}, {"block": "x"})


@pytest.mark.parametrize("found", [b"", b"{", b"[]", b'{"canvas":1,"spots":[]}'])
def test_a_damaged_memory_is_an_empty_one(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "remember.json").write_bytes(found)
    memory = Memory(tmp_path)
    assert (memory.last_canvas, memory.spot("c1")) == ("", {})
    memory.last_canvas = "jong"
    assert memory.last_canvas == "jong"


def test_a_memory_that_can_not_be_kept(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    memory = Memory(tmp_path / "state")
    memory.last_canvas = "jong"
    assert memory.last_canvas == ""


MOUNTS = """\
22 1 8:1 / / rw - ext4 /dev/sda1 rw
23 22 0:30 / /net rw shared:1 - nfs4 server:/x rw
24 22 0:31 / /home/noor\\040x/share rw - cifs //server/x rw
25 22 0:32 / /mnt/remote rw - fuse.sshfs noor@host: rw
26 22 0:33 / /mnt/secret rw - fuse.gocryptfs /x rw
27 23 0:34 / /net/local rw - xfs /dev/sdb1 rw
28 22 0:35 / /over rw - nfs server:/y rw
29 22 0:36 / /over rw - tmpfs tmpfs rw
garbage
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/noor", ""),
        ("/net", "nfs4"),
        ("/net/deep/er", "nfs4"),
        ("/network", ""),
        ("/net/local/x", ""),
        ("/home/noor x/share/y", "cifs"),
        ("/mnt/remote/x", "fuse.sshfs"),
        ("/mnt/secret/x", ""),
        ("/over/x", ""),
    ],
)
def test_what_lies_on_a_network(tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert network_kind(Path(folder), mounts) == kind
    assert network_kind(Path(folder), tmp_path / "none") == ""


def test_a_network_is_read_only_unless_allowed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.create(aaaa="Een")
    monkeypatch.setattr("store.files.folder.network_kind", lambda folder: "nfs4")
    change = Change("card.edit", (Delta("cards", "aaaa", {"text": "Een"}, {"text": "Twee"}),))
    remote = FileLibrary(desk.library.folder, state=desk.state)
    file = remote.open("jong")
    assert file.read().tables["cards"]["aaaa"]["text"] == "Een"
    assert isinstance(file.obstacle(), NetworkFileSystem)
    with pytest.raises(NetworkFileSystem):
        file.commit(change, desk.by())
    with pytest.raises(NetworkFileSystem):
        remote.create("nieuw", {}, desk.by())
    allowed = FileLibrary(desk.library.folder, state=desk.state, allow_network=True)
    allowed.open("jong").commit(change, desk.by())
    assert desk.cards()["aaaa"] == "Twee"
