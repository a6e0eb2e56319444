"""``agenda``: what a session is spent on, and the clock."""

from collections.abc import Sequence
from typing import Any

from board import clock, sessions
from board.codec import to_record
from board.commands import agenda as commands
from board.commands import clock as clocks
from board.meeting import AgendaItem
from board.model import REMOVED, Canvas
from tui.cli import output, pick, telling
from tui.cli.commands.agreeing import session_id
from tui.cli.commands.sessions import chosen, here_and_now
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.kinds import CHOICES
from tui.cli.params import JSON, LINES, argument, option
from tui.cli.problem import usage

SESSION = option("--session", "session")
ITEM = argument("item", "agenda_item")
FIELDS = (
    option("--minutes", "minutes"),
    option("--kind", "agenda_kind"),
    option("--place", "place"),
)

agenda = Family("agenda")


@agenda.verb("list", SESSION, JSON)
def list_(run: Invocation, session: str | None, as_json: bool) -> None:
    """Tell the agenda with the time of each item, what it adds up to, and the clock."""
    one = chosen(run, session)
    plan = sessions.plan(run.canvas, one)
    on = clock.running(run.canvas)
    face = clock.face(clock.read(on, run.by.at)) if on else ""
    if as_json:
        rows = [{**to_record(row.item), "at": row.at} for row in plan.rows]
        sums = {"minutes": plan.minutes, "length": plan.length, "excess": plan.excess}
        running = {"item": on.id, "clock": face} if on else None
        told = {"session": one.id, "agenda": rows, **sums, "running": running}
        output.data({"canvas": run.name, **told})
        return

    def cells(item: AgendaItem, at: str) -> Sequence[object]:
        minutes = item.steps or clock.minutes_of(item) or ""
        kind = CHOICES["agenda_kind"].said(item.kind, run.language)
        shown = face if on is not None and on.id == item.id else "✓" if item.ended else ""
        return item.id, at, item.title, minutes, kind, item.place, shown

    for row in plan.rows:
        telling.row(*cells(row.item, row.at))
    if plan.rows:
        output.line(run.texts("agenda.sum", n=plan.minutes))
    if plan.excess:
        output.line(run.texts("session.excess", minutes=plan.excess))


@agenda.verb("add", LINES, SESSION, *FIELDS, JSON)
def add(
    run: Invocation, lines: list[str], session: str | None, as_json: bool, **fields: Any
) -> None:
    """Add an item per line; a number at its end is its minutes."""
    titles = run.lines(lines)
    id = chosen(run, session).id
    after = commands.add_items(run.canvas, run.by, id, titles, **_given(run, fields))
    telling.added(run, run.keep("agenda.add", after, *titles), as_json=as_json)


@agenda.verb("set", ITEM, SESSION, option("--title"), *FIELDS, option("--note"))
def set_(run: Invocation, item: str, session: str | None, **fields: Any) -> None:
    """Change an item."""
    given = _given(run, fields)
    if not given:
        raise usage("usage.nothing_to_change")
    id = found(run, item, session)
    _keep(run, "agenda.set", commands.set_item(run.canvas, run.by, id, **given), id)


@agenda.verb(
    "move", ITEM, SESSION, option("--before", "agenda_item"), option("--after", "agenda_item")
)
def move(
    run: Invocation, item: str, session: str | None, before: str | None, after: str | None
) -> None:
    """Move an item before or after another, or to the end."""
    id = found(run, item, session)
    moved = commands.move_item(
        run.canvas, run.by, id,
        before=found(run, before, session) if before else "",
        after=found(run, after, session) if after else "",
    )  # fmt: skip
    _keep(run, "agenda.move", moved, id)


@agenda.verb("start", argument("item", "agenda_item", optional=True), SESSION)
def start(run: Invocation, item: str | None, session: str | None) -> None:
    """Start an item, without a name the next one; the one before it ends."""
    upcoming = None if item else sessions.upcoming(run.canvas, chosen(run, session).id)
    if item is None and upcoming is None:
        output.message(run.texts("agenda.all_done"))
        return
    id = found(run, item, session) if item else (upcoming or AgendaItem("")).id
    after = clocks.start_item(run.canvas, run.by, id, **here_and_now())
    _keep(run, "clock.start", after, id)


@agenda.verb("clock", argument("minutes", "minutes", many=True))
def clock_(run: Invocation, minutes: Sequence[str]) -> None:
    """Start a clock without an agenda: minutes, or those of each step."""
    typed = " ".join(minutes)
    run.keep("clock.set", clocks.set_clock(run.canvas, run.by, typed), typed)


@agenda.verb("pause")
def pause(run: Invocation) -> None:
    """Pause the clock, or let it go on."""
    _keep(run, "clock.pause", clocks.pause(run.canvas, run.by), _on(run))


@agenda.verb("more", argument("minutes", "number", optional=True))
def more(run: Invocation, minutes: int | None) -> None:
    """Give the clock a minute more, or as many as are named."""
    after = clocks.more(run.canvas, run.by, 1 if minutes is None else minutes)
    _keep(run, "clock.more", after, _on(run))


@agenda.verb("end")
def end(run: Invocation) -> None:
    """Let the clock end."""
    _keep(run, "clock.end", clocks.end_item(run.canvas, run.by), _on(run))


@agenda.verb("back", SESSION)
def back(run: Invocation, session: str | None) -> None:
    """Go back a step: the item that runs has not started, the one before goes on."""
    id = chosen(run, session).id
    run.keep("clock.back", clocks.back(run.canvas, run.by, id))


@agenda.verb("remove", argument("items", "agenda_item", many=True), SESSION)
def remove(run: Invocation, items: Sequence[str], session: str | None) -> None:
    """Take items off the agenda."""
    after, ids = run.canvas, [found(run, item, session) for item in items]
    for id in dict.fromkeys(ids):
        after = commands.remove_item(after, run.by, id)
    run.keep("agenda.remove", after, *(run.canvas.agenda[id].title for id in ids))


def found(run: Invocation, word: str, session: str | None) -> str:
    """Return the id of the item meant: by id, by its number on the agenda, or by its title.

    Raises ``Problem``. An id finds it in any session.
    """
    known = run.canvas.agenda.get(word)
    if known is not None and known.state != REMOVED:
        return word
    id = session_id(run, session) if session else chosen(run, None).id
    row = sessions.agenda(run.canvas, id)
    if word.isdecimal() and 0 < int(word) <= len(row):
        return row[int(word) - 1].id
    begins = word if word.isdecimal() else ""  # A number is no beginning of an id.
    named = {one.id: one.title for one in row if not (begins and one.id.startswith(begins))}
    return pick.among(run, named, word, "agenda")


def _given(run: Invocation, fields: dict[str, Any]) -> dict[str, Any]:
    given = {field: value for field, value in fields.items() if value is not None}
    if given.get("place"):
        given["place"] = run.place(given["place"])
    return given


def _on(run: Invocation) -> str:
    on = clock.running(run.canvas)
    return on.id if on else ""


def _keep(run: Invocation, command: str, after: Canvas, id: str) -> None:
    run.keep(command, after, after.agenda[id].title)
