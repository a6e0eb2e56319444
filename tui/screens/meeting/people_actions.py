"""What is done with the list of who is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from board import name_row, sessions
from board.commands import attendance
from board.commands.attendance import Stranger
from board.commands.by import By
from board.commands.sessions import say_closing
from board.meeting import PRESENCES
from board.model import Canvas
from board.parties import label
from board.refusal import Refused
from board.text import visible
from tui.kit import readback
from tui.kit.dispatch import does
from tui.kit.line_input import LineInput, ask
from tui.kit.picker import Choice, pick
from tui.view.page_frame import Said
from tui.view.session import WHO

if TYPE_CHECKING:
    from tui.screens.meeting.session_page import SessionPage

_ROUND = ("", *PRESENCES)


@does("attendance.toggle")
def toggle(page: SessionPage) -> None:
    """Present, absent, sent word, not said, and round again."""
    held, ref = page.shown_session(), page.who
    now = sessions.expected(page.canvas, held).get(ref, "")
    told = _ROUND[(_ROUND.index(now) + 1) % len(_ROUND)] if now in _ROUND else PRESENCES[0]
    _note(page, [ref], told)


@does("attendance.all")
def all_present(page: SessionPage) -> None:
    """Note that everyone of whom nothing was said is present."""
    expected = sessions.expected(page.canvas, page.shown_session())
    waiting = [ref for ref, told in expected.items() if not told]
    if not waiting:
        raise Refused("session.nobody")
    _note(page, waiting, PRESENCES[0])


@does("attendance.remove")
def remove(page: SessionPage) -> None:
    """Take someone off the list."""
    _note(page, [page.who], "")


def _note(page: SessionPage, refs: Sequence[str], told: str) -> None:
    id = page.shown_session().id
    page.do(
        "attendance.note",
        lambda canvas, by: attendance.attend(canvas, by, id, refs, told),
        subject=label(page.canvas, refs[0]),
    )


@does("attendance.word")
def closing_word(page: SessionPage) -> None:
    """Note what someone said at the end."""
    held, ref = page.shown_session(), page.who
    name = visible(label(page.canvas, ref))

    def keep(text: str) -> None:
        page.do(
            "session.closing",
            lambda canvas, by: say_closing(canvas, by, held.id, ref, text),
            subject=name,
        )

    now = held.closing_words.get(ref, "")
    ask(page, page.say("session.ask.word", name=name), keep, now)


@does("attendance.add")
def add(page: SessionPage) -> None:
    """Type who is there, one after the other; a pasted list comes in whole."""
    page.shown_session()
    _Names(page).open()


class _Names(LineInput):
    """A line for names: with semicolons between them, or one after the other."""

    def __init__(self, page: SessionPage) -> None:
        super().__init__(page, page.say("session.ask.names"), self._keep, again=True)
        self.session_page = page
        self.understood = lambda text: readback.party_names(page.say, page.canvas, text)

    def _keep(self, text: str) -> None:
        page = self.session_page
        id = page.shown_session().id
        before = sessions.attendance(page.canvas, page.shown_session())
        page.do(
            "attendance.note",
            lambda canvas, by: attendance.attend(canvas, by, id, text),
            subject=text,
        )
        new = [
            ref
            for ref in sessions.attendance(page.canvas, page.shown_session())
            if ref not in before
        ]
        if new:
            page.scroll.at = f"{WHO}{new[-1]}"

    def pasted(self, text: str) -> None:
        """Take a pasted list whole."""
        self.close()
        paste(self.session_page, text)


def paste(page: SessionPage, text: str) -> None:
    """Note a pasted list as who is there, and offer to make members of those who aren't."""
    id = page.shown_session().id
    found: list[Stranger] = []

    def make(canvas: Canvas, by: By) -> Canvas:
        after, strangers = attendance.attend_list(canvas, by, id, text)
        found[:] = strangers
        return after

    before = len(sessions.with_presence(page.canvas, page.shown_session(), PRESENCES[0]))
    page.do("attendance.note", make, subject=text.strip().splitlines()[0])
    here = len(sessions.with_presence(page.canvas, page.shown_session(), PRESENCES[0]))
    page.said = Said(page.say("session.pasted", n=here - before))
    if found:
        _offer(page, found)


def _offer(page: SessionPage, strangers: Sequence[Stranger]) -> None:
    """Ask whether names on the list are to become members."""
    id = page.shown_session().id
    names = visible(name_row.listed(one.name for one in strangers))

    def taken(answer: str) -> None:
        if answer:
            page.do(
                "session.members",
                lambda canvas, by: attendance.make_members(canvas, by, id, strangers),
                subject=strangers[0].name,
            )
            page.said = Said(page.say("session.members_made", n=len(strangers)))

    choices = [
        Choice("yes", page.say("session.members.yes", names=names), page.say("session.yes"), True),
        Choice("", page.say("session.members.no"), page.say("session.no")),
    ]
    pick(page, page.say("session.members.title", n=len(strangers)), choices, taken)
