"""Typing the answers on a paradox as a row: ``-2 0 1 3 x``. The drawing follows every letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import paradoxes
from board.commands.by import now
from board.i18n import pick
from board.refusal import Refused
from board.spread import positions, spread
from tui.kit.line_entry import Typing

if TYPE_CHECKING:
    from tui.screens.talks.paradoxes import ParadoxesScreen


class AnswerRow(Typing):
    """A row of answers without names. Enter keeps it and goes on to the next paradox."""

    keys = (
        ("line.save", "paradox.key.next"),
        ("line.stop", "typing.stop"),
    )

    def __init__(self, screen: ParadoxesScreen) -> None:
        super().__init__(screen)
        self.screen = screen
        self.was = ""

    def begin(self) -> None:
        """Open on the answers there are."""
        paradox = self.screen.paradox.id
        self.was = paradoxes.row_text(
            self.screen.workshop.canvas, paradox, self.screen.round_of(paradox)
        )
        self.open(self.was)

    def prompt(self) -> str:
        """Return what to type."""
        return self.screen.say("paradox.row.prompt")

    def echo(self) -> str:
        """Return what is understood so far."""
        screen, one = self.screen, self.screen.paradox
        language = screen.say.language
        poles = f"{screen.at + 1} {pick(one.a, language)} – {pick(one.b, language)}"
        text = _whole(self.editor.value)
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
        canvas = screen.workshop.canvas
        try:
            screen.preview = paradoxes.answer_row(
                canvas, now(screen.workshop.who), paradox, screen.round_of(paradox), _whole(text)
            )
        except Refused:
            screen.preview = screen.preview if _whole(text) else None
        super().typed(text)

    def save(self) -> None:
        """Keep the row and go on; after the last paradox this is the end."""
        text = self.editor.value
        if text.strip() and text != self.was and not self.attempt(lambda: self._keep(text)):
            return
        screen = self.screen
        screen.preview = None
        if screen.at + 1 < len(screen.all):
            screen.focus_on(screen.at + 1)
            self.begin()
        else:
            self.close()

    def _keep(self, text: str) -> None:
        one, screen = self.screen.paradox, self.screen
        round = screen.round_of(one.id)
        screen.do(
            "paradox.answers",
            lambda canvas, by: paradoxes.answer_row(canvas, by, one.id, round, text),
            subject=f"{pick(one.a, screen.say.language)} – {pick(one.b, screen.say.language)}",
        )

    def beside(self, action: str) -> None:
        """Arrows go to another paradox; what was typed is kept first."""
        step = {"slider.up": -1, "slider.down": 1}.get(action)
        if step is None:
            return
        text = self.editor.value
        if text.strip() and text != self.was and not self.attempt(lambda: self._keep(text)):
            return
        self.screen.preview = None
        self.screen.focus_on(self.screen.at + step)
        self.begin()

    def close(self) -> None:
        """End; what wasn't kept is not drawn any more."""
        self.screen.preview = None
        super().close()


def _whole(text: str) -> str:
    """Leave out a sign at the end that waits for its number."""
    return text.strip().rstrip("-+−").strip()
