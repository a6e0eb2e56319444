"""The vitality check: talking points, asked for on request, without a score or a judgement.

One rule is one small function in the module of its block, with its texts in the catalogue
``board/texts/*/checks.json`` and its tests in ``tests/board/network/checks``. A new rule is one
more of each, and its name in ``registry.RULES``. Rules name roles of a template, never its blocks;
what a template lacks doesn't apply.
"""

from board.checks.registry import RULES, rule_by_id
from board.checks.rule import (
    Finding,
    Listing,
    Outcome,
    Phrases,
    Rule,
    State,
    say,
    state,
    title,
)
from board.checks.run import run_checks, shared, switch_check

__all__ = [
    "RULES",
    "Finding",
    "Listing",
    "Outcome",
    "Phrases",
    "Rule",
    "State",
    "rule_by_id",
    "run_checks",
    "say",
    "shared",
    "state",
    "switch_check",
    "title",
]
