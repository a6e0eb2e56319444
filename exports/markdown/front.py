"""Front matter: title, date and revision, for tools that sort pages by them."""

import json

from board.model import Canvas
from exports.request import Request

_UNSAFE = {"<": "\\u003c", "[": "\\u005b", "`": "\\u0060", "\x7f": "\\u007f"}
"""Not special in YAML, but a reader without front matter would see it as Markdown."""


def front_matter(canvas: Canvas, request: Request, title: str) -> str:
    """Return a YAML block. Texts are JSON strings, which YAML reads as they are meant."""
    name = canvas.info.title
    lines = [f"title: {_quoted(f'{title} – {name}' if name else title)}"]
    if request.date:
        lines.append(f"date: {_quoted(request.date)}")
    if request.rev:
        lines.append(f"revision: {request.rev}")
    # The blank line keeps the block from being a heading where front matter isn't known.
    return "\n".join(["---", *lines, "", "---"])


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=not text.isprintable())
    for char, safe in _UNSAFE.items():
        quoted = quoted.replace(char, safe)
    return quoted
