"""Text as HTML that shows that text, and card Markdown as HTML that does nothing.

Everything that comes from a canvas passes here: ``text`` for what is literal, ``rendered`` for a
body and ``typed`` for one that is too much for the parser.
"""

from html import escape
from typing import Any

from exports.markdown.body import shown
from exports.parsed import parser, tokens

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a document of ours may do: look as it looks, and nothing else."""

_LOWEST = "h4"


def text(literal: str) -> str:
    """Return a literal text."""
    return escape(shown(literal))


def rendered(markdown: str) -> str:
    """Return a body as HTML: its Markdown works, raw HTML in it is shown as text.

    Its headings have the lowest level.
    """
    found = tokens(shown(markdown))
    for token in found:
        if token.type in ("heading_open", "heading_close"):
            token.tag = _LOWEST
    return _written(found)


def typed(body: str) -> str:
    """Return a body as HTML that shows what was typed."""
    return f"<pre>{escape(shown(body))}</pre>"


def page(markdown: str) -> str:
    """Return a page of ours as HTML."""
    return _written(tokens(markdown))


def _written(found: list[Any]) -> str:
    html: str = parser().renderer.render(found, parser().options, {})
    return html.strip()
