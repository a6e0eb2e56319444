"""Help worth reading, in both languages, and never about something that isn't there."""

import re
import shlex
from pathlib import Path

import pytest

from board.i18n import LANGUAGES, Texts, catalogue
from tests.cli.conftest import Shell
from tui.cli import help, reference
from tui.cli.parse import arguments, find
from tui.cli.sources import CLI
from tui.cli.table import COMMANDS, COMMON, FULL_SCREEN

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_explained(name: str, language: str) -> None:
    texts = Texts(language, CLI)
    shown = help.command(COMMANDS[name], texts, 80)
    assert "netwerkcanvas " + COMMANDS[name].family in shown
    assert not re.search(r"\b(arg|word|summary|about|examples|help)\.(?!md)\w", shown)
    for argument in COMMANDS[name].arguments:
        assert help.described(argument, COMMANDS[name], texts) in " ".join(shown.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_names_every_command(language: str) -> None:
    shown = help.overview(Texts(language, CLI), 80)
    for command in COMMANDS.values():
        assert f"\n  {command.family} " in shown
    for argument in (*COMMON, *FULL_SCREEN.arguments):
        assert argument.flags[-1] in shown
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_help_fits_the_terminal(columns: int) -> None:
    for command in COMMANDS.values():
        shown = help.command(command, Texts("nl", CLI), columns)
        before, _, _examples = shown.rpartition("\nVoorbeelden\n")
        assert max(map(len, before.splitlines())) <= columns


def test_both_languages_have_the_same_texts_with_the_same_gaps() -> None:
    dutch, english = (catalogue(CLI, language) for language in LANGUAGES)
    assert dutch.keys() == english.keys()
    for key in dutch:
        assert _gaps(dutch[key]) == _gaps(english[key]), key


def _gaps(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_every_example_is_a_command_line_that_can_be_read() -> None:
    for language in LANGUAGES:
        texts = Texts(language, CLI)
        for key, text in catalogue(CLI, language).items():
            if not key.startswith("examples."):
                continue
            for line in text.splitlines():
                words = shlex.split(line.partition(" | ")[0].partition(" < ")[0].partition(" >")[0])
                assert words[0] == "netwerkcanvas", line
                asked = find(words[1:])
                assert asked.command is not None
                arguments(asked.command, asked.words, texts)


def test_the_reference_page_is_the_help() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert page == reference.page(), "python -m tui.cli.reference > docs/commands.md"


def test_help_goes_to_stdout_in_the_language_asked_for(shell: Shell) -> None:
    assert "The library" in shell.ok("--help").out
    assert "De bibliotheek" in shell.ok("--help", "--lang", "nl").out
    assert "Examples" in shell.ok("add", "--help").out
    assert "Voorbeelden" in shell.ok("help", "add", LANG="nl_NL.UTF-8").out
    assert "Wie doen mee?" in shell.ok("member", "-h", "--lang", "nl").out
    assert (
        "netwerkcanvas member NAAM add" in shell.ok("member", "x", "add", "-h", "--lang", "nl").out
    )


def test_the_version_is_told(shell: Shell) -> None:
    assert shell.ok("--version").out.startswith("netwerkcanvas ")
