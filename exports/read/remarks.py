"""What our pages say behind the text of a card: its dots, and that it stays in the room."""

import re
from typing import Any

from board.model import MARK_ROOM
from exports.markdown.parts import DOT
from exports.read.headings import letters, words_of

ASIDE = re.compile(r"\s\(([^()]*)\)$")
"""Something in brackets at the end."""

_DOTS = re.compile(rf"(?<!\s)\s+(?:({DOT}+)|{DOT}×(\d{{1,6}}))$")


def told(text: str) -> tuple[str, dict[str, Any]]:
    """Return a line without what the page says about the card, and that."""
    fields: dict[str, Any] = {}
    if (aside := ASIDE.search(text)) and letters(aside[1]) in words_of("card.room"):
        text = text[: aside.start()]
        fields["marks"] = (MARK_ROOM,)
    text, count = without_dots(text)
    return text, {**fields, "dots": count} if count else fields


def without_dots(text: str) -> tuple[str, int]:
    """Return a text without the dots behind it, and how many there are: ``●●●`` or ``●×13``."""
    found = _DOTS.search(text)
    if found is None:
        return text, 0
    return text[: found.start()], len(found[1]) if found[1] else int(found[2])
