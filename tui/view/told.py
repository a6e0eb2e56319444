"""What can be told of a thing beside its own line: what its signs mean, links, people, dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from board import dates, parties
from board.i18n import pick
from board.model import ACTIVE, PARKED, Canvas, Card, Coalition, Member
from board.people import not_left, once
from board.text import visible
from tui.view.index import Index, Thing, ref_of
from tui.view.signs import BODY, CONFLICT, DECIDED, DOT, RULES, TO_DO, VERDICTS, VOTES, Say


class Fact(NamedTuple):
    """Something that is told, with what it is; a body has no label."""

    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label}: {self.text}" if self.label else self.text


class Consents(NamedTuple):
    """Who agreed to a rule, out of how many."""

    names: tuple[str, ...]
    asked: int


def consents(canvas: Canvas, card: Card) -> Consents | None:
    """Return who agreed to a rule; None where that isn't noted.

    Rules are agreements of core players (article, B2 §2), so those are counted; once somebody
    else has agreed as well, or where nobody is called a core player, all members are.
    """
    if card.status != "agreed" or not card.agreed_by:
        return None
    here = not_left(canvas, date.today())
    agreed = [one for one in here if one.id in card.agreed_by]
    core = [one for one in here if one.core]
    if not core or not all(one.core for one in agreed):
        core = [*once(canvas, here), *agreed]
    asked = len({one.id for one in core})
    return Consents(tuple(visible(one.name) for one in agreed), asked) if agreed else None


def signs(canvas: Canvas, thing: Thing, say: Say, *, named: bool = False) -> list[str]:
    """Return the signs of a thing, each with what it means; ``named``: with who agreed."""
    if isinstance(thing, Member):
        return [say("sheet.core_player")] if thing.core else []
    found: list[str] = []
    if thing.conflict:
        found.append(f"{CONFLICT} {say('card.conflict')}")
    if isinstance(thing, Card) and thing.status in RULES:
        found.append(_status(canvas, thing, say, named=named))
    if isinstance(thing, Card) and thing.verdicts:
        found += _verdict(canvas, thing, say)
    found += [say(f"mark.{mark}") for mark in thing.marks]
    if thing.state == PARKED:
        reason = visible(thing.park_reason)
        parked = say("card.parked.reason", reason=reason) if reason else say("card.parked.short")
        found.append(parked)
    if thing.body:
        found.append(f"{BODY} {say('told.body')}")
    if thing.dots:
        found.append(f"{DOT} {say('told.dots', n=thing.dots)}")
    return found


def _verdict(canvas: Canvas, card: Card, say: Say) -> list[str]:
    """Return what was said last of a ground rule, and in which session."""
    from board.sessions import verdicts

    said = verdicts(card, canvas.sessions)
    if not said:
        return []
    held, word = said[-1]
    sign = VERDICTS.get(word, "")
    text = say("verdict.told", verdict=say(f"verdict.{word}"), number=held.number)
    return [f"{sign} {text}".strip()]


def _status(canvas: Canvas, card: Card, say: Say, *, named: bool) -> str:
    words = say(f"status.{card.status}")
    noted = consents(canvas, card)
    if noted:
        words = say("told.agreed", n=len(noted.names), total=noted.asked)
        words = f"{words}: {', '.join(noted.names)}" if named else words
    return f"{RULES[card.status]} {words}"


def agreed(index: Index, thing: Thing, say: Say, *, whole: bool = False) -> list[str]:
    """Return how much was decided about a thing and is to be done for it; ``whole``: what."""
    tied = index.agreed.get(thing.id)
    if tied is None:
        return []
    if whole:
        return _agreed_whole(index.canvas, thing, say)
    counts = (("told.decisions", DECIDED, tied.decisions), ("told.actions", TO_DO, tied.actions))
    return [f"{sign} {say(key, n=n)}" for key, sign, n in counts if n]


def _agreed_whole(canvas: Canvas, thing: Thing, say: Say) -> list[str]:
    """Return the decisions that hold about a thing and its open actions, with who and when."""
    from board import agreements

    held, todo = agreements.tied(canvas, thing.id)
    told = [f"{DECIDED} {visible(one.text)}" for one in held if one.progress == agreements.HOLDS]
    for one in filter(agreements.is_open, todo):
        owner = visible(parties.label(canvas, one.owner)) if one.owner else ""
        due = dates.show(one.due, say("language"), date.today()) if one.due else ""
        told.append(" · ".join(filter(None, (f"{TO_DO} {visible(one.text)}", owner, due))))
    return told


def grouped(index: Index, thing: Thing, say: Say) -> list[Fact]:
    """Return the group a card is in: for where it isn't seen under that group's heading."""
    group = index.canvas.groups.get(thing.group) if isinstance(thing, Card) else None
    if group is None or group.state != ACTIVE:
        return []
    return [Fact(say("told.group"), visible(group.title))]


def links(index: Index, thing: Thing, say: Say) -> list[Fact]:
    """Return a thing's vote, what it follows from, and what follows from it."""
    cards = index.canvas.cards
    tally = index.standings.get(ref_of(thing))
    facts: list[Fact] = []
    if tally is not None:
        label = f"{VOTES} {say('told.vote')}"
        facts.append(Fact(label, say("told.vote.dots", n=tally.dots, rank=tally.rank)))
    sources = [visible(cards[id].text) for id in thing.follows if id in cards]
    if sources:
        facts.append(Fact(say("told.follows"), "; ".join(sources)))
    if isinstance(thing, Coalition) and (
        rules := [visible(cards[id].text) for id in thing.rules if id in cards]
    ):
        facts.append(Fact(say("coalition.rules"), "; ".join(rules)))
    if onward := index.followers.get(thing.id):
        facts.append(Fact(say("told.followed"), "; ".join(map(visible, onward))))
    return facts


def figure(canvas: Canvas, one: Coalition, say: Say) -> list[Fact]:
    """Return a coalition as the article's figure has it, and what else is known of it."""
    language = canvas.info.language
    facts: list[Fact] = []
    for field in canvas.template.coalition_fields:
        value = getattr(one, field.attribute)
        text = value if isinstance(value, str) else _row(canvas, value)
        if text:
            facts.append(Fact(pick(field.title, language), visible(text)))
    if one.start:
        day = dates.show(one.start, say("language"), date.today())
        facts.append(Fact(say("coalition.start"), day))
    if one.others:
        facts.append(Fact(say("coalition.others"), visible(_row(canvas, one.others))))
    for attribute in ("conditions", "result"):
        if text := getattr(one, attribute):
            facts.append(Fact(say(f"coalition.{attribute}"), visible(text)))
    return facts


def term(one: Coalition, say: Say, today: date) -> list[str]:
    """Return how long a coalition lasts."""
    language = say("language")
    if one.end:
        return [say("sheet.until", date=dates.show(one.end, language, today))]
    return [say("sheet.review", date=dates.show(one.review, language, today))] if one.review else []


def membership(one: Member, say: Say) -> list[Fact]:
    """Return what a member brings and gets."""
    facts = [Fact(say("told.brings"), visible(one.brings))] if one.brings else []
    return [*facts, Fact(say("told.gets"), visible(one.gets))] if one.gets else facts


def origin(thing: Thing, say: Say, today: date, changed_by: str = "") -> str:
    """Return who wrote a thing and when, and who changed it last, when, as far as is known."""
    parts: list[str] = []
    if thing.author or thing.created:
        day = _day(thing.created, say, today)
        parts.append(" · ".join(filter(None, (visible(thing.author), day))))
    if thing.changed and thing.changed != thing.created:
        day = _day(thing.changed, say, today)
        parts.append(
            say("told.changed_by", who=visible(changed_by), when=day)
            if changed_by
            else say("told.changed", when=day)
        )
    return " · ".join(parts)


def _day(at: str, say: Say, today: date) -> str:
    return dates.show(at[:10], say("language"), today) if at else ""


def _row(canvas: Canvas, refs: Iterable[str]) -> str:
    return "; ".join(parties.in_row(canvas, ref) for ref in refs)
