"""``member``: who takes part in the network."""

from board.commands import members
from board.model import Canvas
from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.problem import REFUSED
from tui.cli.run import fields, pick, telling
from tui.cli.session import Session

FIELDS = fields.own(
    "name", "kind", "home", "role", "core", "stewardship", "granted_by",
    "brings", "gets", "joined", "left",
)  # fmt: skip


def list_(session: Session, args: Given) -> None:
    """Tell the members, all or those of a day."""
    from board import queries

    canvas = session.open(args.canvas).canvas
    rows = queries.members(canvas, on=session.day(args.on) if args.on else None)
    if args.json:
        telling.entities(session, "members", rows)
        return
    for each in rows:
        since = f"({each.joined or '…'} – {each.left})" if each.left else ""
        telling.row(each.id, each.name, each.home, each.role, since)


def add(session: Session, args: Given) -> int:
    """Add a member per line; the good lines go in and the others are named by number."""
    text = session.lines(args.lines)
    opened = session.open(args.canvas)
    after, problems = members.paste_members(opened.canvas, session.by, text)
    if after is not opened.canvas:
        done = session.change(opened, "member.add", after, _subject(session, opened.canvas, after))
        telling.added(session, done.deltas)
        output.flush()
    for problem in problems:
        reason = session.refusal(problem.key, problem.values)
        output.message(session.texts("problem.line", line=problem.line, reason=reason))
    if after is not opened.canvas:
        return 0
    if not problems:
        output.message(session.texts("problem.nothing_to_add"))
    return REFUSED


def set_(session: Session, args: Given) -> None:
    """Change what is known about a member."""
    values = fields.given(args, FIELDS)
    opened = session.open(args.canvas)
    id = pick.one(session, opened.canvas, "members", args.member)
    after = members.set_member(opened.canvas, session.by, id, **values)
    session.change(opened, "member.set", after, after.members[id].name)


def remove(session: Session, args: Given) -> None:
    """Remove members that should not have been there."""
    opened = session.open(args.canvas)
    after = opened.canvas
    ids = pick.several(session, after, "members", args.members)
    for id in dict.fromkeys(ids):
        after = members.remove_member(after, session.by, id)
    session.change(opened, "member.remove", after, after.members[ids[0]].name)


def _subject(session: Session, before: Canvas, after: Canvas) -> str:
    return session.about(
        [one.name for id, one in after.members.items() if id not in before.members]
    )
