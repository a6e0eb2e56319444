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

FIELDS = "fields"

_LOWEST = "h4"
_COALITION, _STATE = "h3", " · "
"""A coalition is a heading of this level, with its form and how it stands behind its title."""


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
    """Return a page of ours as HTML; the fields of a coalition are a list with a class."""
    found = tokens(markdown)
    for title, end, token in zip(found[1:], found[2:], found[3:], strict=False):
        coalition = end.tag == _COALITION and _STATE in title.content
        if coalition and token.type == "bullet_list_open":
            token.attrSet("class", FIELDS)
    return _written(found)


def _written(found: list[Any]) -> str:
    html: str = parser().renderer.render(found, parser().options, {})
    return html.strip()
