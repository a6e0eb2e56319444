"""What one key does to members: kind, core player, stewardship, leaving; and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from board import dates
from board.commands import members
from board.commands.by import By
from board.model import MEMBER_KINDS, Canvas, Member
from board.people import has_left
from board.refusal import Refused
from board.text import subject, visible
from tui.kit import readback
from tui.kit.dispatch import does
from tui.kit.line_input import ask

if TYPE_CHECKING:
    from tui.screens.network.members import MembersPage


def names_of(those: Sequence[Member]) -> str:
    """Return the first name, and how many more."""
    return subject(those[0].name if those else "", len(those) - 1)


def tell_unseen(page: MembersPage, ids: Sequence[str], field: str, value: str) -> None:
    """Say what members became, where the column that shows it is out of sight."""
    if field not in page.table.ids_in_sight:
        names = visible(names_of(_known(page, ids)))
        what = page.say(f"member.{field}")
        page.tell(page.say("members.became", name=names, what=what, value=value))


def switch(page: MembersPage, rows: Sequence[str], column: str) -> None:
    """Set a yes or no, or the kind, of members alike. Raises Refused where there is none."""
    those = _known(page, rows)
    if column == "kind":
        at = MEMBER_KINDS.index(those[0].kind) if those[0].kind in MEMBER_KINDS else -1
        _set_all(page, those, column, MEMBER_KINDS[(at + 1) % len(MEMBER_KINDS)])
        return
    on = not all(getattr(one, column) for one in those)
    if column == "stewardship" and on:
        _ask_grant(page, those)
    else:
        _set_all(page, those, column, on)


@does("members.core", "members.stewardship", "members.kind")
def switch_named(page: MembersPage) -> None:
    """Set what a key stands for, of all these members alike."""
    switch(page, page.table.some(), page.action.partition(".")[2])


@does("members.leave")
def leave(page: MembersPage) -> None:
    """Note the day members leave, asked for in one line; who had left comes back at once.

    So does who is to leave on a day to come: that is off then.
    """
    page.live.refuse_read_only()
    those = _known(page, page.table.some())
    gone = [one for one in those if one.left]
    if gone:
        _come_back(page, gone)
        return
    today = date.today()
    names = visible(names_of(those))

    def left(typed: str) -> None:
        on = typed.strip() or today.isoformat()

        def make(canvas: Canvas, by: By) -> Canvas:
            for one in those:
                canvas = members.leave(canvas, by, one.id, on, today=today)
            return canvas

        page.do("member.leave", make, subject=names_of(those))
        page.table.row_id, page.table.marked = "", frozenset()
        day = dates.parse(on, today, "near")
        key = "members.has_left" if day <= today else "members.leaves"
        page.tell(page.say(key, name=names, day=dates.show(day, page.say.language)))

    def echo(text: str) -> str:
        return readback.day(page.say, text, "near")

    ask(page, page.say("members.ask_leave", name=names), left, understood=echo)


def _known(page: MembersPage, rows: Sequence[str]) -> list[Member]:
    known = page.canvas.members
    those = [known[row] for row in rows if row in known]
    if not those:
        raise Refused("grid.nothing")
    return those


def _set_all(page: MembersPage, those: Sequence[Member], field: str, value: object) -> None:
    fields: dict[str, Any] = {field: value}

    def make(canvas: Canvas, by: By) -> Canvas:
        for one in those:
            canvas = members.set_member(canvas, by, one.id, **fields)
        return canvas

    page.do(f"member.{field}", make, subject=names_of(those))
    told = page.say(f"member.kind.{value}") if field == "kind" else _yes_or_no(page, value)
    tell_unseen(page, [one.id for one in those], field, told)


def _yes_or_no(page: MembersPage, value: object) -> str:
    return page.say("yes" if value else "no")


def _ask_grant(page: MembersPage, those: Sequence[Member]) -> None:
    """Stewardship is granted: ask by whom (article, Par4 §2); the answer may be empty."""
    page.live.refuse_read_only()

    def grant(typed: str) -> None:
        def make(canvas: Canvas, by: By) -> Canvas:
            for one in those:
                canvas = members.set_stewardship(canvas, by, one.id, True, typed or None)
            return canvas

        page.do("member.stewardship", make, subject=names_of(those))
        tell_unseen(page, [one.id for one in those], "stewardship", _yes_or_no(page, True))

    def echo(text: str) -> str:
        return readback.party_names(page.say, page.canvas, text)

    question = page.say("members.ask_grant", name=visible(names_of(those)))
    ask(page, question, grant, understood=echo)


def _come_back(page: MembersPage, those: Sequence[Member]) -> None:
    def make(canvas: Canvas, by: By) -> Canvas:
        for one in those:
            canvas = members.come_back(canvas, by, one.id)
        return canvas

    gone = any(has_left(one, date.today()) for one in those)
    page.do("member.come_back", make, subject=names_of(those))
    key = "members.is_back" if gone else "members.stays"
    page.tell(page.say(key, name=visible(names_of(those))))
