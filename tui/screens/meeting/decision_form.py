"""The form of a decision: text, how, who agreed, and under whose reservation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from board import agreements, parties
from board.commands import decisions
from board.commands.by import By
from board.commands.records import found
from board.meeting import DECISION_PROGRESS, METHODS, Decision
from board.model import Canvas
from board.text import visible
from tui.kit.chain_input import ChainInput, ChainStep
from tui.kit.dispatch import does
from tui.kit.form_page import FormPage
from tui.kit.noting import note_action, when_step, who_step
from tui.kit.readback import named
from tui.screens.meeting.agreement_fields import CARDS, about, choose_about, of_sessions
from tui.view.agreements import reservation
from tui.view.form import CHOICE, PARTIES, TEXT, Field

_RESERVED = "reserved:"
"""Before the party in the id of a field that tells a reservation."""
RESERVATION = "reservation"

_BEFORE = (("text", TEXT), ("method", CHOICE), ("agreed", PARTIES))
_AFTER = (("cards", CARDS), ("session", CHOICE), ("progress", CHOICE))


class DecisionForm(FormPage):
    """Shows a decision field by field; each reservation is a field of its own."""

    modes = ("decision", "form")
    help_keys = ("decision.form.about",)
    table, command = "decisions", "decision.set"
    named_by = "text"

    def __init__(self, decision_id: str) -> None:
        super().__init__()
        self.decision_id = decision_id
        self.at = 1  # The text is there already.

    def record(self) -> Decision:
        """The decision on the form. Raises Refused where it is gone."""
        return found(self.canvas.decisions, self.decision_id, "decision.unknown")

    def record_id(self) -> str:
        """Return the id of the decision."""
        return self.decision_id

    def page_title(self) -> str:
        """Return that this is a decision."""
        return self.say("decision.form.title")

    def fields(self) -> Sequence[Field]:
        """Return the fields, with one for each reservation and one for another."""
        say, one = self.say, self.canvas.decisions.get(self.decision_id)
        made = [self._field(name, kind) for name, kind in _BEFORE]
        label, prompt = say("decision.field.reserved"), say("decision.field.reserved.prompt")
        held = agreements.reservations(one) if one else []
        answer = say("decision.field.reserved.there")
        made += [Field(_RESERVED + each.party, label, RESERVATION, answer) for each in held]
        made.append(Field(_RESERVED, label, RESERVATION, prompt))
        return [*made, *(self._field(name, kind) for name, kind in _AFTER)]

    def _field(self, name: str, kind: str) -> Field:
        say = self.say
        style = "title" if name == "text" else "text"
        prompt = say(f"decision.field.{name}.prompt")
        return Field(name, say(f"decision.field.{name}"), kind, prompt, name == "cards", style)

    def shown(self, field: Field) -> str:
        """Return what a field holds, safe for the screen."""
        one = self.record()
        if field.kind == RESERVATION:
            party = field.id.removeprefix(_RESERVED)
            found = [each for each in agreements.reservations(one) if each.party == party]
            if not found:
                return ""
            return reservation(self.canvas, found[0], self.say, date.today(), named=False)
        value = getattr(one, field.id)
        if field.kind == PARTIES:
            return named(self.canvas, value)
        if field.kind == CARDS:
            return about(self.canvas, value)
        if field.kind == CHOICE:
            return dict(self.choices(field)).get(value, visible(value)) if value else ""
        return visible(value)

    def typed_value(self, field: Field) -> str:
        """Return a field the way people type it."""
        value = getattr(self.record(), field.id)
        if field.kind == PARTIES:
            return parties.typed(self.canvas, value, self.say.language)
        return str(value)

    def choices(self, field: Field) -> list[tuple[str, str]]:
        """Return what can be chosen: how it was taken, in which session, whether it holds."""
        say = self.say
        if field.id == "progress":
            return [(one, say(f"decision.progress.{one}")) for one in DECISION_PROGRESS]
        if field.id == "method":
            return [
                ("", say("agreements.no_choice")),
                *((one, say(f"method.{one}")) for one in METHODS),
            ]
        return of_sessions(self.canvas, say)

    # -- changing it

    def changed(self, canvas: Canvas, by: By, fields: Mapping[str, Any]) -> Canvas:
        """Return a canvas with fields changed as typed or chosen."""
        return decisions.set_decision(canvas, by, self.decision_id, **fields)

    def opened(self, field: Field) -> None:
        """Choose the cards it is about, note another reservation, or the answer to one."""
        party = field.id.removeprefix(_RESERVED)
        if field.kind == CARDS:
            choose_about(self, field)
        elif party:
            self._ask_answer(party)
        else:
            self.reserve()

    @does("decision.present")
    def everyone_present(self) -> None:
        """Everyone present agrees, but for who has yet to ask at home."""
        one = self.record()
        self.do(
            "decision.set",
            lambda canvas, by: decisions.agree_present(canvas, by, one.id),
            subject=one.text,
        )
        agreed = self.canvas.decisions[one.id].agreed
        self.tell(self.say("decision.agreed_by", n=len(agreed)))

    @does("decision.reserve")
    def reserve(self) -> None:
        """Note who has yet to ask at home, and until when."""
        self.live.refuse_read_only()
        one, say = self.record(), self.say
        names = agreements.known_names(self.canvas)

        def keep(texts: list[str]) -> None:
            who, until = texts
            self.do(
                "decision.reserve",
                lambda canvas, by: decisions.reserve(
                    canvas, by, one.id, who, until, today=date.today()
                ),
                subject=one.text,
            )

        who = who_step(self, say("decision.ask.who"), names)
        ChainInput(self, (who, when_step(self, say("decision.ask.until"))), keep).begin()

    def _ask_answer(self, party: str) -> None:
        """Note what the answer was, and on which day it came."""
        self.live.refuse_read_only()
        one, say = self.record(), self.say
        name = visible(parties.label(self.canvas, party))

        def keep(texts: list[str]) -> None:
            text, on = texts
            self.do(
                "decision.answer",
                lambda canvas, by: decisions.answer(
                    canvas, by, one.id, (party,), text, on, today=date.today()
                ),
                subject=one.text,
            )

        told = ChainStep(say("decision.ask.answer", name=name), one.answers.get(party, ""))
        ChainInput(self, (told, when_step(self, say("decision.ask.answered"))), keep).begin()

    @does("decision.action")
    def add_action(self) -> None:
        """Note an action that follows from this decision."""
        note_action(self, decision=self.record().id)

    @does("decision.withdraw")
    def withdraw(self) -> None:
        """Withdraw it, or let it hold after all."""
        one = self.record()
        gone = one.progress == agreements.WITHDRAWN
        make = decisions.hold if gone else decisions.withdraw
        command = "decision.hold" if gone else "decision.withdraw"
        self.do(command, lambda canvas, by: make(canvas, by, one.id), subject=one.text)

    def clear(self) -> None:
        """Empty the field; of a reservation: it was noted by mistake."""
        field, one = self.field, self.record()
        party = field.id.removeprefix(_RESERVED)
        if field.kind == CARDS:
            self.set_field("cards", ())
        elif field.kind != RESERVATION:
            super().clear()
        elif party:
            self.do(
                "decision.reserve",
                lambda canvas, by: decisions.unreserve(canvas, by, one.id, (party,)),
                subject=one.text,
            )

    @does("form.before", "form.after")
    def other_decision(self) -> None:
        """To the decision before or after this one."""
        ids = [one.id for one in agreements.decisions(self.canvas)]
        if self.decision_id in ids:
            at = ids.index(self.decision_id) + (1 if self.action == "form.after" else -1)
            self.decision_id = ids[max(0, min(at, len(ids) - 1))]
