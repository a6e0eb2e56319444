"""The rounds of a canvas: which are open, which wait to be revealed, and where."""

from board.hidden import REVEALED, count
from board.meeting import Round
from board.model import REMOVED, Canvas
from board.places import within

SILENT, VOTE = "silent", "vote"
OPEN = "open"


def in_order(canvas: Canvas) -> list[Round]:
    """Return the rounds as they were started."""
    found = [one for one in canvas.rounds.values() if one.state != REMOVED]
    return sorted(found, key=lambda one: (one.order, one.id))


def are_open(canvas: Canvas, kind: str = "") -> list[Round]:
    """Return the rounds that are open, of one kind or of both."""
    return [
        one for one in in_order(canvas) if one.progress == OPEN and (not kind or one.kind == kind)
    ]


def open_at(canvas: Canvas, place: str) -> Round | None:
    """Return the silent round that a card written at a place belongs to.

    Of rounds within each other that is the innermost, of two at the same place the later.
    """
    here = [one for one in are_open(canvas, SILENT) if within(place, one.place)]
    return max(here, key=lambda one: (one.place.count(".") + bool(one.place), one.order, one.id),
               default=None)  # fmt: skip


def to_reveal(canvas: Canvas, kind: str = "") -> list[Round]:
    """Return the rounds that can be revealed: open ones, then dropped ones that hide something."""
    found = [one for one in in_order(canvas) if not kind or one.kind == kind]
    dropped = [
        one
        for one in found
        if one.progress not in (OPEN, REVEALED) and (one.kind == VOTE or count(canvas, "", one.id))
    ]
    return [one for one in found if one.progress == OPEN] + dropped


def ballots_in(canvas: Canvas, round: str) -> int:
    """Return how many ballots have been handed in, and not been taken back."""
    return sum(one.round == round and one.state != REMOVED for one in canvas.ballots.values())
