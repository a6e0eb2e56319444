"""The members: everyone who takes part, in one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import events

from board import dates, parties
from board.codec import to_record
from board.commands import items, members
from board.commands.by import By
from board.doubles import doubles
from board.ids import new_id
from board.model import ACTIVE, MEMBER_KINDS, RELATIONS, Canvas, Member, Record, Ref
from board.people import has_left, is_copy
from board.refusal import Refused
from board.text import one_line, visible
from tui.kit import readback, versions
from tui.kit.card_links import pick_cards
from tui.kit.dispatch import does
from tui.kit.problems import ProblemsPage
from tui.kit.several import Listed
from tui.kit.table_page import TablePage
from tui.screens.network import member_actions, member_groups
from tui.screens.network.member_actions import names_of
from tui.view.rows import Say
from tui.view.table import SHOWN, SWITCH, TEXT, TableColumn, TableRow

YES, NO = "✓", "·"

_DATES = ("joined", "left")
_COLUMNS: tuple[tuple[str, int, int, str], ...] = (
    ("name", 16, 30, TEXT),
    ("role", 10, 24, TEXT),
    ("home", 10, 24, TEXT),
    ("core", 4, 6, SWITCH),
    ("stewardship", 5, 6, SWITCH),
    ("granted_by", 18, 24, TEXT),
    ("relation", 8, 14, SHOWN),
    ("brings", 12, 30, TEXT),
    ("gets", 12, 30, TEXT),
    ("group", 8, 24, SHOWN),
    ("kind", 8, 12, SWITCH),
    ("joined", 9, 11, TEXT),
    ("left", 9, 11, TEXT),
    ("follows", 10, 24, SHOWN),
)
"""Fields of ``model.Member`` with the fewest and most cells, and how they change."""


_GROUPS = "tui.screens.network.member_groups"


class MembersPage(TablePage):
    """A row per member; who left stands dimmed below the others."""

    action_modules: ClassVar[Mapping[str, str]] = {
        **TablePage.action_modules,
        "members": "tui.screens.network.member_actions",
        "members.relation": _GROUPS,
        "members.group": _GROUPS,
        "members.doubles": _GROUPS,
        "members.unmatch": "tui.screens.network.unmatching",
    }
    modes = ("members", "table")
    place_name = "members"
    block_role = "members_at"
    name_key = "members.title"
    help_keys = ("members.help", "members.help.paste")
    empty_key = "members.empty"

    def __init__(self) -> None:
        super().__init__()
        self.seen: tuple[str, Record] = ("", {})
        """The member whose cell is typed in, and what was in it when that began."""

    # -- what the table says

    def shown_id(self) -> str:
        """Return the member under the cursor, for who follows this screen."""
        return self.table.row_id

    def page_facts(self) -> Sequence[str]:
        """Return how many there are, and how many left."""
        rows, today = self.canvas.members.values(), date.today()
        gone = sum(1 for one in rows if one.state == ACTIVE and has_left(one, today))
        facts = super().page_facts()
        if gone:
            facts = [self.say("members.left", n=gone), *facts]
        twice = len(doubles(self.canvas))
        return [self.say("members.doubles", n=twice), *facts] if twice else facts

    def columns(self) -> Sequence[TableColumn]:
        """Return the fields of a member."""
        looks = {YES: "lead", NO: "frame"}
        return [
            TableColumn(
                field,
                self.say(f"member.{field}.head"),
                least,
                most,
                kind,
                centred=field in ("core", "stewardship"),
                looks=looks if field in ("core", "stewardship") else {},
            )
            for field, least, most, kind in _COLUMNS
        ]

    def table_rows(self, canvas: Canvas) -> Sequence[TableRow]:
        """Return the members in their order."""
        say, today = self.say, date.today()
        rows = [one for one in canvas.members.values() if one.state == ACTIVE]
        rows.sort(key=lambda one: (one.order, one.id))
        return [
            TableRow(
                one.id,
                tuple(shown(canvas, one, field, say, today) for field, *_ in _COLUMNS),
                "dim" if has_left(one, today) else "text",
                "!" if is_copy(canvas, one) else " ",
                1 if has_left(one, today) else 0,
            )
            for one in rows
        ]

    def page_detail(self) -> str:
        """Return the whole cell, or what belongs in it while it is empty."""
        member = self.canvas.members.get(self.table.row_id)
        if member is None:
            return ""
        field = self.table.column.id
        canvas, language = self.canvas, self.say.language
        text = shown(canvas, member, field, self.say, None)
        if field in _DATES and text:
            text = dates.show(getattr(member, field), language)
        name = f"{visible(member.name)}  ·  " if field != "name" else ""
        leaves = field == "left" and member.left and not has_left(member, date.today())
        label = self.say("member.leaves" if leaves else f"member.{field}")
        return f"{name}{label}: {text if text not in ('', NO, YES) else self.prompt(field)}"

    def prompt(self, column: str) -> str:
        """Return what belongs in a cell."""
        return self.say(f"member.{column}.prompt" if column else "members.new")

    def understood(self, column: str, text: str) -> str:
        """Return the date or the parties readback."""
        if column in _DATES:
            return readback.day(self.say, text, "near")
        if column == "granted_by":
            return readback.party_names(self.say, self.canvas, text)
        return ""

    def sort_value(self, row: str, column: str, shown: str) -> tuple[bool, str]:
        """Return dates as they are kept, the rest as shown."""
        if column in _DATES:
            kept = getattr(self.canvas.members[row], column)
            return not kept, kept
        return super().sort_value(row, column, shown)

    def draft_place(self) -> str:
        """Return where members stand on the sheet."""
        places = self.canvas.template.with_role("members_at")
        return places[0].path if places else super().draft_place()

    # -- changing it

    def typed_value(self, row: str, column: str) -> str:
        """Return the field as people type it."""
        canvas, language = self.canvas, self.say.language
        member = canvas.members[row]
        self.seen = row, to_record(member)
        if column in _DATES:
            kept = getattr(member, column)
            return dates.show(kept, language) if kept else ""
        if column == "granted_by":
            return parties.typed(canvas, member.granted_by, language)
        return str(getattr(member, column))

    def set_cell(self, row: str, column: str, text: str) -> None:
        """Keep a field as typed."""
        member = self.canvas.members.get(row)
        was = self.seen[1] if self.seen[0] == row else None
        today = date.today()
        fields = {column: text}
        self.do(
            "member.set",
            lambda canvas, by: members.set_member(canvas, by, row, today=today, **fields),
            subject=one_line(text) if column == "name" else member.name if member else "",
            seen=None if was is None else {("members", row): {column: was.get(column)}},
        )
        if column in _DATES and text.strip():
            self.tell(self.understood(column, text))

    def switch(self, rows: Sequence[str], column: str) -> None:
        """Set a yes or no, or the kind, of all these members alike."""
        member_actions.switch(self, rows, column)

    def add_row(self, text: str) -> str:
        """Add a member for a name, or for ``name; organisation; role``."""
        known = self.canvas.members.keys()
        if ";" in text or "\t" in text:
            self._paste(text)
            return next(id for id in self.canvas.members if id not in known)
        id = new_id()
        self.do(
            "member.add",
            lambda canvas, by: members.add_member(canvas, by, text, id=id),
            subject=one_line(text),
        )
        return id

    def _paste(self, text: str) -> list[members.RefusedLine]:
        """Add a member per line in one step; return what did not go in. Raises Refused if all."""
        problems: list[members.RefusedLine] = []

        def make(canvas: Canvas, by: By) -> Canvas:
            after, found = members.paste_members(canvas, by, text)
            problems.extend(found)
            return after

        before = len(self.canvas.members)
        self.do("member.add", make, subject=one_line(text.strip().split("\n")[0].split(";")[0]))
        if len(self.canvas.members) == before and len(problems) == 1:
            raise Refused(problems[0].key, **problems[0].values)
        return problems

    def add_pasted(self, text: str) -> None:
        """Add a member per pasted line; lines that can't are named by number."""
        before = self.canvas.members.keys()
        problems = self._paste(text)
        new = [id for id in self.canvas.members if id not in before]
        if new:
            self.table.wanted, self.table.row_id = "", new[-1]
        self.tell(self.say("members.pasted", n=len(new)))
        if problems:
            title = self.say("members.pasted", n=len(new))
            self.app.push_screen(ProblemsPage(title, problems))

    def on_paste(self, event: events.Paste) -> None:
        """A list pasted on the table becomes members as well."""
        if self.input is None and event.text.strip():
            event.stop()
            self.attempt(lambda: self.add_pasted(event.text))

    def remove_rows(self, rows: Sequence[str]) -> None:
        """Remove members that should not have been there."""
        known = self.canvas.members
        names = names_of([known[row] for row in rows])
        self.do(
            "member.remove",
            lambda canvas, by: items.remove(canvas, by, [Ref("members", row) for row in rows]),
            subject=names,
        )
        self.table.row_id = ""
        self.tell(self.say("card.removed", n=len(rows), name=visible(names)))

    def opened(self, row: str, column: str) -> None:
        """Choose relation or group, or the identity cards that say why this party belongs."""
        if column in ("relation", "group"):
            self.perform(f"members.{column}")
            return
        member = self.canvas.members[row]

        def keep(ids: tuple[str, ...]) -> None:
            self.do(
                "member.set",
                lambda canvas, by: members.set_member(canvas, by, row, follows=ids),
                subject=member.name,
            )

        title = self.say("members.pick_follows", name=visible(member.name))
        of = Listed(row, column)
        pick_cards(self, title, "identity", lambda: self._follows(row), keep, of)

    def _follows(self, row: str) -> tuple[str, ...]:
        member = self.canvas.members.get(row)
        return member.follows if member else ()

    @does("conflict.choose")
    def choose_version(self) -> None:
        """Choose between two versions of a member."""
        canvas, say = self.canvas, self.say

        def describe(field: str, one: versions.Version) -> str:
            assert isinstance(one, Member)
            return f"{say(f'member.{field}')}: {shown(canvas, one, field, say, None) or '–'}"

        member = canvas.members.get(self.table.row_id)
        name = member.name if member else ""
        versions.choose(self, Ref("members", self.table.row_id), describe, name)


def shown(canvas: Canvas, member: Member, field: str, say: Say, today: date | None) -> str:
    """Return a field of a member as the table shows it, safe for the screen."""
    if field == "name":
        return visible(parties.shown_name(canvas, member))
    if field == "group":
        return member_groups.shown(canvas, member)
    value = getattr(member, field)
    if field == "relation":
        return say(f"member.relation.{value}") if value in RELATIONS else visible(str(value))
    if field in ("core", "stewardship"):
        return YES if value else NO
    if field == "kind":
        return say(f"member.kind.{value}") if value in MEMBER_KINDS else visible(str(value))
    if field == "granted_by":
        return readback.named(canvas, value)
    if field in _DATES:
        return dates.show(value, say("language"), today) if value else ""
    if field == "follows":
        cards = (canvas.cards.get(id) for id in value)
        return "; ".join(visible(card.text) for card in cards if card and card.state == ACTIVE)
    return visible(str(value))
