"""The four paradoxes on one screen: answers as a drawing, typed as a row or per person."""

from __future__ import annotations

from board.commands import paradoxes
from board.commands.by import By
from board.commands.paradoxes import Pole
from board.i18n import pick
from board.model import Canvas, ParadoxNote
from board.people import active_members
from board.queries import sheet
from board.refusal import Refused
from board.spread import latest_round
from board.text import subject, visible
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.picker import Choice
from tui.kit.several import Listed, Switched, pick_several
from tui.screens.talks.paradox_page import ParadoxDrawings


class ParadoxesPage(ParadoxDrawings):
    """The drawings with their keys.

    The screen is on a wall, so who gave which answer stays away until a key asks for it.
    """

    # -- going about

    def offers(self, action: str) -> bool:
        """Tell whether an action does something: there may be no paradox."""
        return bool(self.all) or not action.startswith("slider.")

    @does("cursor.up", "cursor.down", "cursor.next", "cursor.previous")
    def move(self) -> None:
        """To the paradox above or below."""
        self.focus_on(self.at + (1 if self.action in ("cursor.down", "cursor.next") else -1))

    @does("slider.pick")
    def to_number(self) -> None:
        """To a paradox by its number."""
        if int(self.key) <= len(self.all):
            self.focus_on(int(self.key) - 1)

    @does("slider.before")
    def round_before(self) -> None:
        """Show the round before."""
        last = max((latest_round(self.canvas, one.id) for one in self.all), default=1)
        self.back = min(self.back + 1, last - 1)
        if last == 1:
            self.tell(self.say("paradox.one_round"))

    @does("slider.after")
    def round_after(self) -> None:
        """Show the round after."""
        self.back = max(0, self.back - 1)

    @does("slider.names")
    def show_names(self) -> None:
        """Show or hide who stands where."""
        self.names = not self.names
        if self.names and not any(one.member for one in self.canvas.positions.values()):
            self.tell(self.say("paradox.no_names"))

    def clicked(self, x: int, y: int) -> bool:
        """Give the paradox on a row the room."""
        if not 1 <= y <= len(self._on_row):
            return False
        self.focus_on(self._on_row[y - 1])
        return True

    # -- answering

    @does("slider.row")
    def type_row(self) -> None:
        """Type the answers as a row; Enter goes on to the next paradox."""
        from tui.screens.talks.answer_row import AnswerRow

        self.live.refuse_read_only()
        AnswerRow(self).begin()

    @does("slider.people")
    def ask_people(self) -> None:
        """Set the answers person by person."""
        from tui.screens.talks.answer_table import AnswerTable

        if not active_members(self.canvas):
            raise Refused("paradox.nobody")
        self.live.refuse_read_only()
        rounds = [self.round_of(one.id) for one in self.all]
        self.app.push_screen(AnswerTable(self.at, rounds))

    @does("slider.round")
    def new_round(self) -> None:
        """Open a new round; the ones before stay."""
        self.do(
            "paradox.round",
            lambda canvas, by: paradoxes.new_round(canvas, by),
            subject=self.say("paradox.all_of_them"),
        )
        self.back = 0
        self.tell(self.say("paradox.round_opened", n=self.round_of(self.paradox.id)))

    # -- what was said

    @does("slider.note")
    def type_note(self) -> None:
        """Type what was said about this paradox."""
        one = self.paradox
        self.live.refuse_read_only()
        held = self.canvas.paradoxes.get(one.id) or ParadoxNote(one.id)
        was = held.note

        def keep(text: str) -> None:
            self.do(
                "paradox.note",
                lambda canvas, by: paradoxes.set_note(canvas, by, one.id, text),
                subject=text,
                seen={("paradoxes", one.id): {"note": was or None}},
            )

        ask(self, self.say("paradox.ask_note"), keep, was)

    @does("slider.left", "slider.right")
    def pin(self) -> None:
        """Pin cards to a pole: this is how we notice it."""
        pole: Pole = "a" if self.action == "slider.left" else "b"
        one = self.paradox
        self.live.refuse_read_only()
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
        pinned = lambda switched: self._pin(one.id, pole, switched)  # noqa: E731
        pick_several(self, title, choices, pinned, Listed(one.id, f"examples_{pole}"))

    def _pin(self, paradox: str, pole: Pole, switched: Switched) -> None:
        first, *more = (*switched.on, *switched.off)

        def make(canvas: Canvas, by: By) -> Canvas:
            for card in switched.on:
                canvas = paradoxes.add_example(canvas, by, paradox, pole, card)
            for card in switched.off:
                canvas = paradoxes.remove_example(canvas, by, paradox, card)
            return canvas

        command = "paradox.pin" if switched.on else "paradox.unpin"
        self.do(command, make, subject=subject(self.canvas.cards[first].text, len(more)))
