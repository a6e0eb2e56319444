"""How the answers on a paradox lie: each round on its own, the spread before the mean.

A paradox is balanced, never solved (article, introduction to the paradoxes): there is no total
over paradoxes and no score. *Weet niet* is counted apart and is not the middle.
"""

from typing import NamedTuple

from board.model import ACTIVE, POSITION_MAX, POSITION_MIN, Canvas, Position


class Spread(NamedTuple):
    """The answers on one paradox in one round; without answers ``low`` and the like are None."""

    paradox: str
    round: int
    date: str
    """ISO date the round was held, or empty."""
    n: int
    """People who took a position."""
    unknown: int
    """People who answered *weet niet*."""
    low: int | None
    high: int | None
    mean: float | None
    histogram: tuple[int, ...]
    """Answers from -3 to 3: seven counts."""

    @property
    def width(self) -> int:
        """Highest minus lowest, 0 to 6."""
        return 0 if self.low is None or self.high is None else self.high - self.low


def latest_round(canvas: Canvas, paradox: str) -> int:
    """Return the number of the last round of a paradox; the first is 1, held or not."""
    note = canvas.paradoxes.get(paradox)
    noted = [int(number) for number in note.rounds if number.isdecimal()] if note else []
    given = [
        one.round
        for one in canvas.positions.values()
        if one.paradox == paradox and one.state == ACTIVE
    ]
    return max([1, *noted, *given])


def positions(canvas: Canvas, paradox: str, round: int = 0) -> list[Position]:
    """Return the answers of a round (the last by default) in the order they were given.

    Where two people recorded an answer of the same member, the later one counts.
    """
    round = round or latest_round(canvas, paradox)
    row = sorted(
        (
            one
            for one in canvas.positions.values()
            if one.paradox == paradox and one.round == round and one.state == ACTIVE
        ),
        key=lambda one: (one.order, one.id),
    )
    last: dict[str, Position] = {}
    for one in row:
        rival = last.get(one.member)
        if one.member and (rival is None or (rival.changed, rival.id) < (one.changed, one.id)):
            last[one.member] = one
    return [one for one in row if not one.member or last[one.member] is one]


def spread(canvas: Canvas, paradox: str, round: int = 0) -> Spread:
    """Return how the answers of a round lie, the last round by default."""
    round = round or latest_round(canvas, paradox)
    answers = [one.value for one in positions(canvas, paradox, round)]
    values = [value for value in answers if value is not None]
    note = canvas.paradoxes.get(paradox)
    return Spread(
        paradox=paradox,
        round=round,
        date=note.rounds.get(str(round), "") if note else "",
        n=len(values),
        unknown=len(answers) - len(values),
        low=min(values, default=None),
        high=max(values, default=None),
        mean=sum(values) / len(values) if values else None,
        histogram=tuple(values.count(at) for at in range(POSITION_MIN, POSITION_MAX + 1)),
    )


def history(canvas: Canvas, paradox: str) -> list[Spread]:
    """Return every round of a paradox, the first one first."""
    return [spread(canvas, paradox, at) for at in range(1, latest_round(canvas, paradox) + 1)]


def overview(canvas: Canvas) -> list[Spread]:
    """Return the last round of every paradox of the template, in the template's order."""
    return [spread(canvas, paradox.id) for paradox in canvas.template.paradoxes]
