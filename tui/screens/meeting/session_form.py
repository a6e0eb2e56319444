"""The form of a session: when, where, what for, and how far its minutes are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from board import dates, times
from board.commands.by import By
from board.commands.records import found
from board.commands.sessions import set_session
from board.meeting import MINUTES, Session
from board.model import Canvas, Entity
from board.refusal import Refused
from board.text import visible
from tui.kit import readback
from tui.kit.form_page import FormPage
from tui.view.form import CHOICE, DATE, TEXT, Field

_FIELDS = (
    ("date", DATE),
    ("start", TEXT),
    ("end", TEXT),
    ("place", TEXT),
    ("purpose", TEXT),
    ("minutes", CHOICE),
)


class SessionForm(FormPage):
    """Shows a session field by field."""

    help_keys = ("session.form.about",)
    table, command = "sessions", "session.set"

    def __init__(self, session: str) -> None:
        super().__init__()
        self.session_id = session

    def record(self) -> Session:
        """The session on the form. Raises Refused where it is gone."""
        return found(self.canvas.sessions, self.session_id, "session.unknown")

    def record_id(self) -> str:
        """Return the id of the session."""
        return self.session_id

    def page_title(self) -> str:
        """Return which session this is."""
        found = self.canvas.sessions.get(self.session_id)
        return self.say("session.named", number=found.number) if found else ""

    def fields(self) -> Sequence[Field]:
        """Return the fields in their order."""
        say = self.say
        return [
            Field(name, say(f"session.{name}"), kind, say(f"session.{name}.prompt"))
            for name, kind in _FIELDS
        ]

    def shown(self, field: Field) -> str:
        """Return what a field holds, safe for the screen."""
        if field.kind == CHOICE:
            return self.say(f"session.minutes.{self.record().minutes}")
        return visible(self.typed_value(field))

    def typed_value(self, field: Field) -> str:
        """Return a field the way people type it."""
        value = str(getattr(self.record(), field.id))
        return dates.show(value, self.say.language) if value and field.kind == DATE else value

    def choices(self, field: Field) -> list[tuple[str, str]]:
        """Return how far the minutes can be."""
        return [(one, self.say(f"session.minutes.{one}")) for one in MINUTES]

    def understood(self, field: Field, text: str) -> str:
        """Return the day or the time that is understood so far."""
        if field.kind == DATE:
            return readback.day(self.say, text, "near")
        if field.id not in ("start", "end"):
            return ""
        try:
            return self.say("understood", what=times.parse(text))
        except Refused:
            return self.say("understood.no_time")

    def changed(self, canvas: Canvas, by: By, fields: Mapping[str, Any]) -> Canvas:
        """Return a canvas with fields changed as typed or chosen."""
        return set_session(canvas, by, self.session_id, today=date.today(), **fields)

    def subject(self, record: Entity) -> str:
        """Return which session this is."""
        return self.page_title()
