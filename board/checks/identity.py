"""Rules about identity: what connects us comes first (B1 §3)."""

from collections.abc import Sequence

from board.checks.facts import Facts, card_refs
from board.checks.rule import Finding, finding, rule

_ELSEWHERE = 3
_ENOUGH = 4


@rule("VC-01", "identity")
def identity_empty(facts: Facts) -> Sequence[Finding] | None:
    """Find identity empty while at least three cards stand elsewhere (B1 §3-4)."""
    if not facts.cards:
        return None
    if facts.identity or len(facts.cards) < _ELSEWHERE:
        return []
    return [finding("VC-01", places=facts.paths("identity"), n=len(facts.cards))]


@rule("VC-02", "identity", needs=("shared_ambition",))
def one_sided(facts: Facts) -> Sequence[Finding] | None:
    """Find four identity cards or more, none or all of them on a shared ambition (Par1 §1-2)."""
    if len(facts.identity) < _ENOUGH:
        return None
    ambition = [one for one in facts.under("shared_ambition") if one in facts.identity]
    if not ambition:
        return [finding("VC-02.a", places=facts.paths("shared_ambition"))]
    if len(ambition) == len(facts.identity):
        return [finding("VC-02.b", card_refs(ambition), facts.paths("identity"))]
    return []
