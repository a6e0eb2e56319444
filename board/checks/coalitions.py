"""Rules about coalitions: temporary, complete, with room to choose (B5, Par2)."""

from collections.abc import Sequence
from datetime import date

from board import dates, parties
from board.checks.about import TAKING_PART, speak_of
from board.checks.facts import Facts, apart, coalition_refs, member_refs, quoted
from board.checks.rule import Finding, Listing, Phrases, finding, rule
from board.commands.interests import levels
from board.model import Coalition, Member, Ref
from board.wording import folded

_PAIR, _SEVERAL = 2, 3
_GROUP = 4
_IDENTITY = 6


@rule("VC-10", "coalitions")
def everyone_everywhere(facts: Facts) -> Sequence[Finding] | None:
    """Find everyone taking part in two thirds of the coalitions or more (Par2 §2, B5).

    What is meant to be of everyone is left out.
    """
    choosable = [one for one in facts.active if not one.joint]
    if len(choosable) < _SEVERAL or len(facts.people.counted) < _GROUP:
        return None
    everyone = {one.id for one in facts.people.counted}
    full = [one for one in choosable if everyone <= facts.people.taking_part(one)]
    if 3 * len(full) < 2 * len(choosable):
        return []
    return [finding("VC-10", coalition_refs(full), k=len(full), n=len(choosable))]


@rule("VC-11", "coalitions", facilitator=True)
def one_in_all(facts: Facts) -> Sequence[Finding] | None:
    """Find members who take part in each of four active coalitions or more (Par2 §2).

    Where a whole group does, it is told once. Where everyone does, that is another rule's.
    """
    if len(facts.active) < _GROUP:
        return None
    inside = [facts.people.taking_part(one) for one in facts.whole.active]
    everywhere = set.intersection(*inside)
    if {one.id for one in facts.people.counted} <= everywhere:
        return None
    found = [one for one in facts.people.members if one.id in everywhere]
    with_group = {id for one in found for id in facts.people.within(one)}
    found = [one for one in found if one.id not in with_group]
    if not found:
        return []
    row, n = Listing(facts.people.names(found)), len(facts.active)
    return [finding("VC-11", member_refs(found), many=len(found), members=row, n=n)]


@rule("VC-12", "coalitions")
def something_of_all(facts: Facts) -> Sequence[Finding] | None:
    """Find nothing that belongs to everyone, or members who are not in what does (Par2 §2)."""
    if len(facts.active) < _PAIR or len(facts.people.counted) < _GROUP:
        return None
    joint = [one for one in facts.active if one.joint]
    if not any(one.joint for one in facts.coalitions):
        return [finding("VC-12.a", coalition_refs(facts.active))]
    if not joint:
        return None  # What is of everyone has yet to begin, or is over.
    findings: list[Finding] = []
    for coalition in joint:
        missing = _missing(facts, coalition)
        if missing:
            refs = coalition_refs([coalition]) + member_refs(missing)
            members, title = Listing(facts.people.names(missing)), coalition.title
            count = len(missing)
            findings.append(finding("VC-12.b", refs, many=count, members=members, coalition=title))
    return findings


@rule("VC-13", "coalitions")
def nobody_joins(facts: Facts) -> Sequence[Finding] | None:
    """Find a topic to know or think along about, on which nobody joins in (Par2 §1).

    Applies to topics on which half of the members or more chose a level.
    """
    findings: list[Finding] = []
    answered = False
    for topic in facts.topics:
        chosen = [level for level in levels(facts.canvas, topic, facts.on) if level]
        if not chosen or 2 * len(chosen) < len(facts.people.counted):
            continue
        answered = True
        if max(chosen) <= 2:
            refs, n = (Ref("topics", topic.id),), len(chosen)
            findings.append(finding("VC-13", refs, many=n, topic=topic.title, n=n))
    return findings if answered else None


@rule("VC-14", "coalitions")
def without_conditions(facts: Facts) -> Sequence[Finding] | None:
    """Find outsiders taking part without conditions, or no agreement on taking part (B5).

    A name that is not matched to a member yet is no outsider. A card that speaks of taking part,
    wherever it lies, may be the agreement.
    """
    if not facts.active:
        return None
    findings: list[Finding] = []
    for coalition in facts.active:
        named = (*coalition.core, *coalition.others)
        outside = [ref for ref in named if parties.outside(facts.canvas, ref)]
        if outside and not _has_conditions(facts, coalition):
            row = Listing(parties.labels(facts.canvas, outside))
            refs, count = coalition_refs([coalition]), len(outside)
            findings.append(
                finding("VC-14.a", refs, many=count, coalition=coalition.title, parties=row)
            )
    without = [one for one in facts.active if not _has_conditions(facts, one)]
    several = len(facts.active) >= _PAIR
    if (
        several
        and len(without) == len(facts.active)
        and not speak_of(facts.whole.cards, TAKING_PART)
    ):
        findings.append(finding("VC-14.b", coalition_refs(without), n=len(without)))
    if not findings and len(without) == len(facts.active) == 1:
        return None  # One coalition among members: nothing asks for conditions.
    return findings


@rule("VC-15", "coalitions")
def until_when(facts: Facts) -> Sequence[Finding] | None:
    """Find active coalitions without an end or review date, or past one (B5)."""
    if not facts.active:
        return None
    findings: list[Finding] = []
    endless = [one for one in facts.active if not one.end.strip() and not one.review.strip()]
    for row in apart(facts.whole.canvas, endless):
        findings.append(
            finding("VC-15.a", coalition_refs(row), many=len(row), coalitions=_row(row))
        )
    late = [(one, max(days)) for one in facts.active if (days := _passed(one, facts.on))]
    for row in apart(facts.whole.canvas, [one for one, _ in late]):
        days = [day for one, day in late if one in row]
        told = Phrases(
            [
                finding("VC-15.late", coalition=one.title, date=day)
                for one, day in zip(row, days, strict=True)
            ]
        )
        findings.append(finding("VC-15.b", coalition_refs(row), many=len(row), late=told))
    return findings


@rule("VC-16", "coalitions")
def incomplete(facts: Facts) -> Sequence[Finding] | None:
    """Find active coalitions that lack one of the template's fields (Fig, B5).

    Those that lack the same are told in one sentence.
    """
    fields = facts.canvas.template.coalition_fields
    if not facts.active or not fields:
        return None
    findings: list[Finding] = []
    for coalitions in apart(facts.whole.canvas, facts.active):
        lacking: dict[tuple[str, ...], list[Coalition]] = {}
        for one in coalitions:
            missing = tuple(f.attribute for f in fields if not getattr(one, f.attribute))
            lacking.setdefault(missing, []).append(one)
        for missing, row in lacking.items():
            if missing:
                titles = [field.title for field in fields if field.attribute in missing]
                told = Listing(titles, after_colon=True)
                many = len(row)
                refs = coalition_refs(row)
                findings.append(
                    finding("VC-16", refs, many=many, coalitions=_row(row), fields=told)
                )
    return findings


@rule("VC-17", "coalitions", needs=("identity",))
def loose_from_identity(facts: Facts) -> Sequence[Finding] | None:
    """Find active coalitions tied to no identity card, where any coalition is (B5)."""
    tied = [one for one in facts.coalitions if not facts.whole.ties.isdisjoint(one.follows)]
    if not tied or not facts.active:
        return None
    return [
        finding("VC-17", coalition_refs(row), many=len(row), coalitions=_row(row))
        for row in apart(facts.whole.canvas, [one for one in facts.active if one not in tied])
    ]


@rule("VC-18", "coalitions")
def without_yield(facts: Facts) -> Sequence[Finding] | None:
    """Find finished coalitions of which nothing says what they yielded (Par1 §2, Slot)."""
    if not facts.finished:
        return None
    return [
        finding("VC-18", coalition_refs(row), many=len(row), coalitions=_row(row))
        for row in apart(
            facts.whole.canvas, [one for one in facts.finished if not one.result.strip()]
        )
    ]


@rule("VC-32", "coalitions")
def one_kind(facts: Facts) -> Sequence[Finding] | None:
    """Find four coalitions or more that are all of one form, or all to one kind of outcome (B5).

    A coalition of which that wasn't said yet may be of another.
    """
    n, refs = len(facts.coalitions), coalition_refs(facts.coalitions)
    if n < _GROUP:
        return None
    findings: list[Finding] = []
    forms = {one.form for one in facts.coalitions}
    form = facts.canvas.template.form(forms.pop()) if len(forms) == 1 else None
    if form is not None:
        findings.append(finding("VC-32.a", refs, n=n, kind=form.title))
    outcomes = {folded(one.outcome): one.outcome for one in facts.coalitions}
    if len(outcomes) == 1 and "" not in outcomes:
        findings.append(finding("VC-32.b", refs, n=n, kind=facts.coalitions[0].outcome))
    return findings


@rule("VC-31", "coalitions", needs=("identity",))
def no_coalition_yet(facts: Facts) -> Sequence[Finding] | None:
    """Find no coalition where there are six identity cards and four members (B5, Slot)."""
    if len(facts.identity) < _IDENTITY or len(facts.people.counted) < _GROUP:
        return None
    if facts.coalitions or facts.stopped:
        return []
    return [finding("VC-31", places=facts.paths("coalitions"), n=len(facts.identity))]


def _row(coalitions: Sequence[Coalition]) -> Listing:
    return Listing(quoted(one.title for one in coalitions))


def _missing(facts: Facts, coalition: Coalition) -> list[Member]:
    """Return the members who are not in a coalition; of a group in it in part, who of them is not.

    A group's own name is told only where nobody of it takes part: else it would not be true.
    """
    inside = facts.people.taking_part(coalition)
    missing: list[Member] = []
    for one in facts.people.counted:
        within = facts.people.within(one)
        if one.id not in inside and within.isdisjoint(inside):
            missing.append(one)
        elif one.id not in inside:
            missing += [each for each in facts.people.members if each.id in within - inside]
    return missing


def _has_conditions(facts: Facts, coalition: Coalition) -> bool:
    """Tell whether a coalition says on what conditions one takes part, itself or by a rule."""
    in_force = {one.id for one in facts.whole.in_force}
    return bool(coalition.conditions.strip()) or not in_force.isdisjoint(coalition.rules)


def _passed(coalition: Coalition, on: date) -> list[date]:
    """Return the days of ending and review that lie before the reference date."""
    days = (dates.read(coalition.end), dates.read(coalition.review))
    return [day for day in days if day is not None and day < on]
