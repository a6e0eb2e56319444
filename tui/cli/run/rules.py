"""``rule``: the ground rules, which are cards with a status and with who agreed."""

from board import queries, text
from board.commands import cards
from board.model import Canvas
from tui.cli.arguments import Given
from tui.cli.problem import Problem
from tui.cli.run import pick, telling
from tui.cli.session import Session


def list_(session: Session, args: Given) -> None:
    """Tell the ground rules with their status and who agreed."""
    canvas = session.open(args.canvas).canvas
    rows = queries.cards_at(canvas, _block(session, canvas), deep=True)
    if args.json:
        telling.entities(session, "rules", rows)
        return
    for card in rows:
        status = session.texts(f"rule.{card.status}") if card.status else ""
        agreed = [canvas.members[id].name for id in card.agreed_by if id in canvas.members]
        telling.row(card.id, card.text, status, ", ".join(agreed))


def add(session: Session, args: Given) -> None:
    """Add a ground rule per line."""
    texts = text.lines(session.lines(args.lines))
    if not texts:
        raise Problem("problem.nothing_to_add")
    opened = session.open(args.canvas)
    home = _block(session, opened.canvas)
    place = session.place(opened.canvas, args.place) if args.place else home
    after = cards.add_cards(opened.canvas, session.by, place, texts)
    if args.status:
        new = [id for id in after.cards if id not in opened.canvas.cards]
        after = cards.set_status(after, session.by, new, args.status)
    done = session.change(opened, "rule.add", after, session.about(texts))
    telling.added(session, done.deltas)


def status(session: Session, args: Given) -> None:
    """Give ground rules a status."""
    opened = session.open(args.canvas)
    ids = pick.several(session, opened.canvas, "cards", args.ids)
    after = cards.set_status(opened.canvas, session.by, ids, args.status)
    session.change(opened, "rule.status", after, after.cards[ids[0]].text)


def agree(session: Session, args: Given) -> None:
    """Record who agreed to a ground rule."""
    opened = session.open(args.canvas)
    id = pick.one(session, opened.canvas, "cards", args.id)
    members = pick.several(session, opened.canvas, "members", args.members)
    after = cards.set_agreed(opened.canvas, session.by, id, members)
    session.change(opened, "rule.agreed", after, after.cards[id].text)


def _block(session: Session, canvas: Canvas) -> str:
    block = canvas.template.block_of("rules")
    if block is None:
        raise Problem("problem.no_role", what=session.texts("kind.rules"))
    return block.id
