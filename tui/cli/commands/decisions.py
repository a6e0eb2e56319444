"""``decision``: what was decided, how, by whom, and under whose reservation."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from board import agreements, parties
from board.codec import to_record
from board.commands import decisions as commands
from board.commands.by import By
from board.commands.decisions import add_decision, agree_present, set_decision, unreserve
from board.commands.items import remove as remove_items
from board.meeting import Decision
from board.model import Canvas, Ref
from tui.cli import output, pick, telling
from tui.cli.commands.agreeing import CHOOSING, PARTY, about, chosen, day_shown, session_id
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.kinds import CHOICES
from tui.cli.params import JSON, LINES, argument, option, switch

DECISION = argument("decision", "decision")
DECISIONS = argument("decisions", "decision", many=True)
HOW = option("--how", "decision_method", dest="method")
AGREED = option("--agreed", "parties")
PRESENT = switch("--present")
ABOUT = option("--about", "card", multiple=True)

decision = Family("decision")


@decision.verb("list", *CHOOSING, JSON)
def list_(run: Invocation, as_json: bool, **asked: Any) -> None:
    """Tell the decisions, with whose answer is awaited."""
    wanted, on = chosen(run, **asked)
    rows = agreements.chosen_decisions(run.canvas, wanted, on)
    if as_json:
        output.data({"canvas": run.name, "decisions": [to_record(each) for each in rows]})
        return
    for each in rows:
        telling.row(*_cells(run, each))
        for reservation in agreements.reservations(each):
            output.line(f"  {_reservation(run, reservation, on)}")


@decision.verb("add", LINES, HOW, AGREED, PRESENT, ABOUT, JSON)
def add(
    run: Invocation,
    lines: list[str],
    method: str | None,
    agreed: str | None,
    present: bool,
    about: Sequence[str],
    as_json: bool,
) -> None:
    """Note a decision per line."""
    texts = run.lines(lines)
    fields = {"method": method, "agreed": agreed}
    given = {field: value for field, value in fields.items() if value is not None}
    cards = _about(run, about)
    before = after = run.canvas
    for text in texts:
        known = after.decisions
        after = add_decision(after, run.by, text, cards=cards, **given)
        if present:
            (id,) = after.decisions.keys() - known.keys()
            after = agree_present(after, run.by, id)
    telling.added(run, run.keep("decision.add", after, *texts), as_json=as_json)
    telling.read_as(run, before, given, "agreed")


@decision.verb(
    "set",
    DECISION,
    option("--text"),
    HOW,
    AGREED,
    PRESENT,
    ABOUT,
    option("--session", "session"),
)
def set_(
    run: Invocation, decision: str, present: bool, about: Sequence[str], **fields: Any
) -> None:
    """Change a decision."""
    before = run.canvas
    if about:
        fields["cards"] = _about(run, about)
    if fields["session"]:
        fields["session"] = session_id(run, fields["session"])

    def change(canvas: Canvas, by: By, id: str, **values: Any) -> Canvas:
        values.pop("present", None)
        canvas = set_decision(canvas, by, id, **values)
        return agree_present(canvas, by, id) if present else canvas

    fields["present"] = present or None
    pick.change(run, "decisions", decision, "decision.set", change, **fields)
    telling.read_as(run, before, fields, "agreed")


@decision.verb("reserve", DECISION, PARTY, option("--until", "date"), switch("--off"))
def reserve(run: Invocation, decision: str, party: str, until: str | None, off: bool) -> None:
    """Note that someone has yet to ask at home; ``--off`` takes that away."""
    before, id = run.canvas, pick.one(run, "decisions", decision)
    if off:
        after = unreserve(before, run.by, id, party)
    else:
        after = commands.reserve(before, run.by, id, party, until or "", today=date.today())
    run.keep("decision.reserve", after, after.decisions[id].text)
    if not off:
        telling.read_as(run, before, {"party": party}, "party")


@decision.verb("answer", DECISION, PARTY, argument("text"), option("--on", "date"))
def answer(run: Invocation, decision: str, party: str, text: str, on: str | None) -> None:
    """Note what the answer was of who had yet to ask at home."""
    id, today = pick.one(run, "decisions", decision), date.today()
    after = commands.answer(run.canvas, run.by, id, party, text, on or "", today=today)
    run.keep("decision.answer", after, after.decisions[id].text)


@decision.verb("withdraw", DECISIONS)
def withdraw(run: Invocation, decisions: list[str]) -> None:
    """Say that decisions hold no more; they stay on record."""
    pick.each(run, "decisions", decisions, "decision.withdraw", commands.withdraw)


@decision.verb("hold", DECISIONS)
def hold(run: Invocation, decisions: list[str]) -> None:
    """Say that decisions hold after all."""
    pick.each(run, "decisions", decisions, "decision.hold", commands.hold)


@decision.verb("remove", DECISIONS)
def remove(run: Invocation, decisions: list[str]) -> None:
    """Remove decisions that were noted by mistake."""
    pick.each(run, "decisions", decisions, "decision.remove", _removed)


def _about(run: Invocation, words: Sequence[str]) -> list[str]:
    """Return the ids of the cards and coalitions a decision is about."""
    return [about(run, word) for word in words]


def _cells(run: Invocation, one: Decision) -> Sequence[object]:
    """Return what a line tells of a decision: text, how, who agreed, and whether it holds."""
    how = CHOICES["decision_method"].said(one.method, run.language) if one.method else ""
    agreed = parties.typed(run.canvas, one.agreed, run.language)
    gone = run.texts("decision.withdrawn") if one.progress == agreements.WITHDRAWN else ""
    return one.id, one.text, how, agreed, gone


def _reservation(run: Invocation, one: agreements.Reservation, on: date) -> str:
    name = parties.label(run.canvas, one.party)
    if not one.is_open:
        day = day_shown(run, one.answered)
        return run.texts("decision.answered", name=name, day=day, answer=one.answer)
    late = run.texts("agreement.late") if agreements.is_late(one, on) else ""
    if one.by:
        return run.texts("decision.awaited", name=name, day=day_shown(run, one.by)) + late
    return run.texts("decision.awaited_undated", name=name)


def _removed(canvas: Canvas, by: By, id: str) -> Canvas:
    return remove_items(canvas, by, [Ref("decisions", id)])
