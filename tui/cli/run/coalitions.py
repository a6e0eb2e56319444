"""``coalition``: who will make what together."""

from board import parties, text
from board.commands import coalitions
from board.commands.items import remove as remove_items
from board.model import Ref
from tui.cli import cells, output
from tui.cli.arguments import Given
from tui.cli.problem import Problem
from tui.cli.run import fields, pick, telling
from tui.cli.session import Session

FIELDS = {
    **fields.own(
        "title", "form", "core", "others", "target_group", "way_of_working",
        "conditions", "joint", "start", "end", "review", "result",
    ),
    "ambition": "shared_ambition",
    "state": "progress",
}  # fmt: skip

PARTS = {"core": "●", "other": "○", "": "·"}


def list_(session: Session, args: Given) -> None:
    """Tell the coalitions."""
    from board import queries

    canvas = session.open(args.canvas).canvas
    rows = queries.coalitions(canvas)
    if args.json:
        telling.entities(session, "coalitions", rows)
        return
    for each in rows:
        partners = ", ".join(parties.labels(canvas, (*each.core, *each.others)))
        day = each.end or each.review
        telling.row(each.id, each.title, each.form, each.progress, day, partners)


def add(session: Session, args: Given) -> None:
    """Add a coalition per line."""
    titles = text.lines(session.lines(args.lines))
    if not titles:
        raise Problem("problem.nothing_to_add")
    opened = session.open(args.canvas)
    after = opened.canvas
    for title in titles:
        after = coalitions.add_coalition(after, session.by, title, form=args.form or "")
    done = session.change(opened, "coalition.add", after, session.about(titles))
    telling.added(session, done.deltas)


def set_(session: Session, args: Given) -> None:
    """Change a coalition."""
    values = fields.given(args, FIELDS)
    opened = session.open(args.canvas)
    id = pick.one(session, opened.canvas, "coalitions", args.coalition)
    after = coalitions.set_coalition(opened.canvas, session.by, id, **values)
    session.change(opened, "coalition.set", after, after.coalitions[id].title)


def match(session: Session, args: Given) -> None:
    """Say which member a loose name is."""
    opened = session.open(args.canvas)
    member = pick.one(session, opened.canvas, "members", args.member)
    after = coalitions.match_party(opened.canvas, session.by, args.party, member)
    session.change(opened, "coalition.match", after, args.party)


def remove(session: Session, args: Given) -> None:
    """Remove coalitions."""
    opened = session.open(args.canvas)
    ids = pick.several(session, opened.canvas, "coalitions", args.coalitions)
    after = remove_items(opened.canvas, session.by, [Ref("coalitions", id) for id in ids])
    session.change(opened, "coalition.remove", after, opened.canvas.coalitions[ids[0]].title)


def matrix(session: Session, args: Given) -> None:
    """Draw the members against the coalitions."""
    from board import matrix as who_where

    drawn = who_where.matrix(session.open(args.canvas).canvas)
    widest = cells.widest([row.member.name for row in drawn.rows])
    numbers = [str(number) for number in range(1, len(drawn.columns) + 1)]
    output.line(" " * widest + "".join(f" {number:>2}" for number in numbers))
    for row in drawn.rows:
        name = cells.fit(row.member.name, widest)
        output.line(name + "".join(f"  {PARTS[part]}" for part in row.parts))
    output.line()
    for number, column in zip(numbers, drawn.columns, strict=True):
        strangers = ", ".join((*column.outsiders, *column.unmatched))
        output.line(
            f"{number:>2} {column.coalition.title}" + (f" + {strangers}" if strangers else "")
        )
    output.line(session.texts("matrix.legend"))
    for key, members in (("matrix.none", drawn.in_none), ("matrix.all", drawn.in_all)):
        if members:
            output.line(session.texts(key, names=", ".join(each.name for each in members)))
