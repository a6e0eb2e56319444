"""Last time: what a meeting begins with, to tick off and to judge while it is gone through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from board import agreements, dates, sessions
from board.commands import actions
from board.commands.verdicts import next_verdict, session_of, set_verdict
from board.last_time import LastTime, last_time
from board.meeting import Action, Decision
from board.model import Card, Coalition
from board.queries import label, ref_of
from board.refusal import Refused
from board.text import visible
from tui.kit.dispatch import does
from tui.kit.list_page import ListPage
from tui.screens.meeting.action_form import ActionForm
from tui.screens.meeting.decision_form import DecisionForm
from tui.view.agreements import action_block, decision_block
from tui.view.list import entry_block, heading_block, text_block
from tui.view.page_frame import Said
from tui.view.scroll import Stretch
from tui.view.signs import RULES, VERDICTS
from tui.view.state import Cursor

_BARE = "·"


class LastTimePage(ListPage):
    """Lists what is open since last time, the rules to look at again, and what was put aside."""

    modes = ("last",)
    name_key = "last.title"
    help_keys = ("last.about",)

    # -- what it shows

    def page_facts(self) -> Sequence[str]:
        """Tell of which session, and of which day, last time was."""
        held = last_time(self.canvas, date.today()).held
        if held is None:
            return super().page_facts()
        day = [dates.show(held.date, self.say.language)] if held.date else []
        return [self.say("session.named", number=held.number), *day, *super().page_facts()]

    def page_detail(self) -> str:
        """Return what is said of a rule now, or what keys do here."""
        one = self._here()
        if isinstance(one, Card) and one.verdicts:
            said = sessions.verdicts(one, self.canvas.sessions)[-1:]
            return "".join(
                self.say("verdict.told", verdict=self.say(f"verdict.{word}"), number=held.number)
                for held, word in said
            )
        return self.say("last.detail")

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return what there is, by kind; what is done here stays to be seen until the page ends."""
        found = last_time(self.canvas, date.today())
        made = [*self._agreed(found, width), *self._looked_at(found, width)]
        return made or [text_block([("text", f" {self.say('last.nothing')}")], width)]

    def _agreed(self, found: LastTime, width: int) -> Iterator[Stretch]:
        canvas, say, today, at = self.canvas, self.say, date.today(), self.scroll.at
        if found.actions:
            yield self._heading("actions", len(found.actions), width)
        for action in found.actions:
            yield action_block(canvas, action, say, width, today, cursor=action.id == at)
        if found.decisions:
            yield self._heading("awaited", len(found.decisions), width)
        for decision in found.decisions:
            yield decision_block(canvas, decision, say, width, today, cursor=decision.id == at)

    def _looked_at(self, found: LastTime, width: int) -> Iterator[Stretch]:
        if found.rules:
            yield self._heading("rules", len(found.rules), width)
        for rule in found.rules:
            said = VERDICTS.get(sessions.verdict(self.canvas, rule), "")
            yield self._entry(rule.id, said or RULES["agreed"], label(rule), width)
        if found.past:
            yield self._heading("past", len(found.past), width)
        for one, day in found.past:
            told = f"{one.title} · {dates.show(day, self.say.language)}"
            yield self._entry(one.id, _BARE, told, width)
        if found.parked:
            yield self._heading("parked", len(found.parked), width)
        for aside in found.parked:
            yield self._entry(aside.id, _BARE, label(aside), width)

    def _heading(self, kind: str, count: int, width: int) -> Stretch:
        return heading_block(self.say(f"last.{kind}"), width, str(count))

    def _entry(self, key: str, lead: str, text: str, width: int) -> Stretch:
        here = key == self.scroll.at
        return entry_block(key, lead, visible(text), width, cursor=here, style="text")

    # -- what is done with it

    def _here(self) -> Action | Decision | Card | Coalition | None:
        id, canvas = self.scroll.at, self.canvas
        agreed = canvas.actions.get(id) or canvas.decisions.get(id)
        return agreed or canvas.cards.get(id) or canvas.coalitions.get(id)

    @does("last.open")
    def open(self) -> None:
        """Open the form of an action or a decision; go to anything else on the sheet."""
        one = self._here()
        if isinstance(one, Action):
            self.app.push_screen(ActionForm(one.id))
        elif isinstance(one, Decision):
            self.app.push_screen(DecisionForm(one.id))
        elif one is None:
            raise Refused("item.nothing")
        else:
            self.host.goto("sheet", Cursor("", ref_of(one)))

    @does("last.done")
    def done(self) -> None:
        """Tick an action off."""
        one = self._here()
        if not isinstance(one, Action):
            raise Refused("agreements.not_an_action")
        self.do(
            "action.done" if agreements.is_open(one) else "action.reopen",
            lambda canvas, by: actions.toggle(canvas, by, [one.id], today=date.today()),
            subject=one.text,
        )
        self.said = Said(self.say("last.ticked", text=visible(one.text)))

    @does("last.verdict")
    def judge(self) -> None:
        """Say of a rule that it works, that it chafes, or nothing: for the session of now."""
        one = self._here()
        if not isinstance(one, Card):
            raise Refused("rule.not_a_rule")
        held = session_of(self.canvas)
        said = next_verdict(self.canvas, [one.id], held.id)
        self.do(
            "rule.verdict",
            lambda canvas, by: set_verdict(canvas, by, [one.id], said, held.id),
            subject=visible(one.text),
        )
        self.said = Said(self.say(f"verdict.said.{said}", number=held.number))
