"""What the help of the sheet says of a block: what it is about, and its questions."""

from __future__ import annotations

from board.i18n import pick
from board.template import Template
from tui.kit.page import Help
from tui.view.rows import Piece


def explanation(template: Template, path: str, language: str) -> Help:
    """Return the name of the block at a place, what it is about, and its guiding questions."""
    place = template.places.get(path) or template.places[path.partition(".")[0]]
    block = place.block
    about: list[Piece] = [
        ("heading", f" {pick(block.key, language)}"),
        ("text", f"   {pick(block.help, language)}"),
        ("text", ""),
    ]
    for section in block.sections:
        about.append(("title", f"   {pick(section.title, language)}"))
        about += [("dim", f"     · {pick(one.text, language)}") for one in section.questions]
    about += [("dim", f"     · {pick(one.text, language)}") for one in block.questions]
    credit = pick(template.credit, language)
    return f"{block.number} {pick(block.title, language)}", (*about, ("dim", f" {credit}"))
