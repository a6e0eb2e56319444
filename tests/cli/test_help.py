"""Help worth reading, in both languages, and never about something that isn't there."""

import re
import shlex
from functools import cache
from pathlib import Path

import click
import pytest

from board.i18n import LANGUAGES, Texts, catalogue
from tests.cli.conftest import Shell
from tui.cli import help, reference
from tui.cli.command_path import NO_COMMAND, path
from tui.cli.commands import PROGRAM
from tui.cli.folders import Folders
from tui.cli.grammar import Context, innermost
from tui.cli.invocation import Invocation
from tui.cli.params import COMMON
from tui.cli.sources import CLI

ROOT = Path(__file__).parents[2]


@cache
def contexts(language: str) -> list[click.Context]:
    """Return the place of every command, with the words of a language."""
    run = Invocation(Texts(language, CLI), Folders([], {}), {})
    top = Context(PROGRAM, info_name=PROGRAM.name, obj=run)
    return [each for each in reference.commands(top) if path(each)]


explained = cache(reference.explained)

NAMES = [path(ctx) for ctx in contexts("en")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_explained(name: str, language: str) -> None:
    shown = explained(language, 80)[name]
    assert "netwerkcanvas " + name.partition(" ")[0] in shown
    assert not re.search(r"\b(arg|word|summary|about|examples|help)\.(?!md)\w", shown)
    (ctx,) = (each for each in contexts(language) if path(each) == name)
    for param in ctx.command.params:
        assert help.described(param, ctx) in " ".join(shown.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_names_every_command(language: str) -> None:
    shown = explained(language, 80)["netwerkcanvas"]
    for word in PROGRAM.modules:
        assert f"\n  {word} " in shown
    without = PROGRAM.get_command(Context(PROGRAM), NO_COMMAND)
    assert without is not None
    for param in (*COMMON, *without.params):
        assert param.opts[-1] in shown
    assert NO_COMMAND not in shown
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_help_fits_the_terminal(columns: int) -> None:
    whole = reference.explained("nl", columns)
    for name in NAMES:
        before, _, _examples = whole[name].rpartition("\nVoorbeelden\n")
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
        run = Invocation(Texts(language, CLI), Folders([], {}), {})
        for key, text in catalogue(CLI, language).items():
            if not key.startswith("examples."):
                continue
            for line in text.splitlines():
                words = shlex.split(line.partition(" | ")[0].partition(" < ")[0].partition(" >")[0])
                assert words[0] == "netwerkcanvas", line
                innermost(PROGRAM, words[1:], run)


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
