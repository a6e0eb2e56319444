"""What decisions and actions share on a command line: which ones are meant, and a day in words."""

from datetime import date

from board import dates
from board.agreements import Chosen
from board.model import REMOVED
from tui.cli import pick
from tui.cli.invocation import Invocation
from tui.cli.params import ON, argument, option, switch
from tui.cli.problem import Problem

PARTY = argument("party", "owner")
OWNER = option("--owner", "owner")
COALITION = option("--coalition", "coalition")
SESSION = option("--session", "session")
CHOOSING = (switch("--open"), switch("--mine"), OWNER, COALITION, SESSION, switch("--overdue"), ON)
"""The filters of both lists."""


def chosen(
    run: Invocation,
    *,
    open: bool,
    mine: bool,
    owner: str | None,
    coalition: str | None,
    session: str | None,
    overdue: bool,
    on: str | None,
) -> tuple[Chosen, date]:
    """Return which ones are asked for, and the day to reckon from."""
    wanted = Chosen(
        open=open,
        owner=owner or (run.by.name if mine else ""),
        coalition=pick.one(run, "coalitions", coalition) if coalition else "",
        session=session_id(run, session) if session else "",
        overdue=overdue,
    )
    return wanted, run.day(on)


def session_id(run: Invocation, word: str) -> str:
    """Return the id of the session with a number, an id or the beginning of one.

    A number is no beginning of an id: there may be no such session. Raises ``Problem``.
    """
    known = [one for one in run.canvas.sessions.values() if one.state != REMOVED]
    for one in known:
        if word == one.id or word == str(one.number):
            return one.id
    found = [one.id for one in known if word and not word.isdecimal() and one.id.startswith(word)]
    if len(found) == 1:
        return found[0]
    near = ", ".join(str(one.number) for one in sorted(known, key=lambda one: one.number))
    key = "problem.id_near" if near else "problem.id"
    raise Problem(key, kind=run.texts("kind.session"), word=word, near=near)


def about(run: Invocation, word: str) -> str:
    """Return the id of a card or coalition that something is about. Raises ``Problem``."""
    ref = pick.item(run, word)
    if ref.table == "members":
        raise Problem("problem.id", kind=run.texts("kind.card"), word=word)
    return ref.id


def day_shown(run: Invocation, day: str) -> str:
    """Return a day as people write it."""
    return dates.show(day, run.language)
