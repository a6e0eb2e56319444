"""Texts that cost a parser most, and canvases full of them."""

from collections.abc import Mapping

from board.model import Canvas
from tests.bench.boards import canvas

ROWS: Mapping[str, str] = {
    one: (one * 500)[:500]
    for one in (
        "[", "]", "![", "[]", "[[a] ", "[a](", "[a](http://b) ", "<", "<a ", "<a>", "<!-- ",
        "<http://a.b> ", "*", "a*", "*a* ", "**a ", "_a", "`", "``a`", "\\", "&amp;", "&#1;", "-",
        "- ", "1. ", ">", "> - ", "# a\n", "a\n===\n", "a\n", "- a\n", "> a\n", "1. a\n", "```\n",
        "    a\n", "\t- a\n", "|a", "|a\n|-\n|a\n\n", "<div>\n\n", "~", "\u200b", "\x01", "\u00e9",
    )
}  # fmt: skip
"""500 characters of each."""


def full_of(row: str, cards: int, *, bodies: bool = True) -> Canvas:
    """Return a canvas whose cards all have this text, as what they say or as their body."""
    made = canvas(cards)
    line = row.replace("\n", " ")
    filled = {
        id: card._replace(body=row) if bodies else card._replace(text=line)
        for id, card in made.cards.items()
    }
    return made._replace(cards=filled)
