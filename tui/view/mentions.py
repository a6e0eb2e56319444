"""What a thing is called where it names a party: a title, a name, a text, or the number."""

from typing import Any

from board.model import Canvas, Ref
from board.text import visible
from tui.view.rows import Say

_NAMES = {"coalitions": "title", "members": "name"}


def titled(canvas: Canvas, ref: Ref, say: Say) -> str:
    """Return what a coalition, member, decision, action or session is called, safe to show."""
    found: Any = getattr(canvas, ref.table)[ref.id]
    if ref.table == "sessions":
        return say("session.named", number=found.number)
    return visible(getattr(found, _NAMES.get(ref.table, "text")))
