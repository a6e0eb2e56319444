"""Rules about identity: what connects us comes first (B1 §3)."""

from collections.abc import Sequence

from board.checks.facts import Facts, card_refs, member_refs
from board.checks.rule import Finding, Listing, finding, rule
from board.template import Block, Section

_ELSEWHERE = 3
_ENOUGH = 4


@rule("VC-01", "identity")
def identity_empty(facts: Facts) -> Sequence[Finding] | None:
    """Find identity empty while at least three cards stand elsewhere (B1 §3-4)."""
    if facts.identity:
        return []
    if len(facts.cards) < _ELSEWHERE:
        return None
    return [finding("VC-01", places=facts.paths("identity"), n=len(facts.cards))]


@rule("VC-02", "identity", needs=("shared_ambition",))
def one_sided(facts: Facts) -> Sequence[Finding] | None:
    """Find four identity cards or more, none or all of them on a shared ambition (Par1 §1-2)."""
    if len(facts.identity) < _ENOUGH:
        return None
    ambition = [one for one in facts.under("shared_ambition") if one in facts.identity]
    section = Listing([place.title for place in _parts(facts)])
    if not ambition:
        return [finding("VC-02.a", places=facts.paths("shared_ambition"), part=section)]
    if len(ambition) == len(facts.identity):
        refs, n = card_refs(ambition), len(ambition)
        return [finding("VC-02.b", refs, facts.paths("identity"), n=n, part=section)]
    return []


@rule("VC-03", "identity", facilitator=True)
def no_tie_to_identity(facts: Facts) -> Sequence[Finding] | None:
    """Find members that are tied to no identity card, where any member is (B1 §3).

    A group is tied by whoever is in it as well.
    """
    tied = {one.id for one in facts.people.members if not facts.whole.ties.isdisjoint(one.follows)}
    if not tied:
        return None
    found = [
        one for one in facts.people.counted if tied.isdisjoint({one.id, *facts.people.within(one)})
    ]
    row = Listing(facts.people.names(found))
    return [finding("VC-03", member_refs(found), many=len(found), members=row)] if found else []


def _parts(facts: Facts) -> list[Block | Section]:
    """Return the parts of the template that are about a shared ambition."""
    places = facts.canvas.template.with_role("shared_ambition")
    return [place.section or place.block for place in places]
