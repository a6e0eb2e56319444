"""Rounds: silent ones, in which cards are hidden until they are revealed, and votes.

Nothing here locks: cards are added, moved and marked as ever while a round is open, and a round
that was dropped can be revealed later. What is hidden is told by ``board.hidden``, what came of a
vote by ``board.votes``.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from board import clock, order, sessions
from board.commands.by import By
from board.commands.records import added, changed, found, fresh_id, key_between
from board.hidden import REVEALED, is_hidden
from board.meeting import Ballot, Round
from board.model import ACTIVE, REMOVED, Canvas, Card
from board.places import form_of, resolve
from board.queries import home
from board.refusal import Refused
from board.rounds import OPEN, SILENT, VOTE, are_open
from board.votes import refuse

DROPPED = "dropped"
DOTS = 3
"""Dots per person where nobody says otherwise."""
MOST_EACH = 99


def open_silent(
    canvas: Canvas,
    by: By,
    place: str = "",
    *,
    minutes: int = 0,
    shuffled: bool = False,
    session: str = "",
    agenda: str = "",
    id: str = "",
) -> Canvas:
    """Open a silent round at a place: block, section or question; empty is the whole canvas.

    What anyone writes there from now on is hidden until it is revealed, ``shuffled`` or in the
    order of the sheet. Raises Refused for an unknown place, for a form of coalition, and where a
    round is open at that very place.
    """
    path = resolve(canvas.template, place) if place else ""
    if path and form_of(canvas.template, path):
        raise Refused("round.only_cards")
    if any(one.place == path for one in are_open(canvas, SILENT)):
        raise Refused("round.already_open")
    round = Round(
        id=fresh_id(canvas, id),
        kind=SILENT,
        place=path,
        minutes=_minutes(minutes),
        shuffled=shuffled,
    )
    return _opened(canvas, by, round, session, agenda)


def open_vote(
    canvas: Canvas,
    by: By,
    about: Iterable[str],
    *,
    dots: int = DOTS,
    most: int = 0,
    place: str = "",
    minutes: int = 0,
    session: str = "",
    agenda: str = "",
    id: str = "",
) -> Canvas:
    """Open a vote on cards, coalitions and groups by id; they are numbered in this order.

    Each person has so many ``dots``, of which at most ``most`` on one thing (0: all of them).
    Raises Refused where there is nothing to vote on, for what is hidden, and for other numbers.
    """
    ids = tuple(dict.fromkeys(about))
    if not ids:
        raise Refused("vote.nothing")
    for one in ids:
        _refuse_unvotable(canvas, one)
    if not 1 <= dots <= MOST_EACH:
        raise Refused("vote.dots", most=MOST_EACH)
    if not 0 <= most <= dots:
        raise Refused("vote.most", most=dots)
    round = Round(
        id=fresh_id(canvas, id),
        kind=VOTE,
        place=resolve(canvas.template, place) if place else "",
        about=ids,
        dots=dots,
        most=most,
        minutes=_minutes(minutes),
    )
    return _opened(canvas, by, round, session, agenda)


def reveal(canvas: Canvas, by: By, id: str, *, shuffled: bool | None = None) -> Canvas:
    """Show at once what was hidden in a round, or what came of a vote.

    A dropped round can be revealed as well. Cards of a shuffled round (as it was opened, unless
    said here) change places among themselves, by chance and yet the same for all who do it at
    once. Raises Refused.
    """
    round = found(canvas.rounds, id, "round.unknown")
    if round.progress == REVEALED:
        raise Refused("round.is_revealed")
    mixed = round.shuffled if shuffled is None else shuffled
    shown = round._replace(progress=REVEALED, revealed=by.at, shuffled=mixed)
    canvas = changed(canvas, by, "rounds", shown)
    return _shuffled(canvas, round) if mixed and round.kind == SILENT else canvas


def drop(canvas: Canvas, by: By, id: str) -> Canvas:
    """Close a round without revealing it: its cards stay hidden. Raises Refused."""
    round = found(canvas.rounds, id, "round.unknown")
    if round.progress != OPEN:
        raise Refused("round.not_open")
    return changed(canvas, by, "rounds", round._replace(progress=DROPPED))


def hand_in(canvas: Canvas, round_id: str, dots: Mapping[str, int], *, id: str = "") -> Canvas:
    """Hand in one person's ballot. It says nothing of who, and is kept under a name of nobody.

    ``dots`` is by id of what is voted on. Raises Refused for a ballot that is blank or has more
    dots than there are, and for a vote that isn't open.
    """
    round = _open_vote(canvas, round_id)
    refuse(round, dots)
    ballot = Ballot(fresh_id(canvas, id), round.id, {key: n for key, n in dots.items() if n})
    return canvas._replace(ballots={**canvas.ballots, ballot.id: ballot})


def take_back(canvas: Canvas, id: str) -> Canvas:
    """Take a ballot back while the vote is open. Raises Refused."""
    ballot = canvas.ballots.get(id)
    if ballot is None or ballot.state == REMOVED:
        raise Refused("ballot.unknown", id=id)
    _open_vote(canvas, ballot.round)
    return canvas._replace(ballots={**canvas.ballots, id: ballot._replace(state=REMOVED)})


def _opened(canvas: Canvas, by: By, round: Round, session: str, agenda: str) -> Canvas:
    on = sessions.running(canvas)
    held = canvas.sessions.get(session) or on
    return added(
        canvas,
        "rounds",
        round._replace(
            session=session or (held.id if held else ""),
            agenda=agenda or clock.item_of(canvas, held),
            order=key_between(canvas.rounds),
            author=by.name,
            created=by.at,
            changed=by.at,
        ),
    )


def _minutes(minutes: int) -> int:
    if minutes < 0:
        raise Refused("round.minutes")
    return minutes


def _open_vote(canvas: Canvas, id: str) -> Round:
    round = found(canvas.rounds, id, "round.unknown")
    if round.kind != VOTE:
        raise Refused("round.not_a_vote")
    if round.progress != OPEN:
        raise Refused("round.not_open")
    return round


def _refuse_unvotable(canvas: Canvas, id: str) -> None:
    card = canvas.cards.get(id)
    if card is not None and is_hidden(canvas, card):
        raise Refused("vote.hidden")
    one = card or canvas.coalitions.get(id) or canvas.groups.get(id)
    if one is None or one.state != ACTIVE:
        raise Refused("vote.gone")


def _shuffled(canvas: Canvas, round: Round) -> Canvas:
    """Return the canvas with the cards of a round in another order, in the spots they have."""
    homes: dict[str, list[Card]] = {}
    for card in canvas.cards.values():
        if card.round == round.id:
            homes.setdefault(home(canvas.template, card.place), []).append(card)
    moved: dict[str, Card] = {}
    for cards in homes.values():
        keys = _sound(sorted(card.order for card in cards))
        drawn = sorted(cards, key=lambda card: blake2b(f"{round.id}{card.id}".encode()).digest())
        moved |= {one.id: one._replace(order=key) for one, key in zip(drawn, keys, strict=True)}
    return canvas._replace(cards={**canvas.cards, **moved}) if moved else canvas


def _sound(keys: Sequence[str]) -> Sequence[str]:
    """Return keys of which no two are alike, as two who added at the same spot left them."""
    if len(set(keys)) == len(keys) and all(map(order.is_key, keys)):
        return keys
    return order.series(None, None, len(keys))
