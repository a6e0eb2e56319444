"""Links that others planted, and folders that anyone may write in: nothing is written elsewhere."""

import json
from pathlib import Path

import pytest

from store.drafts import Drafts, pending
from store.errors import OpenToAll, StoreError
from store.files.library import FileLibrary
from store.remember import Memory
from tests.store.conftest import Desk


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder of somebody else's."""
    folder = tmp_path / "elders"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("planted", ["drafts", "drafts/abc"])
def test_drafts_are_written_through_no_link(tmp_path: Path, elsewhere: Path, planted: str) -> None:
    state = tmp_path / "state"
    (state / planted).parent.mkdir(parents=True)
    (state / planted).symlink_to(elsewhere)
    drafts = Drafts(state, "abc")
    drafts.keep("kaart", "identiteit", "Van niemand anders")
    drafts.close()
    assert list(elsewhere.rglob("*")) == []
    assert pending(state, "abc") == []


@pytest.mark.parametrize("planted", ["drafts", "drafts/abc"])
def test_drafts_are_read_through_no_link(tmp_path: Path, elsewhere: Path, planted: str) -> None:
    record = {"card": "kaart", "place": "", "text": "Geplant", "at": "2026", "pid": 0}
    folder = elsewhere / "abc" if planted == "drafts" else elsewhere
    folder.mkdir(exist_ok=True)
    (folder / "kaart-0.json").write_text(json.dumps(record))
    state = tmp_path / "state"
    (state / planted).parent.mkdir(parents=True)
    (state / planted).symlink_to(elsewhere)
    assert pending(state, "abc") == []


def test_a_draft_takes_the_place_of_a_link(tmp_path: Path, elsewhere: Path) -> None:
    state = tmp_path / "state"
    drafts = Drafts(state, "abc")
    drafts.keep("kaart", "identiteit", "Eerst")
    drafts.save_now()
    (path,) = (state / "drafts" / "abc").iterdir()
    target = elsewhere / "doel"
    for link in (path, path.with_name(f"{path.name}.tmp")):
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        drafts.keep("kaart", "identiteit", f"Daarna {link.name}")
        drafts.save_now()
        assert json.loads(path.read_text())["text"] == f"Daarna {link.name}"
        assert not path.is_symlink()
    drafts.close()
    assert not target.exists()


def test_what_is_remembered_is_written_through_no_link(tmp_path: Path, elsewhere: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "remember.json").symlink_to(elsewhere / "doel")
    Memory(state).put("canvas", "jong")
    assert Memory(state).get("canvas") == "jong"
    assert list(elsewhere.iterdir()) == []


def test_a_state_folder_may_be_a_link_of_the_owner(desk: Desk, elsewhere: Path) -> None:
    desk.state.symlink_to(elsewhere)
    library = FileLibrary(desk.library.folder, state=desk.state)
    assert library.state == elsewhere
    drafts = Drafts(library.state, "abc")
    drafts.keep("kaart", "identiteit", "Bewaard")
    drafts.close()
    assert list((elsewhere / "drafts" / "abc").iterdir())


@pytest.mark.parametrize("planted", [".bin", ".here", "exports"])
def test_the_folders_in_the_library_are_no_links(desk: Desk, elsewhere: Path, planted: str) -> None:
    desk.create(aaaa="Een")
    (elsewhere / "weg 20260317T093000Z.json").write_bytes(desk.path().read_bytes())
    (desk.library.folder / planted).symlink_to(elsewhere)
    before = sorted(elsewhere.iterdir())
    for write in (
        lambda: desk.library.bin("jong"),
        desk.library.exports,
        lambda: desk.library.unbin("weg"),
    ):
        try:
            write()
        except StoreError:
            continue
    desk.library.presence("noor", "abc", "2026-03-17T09:30:00Z").close()
    assert sorted(elsewhere.iterdir()) == before


def test_a_folder_that_anyone_may_write_in_is_read_only_unless_told(desk: Desk) -> None:
    desk.create(aaaa="Een")
    folder = desk.library.folder
    folder.chmod(0o777)
    before = desk.names()
    library = FileLibrary(folder, state=desk.state)
    file = library.open("jong")
    assert file.read().tables["cards"]["aaaa"]["text"] == "Een"
    assert isinstance(file.obstacle(), OpenToAll)
    for write in (
        lambda: desk.add(file, "Twee"),
        lambda: library.create("nieuw", {}, desk.by()),
        lambda: library.duplicate("jong", "ook", desk.by()),
        lambda: library.rename("jong", "ook"),
        lambda: library.bin("jong"),
        lambda: library.restore_backup("jong"),
        library.exports,
    ):
        with pytest.raises(OpenToAll):
            write()
    library.presence("noor", "abc", "2026-03-17T09:30:00Z").close()
    assert desk.names() == before
    assert not (folder / ".here").exists()
    assert "writable_by_all" in [sign.kind for sign in library.health()]
    told = FileLibrary(folder, state=desk.state, allow_open=True)
    desk.add(told.open("jong"), "Twee")
    assert len(desk.cards()) == 2
