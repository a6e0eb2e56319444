"""What was decided and who does what: one page, ticked off with one key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from board import agreements, parties, sessions
from board.commands import actions, decisions, items
from board.meeting import Action, Decision
from board.model import Canvas, Coalition, Ref
from board.queries import coalitions, label
from board.refusal import Refused
from board.text import subject, visible
from tui.kit import versions
from tui.kit.dispatch import does
from tui.kit.list_page import ListPage
from tui.kit.noting import note_action, note_decision
from tui.kit.picker import Choice, pick
from tui.screens.meeting.action_form import ActionForm
from tui.screens.meeting.decision_form import DecisionForm
from tui.view import bars
from tui.view.agreements import agreed_blocks
from tui.view.list import text_block
from tui.view.rows import Line, Piece
from tui.view.scroll import Stretch
from tui.view.signs import Say
from tui.view.state import Cursor

_FILTERS = ("open", "owner", "coalition", "session", "overdue")
"""The filters in the order of their keys, from 1."""


class AgreementsPage(ListPage):
    """First the decisions, then the actions; what is to be done first stands first."""

    modes = ("agreements",)
    place_name = name_key = "agreements.title"
    help_keys = ("agreements.about",)

    def __init__(self, at: str = "") -> None:
        super().__init__(at)
        self.chosen = agreements.EVERYTHING

    # -- what it shows

    def page_facts(self) -> Sequence[str]:
        """Tell how much is open, and what is missing or overdue of that."""
        today = date.today()
        still = [one for one in agreements.actions(self.canvas) if agreements.is_open(one)]
        lacking = [agreements.missing(one) for one in still]
        counts = {
            "open": len(still),
            "without_owner": sum(agreements.WHO in one for one in lacking),
            "without_due": sum(agreements.WHEN in one for one in lacking),
            "overdue": sum(agreements.is_overdue(one, today) for one in still),
        }
        told = [self.say(f"action.{key}", n=n) for key, n in counts.items() if n]
        return [*told, *super().page_facts()]

    def lines_above(self, width: int, height: int) -> Sequence[Line]:
        """Return the filters with their keys; those that hold stand in brackets."""
        pieces: list[Piece] = []
        for at, field in enumerate(_FILTERS, 1):
            on = bool(getattr(self.chosen, field))
            words = f"{at} {self._filter_words(field, on)}"
            pieces.append(("title-focus", f"[{words}] ") if on else ("dim", f" {words}  "))
        return [bars.trimmed(pieces, width, "text")] if height > 6 else ()

    def _filter_words(self, field: str, on: bool) -> str:
        """Return what a filter asks for; one that holds names its coalition or session."""
        name = ""
        if on and field == "coalition":
            found = self.canvas.coalitions.get(self.chosen.coalition)
            name = f": {visible(found.title)}" if found else ""
        elif on and field == "session":
            held = self.canvas.sessions.get(self.chosen.session)
            name = f" {held.number}" if held else ""
        return self.say(f"agreements.filter.{field}") + name

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return the decisions and the actions that are asked for."""
        return list(self._blocks(width))

    def _blocks(self, width: int) -> Iterator[Stretch]:
        canvas, say, today = self.canvas, self.say, date.today()
        taken = agreements.chosen_decisions(canvas, self.chosen, today)
        todo = agreements.chosen_actions(canvas, self.chosen, today)
        if not taken and not todo:
            key = "none" if self.chosen != agreements.EVERYTHING else "empty"
            yield text_block([("prompt", f" {say(f'agreements.{key}')}")], width)
            return
        yield from agreed_blocks(canvas, taken, todo, say, width, today, self.scroll.at)

    def page_detail(self) -> str:
        """Return what it came from, and the note."""
        one = self._here()
        return "" if one is None else "  ·  ".join(origin(self.canvas, one, self.say))

    def _here(self) -> Action | Decision | None:
        """Return what the cursor is on."""
        id = self.scroll.at
        return self.canvas.actions.get(id) or self.canvas.decisions.get(id)

    def _there(self) -> Action | Decision:
        """Return what the cursor is on. Raises Refused for nothing."""
        one = self._here()
        if one is None:
            raise Refused("item.nothing")
        return one

    def let_go(self) -> bool:
        """Let go of the filters."""
        some = self.chosen != agreements.EVERYTHING
        self.chosen = agreements.EVERYTHING
        return some

    # -- asking for some

    @does("agreements.filter")
    def filter(self) -> None:
        """Ask for some only, or no longer; 0 asks for all."""
        if self.key == "0":
            self.chosen = agreements.EVERYTHING
            return
        chosen, field = self.chosen, _FILTERS[int(self.key) - 1]
        if field == "open":
            self.chosen = chosen._replace(open=not chosen.open)
        elif field == "overdue":
            self.chosen = chosen._replace(overdue=not chosen.overdue)
        elif field == "owner":
            self.chosen = chosen._replace(owner="" if chosen.owner else self.live.workshop.who)
        elif field == "session":
            self._of_session()
        elif chosen.coalition:
            self.chosen = chosen._replace(coalition="")
        else:
            self._of_coalition()

    def _of_session(self) -> None:
        """Ask for those of the session that runs, or else the last one; or no longer."""
        held = sessions.current(self.canvas)
        if held is None:
            raise Refused("agreements.no_session")
        self.chosen = self.chosen._replace(session="" if self.chosen.session else held.id)

    def _of_coalition(self) -> None:
        """Ask for those of the coalition of this row, or else of one that is picked."""
        one = self._here()
        if isinstance(one, Action) and one.coalition:
            self._take_coalition(one.coalition)
            return
        found = coalitions(self.canvas)
        if not found:
            raise Refused("agreements.no_coalition")
        choices = [Choice(each.id, visible(each.title)) for each in found]
        pick(self, self.say("agreements.filter.coalition"), choices, self._take_coalition)

    def _take_coalition(self, id: str) -> None:
        self.chosen = self.chosen._replace(coalition=id)

    # -- changing

    @does("agreements.open")
    def open(self) -> None:
        """Open the form."""
        one = self._there()
        form = ActionForm(one.id) if isinstance(one, Action) else DecisionForm(one.id)
        self.app.push_screen(form)

    @does("agreements.done")
    def done(self) -> None:
        """Tick an action off, or open it again."""
        one = self._there()
        if not isinstance(one, Action):
            raise Refused("agreements.not_an_action")
        command = "action.done" if agreements.is_open(one) else "action.reopen"
        self.do(
            command,
            lambda canvas, by: actions.toggle(canvas, by, [one.id], today=date.today()),
            subject=one.text,
        )

    @does("agreements.drop")
    def drop(self) -> None:
        """Let an action lapse or withdraw a decision, or the other way round."""
        one = self._there()
        if isinstance(one, Action):
            gone = one.progress == agreements.DROPPED
            command = "action.reopen" if gone else "action.drop"
            make = actions.reopen if gone else actions.drop
        else:
            gone = one.progress == agreements.WITHDRAWN
            command = "decision.hold" if gone else "decision.withdraw"
            make = decisions.hold if gone else decisions.withdraw
        self.do(command, lambda canvas, by: make(canvas, by, one.id), subject=one.text)

    @does("agreements.remove")
    def remove_one(self) -> None:
        """Remove what was noted by mistake."""
        one = self._there()
        table = "actions" if isinstance(one, Action) else "decisions"
        command = "action.remove" if table == "actions" else "decision.remove"
        self.do(
            command,
            lambda canvas, by: items.remove(canvas, by, [Ref(table, one.id)]),
            subject=one.text,
        )
        self.tell(self.say("agreements.removed", name=visible(subject(one.text))))

    @does("agreements.action")
    def add_action(self) -> None:
        """Note an action, of the coalition that is asked for; of a decision its form does."""
        fields = {"coalition": self.chosen.coalition} if self.chosen.coalition else {}
        note_action(self, then=self._arrive, **fields)

    @does("agreements.decision")
    def add_decision(self) -> None:
        """Note a decision."""

        def opened(id: str) -> None:
            self._arrive(id)
            self.app.push_screen(DecisionForm(id))

        note_decision(self, opened)

    def _arrive(self, id: str) -> None:
        self.scroll.at = id

    @does("agreements.card")
    def to_card(self) -> None:
        """Go to the card or coalition on the sheet that this came from."""
        one = self._there()
        ids = [*one.cards, one.coalition] if isinstance(one, Action) else [*one.cards]
        found = agreements.things(self.canvas, filter(None, ids))
        if not found:
            raise Refused("agreements.no_card")
        table = "coalitions" if isinstance(found[0], Coalition) else "cards"
        self.host.goto("sheet", Cursor("", Ref(table, found[0].id)))

    @does("conflict.choose")
    def choose_version(self) -> None:
        """Choose between two versions of a text."""
        one = self._there()
        table = "actions" if isinstance(one, Action) else "decisions"

        def describe(field: str, version: versions.Version) -> str:
            return visible(str(getattr(version, field)))

        versions.choose(self, Ref(table, one.id), describe, one.text, self._arrive)


def origin(canvas: Canvas, one: Action | Decision, say: Say) -> list[str]:
    """Return what a decision or an action came from, in words, and the note of an action."""
    told = [visible(one.note)] if isinstance(one, Action) and one.note else []
    held = canvas.sessions.get(one.session)
    told += [say("agreements.of_session", n=held.number)] if held and held.number else []
    if isinstance(one, Action):
        coalition = canvas.coalitions.get(one.coalition)
        told += [visible(coalition.title)] if coalition else []
        decision = canvas.decisions.get(one.decision)
        told += [say("agreements.from_decision", text=visible(decision.text))] if decision else []
    elif one.agreed:
        names = "; ".join(visible(parties.in_row(canvas, ref)) for ref in one.agreed)
        told.append(say("agreements.agreed", names=names))
    told += [f"‘{visible(label(card))}’" for card in agreements.things(canvas, one.cards)]
    return told
