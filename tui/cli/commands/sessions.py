"""``session``: the meetings at which a canvas is worked on, and who was there."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from board import agendas, closing, dates, name_row, parties, sessions
from board.codec import to_record
from board.commands import attendance
from board.commands import sessions as commands
from board.meeting import PRESENCES, Session
from board.model import Canvas
from board.refusal import Refused
from tui.cli import output, pick, telling
from tui.cli.commands.agreeing import session_id
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.kinds import CHOICES
from tui.cli.params import JSON, LINES, argument, option, switch
from tui.cli.problem import usage

SESSION = argument("session", "session", optional=True)
FIELDS = (
    option("--date", "date"),
    option("--start", "time"),
    option("--end", "time"),
    option("--place"),
    option("--purpose"),
)

session = Family("session")


@session.verb("list", JSON)
def list_(run: Invocation, as_json: bool) -> None:
    """Tell the sessions in the order of the meetings."""

    def cells(each: Session) -> Sequence[object]:
        hours = "–".join(filter(None, (each.start, each.end)))
        day = dates.show(each.date, run.language) if each.date else ""
        here = len(sessions.with_presence(run.canvas, each, "present"))
        told = run.texts("session.present", n=here) if here else ""
        return each.id, each.number, day, hours, each.place, _state(run, each), told

    telling.listed(run, "sessions", sessions.in_row(run.canvas), as_json, cells)


@session.verb("show", SESSION, JSON)
def show(run: Invocation, session: str | None, as_json: bool) -> None:
    """Tell all of a session: when and where, its agenda with the times, who was there."""
    one = chosen(run, session)
    plan = sessions.plan(run.canvas, one)
    if as_json:
        told: dict[str, Any] = {"session": to_record(one)}
        told["agenda"] = [{**to_record(row.item), "at": row.at} for row in plan.rows]
        sums = {"minutes": plan.minutes, "length": plan.length, "excess": plan.excess}
        output.data({"canvas": run.name, **told, **sums})
        return
    day = dates.show(one.date, run.language) if one.date else ""
    hours = "–".join(filter(None, (one.start, one.end)))
    name = run.texts("session.named", number=one.number)
    telling.row(name, day, hours, one.place, _state(run, one))
    if one.purpose:
        output.line(one.purpose)
    for row in plan.rows:
        telling.row(
            row.at, row.item.title, row.item.steps or row.item.minutes + row.item.more or ""
        )
    if plan.excess:
        output.line(run.texts("session.excess", minutes=plan.excess))
    noted = sessions.attendance(run.canvas, one)
    for presence in PRESENCES:
        refs = [ref for ref, told in noted.items() if told == presence]
        if refs:
            said = CHOICES["presence"].said(presence, run.language)
            output.line(f"{said}: {parties.typed(run.canvas, refs, run.language)}")
    for ref, when in one.reported.items():
        name, day = parties.label(run.canvas, ref), dates.show(when, run.language)
        output.line(run.texts("session.reported", name=name, day=day))


@session.verb("add", option("--agenda", "ready_agenda"), *FIELDS, JSON)
def add(run: Invocation, agenda: str | None, as_json: bool, **fields: Any) -> None:
    """Add a session, with a ready-made agenda if one is named."""
    ready = agendas.load(agenda, run.folders.templates) if agenda else None
    after = commands.add_session(
        run.canvas, run.by, agenda=ready, language=run.canvas.info.language, today=date.today(),
        **fields,
    )  # fmt: skip
    (id,) = after.sessions.keys() - run.canvas.sessions.keys()
    run.keep("session.add", after, named(run, after, id))
    if as_json:
        output.data({"canvas": run.name, "added": [to_record(after.sessions[id])]})
        return
    output.line(id)


@session.verb("set", SESSION, *FIELDS, option("--number", "number"),
              option("--minutes", "minutes_state"))  # fmt: skip
def set_(run: Invocation, session: str | None, **fields: Any) -> None:
    """Change a session."""
    given = {field: value for field, value in fields.items() if value is not None}
    if not given:
        raise usage("usage.nothing_to_change")
    id = chosen(run, session).id
    after = commands.set_session(run.canvas, run.by, id, today=date.today(), **given)
    run.keep("session.set", after, named(run, after, id))


@session.verb("start", SESSION)
def start(run: Invocation, session: str | None) -> None:
    """Let a session run; one at a time does."""
    id = chosen(run, session).id
    run.keep("session.start", commands.start_session(run.canvas, run.by, id, **here_and_now()),
             named(run, run.canvas, id))  # fmt: skip


@session.verb("close", SESSION, JSON)
def close(run: Invocation, session: str | None, as_json: bool) -> None:
    """Close a session; what is still loose is told, and stops nobody."""
    one = chosen(run, session)
    after = commands.close_session(run.canvas, run.by, one.id, rev=run.opened.rev + 1)
    loose = closing.loose(after, one)
    run.keep("session.close", after, named(run, after, one.id))
    counts = {field: len(rows) for field, rows in zip(loose._fields, loose, strict=True)}
    if as_json:
        output.data({"canvas": run.name, "session": one.id, "loose": counts})
        return
    told = [run.texts(f"session.loose.{field}", n=n) for field, n in counts.items() if n]
    if told:
        output.line(run.texts("session.loose", what=", ".join(told)))


@session.verb("reopen", SESSION)
def reopen(run: Invocation, session: str | None) -> None:
    """Open a closed session again; it keeps its first closing."""
    id = chosen(run, session).id
    after = commands.reopen_session(run.canvas, run.by, id)
    run.keep("session.reopen", after, named(run, after, id))


@session.verb(
    "attend",
    argument("session", "session"),
    LINES,
    option("--presence", "presence"),
    switch("--off"),
    switch("--members"),
)
def attend(
    run: Invocation, session: str, lines: list[str], presence: str | None, off: bool, members: bool
) -> None:
    """Note who is there, a name per line; ``--members`` makes members of those who aren't."""
    one = chosen(run, session)
    if off:
        refs = [ref for line in run.lines(lines) for ref in parties.parse(run.canvas, line)]
        after = attendance.attend(run.canvas, run.by, one.id, refs, "")
        run.keep("attendance.note", after, named(run, after, one.id))
        return
    after, strangers = attendance.attend_list(
        run.canvas, run.by, one.id, run.text(lines), presence or PRESENCES[0]
    )
    if strangers and members:
        after = attendance.make_members(after, run.by, one.id, strangers)
        run.keep("session.members", after, *(each.name for each in strangers))
        return
    run.keep("attendance.note", after, named(run, after, one.id))
    if strangers:
        names = name_row.listed(each.name for each in strangers)
        output.message(run.texts("session.strangers", names=names))


@session.verb(
    "report", argument("session", "session"), argument("members", "member", many=True),
    option("--on", "date"), switch("--off"),
)  # fmt: skip
def report(
    run: Invocation, session: str, members: Sequence[str], on: str | None, off: bool
) -> None:
    """Record who reported back to their own organisation."""
    one, day = chosen(run, session), run.day(on).isoformat()
    refs = [parties.member_ref(id) for id in pick.parties_of(run, members)]
    after = commands.report_back(run.canvas, run.by, one.id, refs, day, off=off)
    run.keep("session.report", after, *members)


@session.verb("remove", argument("session", "session"))
def remove(run: Invocation, session: str) -> None:
    """Remove a session with its agenda; what was made in it stays."""
    id = chosen(run, session).id
    after = commands.remove_session(run.canvas, run.by, id)
    run.keep("session.remove", after, named(run, run.canvas, id))


def chosen(run: Invocation, word: str | None) -> Session:
    """Return the session that was named; without a word the one people mean then.

    Raises ``Problem`` for one that isn't there, Refused where there is none at all.
    """
    if word:
        return run.canvas.sessions[session_id(run, word)]
    one = sessions.current(run.canvas)
    if one is None:
        raise Refused("session.none")
    return one


def named(run: Invocation, canvas: Canvas, id: str) -> str:
    """Return what a session is called in the history."""
    return run.texts("session.named", number=canvas.sessions[id].number)


def here_and_now() -> Mapping[str, str]:
    """Return day, time and zone of this machine's clock, for a session that has none yet."""
    now = datetime.now().astimezone()
    at = now.isoformat(timespec="minutes")
    return {"day": at[:10], "time": at[11:16], "zone": at[16:]}


def _state(run: Invocation, one: Session) -> str:
    return CHOICES["session_state"].said(one.progress, run.language)
