"""The vitality check: what is worth a talk, said without a score and without a judgement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from board import checks, dates
from board.checks import Finding, Outcome
from board.i18n import pick
from board.model import Canvas, Ref
from board.text import visible
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.list_page import ListPage
from tui.kit.page import Help
from tui.kit.picker import Choice
from tui.kit.picker import pick as offer
from tui.view.list import entry_block, heading_block
from tui.view.rows import tone_of
from tui.view.scroll import Stretch
from tui.view.state import Cursor

_DATE = "vitality.date"
_ROOMS = {
    "topics": "interests",
    "paradoxes": "paradoxes",
    "terms": "words",
    "sessions": "session",
    "decisions": "agreements",
    "actions": "agreements",
}
"""The screens where things are that don't stand on the sheet."""


class Listed(NamedTuple):
    """One entry of the list: a rule, and one of the things it found, if it found any."""

    outcome: Outcome
    finding: Finding | None = None


class VitalityPage(ListPage):
    """Talking points by block, what is in order below them; Enter jumps to the place.

    What is for the facilitator stays away until a key asks for it: the screen may be on a wall.
    """

    modes = ("findings",)
    place_name = "vitality"
    help_keys = ("vitality.about", "vitality.names")

    def __init__(self, at: str = "") -> None:
        super().__init__(at)
        self.facilitator = False
        self._made: tuple[Canvas, date] | None = None
        self._outcomes: list[Outcome] = []
        self._entries: dict[str, Listed] = {}

    @property
    def on(self) -> date:
        """The day the check is about: today, unless another one was asked for."""
        return dates.read(self.live.places.get(_DATE, "")) or date.today()

    @property
    def outcomes(self) -> list[Outcome]:
        """What every rule says; worked out anew when the canvas or the day changed."""
        made = self.canvas, self.on
        if self._made is None or self._made[0] is not made[0] or self._made[1] != made[1]:
            self._outcomes = checks.run_checks(*made)
            self._made = made
        return self._outcomes

    # -- what it shows

    def page_title(self) -> str:
        """Return the name of the screen and the day."""
        day = dates.show(self.on, self.say.language)
        return f"{self.say('vitality.title')} · {self.say('vitality.on', date=day)}"

    def page_facts(self) -> Sequence[str]:
        """Say so when facilitator's points are on the screen."""
        shown = [self.say("vitality.facilitator")] if self.facilitator else []
        return [*shown, *super().page_facts()]

    def page_help(self) -> Help:
        """Tell what the check is, and isn't; the day belongs to the page, not to its name."""
        return self.say("vitality.title"), super().page_help()[1]

    def page_detail(self) -> str:
        """Return the rule under the cursor, and where Enter goes."""
        said = self._entries.get(self.scroll.at)
        if said is None:
            return self.say("vitality.nothing")
        rule = said.outcome.rule
        parts = [f"{rule.id} {checks.title(rule, self.say.language)}"]
        targets = self._targets(said)
        if len(targets) == 1:
            parts.append(f"Enter → {self._named(targets[0])}")
        elif targets:
            parts.append(self.say("vitality.targets", n=len(targets)))
        if rule.facilitator:
            parts.append(self.say("vitality.facilitator"))
        return "  ·  ".join(parts)

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return talking points by block, then what is in order, does not apply, or is off."""
        self._entries = {}
        shown = self.outcomes if self.facilitator else checks.shared(self.canvas, self.outcomes)
        made = [*self._talk([one for one in shown if one.state == "talk"], width)]
        if not made:
            made.append(heading_block(self.say("vitality.no_talk"), width, apart=False))
        rest = (
            ("ok", [one for one in shown if one.state == "ok"]),
            ("n/a", [one for one in shown if one.state == "n/a" and not one.off]),
            ("off", [one for one in shown if one.off]),
        )
        for name, outcomes in rest:
            made += self._others(name, outcomes, width)
        if not self.facilitator:
            made.append(heading_block(self.say("vitality.hidden"), width))
        return made

    def _talk(self, outcomes: Sequence[Outcome], width: int) -> Iterator[Stretch]:
        block = None
        for outcome in outcomes:
            here, tone = self._block(outcome)
            if here != block:
                yield heading_block(here, width, apart=block is not None, tone=tone)
                block = here
            for number, found in enumerate(outcome.findings):
                text = visible(checks.say(found, self.say.language))
                key, said = f"{outcome.rule.id}.{number}", Listed(outcome, found)
                yield self._entry(key, "" if tone else "·", text, said, width, tone)

    def _others(self, name: str, outcomes: Sequence[Outcome], width: int) -> Iterator[Stretch]:
        if not outcomes:
            return
        yield heading_block(self.say(f"vitality.{name}"), width)
        for outcome in outcomes:
            text = checks.state(outcome, self.say.language)
            if outcome.reason:
                text += f" · {visible(outcome.reason)}"
            yield self._entry(outcome.rule.id, " ", text, Listed(outcome), width)

    def _entry(
        self, key: str, lead: str, text: str, said: Listed, width: int, tone: int = 0
    ) -> Stretch:
        self._entries[key] = said
        style, here = "text" if said.finding else "dim", key == self.scroll.at
        return entry_block(key, lead, text, width, cursor=here, style=style, tone=tone)

    def _block(self, outcome: Outcome) -> tuple[str, int]:
        """Return the name of the block that a rule is about, and its tone."""
        places = self.canvas.template.with_role(outcome.rule.at)
        if not outcome.rule.at or not places:
            return self.say("vitality.whole"), 0
        block = places[0].block
        return f"{block.number} {pick(block.title, self.say.language)}", tone_of(block.number)

    # -- jumping

    @does("findings.jump")
    def jump(self) -> None:
        """Go to what the finding is about; several things are a choice."""
        said = self._entries.get(self.scroll.at)
        targets = self._targets(said) if said else []
        if not targets:
            self.tell(self.say("vitality.nowhere"))
        elif len(targets) == 1:
            self._jump(targets[0])
        else:
            choices = [Choice(str(n), self._named(one)) for n, one in enumerate(targets)]
            title = self.say("vitality.where")
            offer(self, title, choices, lambda number: self._jump(targets[int(number)]))

    def _targets(self, said: Listed) -> list[Ref | str]:
        canvas = self.canvas
        if said.finding is None:
            at = said.outcome.rule.at
            blocks = canvas.template.with_role(at) if at else ()
            return [*(place.path for place in blocks[:1])]
        places = [path for path in said.finding.places if canvas.template.place(path)]
        return [*said.finding.refs, *places]

    def _jump(self, target: Ref | str) -> None:
        goto = self.host.goto
        if isinstance(target, str):
            goto("sheet", Cursor(target))
        elif target.table == "terms":
            goto("words")
        elif target.table in _ROOMS:
            goto(_ROOMS[target.table], target.id)
        elif target.table == "members" and self.canvas.members[target.id].left:
            goto("members")
        else:
            goto("sheet", Cursor("", target))

    def _named(self, target: Ref | str) -> str:
        canvas, language = self.canvas, self.say.language
        if isinstance(target, str):
            place = canvas.template.places[target]
            part = place.question or place.section or place.block
            return pick(part.short, language)
        if target.table == "paradoxes":
            paradox = canvas.template.paradox(target.id)
            return f"{pick(paradox.a, language)} – {pick(paradox.b, language)}" if paradox else ""
        if target.table == "sessions":
            held = canvas.sessions[target.id]
            day = dates.show(held.date, language)
            return self.say("vitality.session", number=held.number, date=day)
        thing = getattr(canvas, target.table).get(target.id)
        for field in ("text", "title", "name", "word"):
            if hasattr(thing, field):
                return visible(getattr(thing, field))
        return target.id

    # -- changing what is looked at

    @does("findings.switch")
    def switch(self) -> None:
        """Switch the rule off, asking why; or on again at once."""
        said = self._entries.get(self.scroll.at)
        if said is None:
            return
        rule = said.outcome.rule
        name = checks.title(rule, self.say.language)
        if said.outcome.off:
            self._switch(rule.id, True, name)
            self.tell(self.say("vitality.switched_on", name=name))
            return
        self.live.refuse_read_only()
        why = self.say("vitality.why", name=name)
        ask(self, why, lambda reason: self._switch(rule.id, False, name, reason))

    def _switch(self, rule: str, on: bool, name: str, reason: str = "") -> None:
        self.do(
            "check.on" if on else "check.off",
            lambda canvas, by: checks.switch_check(canvas, by, rule, on, reason),
            subject=name,
        )

    @does("findings.facilitator")
    def show_facilitator(self) -> None:
        """Show or hide what is for the facilitator's eyes."""
        self.facilitator = not self.facilitator

    @does("findings.date")
    def ask_date(self) -> None:
        """Ask for another day."""
        ask(self, self.say("vitality.ask_date"), self._set_date)

    def _set_date(self, text: str) -> None:
        today = date.today()
        on = dates.parse(text, today, "near") if text.strip() else today
        self.live.places[_DATE] = "" if on == today else on.isoformat()
