"""Files in the library that aren't ours, from the command line: one clear line each."""

import json

import pytest

from tests.cli.conftest import Shell
from tests.store.hostile import sealed

FOREIGN = b'{"a":{"b":{}}}'


def test_a_foreign_file_stands_in_the_list_with_what_is_wrong(jong: Shell) -> None:
    (jong.library / "x.json").write_bytes(FOREIGN)
    rows = {row["name"]: row for row in jong.ok("list", "--json").data["canvases"]}
    assert rows["x"]["problem"] == "corrupt"
    assert "problem" not in rows["jong"]
    assert "beschadigd" in jong.ok("list", "--lang", "nl").out
    told = jong("doctor", "--json")
    assert told.code == 3
    (wrong,) = (each for each in told.data["findings"] if each["state"] == "wrong")
    assert "x.json" in wrong["text"]
    assert "a/b" in wrong["text"]
    jong.refused(3, "show", "x")
    jong.ok("bin", "x")
    assert "x 2" in jong.ok("list", "--binned").out


@pytest.mark.parametrize(
    "command", ["show", "history", "undo", "doctor", "export", "check", "info"]
)
def test_a_row_that_cannot_be_is_named_by_every_command(jong: Shell, command: str) -> None:
    path = jong.library / "jong.json"
    raw = json.loads(path.read_bytes())
    raw["cards"]["abc"] = {"id": "abc", "text": "x"}
    path.write_bytes(sealed(raw))
    told = jong(command, "jong")
    assert told.code == 3
    assert "cards/abc" in told.out + told.err


def test_a_field_that_cannot_be_is_named_and_the_way_back_told(jong: Shell) -> None:
    path = jong.library / "jong.json"
    good = path.read_bytes()
    raw = json.loads(good)
    raw["cards"]["1"]["text"] = 7
    path.write_bytes(sealed(raw))
    told = jong.refused(3, "show", "jong", "--lang", "nl")
    assert f"cards/{raw['cards']['1']['id']}/text" in told
    assert "restore jong" in told
    assert jong.ok("history", "jong").lines
    assert jong.refused(1, "restore", "jong", "backup")
    (jong.library / "jong.json.2.bak").write_bytes(good)
    jong.ok("restore", "jong", "backup")
    assert "Geen jongere van de radar" in jong.ok("show", "jong").out


def test_a_name_with_control_characters_steers_no_terminal(jong: Shell) -> None:
    (jong.library / "a\x1b[2Jb\nc.json").write_bytes((jong.library / "jong.json").read_bytes())
    told = jong.ok("list")
    assert "\x1b" not in told.out
    assert len(told.lines) == 2
