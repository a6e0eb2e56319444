"""The form of an action: what, who, when, and what it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from board import agreements, dates, parties
from board.codec import to_record
from board.commands.actions import set_action
from board.commands.by import By
from board.commands.records import found
from board.meeting import ACTION_PROGRESS, Action
from board.model import REMOVED, Canvas
from board.queries import coalitions
from board.text import visible
from tui.kit.chain_input import ChainInput
from tui.kit.form_page import FormPage
from tui.kit.line_input import Rectangle
from tui.kit.noting import who_step
from tui.kit.readback import named
from tui.screens.meeting.agreement_fields import CARDS, about, choose_about, of_sessions
from tui.view.form import CHOICE, DATE, PARTIES, TEXT, Field

_FIELDS = (
    ("text", TEXT),
    ("owner", PARTIES),
    ("due", DATE),
    ("progress", CHOICE),
    ("note", TEXT),
    ("coalition", CHOICE),
    ("decision", CHOICE),
    ("cards", CARDS),
    ("session", CHOICE),
)


class ActionForm(FormPage):
    """Shows an action field by field."""

    help_keys = ("action.form.about",)
    table, command = "actions", "action.set"
    named_by = "text"

    def __init__(self, action_id: str) -> None:
        super().__init__()
        self.action_id = action_id

    def record(self) -> Action:
        """The action on the form. Raises Refused where it is gone."""
        return found(self.canvas.actions, self.action_id, "action.unknown")

    def record_id(self) -> str:
        """Return the id of the action."""
        return self.action_id

    def page_title(self) -> str:
        """Return that this is an action."""
        return self.say("action.form.title")

    def fields(self) -> Sequence[Field]:
        """Return the fields in their order."""
        say = self.say
        return [
            Field(
                name,
                say(f"action.field.{name}"),
                kind,
                say(f"action.field.{name}.prompt"),
                name == "progress" or name == "coalition",
                "title" if name == "text" else "text",
            )
            for name, kind in _FIELDS
        ]

    def shown(self, field: Field) -> str:
        """Return what a field holds, safe for the screen."""
        one = self.record()
        value = getattr(one, field.id)
        if field.kind == PARTIES:
            return named(self.canvas, [value]) if value else ""
        if field.kind == DATE:
            return visible(dates.show(value, self.say.language)) if value else ""
        if field.kind == CARDS:
            return about(self.canvas, value)
        if field.kind == CHOICE:
            return dict(self.choices(field)).get(value, visible(value))
        return visible(value)

    def typed_value(self, field: Field) -> str:
        """Return a field the way people type it."""
        value = getattr(self.record(), field.id)
        if field.kind == PARTIES:
            return parties.typed(self.canvas, [value], self.say.language) if value else ""
        return dates.show(value, self.say.language) if value and field.kind == DATE else str(value)

    def choices(self, field: Field) -> list[tuple[str, str]]:
        """Return what can be chosen: how far it is, or what it came from."""
        canvas, say = self.canvas, self.say
        if field.id == "progress":
            return [(one, say(f"action.progress.{one}")) for one in ACTION_PROGRESS]
        if field.id == "session":
            return of_sessions(canvas, say)
        if field.id == "coalition":
            offered = [(one.id, visible(one.title)) for one in coalitions(canvas)]
        else:
            row = sorted(canvas.decisions.values(), key=lambda one: (one.order, one.id))
            offered = [(one.id, visible(one.text)) for one in row if one.state != REMOVED]
        return [("", say("agreements.no_choice")), *offered]

    def changed(self, canvas: Canvas, by: By, fields: Mapping[str, Any]) -> Canvas:
        """Return a canvas with fields changed as typed or chosen."""
        return set_action(canvas, by, self.action_id, today=date.today(), **fields)

    def edit(self) -> None:
        """Type or choose in a field; of who does it the names are offered, as when it is noted."""
        if self.field.id == "owner":
            self.live.refuse_read_only()
            OwnerInput(self).begin()
        else:
            super().edit()

    def opened(self, field: Field) -> None:
        """Choose the cards it came from."""
        choose_about(self, field)

    def clear(self) -> None:
        """Empty the field."""
        if self.field.kind == CARDS:
            self.set_field("cards", ())
        else:
            super().clear()


class OwnerInput(ChainInput):
    """Who does an action: the arrows offer the names that begin as typed."""

    def __init__(self, form: ActionForm) -> None:
        seen, field = to_record(form.record()), form.field
        names = agreements.known_names(form.canvas)

        def keep(texts: list[str]) -> None:
            form.set_field("owner", texts[0], seen)
            form.move(1)

        super().__init__(
            form, (who_step(form, field.prompt, names, form.typed_value(field)),), keep
        )
        self.form = form

    def rectangle(self) -> Rectangle:
        """Return where the name stands."""
        return self.form.value_rectangle() or super().rectangle()
