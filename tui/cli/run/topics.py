"""``topic``: the interest matrix."""

from board import text
from board.commands import interests
from tui.cli.arguments import Given
from tui.cli.problem import Problem
from tui.cli.run import pick, telling
from tui.cli.session import Session


def list_(session: Session, args: Given) -> None:
    """Tell the topics, those that most would join first."""
    canvas = session.open(args.canvas).canvas
    rows = interests.by_interest(canvas)
    if args.json:
        telling.entities(session, "topics", [each.topic for each in rows])
        return
    for each in rows:
        counts = (each.know, each.think, each.join, each.decide)
        told = session.texts("topic.counts", **dict(zip("abcd", counts, strict=True)))
        telling.row(each.topic.id, each.topic.title, told)


def add(session: Session, args: Given) -> None:
    """Add a topic per line."""
    titles = text.lines(session.lines(args.lines))
    if not titles:
        raise Problem("problem.nothing_to_add")
    done = session.edit(
        "topic.add",
        lambda canvas: interests.add_topics(canvas, session.by, titles),
        session.about(titles),
    )
    telling.added(session, done.deltas)


def rename(session: Session, args: Given) -> None:
    """Give a topic another title."""
    opened = session.open(args.canvas)
    id = pick.one(session, opened.canvas, "topics", args.topic)
    after = interests.rename_topic(opened.canvas, session.by, id, args.title)
    session.change(opened, "topic.rename", after, after.topics[id].title)


def level(session: Session, args: Given) -> None:
    """Record how far along members want to go."""
    opened = session.open(args.canvas)
    after = opened.canvas
    topic = pick.one(session, after, "topics", args.topic)
    for member in pick.several(session, after, "members", args.members):
        after = interests.set_level(after, session.by, topic, member, int(args.level))
    session.change(opened, "topic.level", after, after.topics[topic].title)


def coalition(session: Session, args: Given) -> None:
    """Turn a topic into a coalition."""
    opened = session.open(args.canvas)
    topic = pick.one(session, opened.canvas, "topics", args.topic)
    after = interests.coalition_from_topic(opened.canvas, session.by, topic, form=args.form or "")
    done = session.change(opened, "topic.coalition", after, after.topics[topic].title)
    telling.added(session, done.deltas)


def remove(session: Session, args: Given) -> None:
    """Remove topics."""
    opened = session.open(args.canvas)
    after = opened.canvas
    ids = pick.several(session, after, "topics", args.topics)
    for id in dict.fromkeys(ids):
        after = interests.remove_topic(after, session.by, id)
    session.change(opened, "topic.remove", after, opened.canvas.topics[ids[0]].title)
