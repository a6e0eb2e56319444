"""The session: its agenda left, who is there right, or the one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from textual import events

from board import clock, dates, sessions
from board.i18n import pick as worded
from board.last_time import closed_last
from board.meeting import AgendaItem, Session
from board.refusal import Refused
from board.text import visible
from tui.kit.dispatch import does
from tui.kit.list_page import ListPage
from tui.live.timekeeper import moment
from tui.view import session as view
from tui.view.bars import trimmed
from tui.view.list import heading_block, text_block
from tui.view.rows import Line
from tui.view.scroll import Scroll, Stretch
from tui.view.session import ITEM, WHO

WIDE = 100
"""Columns from which the two lists lie beside each other."""

_PEOPLE = 36
"""Cells for who is there, beside an agenda."""


class SessionPage(ListPage):
    """Shows one session; the one that runs, or else the next, or else the last."""

    modes = ("session",)
    name_key = "session.title"
    help_keys = ("session.about", "session.about.people", "session.about.undo")
    action_modules: ClassVar = {
        "session": "tui.screens.meeting.session_actions",
        "agenda": "tui.screens.meeting.agenda_actions",
        "attendance": "tui.screens.meeting.people_actions",
    }

    def __init__(self, session: str = "") -> None:
        super().__init__()
        self.session_id = session
        self._beside = {ITEM: Scroll(), WHO: Scroll()}
        """How far each of the two lists is scrolled where they lie beside each other."""
        self._clickable: dict[str, list[str]] = {ITEM: [], WHO: []}
        """What stands on each line of them."""
        self._right_from = 0
        self._last: dict[str, str] = {}
        """Where the cursor was in each of them."""

    # -- what it is about

    @property
    def session(self) -> Session | None:
        """The session that is shown; None while there is none."""
        held = self.canvas.sessions.get(self.session_id)
        if held is None or held not in sessions.in_row(self.canvas):
            held = sessions.current(self.canvas)
            self.session_id = held.id if held else ""
        return held

    def shown_session(self) -> Session:
        """Return the session that is shown. Raises Refused while there is none."""
        held = self.session
        if held is None:
            raise Refused("session.none")
        return held

    @property
    def item(self) -> AgendaItem | None:
        """The item under the cursor."""
        return self.canvas.agenda.get(self._under(ITEM))

    @property
    def who(self) -> str:
        """The party under the cursor, as a reference; empty where it is on the agenda."""
        return self._under(WHO)

    def _under(self, side: str) -> str:
        return self.scroll.at.removeprefix(side) if self.scroll.at.startswith(side) else ""

    def offers(self, action: str) -> bool:
        """Leave out what has no use for what is under the cursor."""
        if action.startswith("attendance."):
            return bool(self.who) or action in ("attendance.add", "attendance.all")
        if action == "session.last":
            return closed_last(self.canvas) is not None
        return action != "search.start" or self.session is not None

    # -- what it says

    def page_title(self) -> str:
        """Return which session this is."""
        held = self.session
        return self.say("session.named", number=held.number) if held else super().page_title()

    def page_facts(self) -> Sequence[str]:
        """Tell when it will be over, how far it is, and which of the sessions it is."""
        held = self.session
        if held is None:
            return ()
        facts = [self.say(f"session.state.{held.progress}")]
        if held.progress == sessions.RUNNING and sessions.agenda(self.canvas, held.id):
            left = sessions.to_come(self.canvas, held.id, moment())
            until = datetime.now() + timedelta(seconds=left)
            facts.insert(0, self.say("session.until", time=f"{until:%H:%M}"))
        row = [one.id for one in sessions.in_row(self.canvas)]
        if len(row) > 1:
            facts.append(f"{row.index(held.id) + 1}/{len(row)}")
        return [*facts, *super().page_facts()]

    def page_detail(self) -> str:
        """Return what the item under the cursor opens, and what was noted."""
        if item := self.item:
            place = self.canvas.template.place(item.place)
            part = place and (place.question or place.section or place.block)
            where = worded(part.short, self.say.language) if part else ""
            told = (self.say(f"agenda.kind.{item.kind}"), where, visible(item.note))
            return "  ·  ".join(filter(None, told))
        return self.say("session.who.detail") if self.who else ""

    def _when(self, held: Session) -> str:
        day = dates.show(held.date, self.say.language) if held.date else ""
        hours = "–".join(filter(None, (held.start, held.end)))
        told = (day, hours, visible(held.place), visible(held.purpose))
        return "  ·  ".join(filter(None, told)) or self.say("session.no_date")

    # -- drawing

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return both lists, beside each other where there is room."""
        held = self.session
        if width < WIDE or held is None:
            return super().page_lines(width, height)
        self._settle(held)
        right = max(_PEOPLE, width // 3)
        left = width - right - 1
        above = trimmed([("text", f" {self._when(held)}")], width, "text")
        columns = []
        seen: list[str] = []
        for side, blocks, cells in (
            (ITEM, self._agenda(held, left), left),
            (WHO, self._people(held, right), right),
        ):
            scroll = self._beside[side]
            keys = [block.key for block in blocks if block.key]
            scroll.at = self.scroll.at if self.scroll.at in keys else ""
            if scroll.at:
                scroll.mend(keys)
            lines, top, below = scroll.shown(blocks, height - 1)
            columns.append([*lines, *[trimmed([], cells, "text")] * (height - 1 - len(lines))])
            self._clickable[side] = [block.key for block in blocks for _ in block.lines][top:]
            seen += self._clickable[side][: height - 1]
            if scroll.at:
                self._hidden = (top, below)
        self._right_from = left
        self.note_shown(self._keys, seen)
        return [above, *view.beside(*columns)]

    def _settle(self, held: Session) -> None:
        """Keep the cursor on something there is: first what comes next, or what runs."""
        keys = [f"{ITEM}{one.id}" for one in sessions.agenda(self.canvas, held.id)]
        keys += [f"{WHO}{ref}" for ref in sessions.expected(self.canvas, held)]
        if not self.scroll.at:
            first = sessions.upcoming(self.canvas, held.id) or clock.running(self.canvas)
            self.scroll.at = f"{ITEM}{first.id}" if first else ""
        self._keys = keys
        self.scroll.mend(keys)

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return both lists under each other."""
        held = self.session
        if held is None:
            return [text_block([("text", f" {self.say('session.none_yet')}")], width)]
        self._settle(held)
        above = text_block([("text", f" {self._when(held)}")], width)
        return [above, *self._agenda(held, width), *self._people(held, width)]

    def _agenda(self, held: Session, width: int) -> list[Stretch]:
        plan = sessions.plan(self.canvas, held)
        heading = heading_block(self.say("session.agenda"), width)
        items = view.agenda_blocks(plan, held, self.scroll.at, width, self.say)
        return [heading, *items, view.sum_block(plan, held, width, self.say)]

    def _people(self, held: Session, width: int) -> list[Stretch]:
        expected = sessions.expected(self.canvas, held)
        here = sum(told == "present" for told in expected.values())
        count = f"{here}/{len(expected)}" if expected else ""
        heading = heading_block(self.say("session.people"), width, count)
        rows = view.people_blocks(self.canvas, held, expected, self.scroll.at, width, self.say)
        return [heading, *rows]

    # -- going about

    def move(self) -> None:
        """Go through the list the cursor is in; under each other they are one."""
        whole, side = self._keys, WHO if self.who else ITEM
        if self.space[0] >= WIDE:
            self._keys = [key for key in whole if key.startswith(side)]
        super().move()
        self._keys = whole

    @does("cursor.next", "cursor.previous", "cursor.left", "cursor.right")
    def other_list(self) -> None:
        """Go to the other list, where the cursor was there."""
        side, other = (WHO, ITEM) if self.who else (ITEM, WHO)
        self._last[side] = self.scroll.at
        keys = [key for key in self._keys if key.startswith(other)]
        if keys:
            self.scroll.at = self._last[other] if self._last.get(other) in keys else keys[0]

    def clicked(self, x: int, y: int) -> bool:
        """Put the cursor on the item or the person that was clicked."""
        if self.space[0] < WIDE:
            return super().clicked(x, y)
        keys = self._clickable[ITEM if x < self._right_from else WHO]
        line = y - 2
        if not 0 <= line < len(keys) or not keys[line]:
            return False
        self.scroll.at = keys[line]
        return True

    def on_paste(self, event: events.Paste) -> None:
        """A pasted list of names is who is there."""
        if self.input is None and event.text.strip():
            from tui.screens.meeting.people_actions import paste

            event.stop()
            self.attempt(lambda: paste(self, event.text))
