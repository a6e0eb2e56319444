"""A page that is a form: the fields of one record, typed without the hands leaving the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from board.codec import to_record
from board.commands.by import By
from board.model import Canvas, Entity, Record
from board.refusal import Refused
from board.text import one_line
from tui.kit import readback
from tui.kit.dispatch import does
from tui.kit.line_input import LineInput, Rectangle
from tui.kit.page import Page
from tui.kit.picker import Choice, pick
from tui.view import form, table
from tui.view.bars import trimmed
from tui.view.form import CHOICE, DATE, FLAG, PARTIES, TEXT, Field
from tui.view.rows import Line

TYPED = (TEXT, DATE, PARTIES)
_RULED = 12
_PAGE = 6
_FAR = 10**6

_STEPS: Mapping[str, int] = {
    "cursor.up": -1,
    "cursor.down": 1,
    "cursor.previous": -1,
    "cursor.next": 1,
    "cursor.page_up": -_PAGE,
    "cursor.page_down": _PAGE,
    "cursor.first": -_FAR,
    "cursor.last": _FAR,
}


class FormPage(Page):
    """Shows a record field by field; what is typed is kept field by field.

    A subclass tells which record it is about, its ``fields``, how each is ``shown``, typed
    (``typed_value``) and ``changed``, what there is to choose (``choices``), and what
    other kinds of fields open.
    """

    modes: tuple[str, ...] = ("form",)
    table = ""
    """The table its record is in."""
    command = ""
    """What it is called to change a field: ``action.set``."""
    named_by = "title"
    """The field by which people know the record."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._top = 0
        self._drawn: form.DrawnForm | None = None

    # -- what a subclass tells

    def fields(self) -> Sequence[Field]:
        """Return the fields in their order."""
        raise NotImplementedError

    def record(self) -> Entity:
        """Return what the form is about. Raises Refused where it is gone."""
        raise NotImplementedError

    def shown(self, field: Field) -> str:
        """Return what a field holds, safe for the screen; empty where it holds nothing."""
        raise NotImplementedError

    def typed_value(self, field: Field) -> str:
        """Return a field the way people type it."""
        raise NotImplementedError

    def changed(self, canvas: Canvas, by: By, fields: Mapping[str, Any]) -> Canvas:
        """Return a canvas with fields of the record changed. Raises Refused."""
        raise NotImplementedError

    def choices(self, field: Field) -> list[tuple[str, str]]:
        """Return what can be chosen in a field: values with their labels; the first may be none."""
        return []

    def opened(self, field: Field) -> None:
        """Enter on a field of a kind of the subclass's own."""

    def record_id(self) -> str:
        """Return the id of the record, for others to see that it is being changed."""
        return ""

    # -- changing it

    def set_field(self, field: str, value: object, seen: Record | None = None) -> None:
        """Keep a field as typed or chosen; ``seen`` is the record when typing began.

        Raises Refused.
        """
        one = self.record()
        self.do(
            self.command,
            lambda canvas, by: self.changed(canvas, by, {field: value}),
            subject=one_line(str(value)) if field == self.named_by else self.subject(one),
            seen={(self.table, self.record_id()): {field: (seen or to_record(one)).get(field)}},
        )

    def subject(self, record: Entity) -> str:
        """Return by what people know the record."""
        return str(getattr(record, self.named_by))

    # -- showing it

    @property
    def field(self) -> Field:
        """The field under the cursor."""
        return self.fields()[self.at]

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the fields that fit, and the line that tells what doesn't."""
        ruled = 1 if height >= _RULED else 0
        room = height - ruled
        blank = trimmed([], width, "text")
        try:
            self.record()
        except Refused as refusal:
            gone = trimmed([("prompt", f"  {self.live.told(refusal)}")], width, "text")
            return [gone, *[blank] * (height - 1)]
        fields = self.fields()
        self.at = max(0, min(self.at, len(fields) - 1))
        drawn = form.draw(fields, [self.shown(one) for one in fields], self.at, width, room)
        self._drawn = drawn
        self._scroll(drawn, room)
        page = [*drawn.lines[self._top : self._top + room]]
        page += [blank] * (room - len(page))
        if ruled:
            above = sum(start < self._top for start in drawn.starts)
            below = sum(start >= self._top + room for start in drawn.starts)
            page.append(table.rule(width, above, below))
        return page

    def _scroll(self, drawn: form.DrawnForm, room: int) -> None:
        """Bring the whole field under the cursor on screen, or its beginning."""
        starts = (*drawn.starts, len(drawn.lines))
        first, last = starts[self.at], starts[self.at + 1]
        self._top = max(0, min(self._top, len(drawn.lines) - room))
        self._top = min(first, max(self._top, last - room))

    def page_detail(self) -> str:
        """Return what belongs in this field."""
        return f"{self.field.label}: {self.field.prompt}"

    def value_rectangle(self) -> Rectangle | None:
        """Return where the value under the cursor is typed."""
        if self._drawn is None:
            return None
        x = self._drawn.value_x
        y = 1 + self._drawn.starts[self.at] - self._top
        return x, y, max(8, self.space[0] - x - 1)

    def understood(self, field: Field, text: str) -> str:
        """Return what is understood of what is typed so far in a field."""
        if field.kind == DATE:
            return readback.day(self.say, text, "ahead")
        if field.kind == PARTIES:
            return readback.party_names(self.say, self.canvas, text)
        return ""

    def clicked(self, x: int, y: int) -> bool:
        """Put the cursor on the field at a cell."""
        if self._drawn is None or y < 1:
            return False
        line = y - 1 + self._top
        self.at = max(0, sum(start <= line for start in self._drawn.starts) - 1)
        return True

    # -- going about and changing

    @does(*_STEPS)
    def step(self) -> None:
        """Go some fields on."""
        self.move(_STEPS[self.action])

    def move(self, by: int) -> None:
        """Go some fields on; it stops at either end."""
        self.at = max(0, min(self.at + by, len(self.fields()) - 1))

    @does("form.edit")
    def edit(self) -> None:
        """Type or choose in the field under the cursor."""
        self.live.refuse_read_only()
        field, record = self.field, self.record()
        if field.kind in TYPED:
            FieldInput(self).begin()
        elif field.kind == FLAG:
            self.set_field(field.id, not getattr(record, field.id))
        elif field.kind == CHOICE:
            self._choose(field, getattr(record, field.id))
        else:
            self.opened(field)

    def _choose(self, field: Field, now: str) -> None:
        offered = self.choices(field)
        start = 0 if offered[0][0] == "" else 1
        choices = [
            Choice(value, label, str(at), value == now)
            for at, (value, label) in enumerate(offered, start)
        ]
        pick(self, field.label, choices, lambda value: self.set_field(field.id, value))

    @does("form.step")
    def next_choice(self) -> None:
        """Take the next choice at once; other fields open."""
        field = self.field
        if field.kind != CHOICE:
            self.edit()
            return
        offered = [value for value, _ in self.choices(field)]
        now = getattr(self.record(), field.id)
        at = offered.index(now) if now in offered else -1
        self.set_field(field.id, offered[(at + 1) % len(offered)])

    @does("form.clear")
    def clear(self) -> None:
        """Empty the field. Raises Refused where something is always chosen."""
        field = self.field
        if field.kind == CHOICE and self.choices(field)[0][0] != "":
            raise Refused("coalition.not_empty", field=field.label)
        self.set_field(field.id, False if field.kind == FLAG else "")


class FieldInput(LineInput):
    """Enter keeps and goes to the field below; Tab and the arrows type on in the next."""

    drafted = True
    labels = (
        ("line.save", "typing.save"),
        ("line.next", "typing.next_field"),
        ("line.stop", "typing.stop"),
    )

    def __init__(self, page: FormPage) -> None:
        super().__init__(page)
        self.form = page
        self.record = page.record_id()
        self.field = page.field
        self.seen = to_record(page.record())

    def begin(self) -> None:
        """Open on the text of the field."""
        self.open(self.form.typed_value(self.field))

    def rectangle(self) -> Rectangle:
        """Return where the value stands."""
        return self.form.value_rectangle() or super().rectangle()

    def prompt(self) -> str:
        """Return what belongs here."""
        return self.field.prompt

    def echo(self) -> str:
        """Return what is understood so far, or what belongs here."""
        return self.brief() or f"{self.field.label}: {self.prompt()}"

    def brief(self) -> str:
        """Return only what is understood."""
        return self.form.understood(self.field, self.text) if self.text else ""

    def _kept(self) -> bool:
        text = self.text
        return self.keep_and_close(lambda: self.form.set_field(self.field.id, text, self.seen))

    def save(self) -> None:
        """Keep the text and go to the field below."""
        if self._kept():
            self.form.move(1)

    @does("line.next", "cursor.up", "cursor.down", "cursor.previous")
    def go_on(self) -> None:
        """Keep the text and type on in the next field that is typed, or the one before."""
        step = -1 if self.action in ("cursor.up", "cursor.previous") else 1
        if not self._kept():
            return
        fields = self.form.fields()
        at = self.form.at + step
        while 0 <= at < len(fields) and fields[at].kind not in TYPED:
            at += step
        if 0 <= at < len(fields):
            self.form.at = at
            FieldInput(self.form).begin()
