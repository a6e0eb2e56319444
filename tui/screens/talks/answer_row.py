"""Typing the answers on a paradox as a row: ``-2 0 1 3 x``. The drawing follows every letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import paradoxes
from board.commands.by import now
from board.i18n import pick
from board.refusal import Refused
from board.spread import positions, spread
from tui.kit.dispatch import does
from tui.kit.line_input import LineInput

if TYPE_CHECKING:
    from tui.screens.talks.paradoxes import ParadoxesPage


class AnswerRow(LineInput):
    """A row of answers without names. Enter keeps it and goes on to the next paradox."""

    labels = (("line.save", "paradox.key.next"), ("line.stop", "typing.stop"))

    def __init__(self, screen: ParadoxesPage) -> None:
        super().__init__(screen)
        self.screen = screen

    def begin(self) -> None:
        """Open on the answers there are."""
        screen, paradox = self.screen, self.screen.paradox.id
        screen.preview = None
        self.open(paradoxes.row_text(screen.canvas, paradox, screen.round_of(paradox)))

    def prompt(self) -> str:
        """Return what to type."""
        return self.screen.say("paradox.row.prompt")

    def echo(self) -> str:
        """Return what is understood so far."""
        screen, one = self.screen, self.screen.paradox
        language = screen.say.language
        poles = f"{screen.at + 1} {pick(one.a, language)} – {pick(one.b, language)}"
        text = _whole(self.text)
        if not text:
            return f"{poles}: {screen.say('paradox.row.prompt')}"
        try:
            paradoxes.read_row(text)
        except Refused as refusal:
            return screen.say(refusal.key, **refusal.values)
        shown = spread(screen.canvas, one.id, screen.round_of(one.id))
        answers = screen.say("paradox.answers", n=shown.n)
        unknown = screen.say("paradox.unknowing", n=shown.unknown) if shown.unknown else ""
        named = sum(bool(held.member) for held in positions(screen.canvas, one.id, shown.round))
        by_name = screen.say("paradox.by_name", n=named) if named else ""
        return " · ".join(part for part in (poles, answers, by_name, unknown) if part)

    def typed(self, text: str) -> None:
        """Draw what the row would lead to."""
        screen, paradox = self.screen, self.screen.paradox.id
        workshop = screen.live.workshop
        try:
            screen.preview = paradoxes.answer_row(
                workshop.canvas,
                now(workshop.who),
                paradox,
                screen.round_of(paradox),
                _whole(text),
            )
        except Refused:
            screen.preview = screen.preview if _whole(text) else None

    def save(self) -> None:
        """Keep the row and go on; after the last paradox this is the end."""
        screen = self.screen
        if not self._kept():
            return
        if screen.at + 1 < len(screen.all):
            screen.focus_on(screen.at + 1)
            self.begin()
        else:
            self.close()

    @does("cursor.up", "cursor.down")
    def beside(self) -> None:
        """Arrows go to another paradox; what was typed is kept first."""
        if self._kept():
            self.screen.focus_on(self.screen.at + (1 if self.action == "cursor.down" else -1))
            self.begin()

    def _kept(self) -> bool:
        """Keep what is new in the row; tell whether one may go on."""
        text = self.text
        return not text.strip() or text == self.was or self.keep(lambda: self._keep(text))

    def _keep(self, text: str) -> None:
        one, screen = self.screen.paradox, self.screen
        round = screen.round_of(one.id)
        screen.do(
            "paradox.answers",
            lambda canvas, by: paradoxes.answer_row(canvas, by, one.id, round, text),
            subject=f"{pick(one.a, screen.say.language)} – {pick(one.b, screen.say.language)}",
        )

    def close(self, *, kept: bool = False) -> None:
        """End; what wasn't kept is not drawn any more."""
        self.screen.preview = None
        super().close(kept=kept)


def _whole(text: str) -> str:
    """Leave out a sign at the end that waits for its number."""
    return text.strip().rstrip("-+−").strip()
