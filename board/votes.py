"""What a vote is about, what may stand on a ballot, and what came of it.

A result is reckoned from the ballots each time it is asked for, and never written into the dots of
a show of hands: two people who reveal at once can't double it. A card that went up in another
(``Card.sources``) is counted with that one, so that an old round still points at what there is.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from board.hidden import REVEALED, is_hidden
from board.meeting import Ballot, Group, Round
from board.merged import standing
from board.model import REMOVED, Canvas, Card, Coalition, Ref
from board.places import within
from board.queries import group_of, label, sheet
from board.refusal import Refused
from board.rounds import VOTE, in_order

Votable = Card | Coalition | Group
_DIGITS = r"[0-9]{1,9}"
_TABLES = ("cards", "coalitions", "groups")


class Candidate(NamedTuple):
    """What can be voted on, with its number on the ballot, which stays what it is."""

    number: int
    ref: Ref
    text: str


class Tally(NamedTuple):
    """What one thing got in a vote."""

    rank: int
    """From 1; equal dots share a rank, and the next one counts on from all before it."""
    number: int
    """Its number on the ballot; of several that were merged, the first."""
    ref: Ref
    text: str
    dots: int
    ballots: int
    """How many ballots put a dot on it."""


def within_place(canvas: Canvas, path: str, *, groups: bool = False) -> list[str]:
    """Return what can be voted on at a place: cards that are shown, and coalitions, in order.

    With ``groups`` each group stands for its cards; cards without one stand for themselves.
    """
    found: dict[str, None] = {}
    block = canvas.template.block_of("coalitions")
    for item in sheet(canvas):
        if isinstance(item, Card) and within(item.place, path) and not is_hidden(canvas, item):
            group = group_of(canvas, item) if groups else None
            found[item.id if group is None else group.id] = None
        elif isinstance(item, Coalition) and block is not None:
            place = f"{block.id}.{item.form}" if item.form else block.id
            if within(place, path):
                found[item.id] = None
    return [*found]


def candidates(canvas: Canvas, round: Round) -> list[Candidate]:
    """Return what a vote is about, by number; what is gone since keeps its number."""
    found: list[Candidate] = []
    for number, id in enumerate(round.about, 1):
        if (now := _now(canvas, id)) is not None:
            found.append(Candidate(number, *now))
    return found


def most_of(round: Round) -> int:
    """Return how many dots one person may put on one thing."""
    return min(round.most, round.dots) if round.most else round.dots


def given(round: Round, row: str) -> Mapping[str, int]:
    """Return what a row of numbers puts its dots on: ``3 3 7`` is two on the third.

    Where all numbers are of one digit, ``337`` is the same. Raises Refused for what is no number
    on the ballot, and for more dots than there are.
    """
    dots: dict[str, int] = {}
    for word in numbers(round, row):
        if not re.fullmatch(_DIGITS, word):
            raise Refused("ballot.not_a_number", text=word[:20])
        number = int(word)
        if not 1 <= number <= len(round.about):
            raise Refused("ballot.no_such", number=number, last=len(round.about))
        id = round.about[number - 1]
        dots[id] = dots.get(id, 0) + 1
    refuse(round, dots)
    return dots


def numbers(round: Round, row: str) -> list[str]:
    """Return the numbers that stand in a row, as typed."""
    words = [word for word in re.split(r"[\s,;]+", row.strip()) if word]
    if len(round.about) > 9:
        return words
    return [part for word in words for part in (word if re.fullmatch(_DIGITS, word) else [word])]


def refuse(round: Round, dots: Mapping[str, int]) -> None:
    """Raise Refused for a ballot that is blank, or has more dots than a person has."""
    if not any(dots.values()):
        raise Refused("ballot.blank")
    for id, n in dots.items():
        if id not in round.about or n < 0:
            raise Refused("ballot.no_such", number=id, last=len(round.about))
    if (whole := sum(dots.values())) > round.dots:
        raise Refused("ballot.too_many", given=whole, most=round.dots)
    for number, id in enumerate(round.about, 1):
        if dots.get(id, 0) > most_of(round):
            raise Refused(
                "ballot.too_many_on_one", number=number, given=dots[id], most=most_of(round)
            )


def result(canvas: Canvas, round: Round, ballots_in: Iterable[Ballot] | None = None) -> list[Tally]:
    """Return what came of a vote, most dots first; ties share their rank, in ballot order.

    ``ballots_in`` are those of the round, where they have been looked up already.

    Raises Refused for a round that isn't a vote, or isn't revealed.
    """
    if round.kind != VOTE:
        raise Refused("round.not_a_vote")
    if round.progress != REVEALED:
        raise Refused("round.not_revealed")
    number: dict[Ref, int] = {}
    texts: dict[Ref, str] = {}
    dots: dict[Ref, int] = {}
    ballots: dict[Ref, int] = {}
    refs: dict[str, Ref] = {}
    for candidate, id in _counted(canvas, round):
        refs[id] = candidate.ref
        number.setdefault(candidate.ref, candidate.number)
        texts.setdefault(candidate.ref, candidate.text)
    for ballot in canvas.ballots.values() if ballots_in is None else ballots_in:
        if ballot.round != round.id or ballot.state == REMOVED:
            continue
        touched: set[Ref] = set()
        for id, n in ballot.given.items():
            if n > 0 and (ref := refs.get(id)) is not None:
                dots[ref] = dots.get(ref, 0) + n
                touched.add(ref)
        for ref in touched:
            ballots[ref] = ballots.get(ref, 0) + 1
    rows = sorted(number, key=lambda ref: (-dots.get(ref, 0), number[ref]))
    ranked: list[Tally] = []
    for at, ref in enumerate(rows, 1):
        n = dots.get(ref, 0)
        rank = ranked[-1].rank if ranked and ranked[-1].dots == n else at
        ranked.append(Tally(rank, number[ref], ref, texts[ref], n, ballots.get(ref, 0)))
    return ranked


def revealed(canvas: Canvas) -> list[Round]:
    """Return the votes that are revealed, the latest first."""
    votes = [one for one in in_order(canvas) if one.kind == VOTE and one.progress == REVEALED]
    return sorted(votes, key=lambda one: (one.revealed, one.order, one.id), reverse=True)


def standings(canvas: Canvas) -> Mapping[Ref, Tally]:
    """Return for each thing what it got in the latest vote it was in."""
    found: dict[Ref, Tally] = {}
    by_round: dict[str, list[Ballot]] = {}
    for ballot in canvas.ballots.values():
        by_round.setdefault(ballot.round, []).append(ballot)
    for round in revealed(canvas):
        for tally in result(canvas, round, by_round.get(round.id, ())):
            found.setdefault(tally.ref, tally)
    return found


def _counted(canvas: Canvas, round: Round) -> Iterable[tuple[Candidate, str]]:
    for candidate in candidates(canvas, round):
        yield candidate, round.about[candidate.number - 1]


def _now(canvas: Canvas, id: str) -> tuple[Ref, str] | None:
    """Return what an id stands for by now: itself, or the card that it went up in."""
    for table in _TABLES:
        one: Votable | None = getattr(canvas, table).get(id)
        if one is None:
            continue
        if isinstance(one, Card):
            one = canvas.cards[standing(canvas, id)]
        return Ref(table, one.id), one.title if isinstance(one, Group) else label(one)
    return None
