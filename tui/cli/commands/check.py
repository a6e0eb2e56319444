"""``check``: the vitality check, points to talk about."""

from typing import Any

from board.checks import Outcome, run_checks, say, shared, state, switch_check, title
from tui.cli import output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, JSON, ON, option, switch
from tui.cli.problem import usage


@command(
    "check",
    CANVAS,
    ON,
    switch("--facilitator"),
    switch("--all", "everything"),
    option("--switch-off", "rule"),
    option("--reason"),
    option("--switch-on", "rule"),
    JSON,
)
def check(
    run: Invocation, on: str | None, facilitator: bool, everything: bool, switch_off: str | None,
    reason: str | None, switch_on: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Tell what is worth a talk, or switch a rule off or on for this canvas."""
    if switch_off and switch_on:
        raise usage("usage.both", first="--switch-off", second="--switch-on")
    if rule := switch_off or switch_on:
        after = switch_check(run.canvas, run.by, rule, bool(switch_on), reason or "")
        run.keep("check.switch", after, rule)
        return
    day = run.day(on)
    found = run_checks(run.canvas, day)
    outcomes = found if facilitator else shared(run.canvas, found)
    if as_json:
        rows = [_record(run, one) for one in outcomes]
        output.data({"canvas": run.name, "on": day.isoformat(), "rules": rows})
        return
    _tell(run, outcomes, everything=everything)


def _tell(run: Invocation, outcomes: list[Outcome], *, everything: bool) -> None:
    for one in outcomes:
        for found in one.findings:
            output.line(f"{one.rule.id}  {say(found, run.language)}")
    if not any(one.findings for one in outcomes):
        output.line(run.texts("check.none"))
    if not everything:
        return
    output.line()
    for one in outcomes:
        if not one.findings:
            told = run.texts("check.off" if one.off else f"check.{one.state}")
            reason = f" ({one.reason})" if one.reason else ""
            output.line(f"{one.rule.id}  {state(one, run.language)}: {told}{reason}")


def _record(run: Invocation, one: Outcome) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "title": title(one.rule, run.language),
        "state": one.state,
        "off": one.off,
        "reason": one.reason,
        "facilitator": one.rule.facilitator,
        "findings": [
            {
                "text": say(found, run.language),
                "places": list(found.places),
                "about": [{"table": ref.table, "id": ref.id} for ref in found.refs],
            }
            for found in one.findings
        ],
    }
