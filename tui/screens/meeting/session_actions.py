"""What is done with a session as a whole: making one, its form, its end, the others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from board import agendas, sessions
from board.commands import sessions as commands
from board.i18n import pick as worded
from board.ids import new_id
from board.last_time import closed_last
from board.refusal import Refused
from tui.kit.dispatch import does
from tui.kit.picker import Choice, pick
from tui.view.page_frame import Said

if TYPE_CHECKING:
    from tui.screens.meeting.session_page import SessionPage

_EMPTY = ""


@does("session.new")
def new(page: SessionPage) -> None:
    """Choose the agenda to begin with; what it says is in the language of the canvas."""
    page.live.refuse_read_only()
    language = page.say.language
    usual = agendas.BUILT_IN[2 if sessions.in_row(page.canvas) else 0]
    choices = [
        Choice(
            ready.id,
            page.say("session.ready", name=worded(ready.name, language), minutes=ready.minutes),
            str(number),
            ready.id == usual,
        )
        for number, ready in enumerate(agendas.available(page.live.settings.template_folders), 1)
    ]
    choices.append(Choice(_EMPTY, page.say("session.ready.none"), "0"))
    pick(page, page.say("session.new.title"), choices, lambda value: _made(page, value))


def _made(page: SessionPage, ready: str) -> None:
    folders = page.live.settings.template_folders
    agenda = agendas.load(ready, folders) if ready else None
    id, language = new_id(), page.canvas.info.language
    number = max((one.number for one in sessions.in_row(page.canvas)), default=0) + 1
    page.do(
        "session.add",
        lambda canvas, by: commands.add_session(
            canvas, by, id=id, agenda=agenda, language=language, today=date.today()
        ),
        subject=page.say("session.named", number=number),
    )
    page.session_id, page.scroll.at = id, ""
    page.said = Said(page.say("session.made"))
    if closed_last(page.canvas) is not None:
        page.perform("session.last")


@does("session.last")
def last(page: SessionPage) -> None:
    """Look at what is left of last time; Esc comes back to the agenda."""
    from tui.screens.meeting.last_time_page import LastTimePage

    shown = LastTimePage()
    shown.answered, page.answered = page.answered, False  # An Enter behind a choice ends it there.
    page.app.push_screen(shown)


@does("session.form")
def form(page: SessionPage) -> None:
    """Open the form with its date, times, place and purpose."""
    from tui.screens.meeting.session_form import SessionForm

    page.app.push_screen(SessionForm(page.shown_session().id))


@does("session.close")
def close(page: SessionPage) -> None:
    """Look at what is still loose, and close from there; a closed session opens again."""
    held = page.shown_session()
    if held.progress == sessions.CLOSED:
        id = held.id
        page.do(
            "session.reopen",
            lambda canvas, by: commands.reopen_session(canvas, by, id),
            subject=page.say("session.named", number=held.number),
        )
        page.said = Said(page.say("session.reopened", number=held.number))
        return
    from tui.screens.meeting.closing_page import ClosingPage

    page.app.push_screen(ClosingPage(held.id))


@does("session.out")
def out(page: SessionPage) -> None:
    """Take the pages out of the room, also before or long after the closing."""
    from tui.screens.meeting.out_page import OutPage

    page.live.refuse_restricted()
    page.app.push_screen(OutPage(page.shown_session().id))


@does("session.previous", "session.next")
def another(page: SessionPage) -> None:
    """Look at the session before or after this one."""
    row = [one.id for one in sessions.in_row(page.canvas)]
    at = row.index(page.shown_session().id) + (1 if page.action == "session.next" else -1)
    if not 0 <= at < len(row):
        raise Refused("session.no_more")
    page.session_id, page.scroll.at = row[at], ""


@does("session.remove")
def remove(page: SessionPage) -> None:
    """Remove the session with its agenda; undo brings it back."""
    held = page.shown_session()
    id, name = held.id, page.say("session.named", number=held.number)
    page.do(
        "session.remove", lambda canvas, by: commands.remove_session(canvas, by, id), subject=name
    )
    page.session_id, page.scroll.at = "", ""
    page.said = Said(page.say("session.removed", name=name))
