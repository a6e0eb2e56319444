"""How much of a canvas stays out of a page."""

from collections.abc import Callable

from board.model import ACTIVE, MARK_ROOM, PARKED, Canvas, Card, Coalition
from exports import findings
from exports.audience import Audience
from exports.request import LeftOut, Request


def count(
    canvas: Canvas,
    request: Request,
    counts: tuple[str, ...],
    about: Callable[[Card | Coalition], bool],
) -> LeftOut:
    """Return what stays out of a page about some things, of the kinds that it leaves out."""
    found: dict[str, int] = {}
    reader = Audience(canvas, request)
    things = [one for one in reader.everything() if about(one)]
    if "parked" in counts and not request.parked:
        found["parked"] = sum(one.state == PARKED for one in things)
    shown = [one for one in things if one.state == ACTIVE or request.parked]
    if "room" in counts and not request.room:
        found["room"] = sum(MARK_ROOM in one.marks for one in shown)
    if "authors" in counts and not request.authors:
        found["authors"] = sum(bool(one.author) for one in shown if reader.allowed(one))
    if "facilitator" in counts and not request.facilitator:
        found["facilitator"] = findings.for_facilitator(canvas, request)
    return LeftOut(**found)
