"""``topic``: the interest matrix."""

from collections.abc import Sequence

from board.commands import interests
from board.model import Topic
from tui.cli import pick, telling
from tui.cli.grammar import Family
from tui.cli.invocation import Invocation
from tui.cli.params import FORM, JSON, LINES, argument

TOPIC = argument("topic", "topic")

topic = Family("topic")


@topic.verb("list", JSON)
def list_(run: Invocation, as_json: bool) -> None:
    """Tell the topics, those that most would join first."""
    rows = {each.topic.id: each for each in interests.by_interest(run.canvas)}

    def cells(topic: Topic) -> Sequence[object]:
        each = rows[topic.id]
        told = run.texts("topic.counts", a=each.know, b=each.think, c=each.join, d=each.decide)
        return topic.id, topic.title, told

    telling.listed(run, "topics", [each.topic for each in rows.values()], as_json, cells)


@topic.verb("add", LINES, JSON)
def add(run: Invocation, lines: list[str], as_json: bool) -> None:
    """Add a topic per line."""
    titles = run.lines(lines)
    after = interests.add_topics(run.canvas, run.by, titles)
    telling.added(run, run.keep("topic.add", after, *titles), as_json=as_json)


@topic.verb("rename", TOPIC, argument("title"))
def rename(run: Invocation, topic: str, title: str) -> None:
    """Give a topic another title."""
    id = pick.one(run, "topics", topic)
    after = interests.rename_topic(run.canvas, run.by, id, title)
    run.keep("topic.rename", after, after.topics[id].title)


@topic.verb("level", TOPIC, argument("level", "level"), argument("members", "member", many=True))
def level(run: Invocation, topic: str, level: str, members: list[str]) -> None:
    """Record how far along members want to go."""
    after = run.canvas
    id = pick.one(run, "topics", topic)
    for member in pick.parties_of(run, members):
        after = interests.set_level(after, run.by, id, member, int(level))
    run.keep("topic.level", after, after.topics[id].title)


@topic.verb("coalition", TOPIC, FORM, JSON)
def coalition(run: Invocation, topic: str, form: str | None, as_json: bool) -> None:
    """Turn a topic into a coalition."""
    id = pick.one(run, "topics", topic)
    after = interests.coalition_from_topic(run.canvas, run.by, id, form=form or "")
    deltas = run.keep("topic.coalition", after, after.topics[id].title)
    telling.added(run, deltas, as_json=as_json)


@topic.verb("remove", argument("topics", "topic", many=True))
def remove(run: Invocation, topics: list[str]) -> None:
    """Remove topics."""
    pick.each(run, "topics", topics, "topic.remove", interests.remove_topic)
