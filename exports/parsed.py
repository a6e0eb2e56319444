"""Our own Markdown pages as tokens, for the formats that are made of them.

HTML and Word are written from these, so that a page holds the same words in the same order in
whatever form it leaves. Links lead to http, https or mail and to nothing else; images become links,
since nothing of ours fetches anything.
"""

import re
from functools import cache
from typing import Any

_LINK = re.compile(r"(?:https?|mailto):[^\s\x00-\x1f]*$", re.IGNORECASE)


def tokens(markdown: str) -> list[Any]:
    """Return the block tokens of a text, each with its inline tokens as children."""
    found: list[Any] = parser().parse(markdown)
    return found


@cache
def parser() -> Any:
    """Return the parser: CommonMark with tables, without raw HTML and images."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    made.validateLink = _allowed  # type: ignore[method-assign]
    made.core.ruler.push("links", _cut_off)
    return made


def _allowed(url: str) -> bool:
    return _LINK.match(url) is not None


def _cut_off(state: Any) -> None:
    """Let no link trail back to the page."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", "noopener noreferrer")
