"""Running the check, and switching rules off for a canvas."""

from collections.abc import Iterable
from datetime import date

from board.checks.facts import Facts
from board.checks.registry import RULES, rule_by_id
from board.checks.rule import Finding, Outcome, Rule
from board.commands.by import By
from board.model import PERSON, Canvas
from board.refusal import Refused
from board.template import Template
from board.text import one_line

_NO_BLOCK = 1_000


def run_checks(canvas: Canvas, on: date, seen: Canvas | None = None) -> list[Outcome]:
    """Return what every rule says about a canvas on a day.

    In the order of the template's block numbers, then of the rules; what belongs to no block
    comes last. Equal input gives an equal outcome. ``seen`` is the part of it that its reader may
    see: then what is said is so on the whole canvas, and told and counted in what is seen.
    """
    whole = Facts(canvas, on)
    template = canvas.template
    ordered = sorted(RULES, key=lambda rule: (_block_number(template, rule), rule.number))
    outcomes = [_outcome(whole, rule) for rule in ordered]
    if seen is None or seen is canvas:
        return outcomes
    facts = Facts(seen, on, whole)
    return [_true(_outcome(facts, one.rule), one) for one in outcomes]


def shared(canvas: Canvas, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return what may be on a wall or go to others of what was found.

    Rules that name who does what are the facilitator's own, and so is every sentence that names a
    person.
    """
    found: list[Outcome] = []
    for one in outcomes:
        findings = tuple(each for each in one.findings if not _names_someone(canvas, each))
        if not one.rule.facilitator and (findings or not one.findings):
            found.append(one._replace(findings=findings))
    return found


def _names_someone(canvas: Canvas, found: Finding) -> bool:
    members = (canvas.members.get(ref.id) for ref in found.refs if ref.table == "members")
    return any(one is not None and one.kind == PERSON for one in members)


def switch_check(canvas: Canvas, by: By, rule_id: str, on: bool, reason: str = "") -> Canvas:
    """Switch a rule on or off for this canvas, with a reason that is kept.

    Raises Refused where there is no such rule. Who did it is in the history.
    """
    rule = rule_by_id(rule_id)
    if rule is None:
        raise Refused("check.unknown", rule=rule_id)
    off = {id: why for id, why in canvas.info.checks_off.items() if id != rule.id}
    if not on:
        off[rule.id] = one_line(reason)
    if off == canvas.info.checks_off:
        return canvas
    return canvas._replace(info=canvas.info._replace(checks_off=off))


def _outcome(facts: Facts, rule: Rule) -> Outcome:
    off = facts.canvas.info.checks_off
    if rule.id in off:
        return Outcome(rule, "n/a", off=True, reason=off[rule.id])
    if not all(facts.canvas.template.has(role) for role in rule.needs):
        return Outcome(rule, "n/a")
    findings = rule.look(facts)
    if findings is None:
        return Outcome(rule, "n/a")
    return Outcome(rule, "talk" if findings else "ok", tuple(findings))


def _true(seen: Outcome, whole: Outcome) -> Outcome:
    """Return what was found in what is seen, as far as it is so on the whole canvas."""
    findings = tuple(
        one for one in seen.findings if any(_holds(one, all) for all in whole.findings)
    )
    if findings or not seen.findings:
        return seen._replace(findings=findings)
    return seen._replace(state="ok" if whole.state == "ok" else "n/a", findings=())


def _holds(found: Finding, whole: Finding) -> bool:
    return (
        found.key == whole.key
        and set(found.refs) <= set(whole.refs)
        and set(found.places) <= set(whole.places)
    )


def _block_number(template: Template, rule: Rule) -> int:
    places = template.with_role(rule.at) if rule.at else ()
    return places[0].block.number if places else _NO_BLOCK
