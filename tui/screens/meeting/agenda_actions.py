"""What is done with the items of an agenda: starting one above all, and making the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from board import clock, queries
from board.commands import agenda as commands
from board.commands import clock as clocks
from board.i18n import pick as worded
from board.meeting import AGENDA_KINDS, AgendaItem
from board.refusal import Refused
from board.text import visible
from tui.keys.keymap import key_name
from tui.kit.dispatch import does
from tui.kit.line_input import LineInput, ask
from tui.kit.picker import Choice, pick
from tui.live.timekeeper import here_and_now
from tui.view.page_frame import Said
from tui.view.session import ITEM, duration
from tui.view.state import Cursor

if TYPE_CHECKING:
    from tui.screens.meeting.session_page import SessionPage

_OPENS: Mapping[str, str] = {
    "paradoxes": "paradoxes",
    "interests": "interests",
    "coalitions": "coalitions",
    "decide": "agreements",
}
"""Screens that items of a kind open; the others open their place on the sheet."""

_KEYS: Mapping[str, str] = {
    "silent": "round.silent",
    "vote": "round.vote",
    "rules": "rule.verdict",
    "group": "group.make",
    "read_out": "present.start",
}
"""What one does on the sheet in an item of a kind, by action; one that isn't there says nothing."""


@does("agenda.start")
def start(page: SessionPage) -> None:
    """Start the item under the cursor, and go where it is about."""
    item = _item(page)
    id = item.id
    if not clock.is_on(item) or item.paused:
        page.do(
            "clock.start",
            lambda canvas, by: clocks.start_item(canvas, by, id, **here_and_now()),
            subject=item.title,
        )
    _open(page, item)
    page.host.tell(_told(page, item))


def _told(page: SessionPage, item: AgendaItem) -> str:
    """Return what has begun, and the key on the sheet that such an item is for."""
    told = page.say("clock.started", title=visible(item.title))
    action = _KEYS.get(item.kind, "")
    key = page.live.keymap.first(action)
    if not key:
        return told
    return f"{told}  ·  {key_name(key)} {page.say(f'action.{action}')}"


def _open(page: SessionPage, item: AgendaItem) -> None:
    if item.kind == "close":
        page.perform("session.close")
    elif screen := _OPENS.get(item.kind):
        page.host.goto(screen)
    elif page.canvas.template.place(item.place) is not None:
        things = queries.cards_at(page.canvas, item.place, deep=True)
        ref = queries.ref_of(things[0]) if things else None
        page.host.goto("sheet", Cursor(item.place, ref))


@does("agenda.back")
def back(page: SessionPage) -> None:
    """Take the start of this item back; the one before it goes on."""
    id = page.shown_session().id
    page.do("clock.back", lambda canvas, by: clocks.back(canvas, by, id))
    page.scroll.at = ""
    on = clock.running(page.canvas)
    told = page.say("clock.back_at", title=visible(on.title)) if on else None
    page.tell(told or page.say("clock.back_none"))


@does("agenda.end")
def end(page: SessionPage) -> None:
    """Let the clock end; nothing starts."""
    page.do("clock.end", clocks.end_item)
    page.tell(page.say("clock.stopped"))


@does("agenda.add")
def add(page: SessionPage) -> None:
    """Type items one after the other, with their minutes behind them."""
    held = page.shown_session()

    def keep(typed: str) -> None:
        title, minutes = commands.with_minutes(typed)
        after = page.item.id if page.item else ""
        known = page.canvas.agenda.keys()
        page.do(
            "agenda.add",
            lambda canvas, by: commands.add_item(
                canvas, by, held.id, title, after=after, minutes=minutes or None
            ),
            subject=title,
        )
        (new,) = page.canvas.agenda.keys() - known
        page.scroll.at = f"{ITEM}{new}"

    LineInput(page, page.say("agenda.ask"), keep, again=True).open()


@does("agenda.edit")
def edit(page: SessionPage) -> None:
    """Change the title of an item."""
    _ask(page, "title", lambda item: item.title)


@does("agenda.minutes")
def minutes(page: SessionPage) -> None:
    """Change the minutes of an item, or those of its steps."""
    _ask(page, "minutes", lambda item: duration(item._replace(more=0)))


@does("agenda.note")
def note(page: SessionPage) -> None:
    """Note something with an item."""
    _ask(page, "note", lambda item: item.note)


def _ask(page: SessionPage, field: str, now: Callable[[AgendaItem], str]) -> None:
    item, question = _item(page), page.say(f"agenda.ask.{field}")
    ask(page, question, lambda text: _set(page, item, field, text), now(item))


def _set(page: SessionPage, item: AgendaItem, field: str, value: str) -> None:
    fields = {field: value}
    page.do(
        "agenda.set",
        lambda canvas, by: commands.set_item(canvas, by, item.id, **fields),
        subject=item.title,
    )


@does("agenda.kind")
def kind(page: SessionPage) -> None:
    """Choose what an item opens."""
    item = _item(page)
    choices = [
        Choice(one, page.say(f"agenda.kind.{one}"), chosen=one == item.kind) for one in AGENDA_KINDS
    ]
    pick(page, page.say("agenda.kind.title"), choices, lambda one: _set(page, item, "kind", one))


@does("agenda.place")
def place(page: SessionPage) -> None:
    """Choose where on the sheet an item is about."""
    item, language = _item(page), page.canvas.info.language
    choices = [Choice("", page.say("agenda.place.none"), chosen=not item.place)]
    for path, there in page.canvas.template.places.items():
        if there.question is None:
            words = [there.block.short, *([there.section.short] if there.section else [])]
            label = " › ".join(worded(one, language) for one in words)
            choices.append(Choice(path, label, chosen=path == item.place))
    pick(page, page.say("agenda.place.title"), choices, lambda one: _set(page, item, "place", one))


@does("agenda.up", "agenda.down")
def move(page: SessionPage) -> None:
    """Move an item one up or down."""
    item, step = _item(page), -1 if page.action == "agenda.up" else 1
    page.do(
        "agenda.move",
        lambda canvas, by: commands.step_item(canvas, by, item.id, step),
        subject=item.title,
    )


@does("agenda.remove")
def remove(page: SessionPage) -> None:
    """Take an item off the agenda, or someone off the list of who is there."""
    if page.who:
        page.perform("attendance.remove")
        return
    item = _item(page)
    page.do(
        "agenda.remove",
        lambda canvas, by: commands.remove_item(canvas, by, item.id),
        subject=item.title,
    )
    page.said = Said(page.say("agenda.removed", title=visible(item.title)))


def _item(page: SessionPage) -> AgendaItem:
    """Return the item under the cursor. Raises Refused where it is on nothing of the kind."""
    page.shown_session()
    if page.item is None:
        raise Refused("agenda.none_here")
    return page.item
