"""The configuration file, the environment and the user's own templates."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

TEMPLATES = Path(__file__).parents[2] / "board" / "templates"


def settings(shell: Shell, text: str) -> Path:
    folder = shell.home / "config" / "netwerkcanvas"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_settings_stand_behind_what_is_typed(shell: Shell) -> None:
    settings(shell, f'language = "nl"\nwho = "Sanne"\nfolder = "{shell.home}/elders"\n')
    shell.env.pop("NETWERKCANVAS_DIR")
    shell.env.pop("NETWERKCANVAS_AS")
    shell.ok("new", "jong")
    assert (shell.home / "elders" / "jong.json").is_file()
    assert shell.ok("history", "jong", "--json").data["revisions"][0]["by"] == "Sanne"
    assert "canvas gemaakt" in shell.ok("history", "jong").out
    assert "canvas made" in shell.ok("history", "jong", "--lang", "en").out
    assert "canvas made" in shell.ok("history", "jong", NETWERKCANVAS_LANG="en").out
    shell.ok("new", "werk", "--as", "Piet", "--dir", str(shell.home / "hier"))
    assert (shell.home / "hier" / "werk.json").is_file()


def test_without_any_wish_the_data_folder_of_the_system_is_used(shell: Shell) -> None:
    shell.env.pop("NETWERKCANVAS_DIR")
    shell.ok("new", "jong")
    assert (shell.home / "data" / "netwerkcanvas" / "jong.json").is_file()


@pytest.mark.parametrize("text", ['language = "nl\n', "mouse = 3\n", "keys = 1\n"])
def test_wrong_settings_are_told_with_their_line(shell: Shell, text: str) -> None:
    path = settings(shell, text)
    said = shell.refused(2, "list")
    assert str(path) in said
    assert "line 1" in said
    assert "Examples" in shell.ok("--help").out


def own_template(shell: Shell, change: str = "") -> Path:
    """Put a template of one's own in the configuration folder."""
    folder = shell.home / "config" / "netwerkcanvas" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    text = (TEMPLATES / "businessmodel.json").read_text("utf-8")
    template = json.loads(text)
    first = template["blocks"][0]["id"]
    template["id"] = "eigen"
    text = json.dumps(template)
    for key in ("id", "block", "opens_on"):
        text = text.replace(f'"{key}": "{first}"', f'"{key}": "{change or "eigenblok"}"')
    path = folder / "eigen.json"
    path.write_text(text, "utf-8")
    return path


def test_a_template_of_ones_own_works_like_the_built_in_ones(shell: Shell) -> None:
    own_template(shell)
    shell.ok("new", "mijn", "--template", "eigen")
    shell.ok("add", "mijn", "eigenblok", "Een kaart op mijn eigen blok")
    assert "Een kaart op mijn eigen blok" in shell.ok("show", "mijn").out
    assert "Een kaart op mijn eigen blok" in shell.ok("export", "mijn").out
    assert shell.ok("list", "--json").data["canvases"][0]["cards"] == 1
    shell.ok("check", "mijn")


def test_a_wrong_template_is_told_with_file_and_key(shell: Shell) -> None:
    path = own_template(shell, "Fout Blok!")
    said = shell.refused(1, "new", "mijn", "--template", "eigen")
    assert str(path) in said
    assert "blocks[0]" in said
    shell.ok("new", "ander")
    assert not (shell.library / "mijn.json").exists()


def test_an_unknown_template_is_answered_with_what_there_is(shell: Shell) -> None:
    assert "businessmodel" in shell.refused(1, "new", "mijn", "--template", "bestaatniet")
