"""Text as HTML that shows that text, and card Markdown as HTML that does nothing.

Everything that comes from a canvas passes here: ``text`` for what is literal, ``rendered`` for a
body.
"""

from html import escape
from typing import Any

from board.text import visible
from exports.parsed import parser, tokens

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a document of ours may do: look as it looks, and nothing else."""

_LOWEST = "h4"


def text(literal: str) -> str:
    """Return a literal text."""
    shown = literal if literal.isprintable() else "\t".join(map(visible, literal.split("\t")))
    return escape(shown)


def rendered(markdown: str) -> str:
    """Return a body as HTML: its Markdown works, raw HTML in it is shown as text.

    Its headings have the lowest level.
    """
    shown = "\n".join("\t".join(map(visible, line.split("\t"))) for line in markdown.split("\n"))
    found = tokens(shown)
    for token in found:
        if token.type in ("heading_open", "heading_close"):
            token.tag = _LOWEST
    return _written(found)


def page(markdown: str) -> str:
    """Return a page of ours as HTML."""
    return _written(tokens(markdown))


def _written(found: list[Any]) -> str:
    html: str = parser().renderer.render(found, parser().options, {})
    return html.strip()
