"""The interest matrix: topics, and what each member wants with them.

Four levels: 1 *weten*, 2 *meedenken*, 3 *meedoen*, 4 *meebepalen*. Members differ in what they
want to do (article, Par2 §1); who would join in shows which topic can become a coalition.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from board import parties
from board.commands.by import By
from board.commands.coalitions import add_coalition
from board.commands.records import added, changed, found, fresh_id, in_row, key_between, line
from board.model import ACTIVE, INTEREST_LEVELS, REMOVED, Canvas, Coalition, Topic
from board.people import active_members, counted, ids_within
from board.refusal import Refused

KNOW, THINK, JOIN, DECIDE = INTEREST_LEVELS


class Standing(NamedTuple):
    """How many members chose each level on one topic; a group and who is in it count once."""

    topic: Topic
    know: int
    think: int
    join: int
    decide: int

    @property
    def filled(self) -> int:
        """Members who chose a level at all."""
        return self.know + self.think + self.join + self.decide

    @property
    def willing(self) -> int:
        """Members who would join in or co-decide."""
        return self.join + self.decide


def add_topics(canvas: Canvas, by: By, titles: Iterable[str], *, id: str = "") -> Canvas:
    """Add topics behind the others; blank titles are passed over. ``id`` is for the first.

    Raises Refused where no title is left.
    """
    lines = [one for one in map(line, titles) if one]
    if not lines:
        raise Refused("topic.untitled")
    for at, title in enumerate(lines):
        topic = Topic(
            id=fresh_id(canvas, "" if at else id),
            title=title,
            order=key_between(canvas.topics),
            author=by.name,
            created=by.at,
            changed=by.at,
        )
        canvas = added(canvas, "topics", topic)
    return canvas


def rename_topic(canvas: Canvas, by: By, id: str, title: str) -> Canvas:
    """Give a topic another title."""
    topic = found(canvas.topics, id, "topic.unknown")
    return changed(canvas, by, "topics", topic._replace(title=line(title, "topic.untitled")))


def remove_topic(canvas: Canvas, by: By, id: str) -> Canvas:
    """Remove a topic; a coalition made from it stays."""
    topic = found(canvas.topics, id, "topic.unknown")
    return changed(canvas, by, "topics", topic._replace(state=REMOVED))


def set_level(canvas: Canvas, by: By, topic_id: str, member_id: str, level: int) -> Canvas:
    """Set what a member wants with a topic, 1 to 4; 0 clears it. Raises Refused."""
    topic = found(canvas.topics, topic_id, "topic.unknown")
    member = found(canvas.members, member_id, "member.unknown")
    if level not in (0, *INTEREST_LEVELS):
        raise Refused("topic.no_such_level", level=level)
    levels = {id: held for id, held in topic.levels.items() if id != member.id}
    if level:
        levels[member.id] = level
    return changed(canvas, by, "topics", topic._replace(levels=levels))


def standing(canvas: Canvas, topic: Topic, on: date | None = None) -> Standing:
    """Return how the members stand on a topic; who left or was removed doesn't count."""
    chosen = [level for level in levels(canvas, topic, on) if level]
    return Standing(topic, *(chosen.count(level) for level in INTEREST_LEVELS))


def levels(canvas: Canvas, topic: Topic, on: date | None = None) -> list[int]:
    """Return the level of each member that counts, 0 where none was chosen.

    A group's level is the highest that it, or a member in it, chose.
    """
    here = {one.id for one in active_members(canvas, on)}
    return [
        max(topic.levels.get(id, 0) for id in {one.id, *(ids_within(canvas, one) & here)})
        for one in counted(canvas, on)
    ]


def by_interest(canvas: Canvas, on: date | None = None) -> list[Standing]:
    """Return the topics, most members who would join in first.

    Equal ones go by who would co-decide, then by who would think along, then as typed.
    """
    rows = [standing(canvas, one, on) for one in in_row(canvas.topics.values())]
    return sorted(rows, key=lambda row: (-row.willing, -row.decide, -row.think))


def made_of(canvas: Canvas, topic: Topic) -> Coalition | None:
    """Return the coalition that was made of a topic, if it is still there."""
    made = canvas.coalitions.get(topic.coalition)
    return made if made is not None and made.state != REMOVED else None


def coalition_from_topic(
    canvas: Canvas, by: By, topic_id: str, *, id: str = "", form: str = ""
) -> Canvas:
    """Make a coalition of a topic: core partners co-decide, other participants join in.

    Raises Refused where the topic is a coalition already.
    """
    topic = found(canvas.topics, topic_id, "topic.unknown")
    if (made := made_of(canvas, topic)) is not None:
        raise Refused("topic.is_coalition", title=made.title)
    id = fresh_id(canvas, id)
    canvas = add_coalition(canvas, by, topic.title, form=form, id=id, known=True)
    here = [one.id for one in active_members(canvas, date.fromisoformat(by.date))]

    def refs(level: int) -> tuple[str, ...]:
        return tuple(parties.member_ref(one) for one in here if topic.levels.get(one) == level)

    coalition = canvas.coalitions[id]._replace(core=refs(DECIDE), others=refs(JOIN))
    canvas = added(canvas, "coalitions", coalition)
    return changed(canvas, by, "topics", topic._replace(coalition=id, state=ACTIVE))
