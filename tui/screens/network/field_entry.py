"""Typing in a field of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.codec import to_record
from tui.kit.line_entry import Rectangle, Typing
from tui.screens.network.coalition_fields import TYPED, typed

if TYPE_CHECKING:
    from tui.screens.network.coalition import CoalitionScreen


class FieldTyping(Typing):
    """Enter keeps and goes to the field below; Tab and the arrows type on in the next."""

    drafted = True
    keys = (
        ("line.save", "typing.save"),
        ("line.next", "typing.next_field"),
        ("line.stop", "typing.stop"),
    )

    def __init__(self, form: CoalitionScreen) -> None:
        super().__init__(form)
        self.form = form
        self.record = form.coalition_id
        self.field = form.field
        canvas = form.workshop.canvas
        self.seen = to_record(form.coalition)
        self.was = typed(canvas, form.coalition, self.field, form.say.language)

    def begin(self) -> None:
        """Open on the text of the field."""
        self.open(self.was)

    def rectangle(self) -> Rectangle:
        """Return where the value stands."""
        return self.form.value_rectangle()

    def prompt(self) -> str:
        """Return what belongs here."""
        return self.form.say(f"coalition.{self.field.id}.prompt")

    def echo(self) -> str:
        """Return what is understood so far, or what belongs here."""
        return self.brief() or f"{self.field.label}: {self.prompt()}"

    def brief(self) -> str:
        """Return only what is understood."""
        text = self.editor.value
        return self.form.echo(text) if text else ""

    def _kept(self) -> bool:
        text = self.editor.value
        if text == self.was:
            return True
        return self.attempt(lambda: self.form.set_field(self.field.id, text, self.seen))

    def save(self) -> None:
        """Keep the text and go to the field below."""
        if self._kept():
            self.close()
            self.form.step(1)

    def next(self) -> None:
        """Keep the text and type on in the next field that is typed."""
        self._on(1)

    def beside(self, action: str) -> None:
        """Keep the text and type on above or below."""
        step = {"form.up": -1, "form.previous": -1, "form.down": 1}.get(action)
        if step:
            self._on(step)

    def _on(self, step: int) -> None:
        if not self._kept():
            return
        self.close()
        fields = self.form.fields
        at = self.form.at + step
        while 0 <= at < len(fields) and fields[at].kind not in TYPED:
            at += step
        if 0 <= at < len(fields):
            self.form.step(at - self.form.at)
            FieldTyping(self.form).begin()
