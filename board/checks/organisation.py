"""Rules about the organisation: the minimum that is needed, and no more (B3)."""

from collections.abc import Mapping, Sequence

from board import agreements, parties
from board.checks.facts import Facts, apart, member_refs, quoted
from board.checks.rule import Finding, Listing, finding, rule
from board.meeting import Action, Decision
from board.model import Card, Coalition, Member, Ref

_MUCH = 20
_PER_COALITION = 10
_SEVERAL = 3
_SECTIONS = 2


@rule("VC-08", "organisation", facilitator=True)
def getting_without_giving(facts: Facts) -> Sequence[Finding] | None:
    """Find a member that lists what it gets, gives nothing and takes part in nothing (Par3 §2).

    Applies when half of the members or more say what they bring.
    """
    giving = [one for one in facts.people.counted if one.brings.strip()]
    if not facts.people.counted or 2 * len(giving) < len(facts.people.counted):
        return None
    busy = {id for coalition in facts.whole.active for id in facts.people.taking_part(coalition)}
    busy |= facts.whole.owners
    found = [
        one
        for one in facts.people.members
        if one.gets.strip()
        and not one.brings.strip()
        and busy.isdisjoint({one.id, *facts.people.within(one)})
    ]
    row = Listing(facts.people.names(found))
    return [finding("VC-08", member_refs(found), many=len(found), members=row)] if found else []


@rule("VC-09", "organisation", facilitator=True)
def giving_without_getting(facts: Facts) -> Sequence[Finding] | None:
    """Find a member that lists what it brings, and not what it gets (Par3 §2, B1 §1).

    Applies when half of the members or more say what they get. What a group gets, those in it get.
    """
    getting = [one for one in facts.people.counted if one.gets.strip()]
    if not facts.people.counted or 2 * len(getting) < len(facts.people.counted):
        return None
    with_group = {id for one in getting for id in facts.people.within(one)}
    found = [
        one
        for one in facts.people.members
        if one.brings.strip() and not one.gets.strip() and one.id not in with_group
    ]
    row = Listing(facts.people.names(found))
    return [finding("VC-09", member_refs(found), many=len(found), members=row)] if found else []


@rule("VC-19", "organisation", needs=("rules", "stewardship"))
def much_arranged(facts: Facts) -> Sequence[Finding] | None:
    """Find much arranged and little made (Par3 §2), or the mirror of that (B3 §1-2).

    Twenty cards on rules and set-up, and ten or more for each coalition that is active, finished
    or filled in; or three active coalitions and fewer than two sections of the organisation with
    a card or a member in it.
    """
    arranged = len(facts.in_force) + len(facts.under("organisation"))
    arranged += len(facts.under("stewardship"))
    made = len(facts.made)
    places = facts.paths("organisation")
    findings: list[Finding] = []
    if arranged >= _MUCH and arranged >= _PER_COALITION * max(1, made):
        findings.append(finding("VC-19.a", places=places, many=made, n=arranged, m=made))
    filled, sections = _sections(facts)
    if len(facts.active) >= _SEVERAL and filled < _SECTIONS:
        m = len(facts.active)
        findings.append(finding("VC-19.b", places=places, m=m, k=filled, n=sections))
    if arranged < _MUCH and len(facts.active) < _SEVERAL:
        return None
    return findings


@rule("VC-23", "organisation", facilitator=True)
def gone_but_named(facts: Facts) -> Sequence[Finding] | None:
    """Find who left and is named still where the network goes on (B3 §1).

    As a core partner of an active coalition, as the owner of an open action, as whose answer a
    decision waits for, or as the only one behind a rule that was agreed.
    """
    if not facts.people.gone:
        return None
    findings: list[Finding] = []
    for member in facts.people.gone:
        for row in apart(facts.whole.canvas, _still_at(facts, member)):
            places = quoted(one.title if isinstance(one, Coalition) else one.text for one in row)
            where = Listing(places, after_colon=True)
            refs = tuple(Ref(_TABLES[type(one)], one.id) for one in row) + member_refs([member])
            findings.append(finding("VC-23", refs, member=facts.people.name(member), where=where))
    return findings


_TABLES: Mapping[type, str] = {
    Coalition: "coalitions", Action: "actions", Decision: "decisions", Card: "cards"
}  # fmt: skip


def _still_at(facts: Facts, member: Member) -> list[Card | Coalition | Action | Decision]:
    """Return what still leans on someone who left."""
    ref = parties.member_ref(member.id)
    found: list[Card | Coalition | Action | Decision] = [
        one for one in facts.active if ref in one.core
    ]
    found += [one for one in facts.todo if one.owner == ref]
    found += [
        one for one in facts.decisions if any(each.party == ref for each in agreements.awaited(one))
    ]
    found += [
        one for one in facts.rules if one.status == "agreed" and set(one.agreed_by) == {member.id}
    ]
    return found


def _sections(facts: Facts) -> tuple[int, int]:
    """Return how many sections of the organisation have a card or a member, and of how many."""
    filled = {".".join(one.place.split(".")[:2]) for one in facts.under("organisation")}
    if facts.people.members:
        filled |= set(facts.paths("members_at"))
    blocks = [place.block for place in facts.canvas.template.with_role("organisation")]
    sections = {f"{block.id}.{one.id}" for block in blocks for one in block.sections}
    return len(filled & sections), len(sections)
