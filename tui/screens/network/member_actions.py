"""What one key does to members: kind, core player, stewardship, leaving."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from board import dates
from board.commands import members
from board.commands.by import By
from board.model import MEMBER_KINDS, Canvas, Member
from board.refusal import Refused
from board.text import visible
from tui.kit import understood
from tui.kit.line_entry import Question

if TYPE_CHECKING:
    from tui.screens.network.members import MembersScreen


def names_of(those: Sequence[Member]) -> str:
    """Return the first name, and how many more."""
    first = those[0].name if those else ""
    return first if len(those) < 2 else f"{first} +{len(those) - 1}"


def switch(screen: MembersScreen, rows: Sequence[str], column: str) -> None:
    """Set a yes or no, or the kind, of members alike. Raises Refused where there is none."""
    those = _known(screen, rows)
    if column == "kind":
        at = MEMBER_KINDS.index(those[0].kind) if those[0].kind in MEMBER_KINDS else -1
        _set_all(screen, those, column, MEMBER_KINDS[(at + 1) % len(MEMBER_KINDS)])
        return
    on = not all(getattr(one, column) for one in those)
    if column == "stewardship" and on:
        _ask_grant(screen, those)
    else:
        _set_all(screen, those, column, on)


def leave(screen: MembersScreen) -> None:
    """Note the day members leave, asked for in one line; who had left comes back at once."""
    screen.board_app.refuse_read_only()
    those = _known(screen, screen.some())
    gone = [one for one in those if one.left]
    if gone:
        _come_back(screen, gone)
        return
    today = date.today()
    names = visible(names_of(those))

    def left(typed: str) -> None:
        on = typed.strip() or today.isoformat()

        def make(canvas: Canvas, by: By) -> Canvas:
            for one in those:
                canvas = members.leave(canvas, by, one.id, on, today=today)
            return canvas

        screen.do("member.leave", make, subject=names_of(those))
        screen.row_id, screen.marked = "", frozenset()
        day = dates.show(dates.parse(on, today, "near"), screen.say.language)
        screen.notice(screen.say("members.has_left", name=names, day=day))

    def echo(text: str) -> str:
        return understood.day(screen.say, text, "near")

    Question(screen, screen.say("members.ask_leave", name=names), left, echo=echo).open()


def _known(screen: MembersScreen, rows: Sequence[str]) -> list[Member]:
    known = screen.workshop.canvas.members
    those = [known[row] for row in rows if row in known]
    if not those:
        raise Refused("grid.nothing")
    return those


def _set_all(screen: MembersScreen, those: Sequence[Member], field: str, value: object) -> None:
    fields: dict[str, Any] = {field: value}

    def make(canvas: Canvas, by: By) -> Canvas:
        for one in those:
            canvas = members.set_member(canvas, by, one.id, **fields)
        return canvas

    screen.do(f"member.{field}", make, subject=names_of(those))


def _ask_grant(screen: MembersScreen, those: Sequence[Member]) -> None:
    """Stewardship is granted: ask by whom (article, Par4 §2); the answer may be empty."""
    screen.board_app.refuse_read_only()

    def grant(typed: str) -> None:
        def make(canvas: Canvas, by: By) -> Canvas:
            for one in those:
                canvas = members.set_stewardship(canvas, by, one.id, True, typed or None)
            return canvas

        screen.do("member.stewardship", make, subject=names_of(those))

    def echo(text: str) -> str:
        return understood.party_names(screen.say, screen.workshop.canvas, text)

    question = screen.say("members.ask_grant", name=visible(names_of(those)))
    Question(screen, question, grant, echo=echo).open()


def _come_back(screen: MembersScreen, those: Sequence[Member]) -> None:
    def make(canvas: Canvas, by: By) -> Canvas:
        for one in those:
            canvas = members.come_back(canvas, by, one.id)
        return canvas

    screen.do("member.come_back", make, subject=names_of(those))
    screen.notice(screen.say("members.is_back", name=visible(names_of(those))))
