"""``add`` and ``card``: what is on the sheet."""

from collections.abc import Callable
from typing import Any

from board import queries, text
from board.commands import cards
from board.model import ACTIVE, PARKED, REMOVED, Canvas, Ref
from tui.cli.arguments import Given
from tui.cli.problem import Problem, usage
from tui.cli.run import pick, telling
from tui.cli.session import Session


def add(session: Session, args: Given) -> None:
    """Add a card, or one per line of stdin: all of them in one commit."""
    many = args.text in (None, "-")
    given = session.lines([] if args.text is None else [args.text])
    texts = text.lines(given) if many else [given]
    if not texts:
        raise Problem("problem.nothing_to_add")
    opened = session.open(args.canvas)
    place = session.place(opened.canvas, args.place)
    where = _where(session, opened.canvas, args)
    if args.body is not None:
        if many:
            raise usage("usage.both", first="--body", second="-")
        where["body"] = args.body
    if len(texts) == 1:
        after = cards.add_card(opened.canvas, session.by, place, texts[0], **where)
    else:
        after = cards.add_cards(opened.canvas, session.by, place, texts, **where)
    done = session.change(opened, "card.add", after, session.about(texts))
    telling.added(session, done.deltas)


def list_(session: Session, args: Given) -> None:
    """Tell the cards one by one, with id and place."""
    canvas = session.open(args.canvas).canvas
    path = session.place(canvas, args.place) if args.place else ""
    paths = [path] if path else [block.id for block in canvas.template.blocks]
    states = (ACTIVE, PARKED, REMOVED) if args.all else (ACTIVE,)
    rows = [
        card for each in paths for card in queries.cards_at(canvas, each, deep=True, states=states)
    ]
    if args.json:
        telling.entities(session, "cards", rows)
        return
    for card in rows:
        telling.row(card.id, card.place, card.text)


def edit(session: Session, args: Given) -> None:
    """Change a card's text, its body, or both."""
    if args.text is None and args.body is None:
        raise usage("usage.nothing_to_change")
    line, body = args.text, args.body
    if args.text == "-":
        line, below = text.split(session.stdin())
        body = below if args.body is None else args.body
    opened = session.open(args.canvas)
    id = pick.one(session, opened.canvas, "cards", args.id)
    after = cards.edit_card(opened.canvas, session.by, id, text=line, body=body)
    session.change(opened, "card.edit", after, after.cards[id].text)


def move(session: Session, args: Given) -> None:
    """Move things to a place."""
    from board.commands import moves

    opened = session.open(args.canvas)
    place = session.place(opened.canvas, args.place)
    refs = pick.items(session, opened.canvas, args.ids)
    where = _where(session, opened.canvas, args)
    after = moves.move(opened.canvas, session.by, refs, place, **where)
    session.change(opened, "card.move", after, _subject(session, opened.canvas, refs))


def remove(session: Session, args: Given) -> None:
    """Remove things; ``restore`` brings them back."""
    from board.commands import items

    _to_things(session, args, "card.remove", items.remove)


def restore(session: Session, args: Given) -> None:
    """Bring removed things back."""
    from board.commands import items

    _to_things(session, args, "card.restore", items.restore, removed=True)


def park(session: Session, args: Given) -> None:
    """Park things, with a reason."""
    from board.commands import items

    _to_things(session, args, "card.park", items.park, args.reason or "")


def unpark(session: Session, args: Given) -> None:
    """Take things out of parking."""
    from board.commands import items

    _to_things(session, args, "card.unpark", items.unpark)


def mark(session: Session, args: Given) -> None:
    """Put a mark on things, or take it off."""
    from board.commands import items

    _to_things(session, args, "card.mark", items.toggle_mark, args.mark)


def dots(session: Session, args: Given) -> None:
    """Give things dots, or take them back."""
    from board.commands import items

    command = "dot.more" if args.dots > 0 else "dot.fewer"
    _to_things(session, args, command, items.add_dots, args.dots)


def keep(session: Session, args: Given) -> None:
    """Settle a conflict between two versions of one thing."""
    from board.commands import items

    opened = session.open(args.canvas)
    ref = pick.item(session, opened.canvas, args.id)
    after = items.settle(opened.canvas, session.by, ref, args.which)
    session.change(opened, "conflict.choose", after, _subject(session, opened.canvas, [ref]))


def _to_things(
    session: Session,
    args: Given,
    command: str,
    act: Callable[..., Canvas],
    *more: Any,
    removed: bool = False,
) -> None:
    """Do to the things that were named what ``act`` does, given ``more``."""
    opened = session.open(args.canvas)
    refs = pick.items(session, opened.canvas, args.ids, removed=removed)
    after = act(opened.canvas, session.by, refs, *more)
    session.change(opened, command, after, _subject(session, opened.canvas, refs))


def _where(session: Session, canvas: Canvas, args: Given) -> dict[str, str]:
    """Return after or before which thing something goes, as arguments of a command."""
    if args.after and args.before:
        raise usage("usage.both", first="--after", second="--before")
    sides = {"after": args.after, "before": args.before}
    return {side: pick.item(session, canvas, word).id for side, word in sides.items() if word}


def _subject(session: Session, canvas: Canvas, refs: list[Ref]) -> str:
    found = [queries.item(canvas, ref) for ref in refs]
    return session.about([queries.label(each) for each in found if each is not None])
