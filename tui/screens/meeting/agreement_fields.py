"""What the forms of a decision and an action have in common."""

from __future__ import annotations

from collections.abc import Iterable

from board import agreements
from board.model import Canvas
from board.queries import label
from board.text import visible

CARDS = "cards"
"""The kind of a field that holds cards and coalitions."""


def about(canvas: Canvas, ids: Iterable[str]) -> str:
    """Return the cards and coalitions that are still there, in one line."""
    return "; ".join(visible(label(one)) for one in agreements.things(canvas, ids))
