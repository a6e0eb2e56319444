"""``check``: the vitality check, points to talk about."""

from typing import Any

from board.checks import Outcome, run_checks, say, switch_check, title
from board.model import Canvas
from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.problem import usage
from tui.cli.session import Session


def check(session: Session, args: Given) -> None:
    """Tell what is worth a talk, or switch a rule off or on for this canvas."""
    if args.switch_off and args.switch_on:
        raise usage("usage.both", first="--switch-off", second="--switch-on")
    if args.switch_off or args.switch_on:
        _switch(session, args)
        return
    on = session.day(args.on or "")
    canvas = session.open(args.canvas).canvas
    outcomes = [
        one for one in run_checks(canvas, on) if args.facilitator or not one.rule.facilitator
    ]
    if args.json:
        rows = [_record(session, one) for one in outcomes]
        output.data({"canvas": args.canvas, "on": on.isoformat(), "rules": rows})
        return
    _tell(session, canvas, outcomes, everything=args.all)


def _switch(session: Session, args: Given) -> None:
    rule, on = (args.switch_on, True) if args.switch_on else (args.switch_off, False)
    session.edit(
        "check.switch",
        lambda canvas: switch_check(canvas, session.by, rule, on, args.reason or ""),
        rule,
    )


def _tell(session: Session, canvas: Canvas, outcomes: list[Outcome], *, everything: bool) -> None:
    language = session.language
    for one in outcomes:
        for found in one.findings:
            output.line(f"{one.rule.id}  {say(found, language)}")
    if not any(one.findings for one in outcomes):
        output.line(session.texts("check.none"))
    if not everything:
        return
    output.line()
    for one in outcomes:
        if not one.findings:
            state = session.texts("check.off" if one.off else f"check.{one.state}")
            reason = f" ({one.reason})" if one.reason else ""
            output.line(f"{one.rule.id}  {title(one.rule, language)}: {state}{reason}")


def _record(session: Session, one: Outcome) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "title": title(one.rule, session.language),
        "state": one.state,
        "off": one.off,
        "reason": one.reason,
        "facilitator": one.rule.facilitator,
        "findings": [
            {
                "text": say(found, session.language),
                "places": list(found.places),
                "about": [{"table": ref.table, "id": ref.id} for ref in found.refs],
            }
            for found in one.findings
        ],
    }
