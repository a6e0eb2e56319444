"""``action``: who does what, and when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from board import agreements, parties
from board.codec import to_record
from board.commands.actions import add_action, finish, set_action
from board.commands.actions import drop as drop_action
from board.commands.actions import reopen as reopen_action
from board.commands.by import By
from board.commands.items import remove as remove_items
from board.meeting import Action
from board.model import Canvas, Ref
from tui.cli import output, pick, telling
from tui.cli.commands.agreeing import (
    CHOOSING,
    COALITION,
    OWNER,
    SESSION,
    about,
    chosen,
    day_shown,
    session_id,
)
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.kinds import CHOICES
from tui.cli.params import JSON, LINES, argument, option

ACTIONS = argument("actions", "action", many=True)
DUE = option("--due", "date")
NOTE = option("--note")
DECISION = option("--decision", "decision")
ABOUT = option("--about", "card", multiple=True)

action = Family("action")


@action.verb("list", *CHOOSING, JSON)
def list_(run: Invocation, as_json: bool, **asked: Any) -> None:
    """Tell the actions, the first to be done first, and count what is missing or overdue."""
    wanted, on = chosen(run, **asked)
    rows = agreements.chosen_actions(run.canvas, wanted, on)
    lacking = [agreements.missing(each) for each in rows]
    counts = {
        "without_owner": sum(agreements.WHO in each for each in lacking),
        "without_due": sum(agreements.WHEN in each for each in lacking),
        "overdue": sum(agreements.is_overdue(each, on) for each in rows),
    }
    if as_json:
        told = [to_record(each) for each in rows]
        output.data({"canvas": run.name, "actions": told, **counts})
        return
    for each in rows:
        telling.row(*_cells(run, each, on))
    if any(counts.values()):
        output.line(", ".join(run.texts(f"action.{key}", n=n) for key, n in counts.items() if n))


@action.verb("add", LINES, OWNER, DUE, NOTE, COALITION, DECISION, ABOUT, JSON)
def add(run: Invocation, lines: list[str], as_json: bool, **fields: Any) -> None:
    """Note an action per line."""
    texts, given = run.lines(lines), _resolved(run, fields)
    before = after = run.canvas
    for text in texts:
        after = add_action(after, run.by, text, today=date.today(), **given)
    telling.added(run, run.keep("action.add", after, *texts), as_json=as_json)
    telling.read_as(run, before, given, "owner")


@action.verb(
    "set",
    argument("action", "action"),
    option("--text"),
    OWNER,
    DUE,
    NOTE,
    COALITION,
    DECISION,
    ABOUT,
    SESSION,
    option("--state", "action_state", dest="progress"),
)
def set_(run: Invocation, action: str, **fields: Any) -> None:
    """Change an action; an empty value takes away what was noted."""
    before, given = run.canvas, _resolved(run, fields)

    def change(canvas: Canvas, by: By, id: str, **values: Any) -> Canvas:
        return set_action(canvas, by, id, today=date.today(), **values)

    pick.change(run, "actions", action, "action.set", change, **given)
    telling.read_as(run, before, given, "owner")


@action.verb("done", ACTIONS, option("--on", "date"))
def done(run: Invocation, actions: list[str], on: str | None) -> None:
    """Tick actions off."""
    day = run.day(on).isoformat()

    def finished(canvas: Canvas, by: By, id: str) -> Canvas:
        return finish(canvas, by, id, day)

    pick.each(run, "actions", actions, "action.done", finished)


@action.verb("drop", ACTIONS)
def drop(run: Invocation, actions: list[str]) -> None:
    """Say that actions need not be done any more; they stay on record."""
    pick.each(run, "actions", actions, "action.drop", drop_action)


@action.verb("reopen", ACTIONS)
def reopen(run: Invocation, actions: list[str]) -> None:
    """Say that actions are to be done after all."""
    pick.each(run, "actions", actions, "action.reopen", reopen_action)


@action.verb("remove", ACTIONS)
def remove(run: Invocation, actions: list[str]) -> None:
    """Remove actions that were noted by mistake."""
    pick.each(run, "actions", actions, "action.remove", _removed)


def _resolved(run: Invocation, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the options that were given, with the ids of what they name; empty stays empty."""
    given = {field: value for field, value in fields.items() if value is not None}
    for field, table in (("coalition", "coalitions"), ("decision", "decisions")):
        if given.get(field):
            given[field] = pick.one(run, table, given[field])
    if given.get("session"):
        given["session"] = session_id(run, given["session"])
    if words := given.pop("about", ()):
        given["cards"] = [about(run, word) for word in words]
    return given


def _cells(run: Invocation, one: Action, on: date) -> Sequence[object]:
    """Return what a line tells of an action; what is missing stands where it belongs."""
    lacks = agreements.missing(one)
    owner = parties.typed(run.canvas, (one.owner,), run.language) if one.owner else ""
    if agreements.owner_gone(run.canvas, one, on):
        owner += " " + run.texts("action.owner_gone")
    due = day_shown(run, one.due)
    if agreements.is_overdue(one, on):
        due += run.texts("agreement.late")
    state = (
        "" if one.progress == "open" else CHOICES["action_state"].said(one.progress, run.language)
    )
    coalition = run.canvas.coalitions.get(one.coalition)
    return (
        one.id,
        one.text,
        run.texts("action.owner_missing") if agreements.WHO in lacks else owner,
        run.texts("action.due_missing") if agreements.WHEN in lacks else due,
        f"{state} {day_shown(run, one.done)}".strip(),
        coalition.title if coalition else "",
    )


def _removed(canvas: Canvas, by: By, id: str) -> Canvas:
    return remove_items(canvas, by, [Ref("actions", id)])
