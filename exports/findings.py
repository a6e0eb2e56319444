"""What the vitality check finds for a page."""

from datetime import date

from board import dates
from board.checks import Outcome, run_checks, shared
from board.model import MARK_ROOM, Canvas, Card, Coalition
from exports.request import Request


def for_facilitator(canvas: Canvas, request: Request) -> int:
    """Return how many findings are for the facilitator only."""
    found = _found(canvas, request)
    counts = (sum(len(one.findings) for one in row) for row in (found, shared(canvas, found)))
    return next(counts) - next(counts)


def outcomes(canvas: Canvas, request: Request) -> list[Outcome]:
    """Return what every rule found on the day of the request, as far as its reader may know."""
    found = _found(canvas, request)
    return found if request.facilitator else shared(canvas, found)


def _found(canvas: Canvas, request: Request) -> list[Outcome]:
    """Return what is so on the whole canvas, told and counted in what the reader may see."""
    return run_checks(request.whole or canvas, _day(canvas, request), _seen(canvas, request))


def _seen(canvas: Canvas, request: Request) -> Canvas:
    """Return what the reader may see; what names something else still does."""
    whole = request.whole or canvas

    def gone(one: Card | Coalition) -> bool:
        hidden = isinstance(one, Card) and one.id not in canvas.cards
        return hidden or (MARK_ROOM in one.marks and not request.room)

    cards = {id: one for id, one in whole.cards.items() if not gone(one)}
    coalitions = {id: one for id, one in whole.coalitions.items() if not gone(one)}
    if len(cards) + len(coalitions) == len(whole.cards) + len(whole.coalitions):
        return whole
    return whole._replace(cards=cards, coalitions=coalitions)


def _day(canvas: Canvas, request: Request) -> date:
    """Return the day of the check: that of the request, else the last day anything changed."""
    if day := dates.read(request.date):
        return day
    stamps = [one.changed for one in canvas.cards.values()]
    stamps += [one.changed for one in canvas.coalitions.values()]
    stamps += [one.changed for one in canvas.members.values()]
    last = max([canvas.info.created, *stamps])
    return dates.read(last[:10]) or date(1970, 1, 1)
