"""``term``: the glossary."""

from typing import Any

from board.commands.terms import (
    add_term,
    glossary,
    remove_term,
    set_term,
    tie,
    unexplained,
    untie,
)  # fmt: skip
from tui.cli import output, pick, telling
from tui.cli.commands import links
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.params import CARDS, JSON, LINES, argument, option

TERM = argument("term", "term")

term = Family("term")


@term.verb("list", JSON)
def list_(run: Invocation, as_json: bool) -> None:
    """Tell the words, and what still needs explaining."""
    rows = [each for each in glossary(run.canvas) if as_json or each.meaning]
    telling.listed(run, "terms", rows, as_json, lambda one: (one.id, f"{one.word} = {one.meaning}"))
    if not as_json and (asking := unexplained(run.canvas)):
        output.line(run.texts("term.open"))
        for one in asking:
            telling.row(one.ref.id, one.text)


@term.verb("add", LINES, JSON)
def add(run: Invocation, lines: list[str], as_json: bool) -> None:
    """Add a word per line, ``word = meaning``; the meaning may wait."""
    given = [line.partition("=") for line in run.lines(lines)]
    after = run.canvas
    for word, _, meaning in given:
        after = add_term(after, run.by, word, meaning)
    telling.added(run, run.keep("term.add", after, *(each[0] for each in given)), as_json=as_json)


@term.verb("set", TERM, option("--word"), option("--meaning"))
def set_(run: Invocation, term: str, **fields: Any) -> None:
    """Change a word or its meaning."""
    pick.change(run, "terms", term, "term.set", set_term, **fields)


@term.verb("link", TERM, CARDS)
def link(run: Invocation, term: str, ids: list[str]) -> None:
    """Tie a word to the cards and coalitions that use it."""
    after = run.canvas
    id = pick.one(run, "terms", term)
    for ref in pick.items(run, ids):
        after = tie(after, run.by, id, ref.id)
    run.keep("term.set", after, after.terms[id].word)


@term.verb("unlink", TERM, CARDS)
def unlink(run: Invocation, term: str, ids: list[str]) -> None:
    """Take cards and coalitions from a word."""
    after = run.canvas
    id = pick.one(run, "terms", term)
    for target in links.linked(run, after.terms[id].cards, ids):
        after = untie(after, run.by, id, target)
    run.keep("term.set", after, after.terms[id].word)


@term.verb("remove", argument("terms", "term", many=True))
def remove(run: Invocation, terms: list[str]) -> None:
    """Take words out of the glossary."""
    pick.each(run, "terms", terms, "term.remove", remove_term)
