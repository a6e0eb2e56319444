"""Rules that belong to no block: shared words, and the balance of the paradoxes."""

from collections.abc import Sequence

from board.checks.facts import Facts
from board.checks.rule import Finding, Listing, Phrases, finding, rule
from board.commands.terms import glossary, marked, unexplained
from board.model import Ref
from board.spread import spread
from board.template import Paradox

_ANSWERS = 3
_WIDE = 4
_FAR = 2.5
_NEAR = 2
"""Steps of the scale that count as standing at a pole."""


@rule("VC-27")
def without_meaning(facts: Facts) -> Sequence[Finding] | None:
    """Find a word without a meaning, or something marked *begrip?* that no word answers (Cv)."""
    if not glossary(facts.canvas) and not marked(facts.canvas):
        return None
    asking = unexplained(facts.canvas)
    if not asking:
        return []
    said = [one.text if one.ref.table == "terms" else f"'{one.text}'" for one in asking]
    row = Listing(said, after_colon=True)
    return [finding("VC-27", tuple(one.ref for one in asking), terms=row)]


@rule("VC-30")
def far_apart_or_on_one_side(facts: Facts) -> Sequence[Finding] | None:
    """Find answers on a paradox that lie far apart, or else on one side.

    Disagreement before extremity: a wide spread is the better conversation. From three answers
    on: four or more of six steps apart, or a mean of 2.5 or more from the middle.
    """
    findings: list[Finding] = []
    answered = False
    for paradox in facts.canvas.template.paradoxes:
        found = spread(facts.canvas, paradox.id)
        if found.n < _ANSWERS or found.low is None or found.high is None or found.mean is None:
            continue
        answered = True
        refs = (Ref("paradoxes", paradox.id),)
        if found.width >= _WIDE:
            low, high = (_leaning(paradox, value) for value in (found.low, found.high))
            findings.append(finding("VC-30.a", refs, a=paradox.a, b=paradox.b, low=low, high=high))
        elif abs(found.mean) >= _FAR:
            pole = paradox.a if found.mean < 0 else paradox.b
            near = found.histogram[:_NEAR] if found.mean < 0 else found.histogram[-_NEAR:]
            findings.append(finding("VC-30.b", refs, k=sum(near), n=found.n, pole=pole))
    return findings if answered else None


def _leaning(paradox: Paradox, value: int) -> Phrases:
    """Return where an answer stands in words: a number says nothing without its scale."""
    pole = paradox.a if value < 0 else paradox.b
    return Phrases([finding(f"VC-30.at.{abs(value)}", pole=pole)])
