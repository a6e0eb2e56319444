"""The library from the command line: new, list, rename, duplicate, bin, unbin, info."""

import os
import stat

import pytest

from tests.cli.conftest import Shell


def test_a_new_canvas_is_there_at_once(shell: Shell) -> None:
    made = shell.ok("new", "jong-en-werk", "--title", "Netwerk Jong & Werk")
    assert "jong-en-werk" in made.out
    listed = shell.ok("list")
    assert "jong-en-werk" in listed.out
    assert "Netwerk Jong & Werk" in listed.out
    assert shell.ok("list", "--json").data["canvases"][0]["title"] == "Netwerk Jong & Werk"


def test_an_empty_library_says_how_to_begin(shell: Shell) -> None:
    result = shell("list")
    assert result.code == 0
    assert result.out == ""
    assert "netwerkcanvas new" in result.err
    assert shell.ok("list", "--json").data == {"schema": 1, "canvases": []}


def test_the_list_tells_cards_and_coverage(jong: Shell) -> None:
    entry = jong.ok("list", "--json").data["canvases"][0]
    assert entry["name"] == "jong"
    assert entry["cards"] == 2
    assert (entry["answered"], entry["questions"]) == (2, 35)
    assert entry["changed"].endswith("Z")


def test_the_language_of_a_canvas_is_its_own(shell: Shell) -> None:
    shell.ok("new", "a", "--lang", "nl")
    shell.ok("new", "b", "--lang", "nl", "--canvas-lang", "en")
    assert "Identiteit" in shell.ok("show", "a", "--ids", "--lang", "en").out
    assert "Identity" in shell.ok("show", "b", "--ids", "--lang", "nl").out


def test_another_template_is_another_canvas(shell: Shell) -> None:
    shell.ok("new", "eethuis", "--template", "businessmodel")
    shell.ok("add", "eethuis", "customers", "Buurtbewoners")
    said = shell.refused(1, "new", "x", "--template", "businesmodel")
    assert "businessmodel" in said
    assert shell.ok("list", "--json").data["canvases"][0]["name"] == "eethuis"


def test_renaming_takes_the_history_along(jong: Shell) -> None:
    before = jong.ok("history", "jong", "--json").data["revisions"]
    jong.ok("rename", "jong", "werk")
    assert jong.ok("history", "werk", "--json").data["revisions"] == before
    assert "werk" in jong.refused(1, "show", "jonk", "--lang", "en")
    jong.refused(1, "show", "jong")


def test_a_copy_stands_by_itself(jong: Shell) -> None:
    jong.ok("duplicate", "jong", "proef")
    jong.ok("add", "proef", "regie", "Alleen hier")
    assert "Alleen hier" not in jong.ok("show", "jong").out
    assert "Geen jongere van de radar" in jong.ok("show", "proef").out


def test_the_bin_gives_back(jong: Shell) -> None:
    before = jong.ok("show", "jong").out
    jong.ok("bin", "jong")
    assert "jong" not in jong("list").out
    assert "jong" in jong.ok("list", "--binned").out
    jong.ok("unbin", "jong")
    assert jong.ok("show", "jong").out == before


def test_info_is_read_and_changed(jong: Shell) -> None:
    assert "Netwerk Jong & Werk" in jong.ok("info", "jong").out
    jong.ok("info", "jong", "--title", "Jong", "--contact", "Noor")
    told = jong.ok("info", "jong", "--json").data["info"]
    assert (told["title"], told["contact"]) == ("Jong", "Noor")
    jong.ok("undo", "jong")
    assert jong.ok("info", "jong", "--json").data["info"]["title"] == "Netwerk Jong & Werk"


@pytest.mark.parametrize(
    "name",
    ["../../etc/x", "a/b", ".hidden", "", "..", "a\x1bb", "a\nb", "x" * 300, "a.lock", "a.tmp"],
)
def test_33_a_name_that_no_canvas_may_have_is_refused(shell: Shell, name: str) -> None:
    """Case 33: exit 2, nothing created."""
    before = sorted(path.name for path in shell.home.rglob("*"))
    shell.refused(2, "new", name)
    after = sorted(path.name for path in shell.home.rglob("*") if path != shell.library)
    assert [name for name in after if name not in before and not name.startswith(".")] == []
    shell.refused(2, "show", name)


def test_a_name_that_exists_is_not_taken_again(jong: Shell) -> None:
    before = jong.files()
    jong.refused(1, "new", "jong")
    jong.ok("new", "werk")
    jong.refused(1, "rename", "jong", "werk")
    jong.refused(1, "duplicate", "jong", "werk")
    assert jong.files()["jong.json"] == before["jong.json"]


def test_an_unknown_canvas_is_answered_with_the_nearest(jong: Shell) -> None:
    assert "jong" in jong.refused(1, "show", "jonk")
    assert "jong" in jong.refused(1, "add", "jonge", "regie", "x")


def test_39_files_are_private_whatever_the_umask(shell: Shell) -> None:
    """Case 39: umask 022, files still 0600, folders 0700."""
    old = os.umask(0o022)
    try:
        shell.ok("new", "jong")
    finally:
        os.umask(old)
    path = shell.library / "jong.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(shell.library.stat().st_mode) == 0o700


def test_34_a_canvas_that_is_a_symbolic_link_is_refused(jong: Shell) -> None:
    """Case 34: refused, target untouched."""
    target = jong.home / "elsewhere.json"
    target.write_bytes((jong.library / "jong.json").read_bytes())
    (jong.library / "link.json").symlink_to(target)
    before = target.read_bytes()
    jong.refused(1, "add", "link", "regie", "x")
    jong.refused(1, "show", "link")
    assert target.read_bytes() == before


def test_the_data_folder_itself_may_be_a_symbolic_link(jong: Shell) -> None:
    link = jong.home / "link"
    link.symlink_to(jong.library, target_is_directory=True)
    assert "jong" in jong.ok("list", "--dir", str(link)).out
    assert "jong" in jong.ok("--dir", str(link), "list").out


def test_a_copy_that_a_sync_made_is_named_and_merged(jong: Shell) -> None:
    copy = "jong (conflicted copy)"
    (jong.library / f"{copy}.json").write_bytes((jong.library / "jong.json").read_bytes())
    jong.ok("add", copy, "regie", "Van de andere machine")
    jong.ok("add", "jong", "regie", "Van hier")
    assert "kopie van jong" in jong.ok("list", "--lang", "nl").out
    rows = {row["name"]: row.get("copy_of") for row in jong.ok("list", "--json").data["canvases"]}
    assert rows == {"jong": None, copy: "jong"}
    findings = jong.ok("doctor", "--json").data["findings"]
    (named,) = (each["text"] for each in findings if each["check"] == "doctor.copy")
    assert copy in named
    assert "Van de andere machine" in jong.ok("show", copy).out
    jong.ok("merge", "jong", copy)
    shown = jong.ok("show", "jong").out
    assert "Van de andere machine" in shown
    assert "Van hier" in shown
    assert copy in jong.ok("list", "--binned").out
    assert copy in jong.ok("history", "jong", "--last", "1").out
    jong.ok("undo", "jong")
    assert "Van de andere machine" not in jong.ok("show", "jong").out


def test_what_is_no_copy_is_not_merged(jong: Shell) -> None:
    jong.ok("duplicate", "jong", "proef")
    before = jong.files()
    jong.refused(1, "merge", "jong", "proef")
    jong.refused(1, "merge", "jong", "niets")
    jong.refused(1, "merge", "jong", "backup")
    assert jong.files() == before
