"""What came out of a file, told so that tests can compare it."""

from collections.abc import Callable

from board.model import PARKED, Canvas
from board.parties import label
from exports.read import Incoming

Read = Callable[..., Incoming]
"""Reads a text with the options of ``read_file``, by whoever ``by`` is."""


def texts(incoming: Incoming) -> list[tuple[str, str]]:
    """Return the places and texts of the cards, place by place in their order."""
    rows = sorted(incoming.canvas.cards.values(), key=lambda card: (card.place, card.order))
    return [(card.place, card.text) for card in rows if card.state != PARKED]


def parked(incoming: Incoming) -> list[str]:
    return [card.text for card in incoming.canvas.cards.values() if card.state == PARKED]


def told_of_coalitions(canvas: Canvas) -> list[list[object]]:
    fields = ("title", "form", "progress", "joint", "start", "end", "review", "target_group",
              "conditions", "result", "dots")  # fmt: skip
    return [
        [
            *(getattr(one, field) for field in fields),
            [label(canvas, ref) for ref in (*one.core, *one.others)],
            [canvas.cards[id].text for id in (*one.follows, *one.rules)],
            # On a page all headings in a body are of the lowest level.
            one.body.replace("#", ""),
        ]
        for one in sorted(canvas.coalitions.values(), key=lambda one: one.order)
        if one.state == "active"
    ]


def told(incoming: Incoming) -> list[tuple[int, str, str]]:
    """Return the problems: the line, the text and what is the matter."""
    return [(one.line, one.text, one.key.removeprefix("import.")) for one in incoming.problems]
