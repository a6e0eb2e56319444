"""All the rules there are."""

from board.checks import (
    coalitions,
    common,
    ground_rules,
    identity,
    looking_back,
    organisation,
    stewardship,
)
from board.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    identity.identity_empty,
    identity.one_sided,
    identity.no_tie_to_identity,
    ground_rules.without_origin,
    ground_rules.agreed_by_whom,
    ground_rules.question_without_rule,
    ground_rules.basics,
    ground_rules.came_and_went,
    ground_rules.never_tried,
    organisation.getting_without_giving,
    organisation.giving_without_getting,
    organisation.much_arranged,
    organisation.gone_but_named,
    looking_back.awaits_an_answer,
    looking_back.reported_back,
    looking_back.long_not_looked_at,
    stewardship.granted_by_whom,
    stewardship.all_with_one,
    stewardship.care_for_the_whole,
    coalitions.everyone_everywhere,
    coalitions.one_in_all,
    coalitions.something_of_all,
    coalitions.nobody_joins,
    coalitions.without_conditions,
    coalitions.until_when,
    coalitions.incomplete,
    coalitions.loose_from_identity,
    coalitions.without_yield,
    coalitions.no_coalition_yet,
    coalitions.one_kind,
    common.without_meaning,
    common.far_apart_or_on_one_side,
)
"""In any order: a check puts them in the order of the template's blocks."""


def rule_by_id(spelling: str) -> Rule | None:
    """Return a rule by its id or number: ``VC-04``, ``vc4``, ``4``."""
    digits = spelling.strip().casefold().removeprefix("vc-").removeprefix("vc")
    if not digits.isdecimal():
        return None
    return next((one for one in RULES if one.number == int(digits)), None)
