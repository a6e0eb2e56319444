"""What the vitality check finds for a page."""

from datetime import date

from board import dates
from board.checks import Outcome, run_checks, shared
from board.model import Canvas
from exports.request import Request


def for_facilitator(canvas: Canvas, request: Request) -> int:
    """Return how many findings are for the facilitator only."""
    found = run_checks(canvas, _day(canvas, request))
    counts = (sum(len(one.findings) for one in row) for row in (found, shared(canvas, found)))
    return next(counts) - next(counts)


def outcomes(canvas: Canvas, request: Request) -> list[Outcome]:
    """Return what every rule found on the day of the request, as far as its reader may know."""
    found = run_checks(canvas, _day(canvas, request))
    return found if request.facilitator else shared(canvas, found)


def _day(canvas: Canvas, request: Request) -> date:
    """Return the day of the check: that of the request, else the last day anything changed."""
    if day := dates.read(request.date):
        return day
    stamps = [one.changed for one in canvas.cards.values()]
    stamps += [one.changed for one in canvas.coalitions.values()]
    stamps += [one.changed for one in canvas.members.values()]
    last = max([canvas.info.created, *stamps])
    return dates.read(last[:10]) or date(1970, 1, 1)
