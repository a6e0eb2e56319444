"""The four paradoxes on one screen: answers as a drawing, typed as a row or per person."""

from __future__ import annotations

from board.commands import paradoxes
from board.commands.paradoxes import Pole
from board.i18n import pick
from board.model import ParadoxNote
from board.people import active_members
from board.queries import sheet
from board.refusal import Refused
from board.spread import latest_round
from board.text import visible
from tui.keys.entry import Entry
from tui.kit.picker import Choice, Picker
from tui.kit.remembered import remember
from tui.screens.talks.paradox_page import REMEMBERED, ParadoxesPage
from tui.widgets.lines import Lines


class ParadoxesScreen(ParadoxesPage):
    """The page with its keys.

    The screen is on a wall, so who gave which answer stays away until a key asks for it.
    """

    # -- going about

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out an action of the mode ``slider``, or what all desks can do."""
        group, _, name = action.partition(".")
        if group == "slider":
            getattr(self, f"do_{name}")(key)
        else:
            super().run_action_id(action, key)

    def in_force(self) -> list[Entry]:
        """Return the keys that do something here."""
        return [entry for entry in super().in_force() if self._does(entry.id)]

    def _action(self, key: str, character: str | None) -> str | None:
        action = super()._action(key, character)
        return action if action is None or self._does(action) else None

    def _does(self, action: str) -> bool:
        """Tell whether an action does something: there is nothing to search, maybe no paradox."""
        if action == "search.start":
            return False
        return bool(self.all) or not action.startswith("slider.") or action == "slider.close"

    def focus_on(self, at: int) -> None:
        """Give another paradox the room."""
        self.at = at % max(1, len(self.all))
        if self.all:
            remember(self.workshop, REMEMBERED, self.paradox.id)

    def do_up(self, key: str) -> None:
        """To the paradox above."""
        self.focus_on(self.at - 1)

    def do_down(self, key: str) -> None:
        """To the paradox below."""
        self.focus_on(self.at + 1)

    def do_pick(self, key: str) -> None:
        """To a paradox by its number."""
        if int(key) <= len(self.all):
            self.focus_on(int(key) - 1)

    def do_close(self, key: str) -> None:
        """Back to the sheet."""
        self.board_app.goto("sheet")

    def do_before(self, key: str) -> None:
        """Show the round before."""
        last = max((latest_round(self.canvas, one.id) for one in self.all), default=1)
        self.back = min(self.back + 1, last - 1)
        if last == 1:
            self.tell(self.say("paradox.one_round"))

    def do_after(self, key: str) -> None:
        """Show the round after."""
        self.back = max(0, self.back - 1)

    def do_names(self, key: str) -> None:
        """Show or hide who stands where."""
        self.names = not self.names
        if self.names and not any(one.member for one in self.canvas.positions.values()):
            self.tell(self.say("paradox.no_names"))

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """Give the paradox that was clicked the room."""
        if self.entry is None and 1 <= event.y <= len(self._on_row):
            self.focus_on(self._on_row[event.y - 1])
            self.draw()

    # -- answering

    def do_row(self, key: str) -> None:
        """Type the answers as a row; Enter goes on to the next paradox."""
        from tui.screens.talks.answer_row import AnswerRow

        if self.all:
            self.board_app.refuse_read_only()
            AnswerRow(self).begin()

    def do_people(self, key: str) -> None:
        """Set the answers person by person."""
        from tui.screens.talks.answer_table import AnswerTable

        if not self.all:
            return
        if not active_members(self.canvas):
            raise Refused("paradox.nobody")
        self.board_app.refuse_read_only()
        rounds = [self.round_of(one.id) for one in self.all]
        self.board_app.push_screen(AnswerTable(self.at, rounds))

    def do_round(self, key: str) -> None:
        """Open a new round; the ones before stay."""
        self.do(
            "paradox.round",
            lambda canvas, by: paradoxes.new_round(canvas, by),
            subject=self.say("paradox.all_of_them"),
        )
        self.back = 0
        self.tell(self.say("paradox.round_opened", n=self.round_of(self.paradox.id)))

    # -- what was said

    def do_note(self, key: str) -> None:
        """Type what was said about this paradox."""
        one = self.paradox
        self.board_app.refuse_read_only()
        held = self.canvas.paradoxes.get(one.id) or ParadoxNote(one.id)
        was = held.note

        def keep(text: str) -> None:
            self.do(
                "paradox.note",
                lambda canvas, by: paradoxes.set_note(canvas, by, one.id, text),
                subject=text,
                seen={("paradoxes", one.id): {"note": was or None}},
            )

        self.ask_line(self.say("paradox.ask_note"), keep, was)

    def do_left(self, key: str) -> None:
        """Pin cards to the left pole: this is how we notice it."""
        self._pin("a")

    def do_right(self, key: str) -> None:
        """Pin cards to the right pole."""
        self._pin("b")

    def _pin(self, pole: Pole) -> None:
        one = self.paradox
        self.board_app.refuse_read_only()
        held = self.canvas.paradoxes.get(one.id) or ParadoxNote(one.id)
        here = held.examples_a if pole == "a" else held.examples_b
        cards = [item for item in sheet(self.canvas) if item.id in self.canvas.cards]
        if not cards:
            raise Refused("paradox.no_cards")
        texts = {card.id: self.canvas.cards[card.id].text for card in cards}
        choices = [
            Choice(id, visible(text), chosen=id in here)
            for id, text in sorted(texts.items(), key=lambda pair: pair[0] not in here)
        ]
        name = pick(one.a if pole == "a" else one.b, self.say.language)
        title = self.say("paradox.pin", pole=name)
        self.board_app.push_screen(
            Picker(self, title, choices, lambda id: self._toggle(one.id, pole, id), several=True)
        )

    def _toggle(self, paradox: str, pole: Pole, card: str) -> None:
        held = self.workshop.canvas.paradoxes.get(paradox) or ParadoxNote(paradox)
        there = card in (held.examples_a if pole == "a" else held.examples_b)
        text = self.workshop.canvas.cards[card].text

        def change() -> None:
            if there:
                self.do(
                    "paradox.unpin",
                    lambda canvas, by: paradoxes.remove_example(canvas, by, paradox, card),
                    subject=text,
                )
            else:
                self.do(
                    "paradox.pin",
                    lambda canvas, by: paradoxes.add_example(canvas, by, paradox, pole, card),
                    subject=text,
                )

        self.attempt(change)
