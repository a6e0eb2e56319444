"""The configuration file, the environment and the user's own templates."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Shell

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


def test_settings_may_begin_with_the_mark_of_windows(shell: Shell) -> None:
    settings(shell, '\ufefflanguage = "nl"\n')
    assert "Er is geen canvas" in shell.refused(1, "show", "jong")


HOMELESS = """
import pwd
def nobody(uid):
    raise KeyError(uid)
pwd.getpwuid = nobody
from tui.cli import main
main()
"""


def homeless(shell: Shell, *words: str, **env: str) -> Result:
    """Run the program as a user whom the system knows no home folder of."""
    bare = {"PYTHONPATH": shell.env["PYTHONPATH"], **env}
    done = subprocess.run(
        [shell.argv()[0], "-c", HOMELESS, *words], capture_output=True, env=bare, timeout=60
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_no_home_folder_is_needed_where_folders_are_named(shell: Shell) -> None:
    xdg = {
        name: str(shell.home / name)
        for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
    }
    assert homeless(shell, "new", "jong", **xdg).code == 0
    assert (shell.home / "XDG_DATA_HOME" / "netwerkcanvas" / "jong.json").is_file()
    folder = str(shell.home / "hier")
    assert homeless(shell, "new", "werk", "--dir", folder).code == 0
    assert homeless(shell, "add", "werk", "regie", "x", "--dir", folder).code == 0
    assert homeless(shell, "list", NETWERKCANVAS_DIR=folder).out.startswith("werk")
    assert "XDG_STATE_HOME" in homeless(shell, "doctor", "--dir", folder).out
    assert homeless(shell, "--help").code == 0


def test_a_home_folder_that_is_missed_is_told(shell: Shell) -> None:
    for words in (["list"], ["list", "--dir", "~nobody-at-all/x"], ["backup", "~nobody-at-all/x"]):
        done = homeless(shell, *words, *(["--dir", "x"] if words[0] == "backup" else []))
        assert (done.code, done.err.count("\n")) == (1, 1), done
        assert done.err.startswith("netwerkcanvas: ~")


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


ODD = (
    "a\\u0000b",
    "~nosuchuser/x",
    "x" * 5000,
    "/x" * 3000,
    "/dev/null",
    "/dev/null/x",
    "\\u001b[2J",
)
"""What stands where a folder is expected, as TOML writes it."""


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("field", ["folder = {}", "templates = [{}]"])
def test_what_can_be_no_folder_in_the_settings(jong: Shell, field: str, odd: str) -> None:
    settings(jong, field.format(f'"{odd}"') + "\n")
    for words in (
        ["list"],
        ["show", "jong"],
        ["new", "meer"],
        ["doctor"],
        ["list", "--lang", "nl"],
    ):
        told = jong(*words, NETWERKCANVAS_DIR=str(jong.library) if "templates" in field else "")
        assert told.code in (0, 1)
        assert "crash" not in told.err
        assert "\x1b" not in told.out + told.err
        assert max(map(len, told.err.splitlines()), default=0) < 900


@pytest.mark.parametrize("odd", ["~nosuchuser/x", "x" * 5000, "/x" * 3000, "/dev/null", "\x1b[2J"])
@pytest.mark.parametrize(
    "name", ["NETWERKCANVAS_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"]
)
def test_what_can_be_no_folder_in_the_environment(jong: Shell, name: str, odd: str) -> None:
    bare = dict.fromkeys(("NETWERKCANVAS_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), "")
    env = {name: odd} if name == "XDG_STATE_HOME" else {**bare, name: odd}
    for words in (["list"], ["show", "jong"], ["new", "meer"], ["doctor"], ["backup", "x.zip"]):
        told = jong(*words, cwd=None, **env)
        assert told.code in (0, 1)
        assert "crash" not in told.err
        assert "\x1b" not in told.out + told.err
        assert max(map(len, told.err.splitlines()), default=0) < 900


@pytest.mark.parametrize(
    "text",
    [
        "a." * 60_000 + "a = 1",
        "[" + "a." * 60_000 + "a]",
        "a = {" + "b." * 60_000 + "c = 1}",
        "a = " + "[" * 100_000,
        "a = {b = " * 20_000,
        "mouse = " + "9" * 10_000,
        "mouse = " + "1_" * 100_000 + "1",
        "mouse = 9999-99-99T99:99:99Z",
        "mouse = " + "[" * 600 + "]" * 600,
        "mouse = 1e400",
        'who = "' + "x" * 300_000 + '"',
    ],
    ids=range(11),
)
def test_settings_without_end(shell: Shell, text: str) -> None:
    settings(shell, f'language = "nl"\n{text}\n')
    told = shell.refused(2, "list")
    assert "config.toml" in told
    assert len(told) < 900


def test_a_row_of_dots_in_a_remark_is_no_key(shell: Shell) -> None:
    settings(shell, f"# {'.' * 200}\nlanguage = 'nl'\n")
    assert "bibliotheek" in shell("list").err
