"""Rules about stewardship and leadership: granted, shared, and there (B4, Par4 §2)."""

from collections.abc import Sequence

from board import parties
from board.checks.facts import Facts, coalition_refs, member_refs
from board.checks.rule import Finding, Listing, finding, rule

_PAIR, _SEVERAL = 2, 3


@rule("VC-20", "stewardship", facilitator=True)
def granted_by_whom(facts: Facts) -> Sequence[Finding] | None:
    """Find stewardship of which nobody else is noted to have granted it (Par4 §2, B4)."""
    stewards = [one for one in facts.people.members if one.stewardship]
    if not stewards:
        return None
    found = [one for one in stewards if set(one.granted_by) <= {parties.member_ref(one.id)}]
    row = Listing(facts.people.names(found))
    return [finding("VC-20", member_refs(found), many=len(found), members=row)] if found else []


@rule("VC-21", "stewardship", facilitator=True)
def all_with_one(facts: Facts) -> Sequence[Finding] | None:
    """Find a member with the stewardship who is a core partner nearly everywhere (B4, Par4 §2).

    Of three active coalitions or more: in over two thirds.
    """
    if len(facts.active) < _SEVERAL:
        return None
    findings: list[Finding] = []
    for member in facts.people.members:
        core = [one for one in facts.active if parties.member_ref(member.id) in one.core]
        if member.stewardship and 3 * len(core) > 2 * len(facts.active):
            refs = member_refs([member]) + coalition_refs(core)
            k, n = len(core), len(facts.active)
            findings.append(finding("VC-21", refs, member=facts.people.name(member), k=k, n=n))
    return findings


@rule("VC-22", "stewardship", needs=("care", "coherence"))
def care_for_the_whole(facts: Facts) -> Sequence[Finding] | None:
    """Find coalitions under way while nothing says where care for the whole lies (B4).

    From two on. A card on care or coherence says so, and so does a member with the stewardship.
    """
    if len(facts.active) < _PAIR:
        return None
    if facts.under("care") or facts.under("coherence"):
        return []
    if any(one.stewardship for one in facts.people.members):
        return []
    template = facts.canvas.template
    asked = [*template.with_role("care"), *template.with_role("coherence")]
    topics = Listing([one.question.short if one.question else one.block.short for one in asked])
    paths = tuple(one.path for one in asked)
    return [finding("VC-22", places=paths, n=len(facts.active), topics=topics)]
