"""Text as HTML that shows that text, and card Markdown as HTML that does nothing.

Everything that comes from a canvas passes here: ``text`` for what is literal, ``rendered`` for a
body. Links lead to http, https or mail and to nothing else; images become links, since the page
fetches nothing.
"""

import re
from functools import cache
from html import escape
from typing import Any

from board.text import visible

_LINK = re.compile(r"(?:https?|mailto):[^\s\x00-\x1f]*$", re.IGNORECASE)
_LOWEST = "h4"


def text(literal: str) -> str:
    """Return a literal text."""
    shown = literal if literal.isprintable() else "\t".join(map(visible, literal.split("\t")))
    return escape(shown)


def rendered(markdown: str) -> str:
    """Return a body as HTML: its Markdown works, raw HTML in it is shown as text."""
    shown = "\n".join("\t".join(map(visible, line.split("\t"))) for line in markdown.split("\n"))
    html: str = _parser().render(shown)
    return html.strip()


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.validateLink = _allowed  # type: ignore[method-assign]
    parser.core.ruler.push("headings", _lower)
    return parser


def _allowed(url: str) -> bool:
    return _LINK.match(url) is not None


def _lower(state: Any) -> None:
    """Give headings the lowest level and links no trail back to the page."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = _LOWEST
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", "noopener noreferrer")
