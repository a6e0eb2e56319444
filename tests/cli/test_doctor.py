"""``doctor``: whether all is sound."""

import json
from pathlib import Path

from board.change import Change, Delta
from board.commands.by import now
from store.files.library import FileLibrary
from tests.cli.conftest import Shell

TEMPLATE = Path(__file__).parents[2] / "board" / "templates" / "netwerk.json"


def states(shell: Shell, *words: str, **env: str) -> dict[str, tuple[str, str]]:
    """Return every finding by what was looked at: its state and its text."""
    rows = json.loads(shell("doctor", *words, "--json", cwd=None, **env).out)["findings"]
    return {row["check"]: (row["state"], row["text"]) for row in rows}


def test_all_that_matters_is_looked_at(jong: Shell) -> None:
    found = states(jong)
    assert "netwerkcanvas 0." in found["doctor.version"][1]
    assert "textual" in found["doctor.packages"][1]
    assert found["doctor.folder"] == ("ok", f"canvases lie in {jong.library}")
    assert found["doctor.canvases"] == ("ok", "1 canvas is sound")
    assert found["doctor.no_terminal"][0] == "look"
    assert found["doctor.locale"][0] == "ok"
    assert jong("doctor").code == 0
    assert "canvassen liggen in" in jong.ok("doctor", "--lang", "nl").out


def test_the_clipboard_route_depends_on_what_lies_between(jong: Shell) -> None:
    assert "doctor.clipboard" in states(jong)
    assert "doctor.clipboard_ssh" in states(jong, SSH_CONNECTION="10.0.0.1 1 10.0.0.2 22")
    assert "allow-passthrough" in states(jong, TMUX="/tmp/x,1,0")["doctor.clipboard_tmux"][1]
    assert "doctor.clipboard_screen" in states(jong, STY="1.pts", TERM="screen")
    assert "doctor.mono" in states(jong, NO_COLOR="1")


def test_one_canvas_in_full(jong: Shell) -> None:
    for number in range(12):
        jong.ok("add", "jong", "regie", f"kaart {number}")
    found = states(jong, "jong")
    assert "14 cards" in found["doctor.sound"][1]
    assert "history of 15 revisions" in found["doctor.history"][1]
    assert found["doctor.backup"][0] == "ok"
    (backup,) = jong.library.glob("*.bak")
    backup.write_bytes(backup.read_bytes()[:-20])
    assert states(jong, "jong")["doctor.backup_bad"][0] == "look"
    jong.refused(1, "doctor", "jonk")


def test_what_is_open_to_everyone_is_pointed_out(jong: Shell) -> None:
    jong.library.chmod(0o755)
    assert states(jong)["doctor.open_to_all"][0] == "look"
    jong.library.chmod(0o700)
    (jong.library / "jong.json").chmod(0o644)
    assert states(jong, "jong")["doctor.open_to_all"][0] == "look"


def test_a_record_that_cannot_be_is_found(jong: Shell) -> None:
    """A file that verifies but was made by a program with other ideas."""
    card = jong.ok("card", "jong", "list", "--json").data["cards"][0]["id"]
    file = FileLibrary(jong.library, state=jong.state).open("jong")
    number = Delta("cards", card, {"body": None}, {"body": 7})
    file.commit(Change("card.edit", (number,)), now("robot"))
    found = jong("doctor", "jong")
    assert found.code == 3
    assert card in found.out
    assert card in jong.refused(3, "show", "jong")


def test_a_wrong_template_is_pointed_out(jong: Shell) -> None:
    folder = jong.home / "config" / "netwerkcanvas" / "templates"
    folder.mkdir(parents=True)
    wrong = json.loads(TEMPLATE.read_text("utf-8"))
    wrong["id"] = "Mijn sjabloon"
    (folder / "mijn.json").write_text(json.dumps(wrong), "utf-8")
    assert "mijn.json" in states(jong)["doctor.template"][1]
    assert jong("doctor").code == 0


def test_a_library_that_is_not_there_yet_is_no_trouble(shell: Shell) -> None:
    assert states(shell)["doctor.no_folder"][0] == "look"
    assert shell("doctor").code == 0
    assert not shell.library.exists()
