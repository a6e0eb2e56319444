"""What workshops leave on a canvas, to measure what carrying it costs."""

from board.agendas import BUILT_IN, load
from board.commands.by import By
from board.commands.sessions import add_session, close_session
from board.meeting import Action, Ballot, Decision, Round
from board.model import Canvas

BY = By("bench", "2026-03-17T09:30:00Z")


def after_meetings(
    canvas: Canvas, sessions: int = 6, actions: int = 120, decisions: int = 60, rounds: int = 40
) -> Canvas:
    """Return the canvas after so many sessions, closed, and what came of them."""
    for number in range(sessions):
        ready = load(BUILT_IN[number % len(BUILT_IN)])
        canvas = add_session(canvas, BY, id=f"session{number}", agenda=ready, start="13:30")
        canvas = close_session(canvas, BY, f"session{number}")
    held = [f"session{number % max(1, sessions)}" for number in range(max(actions, rounds))]
    return canvas._replace(
        actions={
            f"act{n}": Action(
                f"act{n}", f"Bellen met nummer {n}", due="2026-05-01", session=held[n]
            )
            for n in range(actions)
        },
        decisions={
            f"dec{n}": Decision(f"dec{n}", f"Besluit nummer {n}", session=held[n])
            for n in range(decisions)
        },
        rounds={
            f"rnd{n}": Round(f"rnd{n}", kind="vote", progress="revealed", session=held[n])
            for n in range(rounds)
        },
        ballots={
            f"bal{n}": Ballot(f"bal{n}", round=f"rnd{n % rounds}", given={f"act{n}": 3})
            for n in range(rounds * 12)
        },
    )
