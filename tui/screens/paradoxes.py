"""The four paradoxes on one screen: answers as a drawing, typed as a row or per person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board import dates
from board.commands import paradoxes
from board.commands.paradoxes import Pole
from board.i18n import pick
from board.model import ACTIVE, Canvas, ParadoxNote
from board.people import active_members
from board.queries import sheet
from board.refusal import Refused
from board.spread import history, latest_round, positions, spread
from board.template import Paradox
from board.text import visible
from board.words import signed
from tui.screens.desk import Desk
from tui.screens.picker import Choice, Picker
from tui.screens.remembered import recall, remember
from tui.view.bars import trimmed
from tui.view.paradox import Drawn, allot, paradox_lines, round_line
from tui.view.rows import Line

_REMEMBERED = "paradox"


class ParadoxesScreen(Desk):
    """Poles, question and answers of every paradox; the one in focus has the most room.

    The screen is on a wall, so who gave which answer stays away until a key asks for it.
    """

    modes = ("slider",)

    def __init__(self, paradox: str = "") -> None:
        super().__init__()
        self.at = 0
        self.back = 0
        """How many rounds before the last one are shown."""
        self.names = False
        self.preview: Canvas | None = None
        """What the row that is being typed would lead to."""
        self._wanted = paradox

    def on_mount(self) -> None:
        """Go on where the hand was."""
        wanted = self._wanted or recall(self.workshop, _REMEMBERED)
        ids = [one.id for one in self.all]
        self.at = ids.index(wanted) if wanted in ids else 0

    @property
    def canvas(self) -> Canvas:
        """The canvas as it is, or as the row being typed would make it."""
        return self.preview or self.workshop.canvas

    @property
    def all(self) -> tuple[Paradox, ...]:
        """The paradoxes of the template."""
        return self.workshop.canvas.template.paradoxes

    @property
    def paradox(self) -> Paradox:
        """The paradox in focus. Raises Refused where the template has none."""
        if not self.all:
            raise Refused("paradox.none")
        return self.all[self.at]

    def round_of(self, paradox: str) -> int:
        """Return the round that is shown of a paradox."""
        return max(1, latest_round(self.canvas, paradox) - self.back)

    def on_screen_resume(self) -> None:
        """Show what was answered on the screen that lay over this one."""
        self.draw()

    # -- what it shows

    def page_title(self) -> str:
        """Return the name of the screen."""
        return self.say("paradox.title")

    def page_facts(self) -> list[str]:
        """Tell which round this is, where there are several."""
        if not self.all:
            return []
        found = [self.say("paradox.names_shown")] if self.names else []
        last, shown = latest_round(self.canvas, self.paradox.id), self.round_of(self.paradox.id)
        if last > 1:
            found.append(self.say("paradox.round_of", n=shown, last=last))
        return found

    def page_help(self) -> tuple[str, Sequence[str]]:
        """Tell how the scale works, and what each pole is like when one tips over to it."""
        texts = [self.say("paradox.about")]
        if self.all:
            language, one = self.say.language, self.paradox
            a, b = pick(one.a, language), pick(one.b, language)
            texts.append(f"{self.at + 1} {a} – {b}: {pick(one.question, language)}")
            texts.append(f"◂ {self.say('paradox.tips', pole=a)}: {pick(one.tips_a, language)}")
            texts.append(f"▸ {self.say('paradox.tips', pole=b)}: {pick(one.tips_b, language)}")
            texts.append(f"{self.say('paradox.helps')}: {pick(one.helps, language)}")
        return self.page_title(), texts

    def page_detail(self) -> str:
        """Return the question of the paradox in focus."""
        return pick(self.paradox.question, self.say.language) if self.all else ""

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the paradoxes below each other, each in its share of the rows."""
        drawn = [self._drawn(number, one) for number, one in enumerate(self.all)]
        if not drawn:
            text = self.say("paradox.none")
            blank = [trimmed([], width, "text")] * (height - 1)
            return [trimmed([("prompt", f"  {text}")], width, "text"), *blank]
        lines: list[Line] = []
        for at, (one, rows) in enumerate(
            zip(drawn, allot(drawn, self.at, width, height), strict=True)
        ):
            lines += paradox_lines(one, width, rows, self.say, focused=at == self.at)
        start = max(0, min(self.at - height // 2, len(lines) - height))
        return [*lines[start:], *[trimmed([], width, "text")] * height][:height]

    def _drawn(self, at: int, one: Paradox) -> Drawn:
        language, canvas = self.say.language, self.canvas
        shown = self.round_of(one.id)
        note = canvas.paradoxes.get(one.id) or ParadoxNote(one.id)
        found = spread(canvas, one.id, shown)
        others = [round for round in history(canvas, one.id) if round.round != shown]
        return Drawn(
            at + 1,
            pick(one.a, language),
            pick(one.b, language),
            pick(one.question, language),
            found,
            dates.show(found.date, language) if found.date else "",
            tuple(round_line(one, self._day(one.date), self.say) for one in reversed(others)),
            visible(note.note),
            self._examples(note.examples_a),
            self._examples(note.examples_b),
            self._who(one.id, shown) if self.names else (),
        )

    def _day(self, iso: str) -> str:
        return dates.show(iso, self.say.language, date.today()) if iso else ""

    def _examples(self, ids: Sequence[str]) -> tuple[str, ...]:
        cards = [self.canvas.cards.get(id) for id in ids]
        return tuple(visible(card.text) for card in cards if card and card.state == ACTIVE)

    def _who(self, paradox: str, round: int) -> tuple[str, ...]:
        """Return who stands where, a line per step of the scale."""
        members = self.canvas.members
        by_step: dict[int | None, list[str]] = {}
        for one in positions(self.canvas, paradox, round):
            if one.member in members:
                by_step.setdefault(one.value, []).append(visible(members[one.member].name))
        steps = sorted((step for step in by_step if step is not None), key=int)
        lines = [f"{signed(step):>2}  {', '.join(by_step[step])}" for step in steps]
        if None in by_step:
            lines.append(f"{self.say('paradox.unknown_short')}  {', '.join(by_step[None])}")
        return tuple(lines)

    # -- going about

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out an action of the mode ``slider``, or what all desks can do."""
        group, _, name = action.partition(".")
        if group == "slider":
            getattr(self, f"do_{name}")(key)
        elif action != "search.start":
            super().run_action_id(action, key)

    def focus_on(self, at: int) -> None:
        """Give another paradox the room."""
        self.at = at % max(1, len(self.all))
        if self.all:
            remember(self.workshop, _REMEMBERED, self.paradox.id)

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

    # -- answering

    def do_row(self, key: str) -> None:
        """Type the answers as a row; Enter goes on to the next paradox."""
        from tui.screens.answer_row import AnswerRow

        if self.all:
            self.board_app.refuse_read_only()
            AnswerRow(self).begin()

    def do_people(self, key: str) -> None:
        """Set the answers person by person."""
        from tui.screens.answers import AnswersScreen

        if not self.all:
            return
        if not active_members(self.canvas):
            raise Refused("paradox.nobody")
        self.board_app.refuse_read_only()
        rounds = [self.round_of(one.id) for one in self.all]
        self.board_app.push_screen(AnswersScreen(self.at, rounds))

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
            Picker(title, choices, lambda id: self._toggle(one.id, pole, id), several=True)
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
