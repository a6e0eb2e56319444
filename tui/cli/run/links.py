"""``link`` and ``unlink`` of cards, coalitions, members and words: which cards they belong with.

What a link means depends on where it starts. A card, a coalition or a member *follows from* cards,
mostly those on identity (article, B1 §3, B2 §2, B5); ground rules *hold for* a coalition; a word of
the glossary *explains* cards.
"""

from collections.abc import Callable, Sequence

from board import queries
from board.commands import cards
from board.commands.coalitions import set_coalition
from board.commands.terms import tie, untie
from board.model import REMOVED, Canvas, Card, Coalition, Member
from board.refusal import Refused
from tui.cli.arguments import Given
from tui.cli.problem import Problem
from tui.cli.run import pick
from tui.cli.session import Opened, Session


def link(session: Session, args: Given) -> None:
    """Record what a card, a coalition or a member follows from."""
    opened = session.open(args.canvas)
    id = _source(session, opened.canvas, args)
    after = opened.canvas
    for target in pick.several(session, after, "cards", args.ids):
        after = cards.link(after, session.by, id, target)
    _keep(session, opened, "card.link", after, id)


def unlink(session: Session, args: Given) -> None:
    """Take such links away, those to a removed card too."""
    opened = session.open(args.canvas)
    id = _source(session, opened.canvas, args)
    after = opened.canvas
    for target in _linked(session, after, _thing(after, id).follows, args.ids):
        after = cards.unlink(after, session.by, id, target)
    _keep(session, opened, "card.unlink", after, id)


def link_coalition(session: Session, args: Given) -> None:
    """Record what a coalition follows from, or with ``--rules`` which ground rules hold for it."""
    if not args.rules:
        return link(session, args)

    def more(canvas: Canvas, had: tuple[str, ...]) -> tuple[str, ...]:
        found = pick.several(session, canvas, "cards", args.ids)
        for id in found:
            if not canvas.template.under(canvas.cards[id].place, "rules"):
                raise Problem("problem.no_rule", text=canvas.cards[id].text)
        return tuple(dict.fromkeys((*had, *found)))

    return _rules(session, args, more)


def unlink_coalition(session: Session, args: Given) -> None:
    """Take such links of a coalition away."""
    if not args.rules:
        return unlink(session, args)

    def fewer(canvas: Canvas, had: tuple[str, ...]) -> tuple[str, ...]:
        gone = _linked(session, canvas, had, args.ids)
        return tuple(id for id in had if id not in gone)

    return _rules(session, args, fewer)


def link_term(session: Session, args: Given) -> None:
    """Tie a word to the cards and coalitions that use it."""
    opened = session.open(args.canvas)
    after = opened.canvas
    id = pick.one(session, after, "terms", args.term)
    for ref in pick.items(session, after, args.ids):
        after = tie(after, session.by, id, ref.id)
    session.change(opened, "term.set", after, after.terms[id].word)


def unlink_term(session: Session, args: Given) -> None:
    """Take cards and coalitions from a word."""
    opened = session.open(args.canvas)
    after = opened.canvas
    id = pick.one(session, after, "terms", args.term)
    for target in _linked(session, after, after.terms[id].cards, args.ids):
        after = untie(after, session.by, id, target)
    session.change(opened, "term.set", after, after.terms[id].word)


def _source(session: Session, canvas: Canvas, args: Given) -> str:
    """Return the id of what the link starts from, which the family of the command tells."""
    if session.command.family == "member":
        return pick.one(session, canvas, "members", args.member)
    if session.command.family == "coalition":
        return pick.one(session, canvas, "coalitions", args.coalition)
    return pick.item(session, canvas, args.id).id


def _thing(canvas: Canvas, id: str) -> Card | Coalition | Member:
    return canvas.cards.get(id) or canvas.coalitions.get(id) or canvas.members[id]


def _linked(
    session: Session, canvas: Canvas, links: Sequence[str], words: Sequence[str]
) -> list[str]:
    """Return the links meant by ids or their first letters. Raises ``Refused`` for none."""
    found: list[str] = []
    for word in words:
        fitting = [id for id in links if word and id.startswith(word)]
        if word in links or len(fitting) == 1:
            found.append(word if word in links else fitting[0])
        elif fitting:
            raise Problem("problem.id_many", word=word, near=", ".join(fitting))
        else:
            pick.item(session, canvas, word)  # Where there is none, tells so and which is near.
            raise Refused("link.none")
    return found


def _rules(
    session: Session, args: Given, become: Callable[[Canvas, tuple[str, ...]], tuple[str, ...]]
) -> None:
    opened = session.open(args.canvas)
    id = pick.one(session, opened.canvas, "coalitions", args.coalition)
    rules = become(opened.canvas, opened.canvas.coalitions[id].rules)
    after = set_coalition(opened.canvas, session.by, id, rules=_live(opened.canvas, rules))
    session.change(opened, "coalition.set", after, after.coalitions[id].title)


def _live(canvas: Canvas, ids: Sequence[str]) -> list[str]:
    """Leave out links to cards that were removed since: the board refuses to keep those."""
    return [id for id in ids if id in canvas.cards and canvas.cards[id].state != REMOVED]


def _keep(session: Session, opened: Opened, command: str, after: Canvas, id: str) -> None:
    session.change(opened, command, after, queries.label(_thing(after, id)))
