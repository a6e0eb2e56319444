"""What a forked run tells is what a run tells that is really started."""

import pytest

from tests.cli.conftest import Shell
from tui.cli.commands import PROGRAM

WORDS = [word for chapter in PROGRAM.chapters.values() for word in chapter]

RUNS: dict[str, tuple[int, tuple[str, ...]]] = {
    "a page": (0, ("show", "jong")),
    "data": (0, ("card", "jong", "list", "--json")),
    "a check": (0, ("check", "jong")),
    "markdown": (0, ("export", "jong", "--complete")),
    "a refusal": (1, ("show", "jonk")),
    "a wrong word": (2, ("shwo", "jong")),
    "a damaged file": (3, ("show", "stuk")),
    "dutch": (2, ("card", "jong", "verzin", "--lang", "nl")),
}


@pytest.mark.parametrize("code, words", RUNS.values(), ids=RUNS)
def test_both_tell_the_same(jong: Shell, code: int, words: tuple[str, ...]) -> None:
    (jong.library / "stuk.json").write_bytes(b"{")
    forked = jong(*words)
    assert forked.code == code
    assert jong.started(*words) == forked


def test_both_do_the_same(jong: Shell) -> None:
    told = [run("add", "jong", "regie", "-", stdin=b"een\ntwee\n") for run in (jong, jong.started)]
    ids = [line for result in told for line in result.lines]
    rows = jong.ok("card", "jong", "list", "regie", "--json").data["cards"]
    assert [(row["id"], row["text"]) for row in rows] == list(
        zip(ids, ["een", "twee", "een", "twee"], strict=True)
    )


@pytest.mark.parametrize("word", WORDS)
def test_a_command_needs_nothing_that_another_loads(shell: Shell, word: str) -> None:
    result = shell.started(word, "--help")
    assert (result.code, result.err) == (0, "")
    assert word in result.out
