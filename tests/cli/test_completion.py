"""Tab: what the shells are offered, and that a real bash takes it."""

import shutil
import subprocess

import pytest

from tests.cli.conftest import Shell
from tui.cli.commands import PROGRAM


def offered(shell: Shell, *words: str) -> dict[str, str]:
    """Return what Tab offers after these words; the last one is being typed."""
    lines = shell.ok("_complete", "zsh", *words).lines
    return {word: about for word, _, about in (line.partition("\t") for line in lines)}


def test_commands_come_first(shell: Shell) -> None:
    assert set(offered(shell, "")) == set(PROGRAM.modules)
    assert set(offered(shell, "ex")) == {"export"}
    assert offered(shell, "--lang", "nl", "undo")["undo"]


def test_canvases_come_with_their_titles(jong: Shell) -> None:
    assert offered(jong, "show", "") == {"jong": "Netwerk Jong & Werk"}
    assert offered(jong, "member", "j") == {"jong": "Netwerk Jong & Werk"}
    assert offered(jong, "show", "--dir", str(jong.home), "") == {}
    jong.ok("bin", "jong")
    assert offered(jong, "show", "") == {}
    assert len(offered(jong, "unbin", "")) == 1


def test_places_are_those_of_the_canvas(jong: Shell) -> None:
    places = offered(jong, "add", "jong", "")
    assert "identiteit.passie.thema" in places
    assert "coalities.project" in places
    assert set(offered(jong, "show", "jong", "regie.z")) == {"regie.zorg"}
    jong.ok("new", "eet", "--template", "businessmodel")
    assert "identiteit" not in offered(jong, "add", "eet", "")
    assert "spelregels" in offered(jong, "export", "jong", "--section", "s")


def test_verbs_members_cards_and_choices(jong: Shell) -> None:
    jong.ok("member", "jong", "add", "ROC Oostland; ; opleider")
    assert {"list", "add", "set", "make", "link", "unlink", "remove"} == set(
        offered(jong, "member", "jong", "")
    )
    assert offered(jong, "member", "jong", "set", "ro") == {"ROC Oostland": "opleider"}
    assert len(offered(jong, "card", "jong", "edit", "")) == 2
    assert len(offered(jong, "member", "jong", "link", "ROC Oostland", "")) == 2
    assert "agreed" in offered(jong, "rule", "jong", "status", "a")
    assert "worksheet" in offered(jong, "export", "jong", "--for", "")
    assert set(offered(jong, "new", "x", "--template", "")) == {"netwerk", "businessmodel"}
    assert "VC-01" in offered(jong, "check", "jong", "--switch-off", "VC")


def test_options_and_files(jong: Shell) -> None:
    assert "--json" in offered(jong, "show", "jong", "--")
    assert "--after" in offered(jong, "add", "--a")
    assert set(offered(jong, "export", "jong", "-o", "")) == {":file"}
    assert set(offered(jong, "--dir", "")) == {":folder"}
    assert offered(jong, "list", "") == {}


def test_nothing_disturbs_someone_who_types(jong: Shell) -> None:
    (jong.library / "stuk.json").write_text("{")
    assert offered(jong, "card", "stuk", "edit", "") == {}
    assert "identiteit" in offered(jong, "add", "bestaat niet", "")
    assert offered(jong, "bestaatniet", "x", "") == {}
    assert offered(jong) != {}


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_the_script_is_good_syntax(shell: Shell, shell_name: str) -> None:
    script = shell.ok("completion", shell_name).out
    assert "_complete" in script
    program = shutil.which(shell_name)
    if program is None:
        pytest.skip(f"no {shell_name} here")
    subprocess.run([program, "-n"], input=script.encode(), check=True, timeout=60)


def test_bash_completes_names_with_blanks(jong: Shell) -> None:
    program = shutil.which("bash")
    if program is None:
        pytest.skip("no bash here")
    jong.ok("new", "met spatie")
    script = jong.ok("completion", "bash").out
    call = " ".join(jong.argv()).replace(jong.argv()[2], f"'{jong.argv()[2]}'")
    test = f"""
netwerkcanvas() {{ {call} "$@"; }}
{script}
COMP_WORDS=(netwerkcanvas show met) COMP_CWORD=2
_netwerkcanvas; echo "${{COMPREPLY[*]}}"
COMP_WORDS=(netwerkcanvas show 'met\\ spatie' id) COMP_CWORD=3
_netwerkcanvas; echo "${{COMPREPLY[0]}}"
"""
    done = subprocess.run(
        [program, "-c", test], capture_output=True, text=True, env=jong.env, timeout=60
    )
    assert done.stdout.splitlines() == ["met\\ spatie", "identiteit"]
