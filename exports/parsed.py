r"""Our own Markdown pages as tokens, for the formats that are made of them.

HTML and Word are written from these, so that a page holds the same words in the same order in
whatever form it leaves. Links lead to http, https or mail and to nothing else; images become links,
since nothing of ours fetches anything.

The parser tries each of its rules at every mark and every ``\*``; in a text of many marks that
takes seconds. What can't be markup, and on our pages that is most, is taken in one step.
"""

import re
from functools import cache
from typing import Any

from exports.markdown.body import LINE_END

_LINK = re.compile(r"(?:https?|mailto):[^\s\x00-\x1f]*$", re.IGNORECASE)
_LITERAL = re.compile(r"(?:[^\n\\`*_\[\]<&]+|\\[!-/:-@\[-`{-~])+")
"""What no rule of CommonMark has to do with inside a line, and marks behind a backslash."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def tokens(markdown: str) -> list[Any]:
    """Return the block tokens of a text, each with its inline tokens as children."""
    found: list[Any] = parser().parse(markdown)
    for token in found:
        if token.type == "fence":
            token.content = token.content.replace(LINE_END, "\n")
    return found


@cache
def parser() -> Any:
    """Return the parser: CommonMark with tables, without raw HTML and images."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    made.inline.ruler.at("text", literal)
    made.validateLink = _allowed  # type: ignore[method-assign]
    made.core.ruler.push("links", _cut_off)
    return made


def literal(state: Any, silent: bool) -> bool:
    """Take all that stands for itself from here on (a rule of the parser, in place of ``text``)."""
    found = _LITERAL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.append_pending("".join(_ESCAPED.split(found[0])))
    state.pos = found.end()
    return True


def _allowed(url: str) -> bool:
    return _LINK.match(url) is not None


def _cut_off(state: Any) -> None:
    """Let no link trail back to the page."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", "noopener noreferrer")
