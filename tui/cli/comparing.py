"""Which two moments a command line means."""

from datetime import date

from board.comparison import Point
from board.refusal import Refused
from tui.cli.invocation import Invocation
from tui.live.moments import Moments


def between(
    run: Invocation, since: str | None, until: str | None, session: str = ""
) -> tuple[Point, Point]:
    """Return the two moments that are meant: by default the last closed session, and now.

    Of a session, by its id: the closing of the one before, and its own where it was closed.
    Raises Refused, and what the store raises.
    """
    opened = run.opened
    known = Moments(opened.file, opened.canvas, opened.rev, date.today())
    held = opened.canvas.sessions.get(session)
    now = known.named(until) if until else known.present
    if held is not None and held.closed and not until:
        now = known.of_session(held)
    then = known.named(since) if since else known.usual(session or now.session)
    if then.day and now.day and then.day > now.day:
        raise Refused("compare.order", since=then.day, until=now.day)
    return then, now
