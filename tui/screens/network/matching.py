"""Saying who a name is that was typed fast: a member, someone from outside, or a new member."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board import parties
from board.commands import coalitions, party_names
from board.commands.by import By
from board.model import Canvas
from board.people import not_left
from board.text import visible
from board.wording import by_alphabet, folded
from tui.kit.page import Page
from tui.kit.picker import Choice, pick

OUTSIDE, NEW = "+", "*"

_TELLING = 4
"""Letters from which a word tells names apart: not *de*, *van*, *the*."""


def ask_who(page: Page, refs: Sequence[str]) -> None:
    """Ask of each name in turn who it is; Esc leaves it, and the rest, as they are.

    ``refs`` are party references: unmatched names, or outsiders who may be members by now.
    """
    if not refs:
        return
    (kind, name), *rest = (parties.party(ref) for ref in refs)
    choices = _choices(page, name, outside=kind != parties.OUTSIDE)

    def taken(value: str) -> None:
        page.attempt(lambda: _match(page, name, value))
        ask_who(page, refs[1:])

    asked = page.say("match.who", name=visible(name))
    title = f"{asked}  ({page.say('match.more', n=len(rest))})" if rest else asked
    pick(page, title, choices, taken)


def _choices(page: Page, name: str, *, outside: bool) -> list[Choice]:
    """Offer members whose name shares a word, then who else it can be, then all others.

    Names come by alphabet.
    """
    words = _words(name)
    likely: list[Choice] = []
    others: list[Choice] = []
    for member in sorted(
        not_left(page.canvas, date.today()), key=lambda one: by_alphabet(one.name)
    ):
        row = likely if _alike(words, _words(member.name)) else others
        row.append(Choice(member.id, visible(member.name)))
    between = [Choice(NEW, page.say("match.new", name=visible(name)))]
    if outside:
        between.insert(0, Choice(OUTSIDE, page.say("match.outside", name=visible(name))))
    return [*likely, *between, *others]


def _words(name: str) -> list[str]:
    """Return the words that tell names apart."""
    return [word for word in folded(name).split() if len(word) >= _TELLING]


def _alike(some: list[str], others: list[str]) -> bool:
    """Tell whether a word of one starts a word of the other."""
    return any(a.startswith(b) or b.startswith(a) for a in some for b in others)


def _match(page: Page, name: str, value: str) -> None:
    def make(canvas: Canvas, by: By) -> Canvas:
        if value == OUTSIDE:
            return party_names.name_outside(canvas, by, name)
        if value == NEW:
            return party_names.name_member(canvas, by, name)
        return coalitions.match_party(canvas, by, name, value)

    page.do("party.match", make, subject=name)
