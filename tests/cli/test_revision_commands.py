"""History, undo, redo and restore from the command line, per person."""

import json
import time

import pytest

from tests.cli.conftest import Shell


def texts(shell: Shell) -> list[str]:
    return [row["text"] for row in shell.ok("card", "jong", "list", "--json").data["cards"]]


def test_history_tells_who_did_what(jong: Shell) -> None:
    jong.ok("add", "jong", "regie", "Van Piet", "--as", "Piet")
    rows = jong.ok("history", "jong", "--json").data["revisions"]
    assert [row["rev"] for row in rows] == sorted(row["rev"] for row in rows)
    assert (rows[-1]["by"], rows[-1]["command"]) == ("Piet", "card.add")
    told = jong.ok("history", "jong").lines
    assert "Piet" in told[-1]
    assert "Van Piet" in told[-1]
    assert len(jong.ok("history", "jong", "-n", "1").lines) == 1


def test_history_is_filtered_by_person_place_and_day(jong: Shell) -> None:
    jong.ok("add", "jong", "regie", "Van Piet", "--as", "Piet")
    by = jong.ok("history", "jong", "--by", "piet", "--json").data["revisions"]
    assert [row["by"] for row in by] == ["Piet"]
    at = jong.ok("history", "jong", "--place", "spelregels", "--json").data["revisions"]
    assert len(at) == 1
    assert jong.ok("history", "jong", "--since", "2099-01-01", "--json").data["revisions"] == []
    assert len(jong.ok("history", "jong", "--since", "yesterday", "--json").data["revisions"]) >= 3


def test_undo_and_redo_say_what_they_did(jong: Shell) -> None:
    jong.ok("add", "jong", "regie", "Elk half jaar")
    assert jong.ok("undo", "jong").out.startswith("undone: card added: Elk half jaar (")
    assert "Elk half jaar" not in texts(jong)
    assert "Elk half jaar" in jong.ok("redo", "jong").out
    assert "Elk half jaar" in texts(jong)


def test_undo_belongs_to_a_person(jong: Shell) -> None:
    jong.ok("add", "jong", "regie", "Van Piet", "--as", "Piet")
    jong.ok("undo", "jong")
    assert "Van Piet" in texts(jong)
    assert "Zonder bezwaar is besloten #besluit" not in texts(jong)
    jong.refused(1, "undo", "jong", "--as", "Klaas")
    jong.refused(1, "redo", "jong", "--as", "Klaas")


def test_40_undo_refuses_where_someone_changed_the_same_since(jong: Shell) -> None:
    """Case 40: refused, says who and when."""
    (id,) = jong.ok("add", "jong", "regie", "Oorspronkelijk").lines
    jong.ok("card", "jong", "edit", id, "Van Noor")
    jong.ok("card", "jong", "edit", id, "Van Piet", "--as", "Piet")
    before = jong.files()
    said = jong.refused(1, "undo", "jong")
    assert "Piet" in said
    assert f"{time.strftime('%Y-%m-%d')} " in said
    assert "T" not in said.partition(" at ")[2].partition(": ")[0], "a moment as people read it"
    assert jong.files() == before


def test_restore_makes_an_earlier_state_the_newest(jong: Shell) -> None:
    earlier = texts(jong)
    rev = jong.ok("history", "jong", "--json").data["revisions"][-1]["rev"]
    jong.ok("add", "jong", "regie", "-", stdin="een\ntwee\n")
    jong.ok("restore", "jong", str(rev))
    assert texts(jong) == earlier
    assert f"restored to revision: {rev} (" in jong.ok("undo", "jong").out
    assert texts(jong) == [*earlier, "een", "twee"]
    for never in ("99", "0", "-1"):
        assert "the newest is" in jong.refused(1, "restore", "jong", never)
        assert "the newest is" in jong.refused(1, "show", "jong", "--at", never)
    jong.refused(2, "restore", "jong", "laatste")


def damage(shell: Shell, data: bytes) -> None:
    (shell.library / "jong.json").write_bytes(data)


@pytest.mark.parametrize("share", [0.9, 0.5, 0.0], ids=["13 truncated", "13 halved", "14 empty"])
def test_13_14_a_truncated_canvas_is_named_and_left_alone(jong: Shell, share: float) -> None:
    """Cases 13 and 14: exit 3, names the file and the newest good backup; untouched."""
    for number in range(25):
        jong.ok("add", "jong", "regie", f"kaart {number}")
    whole = (jong.library / "jong.json").read_bytes()
    damage(jong, whole[: int(len(whole) * share)])
    before = jong.files()
    for command in (
        ["show", "jong"],
        ["add", "jong", "regie", "x"],
        ["export", "jong"],
        ["check", "jong"],
    ):
        said = jong.refused(3, *command)
        assert "jong.json" in said
        assert ".bak" in said or "backup" in said
    assert jong("doctor", "jong").code == 3
    assert jong.files() == before
    jong.ok("restore", "jong", "backup")
    assert "kaart 5" in texts(jong)
    assert [path for path in jong.library.iterdir() if ".corrupt-" in path.name]


def test_15_one_flipped_byte_is_found(jong: Shell) -> None:
    """Case 15: still valid JSON, but the checksum tells; exit 3."""
    path = jong.library / "jong.json"
    path.write_bytes(path.read_bytes().replace(b"Geen jongere", b"Geen jongerf", 1))
    json.loads(path.read_bytes())
    before = jong.files()
    jong.refused(3, "check", "jong")
    jong.refused(3, "show", "jong")
    assert jong("doctor").code == 3
    assert jong.files() == before


def test_16_a_newer_format_is_refused_and_left_alone(jong: Shell) -> None:
    """Case 16: exit 3, "made by a newer version", untouched."""
    path = jong.library / "jong.json"
    tables = json.loads(path.read_bytes())
    tables["meta"]["1"]["format"] = 99
    path.write_text(json.dumps(tables), "utf-8")
    before = jong.files()
    for command in (["show", "jong"], ["add", "jong", "regie", "x"], ["undo", "jong"]):
        assert "newer version" in jong.refused(3, *command)
    assert jong("doctor", "jong").code == 3
    assert jong.files() == before


def test_a_broken_canvas_does_not_hide_the_others(jong: Shell) -> None:
    jong.ok("new", "heel")
    damage(jong, b"{")
    result = jong("list")
    assert result.code == 0
    assert "heel" in result.out
    assert "jong" in result.out
