"""Rules about the ground rules: derived from identity, carried by core players (B2 §2)."""

from collections.abc import Sequence

from board import dates
from board.checks.about import BELONGING, speak_of
from board.checks.facts import LAPSED, Facts, apart, card_refs, member_refs, quoted
from board.checks.rule import Finding, Listing, Phrases, finding, rule
from board.doubles import doubles
from board.model import TAKES_PART, Card
from board.sessions import CLOSED, verdicts

_PAIR, _GROUP = 2, 3


@rule("VC-04", "rules", needs=("identity",))
def without_origin(facts: Facts) -> Sequence[Finding] | None:
    """Find ground rules that follow from no identity card (B2 §2)."""
    if not facts.identity or not facts.in_force:
        return None
    identity = {one.id for one in facts.whole.identity}
    loose = [one for one in facts.in_force if identity.isdisjoint(one.follows)]
    if not loose:
        return []
    k, n = len(loose), len(facts.in_force)
    return [finding("VC-04", card_refs(loose), many=k, k=k, n=n)]


@rule("VC-05", "rules")
def agreed_by_whom(facts: Facts) -> Sequence[Finding] | None:
    """Find rules marked agreed to which a core player's consent is not noted (B2 §2).

    Those that lack the same are told in one sentence.
    """
    agreed_rules = [one for one in facts.rules if one.status == "agreed"]
    if not facts.people.core_players or not agreed_rules:
        return None
    silent: dict[tuple[str, ...], list[Card]] = {}
    for card in agreed_rules:
        agreed = facts.people.covered(card.agreed_by)
        missing = tuple(one.id for one in facts.people.core_players if one.id not in agreed)
        silent.setdefault(missing, []).append(card)
    findings: list[Finding] = []
    for ids, cards in silent.items():
        players = [one for one in facts.people.core_players if one.id in ids]
        for row in apart(facts.whole.canvas, cards) if players else ():
            refs = card_refs(row) + member_refs(players)
            rules, names = (
                Listing(quoted(one.text for one in row)),
                Listing(facts.people.names(players)),
            )
            findings.append(finding("VC-05", refs, many=len(row), rules=rules, players=names))
    return findings


@rule("VC-06", "rules")
def question_without_rule(facts: Facts) -> Sequence[Finding] | None:
    """Find a guiding question on ground rules without a rule in force (B2 §2, Fig)."""
    if not facts.rules:
        return None
    answered = {one.place for one in facts.whole.in_force}
    template = facts.canvas.template
    open_ones = [
        place
        for place in template.questions()
        if "rules" in place.roles and place.path not in answered
    ]
    if not open_ones:
        return []
    topics = Listing([one.question.short for one in open_ones if one.question], after_colon=True)
    return [finding("VC-06", places=tuple(one.path for one in open_ones), topics=topics)]


def _who_belongs(facts: Facts) -> bool:
    """Tell whether a rule, a card that says who takes part, or any other speaks of it."""
    names = {one.card for one in doubles(facts.canvas)}
    told = [one for one in facts.under("member_names") if one.id not in names]
    rules = [one for one in facts.under("entry_exit") if one.status != LAPSED]
    return bool(rules or told) or speak_of(_not_lapsed(facts), BELONGING)


def _not_lapsed(facts: Facts) -> list[Card]:
    """Return the cards but for the rules that have lapsed."""
    lapsed = {one.id for one in facts.rules if one.status == LAPSED}
    return [one for one in facts.cards if one.id not in lapsed]


@rule("VC-07", "rules", needs=("entry_exit", "members_at"))
def basics(facts: Facts) -> Sequence[Finding] | None:
    """Find which basics are missing: who belongs, what each does and gets here (Par3 §2).

    Who belongs may be said on any card, not only in a ground rule.
    """
    if len(facts.people.counted) < _GROUP:
        return None
    missing: list[Finding] = []
    places: tuple[str, ...] = ()
    if not _who_belongs(facts.whole):
        missing.append(finding("VC-07.a"))
        places = facts.paths("entry_exit")
    roleless = [one for one in facts.people.counted if not one.role.strip()]
    unserved = [one for one in facts.people.counted if not one.gets.strip()]
    for key, members in (("VC-07.b", roleless), ("VC-07.c", unserved)):
        if members:
            row = Listing(facts.people.names(members))
            missing.append(finding(key, many=len(members), members=row))
    if not missing:
        return []
    refs = tuple(dict.fromkeys(member_refs(roleless) + member_refs(unserved)))
    return [finding("VC-07", refs, places, missing=Phrases(missing))]


@rule("VC-24", "rules", needs=("entry_exit",), facilitator=True)
def came_and_went(facts: Facts) -> Sequence[Finding] | None:
    """Find members who came or left since the last session, with no rule on that (B3 §1, Fig).

    By the days that were noted with them. On the day of a session the last one is that before it.
    """
    before = [day for one, day in facts.held if one.progress == CLOSED and day < facts.on]
    if not before:
        return None
    since = before[-1]
    came = [one for one in facts.people.members if since < (dates.read(one.joined) or since)]
    went = [
        one
        for one in facts.people.gone
        if one.relation == TAKES_PART and since < (dates.read(one.left) or since)
    ]
    if not (came or went):
        return None
    whole = facts.whole
    ruled = any(one.status != LAPSED for one in whole.under("entry_exit"))
    if ruled or speak_of(_not_lapsed(whole), BELONGING):
        return []
    told = [
        finding(key, members=Listing(facts.people.names(row), after_colon=True))
        for key, row in (("VC-24.came", came), ("VC-24.went", went))
        if row
    ]
    places = facts.canvas.template.with_role("entry_exit")
    topic = Listing([place.question.short for place in places if place.question])
    refs, paths = member_refs([*came, *went]), facts.paths("entry_exit")
    return [finding("VC-24", refs, paths, date=since, changes=Phrases(told), topic=topic)]


@rule("VC-29", "rules")
def never_tried(facts: Facts) -> Sequence[Finding] | None:
    """Find agreed rules from before the last session of which nobody said how they do (Slot).

    Applies from the second session on, also while that is going on.
    """
    if len(facts.held) < _PAIR:
        return None
    (last, day), *_ = reversed(facts.held)
    earlier = {one.id for one, _ in facts.held if one.id != last.id}
    asked = [
        one
        for one in facts.rules
        if one.status == "agreed"
        and (one.session in earlier if one.session else "" < one.created[:10] < day.isoformat())
    ]
    if not asked:
        return None
    silent = [one for one in asked if not verdicts(one, facts.canvas.sessions)]
    if not silent:
        return []
    k, n = len(silent), len(asked)
    return [finding("VC-29", card_refs(silent), many=k, k=k, n=n, date=day)]
