"""The form of one coalition: every field, typed without the hands leaving the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from board import parties, queries
from board.commands import coalitions, items
from board.commands.by import By
from board.commands.records import found
from board.model import MARKS, Canvas, Coalition, Ref
from board.refusal import Refused
from board.text import visible
from tui.kit import versions
from tui.kit.card_links import pick_cards
from tui.kit.dispatch import does
from tui.kit.form_page import FormPage
from tui.kit.page import Help
from tui.kit.picker import Choice
from tui.kit.several import Listed, Switched, pick_several
from tui.screens.network import coalition_fields
from tui.screens.network.coalition_fields import BODY, CARDS, MARK
from tui.screens.network.matching import ask_who
from tui.view.form import PARTIES, Field


class CoalitionForm(FormPage):
    """Shows a coalition field by field."""

    help_keys = ("coalition.help", "coalition.help.parties")
    table, command = "coalitions", "coalition.set"

    def __init__(self, coalition_id: str) -> None:
        super().__init__()
        self.coalition_id = coalition_id

    # -- what it shows

    def record(self) -> Coalition:
        """The coalition on the form. Raises Refused where it is gone."""
        return found(self.canvas.coalitions, self.coalition_id, "coalition.unknown")

    def record_id(self) -> str:
        """Return the id of the coalition."""
        return self.coalition_id

    def fields(self) -> Sequence[Field]:
        """Return the fields; the template names its own."""
        return coalition_fields.fields(self.canvas.template, self.say)

    def shown(self, field: Field) -> str:
        """Return what a field holds."""
        return coalition_fields.shown(self.canvas, self.record(), field, self.say)

    def typed_value(self, field: Field) -> str:
        """Return a field the way people type it."""
        return coalition_fields.typed(self.canvas, self.record(), field, self.say.language)

    def choices(self, field: Field) -> list[tuple[str, str]]:
        """Return what can be chosen: forms, or how far it is."""
        return coalition_fields.choices(self.canvas.template, field.id, self.say)

    def page_title(self) -> str:
        """Return the title of the coalition."""
        found = self.canvas.coalitions.get(self.coalition_id)
        return visible(found.title) if found else self.say("coalition.form.title")

    def page_facts(self) -> Sequence[str]:
        """Return which of the coalitions this is."""
        ids = [one.id for one in queries.coalitions(self.canvas)]
        at = ids.index(self.coalition_id) + 1 if self.coalition_id in ids else 0
        place = f"{self.say('coalition.form.title')} {at}/{len(ids)}"
        found = self.canvas.coalitions.get(self.coalition_id)
        return [self.say("coalition.in_conflict"), place] if found and found.conflict else [place]

    def page_help(self) -> Help:
        """Return what the form is for."""
        return self.say("coalition.form.title"), super().page_help()[1]

    def draft_place(self) -> str:
        """Return where coalitions stand on the sheet."""
        block = self.canvas.template.block_of("coalitions")
        return block.id if block else super().draft_place()

    # -- changing it

    def changed(self, canvas: Canvas, by: By, fields: Mapping[str, Any]) -> Canvas:
        """Return a canvas with fields changed as typed or chosen."""
        return coalitions.set_coalition(
            canvas, by, self.coalition_id, today=coalition_fields.today(), **fields
        )

    def opened(self, field: Field) -> None:
        """Choose cards or marks, or go on to the body."""
        coalition = self.record()
        if field.kind == CARDS:
            pick_cards(
                self,
                field.label,
                "identity" if field.id == "follows" else "rules",
                lambda: tuple(getattr(self.record(), field.id)),
                lambda ids: self.set_field(field.id, ids),
                Listed(coalition.id, field.id),
            )
        elif field.kind == MARK:
            self._choose_marks(coalition)
        elif field.kind == BODY:
            from tui.kit.body_editor import BodyEditor

            ref = Ref("coalitions", coalition.id)
            self.app.push_screen(BodyEditor(self, ref, coalition.title, coalition.body))

    def _choose_marks(self, coalition: Coalition) -> None:
        ref, say = Ref("coalitions", coalition.id), self.say
        choices = [
            Choice(mark, say(f"mark.{mark}"), say(f"mark.{mark}.key"), mark in coalition.marks)
            for mark in MARKS
        ]

        def kept(switched: Switched) -> None:
            def make(canvas: Canvas, by: By) -> Canvas:
                held = canvas.coalitions[ref.id].marks
                for mark in {*held} ^ {*switched.over(held)}:
                    canvas = items.toggle_mark(canvas, by, [ref], mark)
                return canvas

            self.do("card.mark", make, subject=coalition.title)

        pick_several(self, self.field.label, choices, kept, Listed(ref.id, "marks"))

    def clear(self) -> None:
        """Empty the field. Marks are taken away one by one."""
        field = self.field
        if field.kind == MARK:
            raise Refused("coalition.not_empty", field=field.label)
        if field.kind == CARDS:
            self.set_field(field.id, ())
        else:
            super().clear()

    @does("form.before", "form.after")
    def other_coalition(self) -> None:
        """To the coalition before or after this one."""
        ids = [one.id for one in queries.coalitions(self.canvas)]
        if self.coalition_id in ids:
            at = ids.index(self.coalition_id) + (1 if self.action == "form.after" else -1)
            self.coalition_id = ids[max(0, min(at, len(ids) - 1))]
        elif ids:
            self.coalition_id = ids[0]

    @does("conflict.choose")
    def choose_version(self) -> None:
        """Choose between two versions of this coalition."""
        coalition, known = self.record(), {field.id: field for field in self.fields()}

        def describe(id: str, one: versions.Version) -> str:
            assert isinstance(one, Coalition)
            field = known.get(id)
            if field is None:
                return id
            shown = coalition_fields.shown(self.canvas, one, field, self.say)
            return f"{field.label}: {shown or '–'}"

        ref = Ref("coalitions", coalition.id)
        versions.choose(self, ref, describe, coalition.title, self._show)

    def _show(self, coalition_id: str) -> None:
        self.coalition_id = coalition_id

    @does("form.match")
    def match_names(self) -> None:
        """Ask of every name on this form that is not matched yet who it is."""
        coalition = self.record()
        named = (*coalition.core, *coalition.others)
        waiting = [ref for ref in named if parties.party(ref).kind == parties.NAME]
        if not waiting and self.field.kind == PARTIES:
            waiting = [ref for ref in getattr(coalition, self.field.id) if parties.is_outside(ref)]
        if not waiting:
            raise Refused("match.nothing_here")
        ask_who(self, waiting)
