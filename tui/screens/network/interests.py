"""The interest matrix: topics, and which member wants to know, think along, join in, co-decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board.commands import interests
from board.commands.by import By
from board.commands.interests import Standing
from board.ids import new_id
from board.model import INTEREST_LEVELS, Canvas, Member, Topic
from board.people import active_members
from board.refusal import Refused
from board.text import lines, one_line, visible
from tui.kit.dispatch import does
from tui.kit.table_page import TablePage
from tui.screens.network.interest_heads import NO_HEADS, heads
from tui.screens.network.topic_order import TopicOrder
from tui.view.abbreviations import legend
from tui.view.bars import trimmed
from tui.view.rows import Line
from tui.view.table import SHOWN, TEXT, TableColumn, TableRow
from tui.view.width import cell_len

TITLE, WILLING = "title", "willing"
_NOTHING = "·"
_LEVELS = {"know": 1, "think": 2, "join": 3, "decide": 4, "none": 0}
_LOOKS = {"4": "title", "3": "text", "2": "dim", "1": "dim", _NOTHING: "dim"}
"""How a level looks: the more someone wants, the more it stands out."""

_UNDER = 22
"""Rows of screen from which the names by level stand under the table."""


class InterestsPage(TablePage):
    """A row per topic, a narrow column per member, a key per level.

    Topics stand with those first that most members would join in. While levels are set the rows
    stay where they are; a key sorts them again.
    """

    modes = ("interest", "table")
    place_name = "interests"
    name_key = "interest.title"
    help_keys = ("interest.about", "interest.about_coalition")
    empty_key = "interest.empty"
    block_role = "coalitions"

    def __init__(self, topic: str = "") -> None:
        super().__init__()
        self.table.row_id = topic
        self._topics = TopicOrder()
        self._heads = NO_HEADS

    @property
    def members(self) -> list[Member]:
        """The members of today, a column each."""
        return active_members(self.canvas, date.today())

    # -- what it shows

    def prompt(self, column: str) -> str:
        """Return what to type in a new row."""
        return self.say("interest.prompt")

    def columns(self) -> Sequence[TableColumn]:
        """Return the topic, who would join in, and a column per member."""
        here = self.members
        topics = [one.topic.title for one in self._topics.standings(self.canvas)]
        names = [visible(member.name) for member in here]
        made = self._heads = heads(names, topics, self.app.size.width)
        return [
            TableColumn(TITLE, self.say("interest.topic"), made.least, 34, TEXT),
            TableColumn(WILLING, self.say("interest.willing"), 4, 9, SHOWN, centred=True),
            *(
                TableColumn(
                    member.id, head, made.wide, made.wide, SHOWN, centred=True, looks=_LOOKS
                )
                for member, head in zip(here, made.heads, strict=True)
            ),
        ]

    def table_rows(self, canvas: Canvas) -> Sequence[TableRow]:
        """Return the topics in the order of the last sorting, new ones below."""
        here = self.members
        return [self._row(one, here) for one in self._topics.standings(canvas)]

    def _row(self, standing: Standing, here: Sequence[Member]) -> TableRow:
        topic = standing.topic
        levels = (str(topic.levels.get(member.id, "")) or _NOTHING for member in here)
        made = interests.made_of(self.canvas, topic) is not None
        lead = "!" if topic.conflict else "◆" if made else " "
        return TableRow(
            topic.id, (visible(topic.title), str(standing.willing or _NOTHING), *levels), lead=lead
        )

    def page_detail(self) -> str:
        """Return what this member wants with this topic, in full."""
        topic = self.canvas.topics.get(self.table.row_id)
        if topic is None:
            return ""
        parts = [visible(topic.title)]
        member = self.canvas.members.get(self.table.column.id)
        if member is not None:
            level = topic.levels.get(member.id, 0)
            parts = [visible(member.name), self.say(f"interest.level.{level}"), *parts]
        elif (made := interests.made_of(self.canvas, topic)) is not None:
            parts.append(self.say("interest.made", title=visible(made.title)))
        return " · ".join(parts)

    def under_table(self, width: int) -> Sequence[Line]:
        """Return who chose what on the topic under the cursor, a line or two per level."""
        if self.app.size.height < _UNDER:
            return ()
        topic = self.canvas.topics.get(self.table.row_id)
        made: list[Line] = []
        for level in reversed(INTEREST_LEVELS):
            label = f" {level} {self.say(f'interest.level.{level}')}: "
            names = self._names(topic, level) if topic is not None else []
            text = _in_row(names, width - cell_len(label) - 1)
            made.append(trimmed([("heading", label), ("text", text)], width, "text"))
        return made

    def beneath(self, width: int, height: int) -> Sequence[Line]:
        """Return which member each short form stands for, where there is room for all of them."""
        if not self._heads.short:
            return ()
        blank = trimmed([], width, "text")
        made = legend(self._heads.heads, [visible(member.name) for member in self.members], width)
        return (blank, *made) if len(made) < height else ()

    def _names(self, topic: Topic, level: int) -> list[str]:
        return [visible(one.name) for one in self.members if topic.levels.get(one.id) == level]

    def sort_value(self, row: str, column: str, shown: str) -> tuple[bool, str]:
        """Return the level, or the title; who chose nothing comes last."""
        if column == TITLE:
            return super().sort_value(row, column, shown)
        return shown == _NOTHING, shown

    # -- changing it

    def typed_value(self, row: str, column: str) -> str:
        """Return the title, raw."""
        return self.canvas.topics[row].title

    def set_cell(self, row: str, column: str, text: str) -> None:
        """Give a topic another title."""
        self.do(
            "topic.rename",
            lambda canvas, by: interests.rename_topic(canvas, by, row, text),
            subject=one_line(text),
            seen={("topics", row): {"title": self.typed_value(row, column)}},
        )

    def add_row(self, text: str) -> str:
        """Add a topic under the others."""
        id = new_id(self.canvas.topics)
        self.do(
            "topic.add",
            lambda canvas, by: interests.add_topics(canvas, by, [text], id=id),
            subject=one_line(text),
        )
        return id

    def add_pasted(self, text: str) -> None:
        """Add a topic per line, in one step."""
        titles = lines(text)
        self.do(
            "topic.add",
            lambda canvas, by: interests.add_topics(canvas, by, titles),
            subject=titles[0] if titles else "",
        )

    def remove_rows(self, rows: Sequence[str]) -> None:
        """Remove topics; a coalition made from one stays."""
        first = self.canvas.topics[rows[0]].title

        def make(canvas: Canvas, by: By) -> Canvas:
            for row in rows:
                canvas = interests.remove_topic(canvas, by, row)
            return canvas

        self.do("topic.remove", make, subject=first)
        self.tell(self.say("interest.removed", title=visible(first), n=len(rows)))

    @does("table.sort")
    def sort(self) -> None:
        """Sort by this column; topics by who would join in."""
        if self.table.column.id not in (TITLE, WILLING):
            self.table.sort()
            return
        self.table.sorted_by = ("", False)
        self._topics.sort(self.canvas)
        self.tell(self.say("interest.sorted"))

    @does(*(f"interest.{name}" for name in _LEVELS))
    def set_level(self) -> None:
        """Set how far this member goes with this topic, and go on."""
        self._set(_LEVELS[self.action.partition(".")[2]])
        if not self.move(0, 1) and self.table.row_at + 1 < len(self.table.shown):
            self.move(1, 2 - self.table.column_at)

    @does("interest.clear")
    def clear_level(self) -> None:
        """Take the level away and stay."""
        self._set(0)

    def _set(self, level: int) -> None:
        topic = self._topic()
        member = self.canvas.members.get(self.table.column.id)
        if member is None:
            raise Refused("interest.no_member" if self.members else "interest.nobody")
        self.do(
            "topic.level",
            lambda canvas, by: interests.set_level(canvas, by, topic.id, member.id, level),
            subject=topic.title,
        )

    def _topic(self) -> Topic:
        """Return the topic under the cursor. Raises Refused where there is none."""
        topic = self.canvas.topics.get(self.table.row_id)
        if topic is None:
            raise Refused("interest.no_topic")
        return topic

    def opened(self, row: str, column: str) -> None:
        """Enter on a level: to the coalition made from this topic, if there is one."""
        made = interests.made_of(self.canvas, self.canvas.topics[row])
        if made is None:
            raise Refused("interest.not_made")
        self.host.goto("coalition", made.id)

    @does("interest.coalition")
    def make_coalition(self) -> None:
        """Make a coalition of the topic, partners filled in; a second time goes to it."""
        topic = self._topic()
        made = interests.made_of(self.canvas, topic)
        if made is not None:
            self.host.goto("coalition", made.id)
            return
        id = new_id(self.canvas.coalitions)
        self.do(
            "topic.coalition",
            lambda canvas, by: interests.coalition_from_topic(canvas, by, topic.id, id=id),
            subject=topic.title,
        )
        coalition = self.canvas.coalitions[id]
        self.tell(
            self.say(
                "interest.coalition_made",
                title=visible(coalition.title),
                core=len(coalition.core),
                others=len(coalition.others),
            )
        )


def _in_row(names: Sequence[str], width: int) -> str:
    """Return whole names in a row, and how many more there are."""
    for count in range(len(names), 0, -1):
        more = f" +{len(names) - count}" if count < len(names) else ""
        text = ", ".join(names[:count]) + more
        if cell_len(text) <= width:
            return text
    return str(len(names)) if names else ""
