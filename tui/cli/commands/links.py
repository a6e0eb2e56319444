"""``link`` and ``unlink`` of cards, coalitions, members and words: which cards they belong with.

What a link means depends on where it starts. A card, a coalition or a member *follows from* cards,
mostly those on identity (article, B1 §3, B2 §2, B5); ground rules *hold for* a coalition; a word of
the glossary *explains* cards.
"""

from collections.abc import Iterable, Sequence

from board import queries
from board.commands import cards
from board.model import Canvas, Card, Coalition, Member
from board.refusal import Refused
from tui.cli import pick
from tui.cli.invocation import Invocation
from tui.cli.problem import Problem


def link(run: Invocation, id: str, targets: Iterable[str]) -> None:
    """Record what a card, a coalition or a member follows from."""
    after = run.canvas
    for target in pick.several(run, "cards", targets):
        after = cards.link(after, run.by, id, target)
    run.keep("card.link", after, queries.label(_thing(after, id)))


def unlink(run: Invocation, id: str, targets: Iterable[str]) -> None:
    """Take such links away, those to a removed card too."""
    after = run.canvas
    for target in linked(run, _thing(after, id).follows, targets):
        after = cards.unlink(after, run.by, id, target)
    run.keep("card.unlink", after, queries.label(_thing(after, id)))


def linked(run: Invocation, links: Sequence[str], words: Iterable[str]) -> list[str]:
    """Return the links meant by ids or their first letters. Raises ``Refused`` for none."""
    found: list[str] = []
    for word in words:
        fitting = [id for id in links if word and id.startswith(word)]
        if word in links or len(fitting) == 1:
            found.append(word if word in links else fitting[0])
        elif fitting:
            raise Problem("problem.id_many", word=word, near=", ".join(fitting))
        else:
            pick.item(run, word)  # Where there is none, tells so and which is near.
            raise Refused("link.none")
    return found


def _thing(canvas: Canvas, id: str) -> Card | Coalition | Member:
    return canvas.cards.get(id) or canvas.coalitions.get(id) or canvas.members[id]
