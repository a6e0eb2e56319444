"""How a command line is read: options anywhere, verbs after the canvas, clear errors."""

from collections.abc import Mapping

import click
import pytest

from board.i18n import Texts
from tui.cli import failure
from tui.cli.command_path import NO_COMMAND, path
from tui.cli.commands import PROGRAM
from tui.cli.folders import Folders
from tui.cli.grammar import innermost
from tui.cli.invocation import Invocation
from tui.cli.problem import USAGE
from tui.cli.sources import CLI


def read(*argv: str) -> tuple[str, Mapping[str, object]]:
    """Return the command's name and what was given, the canvas and the person with it."""
    run = Invocation(Texts("en", CLI), Folders([*argv], {}), {})
    ctx = innermost(PROGRAM, [*argv], run)
    given = {"canvas": run.name, "as": run.acting, **ctx.params}
    return path(ctx), {
        name: value for name, value in given.items() if value not in (None, False, (), "")
    }


def complaint(capsys: pytest.CaptureFixture[str], *argv: str, language: str = "en") -> str:
    """Return what the program says about a wrong command line."""
    texts, folders = Texts(language, CLI), Folders([*argv], {})
    with pytest.raises(Exception) as caught:
        innermost(PROGRAM, [*argv], Invocation(texts, folders, {}))
    assert failure.told(caught.value, texts, folders) == USAGE
    return capsys.readouterr().err


def test_options_may_stand_anywhere() -> None:
    card = {"canvas": "jong", "place": "regie", "text": "Elk half jaar", "as": "noor"}
    assert read("add", "jong", "regie", "Elk half jaar", "--as", "noor") == ("add", card)
    assert read("add", "jong", "--as", "noor", "regie", "Elk half jaar") == ("add", card)
    assert read("add", "jong", "regie", "--as", "noor", "Elk half jaar") == ("add", card)
    assert read("--as", "noor", "add", "jong", "regie", "Elk half jaar") == ("add", card)
    assert read("--as=noor", "add", "jong", "regie", "Elk half jaar") == ("add", card)
    assert read("--json", "add", "jong", "regie", "x")[1]["as_json"] is True
    assert read("member", "--json", "jong") == read("member", "jong", "list", "--json")
    assert read("--lang", "nl", "list", "--lang", "en") == ("list", {})


def test_a_value_may_be_stuck_to_its_option() -> None:
    assert read("new", "x", "--title=Jong & Werk")[1]["title"] == "Jong & Werk"
    assert read("new", "x", "--title=")[1] == {"canvas": "x"}
    assert read("history", "jong", "-n5")[1]["last"] == 5
    assert read("history", "jong", "-n", "5")[1]["last"] == 5
    assert read("card", "jong", "park", "h4k2", "--reason", "-2")[1]["reason"] == "-2"
    assert read("card", "jong", "park", "h4k2", "--reason", "--as")[1]["reason"] == "--as"


def test_no_command_is_the_full_screen() -> None:
    assert read() == ("", {})
    assert read("--lang", "en", "--no-mouse") == ("", {"no_mouse": True})
    assert read("--theme", "dark") == ("", {"theme": "dark"})


def test_the_verb_of_a_family_stands_after_the_canvas() -> None:
    assert read("member", "jong", "add", "ROC") == (
        "member add",
        {"canvas": "jong", "lines": ("ROC",)},
    )
    assert read("--dir", "x", "member", "jong", "--json") == (
        "member list",
        {"canvas": "jong", "as_json": True},
    )
    name, given = read("member", "jong", "set", "ROC", "--core", "ja", "--lang", "nl")
    assert (name, given["member"], given["core"]) == ("member set", "ROC", "yes")


def test_a_row_of_positions_may_begin_with_a_minus() -> None:
    name, given = read("position", "jong", "add", "1", "-2", "0", "--round", "2", "x", "-3")
    assert name == "position add"
    assert given["values"] == ("-2", "0", "x", "-3")
    assert given["round"] == 2
    assert read("card", "jong", "dots", "-1", "h4k2")[1]["dots"] == -1


def test_a_text_may_begin_with_a_dash_after_two_dashes() -> None:
    assert read("add", "jong", "regie", "--", "--help")[1]["text"] == "--help"
    assert read("add", "jong", "regie", "- een lijstje")[1]["text"] == "- een lijstje"
    assert read("add", "jong", "regie", "- a = b")[1]["text"] == "- a = b"
    assert read("add", "jong", "regie", "-")[1]["text"] == "-"
    assert read("member", "jong", "add", "--", "-x", "--", "y")[1]["lines"] == ("-x", "--", "y")


def test_an_option_that_may_repeat_gathers() -> None:
    given = read("export", "jong", "--section", "regie", "--section=spelregels", "-ox.md")[1]
    assert given["places"] == ("regie", "spelregels")
    assert given["file"] == "x.md"


def test_fixed_choices_are_understood_in_both_languages() -> None:
    assert read("rule", "jong", "status", "afgesproken", "h4k2")[1]["status"] == "agreed"
    assert read("rule", "jong", "status", "Agreed", "h4k2")[1]["status"] == "agreed"
    assert read("topic", "jong", "level", "Stages", "meedoen", "ROC")[1]["level"] == "3"
    assert read("topic", "jong", "level", "Stages", "0", "ROC")[1]["level"] == "0"


@pytest.mark.parametrize(
    ("argv", "english", "dutch"),
    [
        (["add", "jong"], "something is missing: PLACE", "er ontbreekt iets: PLEK"),
        (["add"], "something is missing: NAME, PLACE", "er ontbreekt iets: NAAM, PLEK"),
        (["member"], "something is missing: NAME", "er ontbreekt iets: NAAM"),
        (["member", "a", "set"], "is missing: MEMBER", "ontbreekt iets: DEELNEMER"),
        (["list", "--dir"], "--dir needs a value", "achter --dir hoort een waarde"),
        (["export", "a", "-o"], "-o needs a value", "achter -o hoort een waarde"),
        (["list", "--json=1"], "--json takes no value", "achter --json hoort geen waarde"),
        (["list", "--jsn"], "did you mean --json", "bedoel je --json"),
        (["list", "--zzz"], "unknown option: --zzz", "onbekende optie: --zzz"),
        (["add", "a", "b", "c", "d"], "one word too many: d", "een woord te veel: d"),
        (["lst"], "unknown command: lst; did you mean list?", "opdracht: lst; bedoel je list?"),
        (["member", "a", "ad"], "has no ad; did you mean add?", "kent geen ad; bedoel je add?"),
        (["undone"], "unknown command: undone; did you mean undo?", "undone; bedoel je undo?"),
        (["realise"], "unknown command: realise (see", "onbekende opdracht: realise (zie"),
        (["topic", "a", "zzz"], "what it has: list, add,", "kent geen zzz; wel: list, add,"),
        (["show", "a", "--at", "x"], "that is no number: x", "dat is geen getal: x"),
        (["list", "--lang", "fr"], "can't stand here; what can: nl, en", "niet staan; wel: nl, en"),
        (["rule", "a", "status", "agred", "x"], "what can: agreed", "wel: impliciet, voorgesteld"),
        (["card", "a", "mark", "zal", "x"], "what can: term, room, drop", "wel: zaal"),
        (["list", "--restricted"], "only 'open name'", "alleen 'open naam'"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_in_the_language_of_the_reader(
    capsys: pytest.CaptureFixture[str], argv: list[str], english: str, dutch: str
) -> None:
    for language, expected in (("en", english), ("nl", dutch)):
        said = complaint(capsys, *argv, language=language)
        assert said.startswith("netwerkcanvas: ")
        assert said.count("\n") == 1
        assert expected.casefold() in said.casefold()


@pytest.mark.parametrize(
    "family", ["member", "coalition", "rule", "topic", "position", "term", "card"]
)
def test_a_family_lists_unless_told_otherwise(family: str) -> None:
    assert read(family, "jong") == (f"{family} list", {"canvas": "jong"})


@pytest.mark.parametrize(
    ("argv", "begins"),
    [
        (["--help"], "netwerkcanvas –"),
        (["help"], "netwerkcanvas –"),
        (["help", "member"], "Who takes part?"),
        (["member", "a", "-h"], "Who takes part?"),
        (["help", "member", "a", "add"], "netwerkcanvas member NAME add"),
        (["--help", "list"], "netwerkcanvas list"),
        (["list", "-h"], "netwerkcanvas list"),
        (["list", "--zzz", "-h"], "netwerkcanvas list"),
        (["member", "a", "set", "--help"], "netwerkcanvas member NAME set"),
    ],
)  # fmt: skip
def test_help_may_be_asked_for_anywhere(
    capsys: pytest.CaptureFixture[str], argv: list[str], begins: str
) -> None:
    with pytest.raises(click.exceptions.Exit) as ended:
        read(*argv)
    assert ended.value.exit_code == 0
    assert capsys.readouterr().out.startswith(begins)


def test_a_text_that_says_help_is_a_text() -> None:
    assert read("add", "a", "b", "--", "-h")[0] == "add"


def test_what_stands_in_for_no_command_is_not_offered() -> None:
    assert NO_COMMAND not in PROGRAM.modules
