"""How a command line is read: options anywhere, verbs after the canvas, clear errors."""

from collections.abc import Mapping

import pytest

from board.i18n import Texts
from tui.cli.parse import arguments, find
from tui.cli.problem import USAGE, Problem
from tui.cli.sources import CLI

NL, EN = Texts("nl", CLI), Texts("en", CLI)


def read(*argv: str) -> tuple[str, Mapping[str, object]]:
    """Return the command's name and those of its arguments that were given."""
    asked = find(list(argv))
    assert asked.command is not None
    given = vars(arguments(asked.command, asked.words, EN))
    return asked.command.name, {
        name: value for name, value in given.items() if value not in (None, False, [])
    }


def complaint(*argv: str, texts: Texts = EN) -> str:
    """Return what the program says about a wrong command line."""
    with pytest.raises(Problem) as caught:
        asked = find(list(argv))
        assert asked.command is not None
        arguments(asked.command, asked.words, texts)
    assert caught.value.code == USAGE
    return texts(caught.value.key, **caught.value.values)


def test_options_may_stand_anywhere() -> None:
    card = {"canvas": "jong", "place": "regie", "text": "Elk half jaar", "who": "noor"}
    assert read("add", "jong", "regie", "Elk half jaar", "--as", "noor") == ("add", card)
    assert read("add", "jong", "--as", "noor", "regie", "Elk half jaar") == ("add", card)
    assert read("add", "jong", "regie", "--as", "noor", "Elk half jaar") == ("add", card)
    assert read("--as", "noor", "add", "jong", "regie", "Elk half jaar") == ("add", card)
    assert read("--as=noor", "add", "jong", "regie", "Elk half jaar") == ("add", card)


def test_no_command_is_the_full_screen() -> None:
    assert read() == ("", {})
    assert read("--lang", "en", "--no-mouse") == ("", {"lang": "en", "no_mouse": True})


def test_the_verb_of_a_family_stands_after_the_canvas() -> None:
    assert read("member", "jong", "add", "ROC") == (
        "member add",
        {"canvas": "jong", "lines": ["ROC"]},
    )
    assert read("--dir", "x", "member", "jong", "--json") == (
        "member list",
        {"canvas": "jong", "dir": "x", "json": True},
    )


def test_a_row_of_positions_may_begin_with_a_minus() -> None:
    name, given = read("position", "jong", "add", "1", "-2", "0", "--round", "2", "x", "-3")
    assert name == "position add"
    assert given["values"] == ["-2", "0", "x", "-3"]
    assert given["round"] == 2


def test_a_text_may_begin_with_a_dash_after_two_dashes() -> None:
    assert read("add", "jong", "regie", "--", "--help")[1]["text"] == "--help"
    assert read("add", "jong", "regie", "- een lijstje")[1]["text"] == "- een lijstje"
    assert read("add", "jong", "regie", "-")[1]["text"] == "-"


def test_an_option_that_may_repeat_gathers() -> None:
    given = read("export", "jong", "--section", "regie", "--section=spelregels", "-ox.md")[1]
    assert given["section"] == ["regie", "spelregels"]
    assert given["output"] == "x.md"


def test_fixed_choices_are_understood_in_both_languages() -> None:
    assert read("rule", "jong", "status", "afgesproken", "h4k2")[1]["status"] == "agreed"
    assert read("rule", "jong", "status", "Agreed", "h4k2")[1]["status"] == "agreed"


@pytest.mark.parametrize(
    ("argv", "english", "dutch"),
    [
        (["add", "jong"], "something is missing: PLACE", "er ontbreekt iets: PLEK"),
        (["list", "--dir"], "--dir needs a value", "achter --dir hoort een waarde"),
        (["list", "--json=1"], "--json takes no value", "achter --json hoort geen waarde"),
        (["list", "--jsn"], "did you mean --json", "bedoel je --json"),
        (["list", "--zzz"], "unknown option: --zzz", "onbekende optie: --zzz"),
        (["add", "a", "b", "c", "d"], "one word too many: d", "een woord te veel: d"),
        (["lst"], "unknown command: lst; did you mean list?", "opdracht: lst; bedoel je list?"),
        (["member", "a", "ad"], "has no ad; did you mean add?", "kent geen ad; bedoel je add?"),
        (["show", "a", "--at", "x"], "that is no number: x", "dat is geen getal: x"),
        (["list", "--lang", "fr"], "can't stand here; what can: nl, en", "niet staan; wel: nl, en"),
        (["rule", "a", "status", "agred", "x"], "what can: agreed", "wel: impliciet, voorgesteld"),
        (["card", "a", "mark", "zal", "x"], "what can: term, room, drop", "wel: zaal"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_in_the_language_of_the_reader(
    argv: list[str], english: str, dutch: str
) -> None:
    assert english.casefold() in complaint(*argv).casefold()
    assert dutch.casefold() in complaint(*argv, texts=NL).casefold()


@pytest.mark.parametrize(
    "family", ["member", "coalition", "rule", "topic", "position", "term", "card"]
)
def test_a_family_lists_unless_told_otherwise(family: str) -> None:
    assert read(family, "jong") == (f"{family} list", {"canvas": "jong"})


def test_help_may_be_a_word() -> None:
    asked = find(["help", "member"])
    assert (asked.help, asked.family, asked.command) == (True, "member", None)
    assert find(["list", "-h"]).help
    assert not find(["add", "a", "b", "--", "-h"]).help
