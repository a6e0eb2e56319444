"""The form of one coalition: every field, typed without the hands leaving the keys."""

from __future__ import annotations

from collections.abc import Sequence

from board import parties, queries
from board.codec import to_record
from board.commands import coalitions, items
from board.model import MARKS, REMOVED, Coalition, Record, Ref
from board.refusal import Refused
from board.text import one_line, visible
from tui.kit import understood, versions
from tui.kit.card_links import pick_cards
from tui.kit.desk import Desk
from tui.kit.page import SHARED
from tui.kit.picker import Choice, Picker
from tui.screens.network import coalition_fields as form
from tui.screens.network.coalition_fields import (
    BODY,
    CARDS,
    CHOICE,
    DATE,
    FLAG,
    PARTIES,
    TYPED,
    Field,
)
from tui.screens.network.coalition_fields import MARKS as MARK_FIELD
from tui.screens.network.field_entry import FieldTyping
from tui.screens.network.matching import ask_who
from tui.view import form as view
from tui.view import grid as table_view
from tui.view.bars import trimmed
from tui.view.rows import Line
from tui.widgets.lines import Lines

_FAR = 10**6
_STEPS = {
    "form.up": -1,
    "form.down": 1,
    "form.next": 1,
    "form.previous": -1,
    "form.first": -_FAR,
    "form.last": _FAR,
}
_RULED = 12


class CoalitionScreen(Desk):
    """Shows a coalition field by field; what is typed is kept field by field."""

    modes = ("form",)
    shared = tuple(action for action in SHARED if action != "search.start")

    def __init__(self, coalition_id: str) -> None:
        super().__init__()
        self.coalition_id = coalition_id
        self.at = 0
        self.top = 0
        self.drawn: view.Drawn | None = None

    # -- what it shows

    @property
    def coalition(self) -> Coalition:
        """The coalition on the form. Raises Refused where it is gone."""
        found = self.workshop.canvas.coalitions.get(self.coalition_id)
        if found is None or found.state == REMOVED:
            raise Refused("coalition.unknown", id=self.coalition_id)
        return found

    @property
    def fields(self) -> list[Field]:
        """The fields in their order."""
        return form.fields(self.workshop.canvas.template, self.say)

    @property
    def field(self) -> Field:
        """The field under the cursor."""
        return self.fields[self.at]

    def page_title(self) -> str:
        """Return the title of the coalition."""
        found = self.workshop.canvas.coalitions.get(self.coalition_id)
        return visible(found.title) if found else self.say("coalition.form.title")

    def page_facts(self) -> list[str]:
        """Return which of the coalitions this is."""
        ids = [one.id for one in queries.coalitions(self.workshop.canvas)]
        at = ids.index(self.coalition_id) + 1 if self.coalition_id in ids else 0
        place = f"{self.say('coalition.form.title')} {at}/{len(ids)}"
        found = self.workshop.canvas.coalitions.get(self.coalition_id)
        return [self.say("coalition.in_conflict"), place] if found and found.conflict else [place]

    def page_help(self) -> tuple[str, Sequence[str]]:
        """Return what the form is for."""
        texts = (self.say("coalition.help"), self.say("coalition.help.parties"))
        return self.say("coalition.form.title"), texts

    def page_lines(self, width: int, height: int) -> list[Line]:
        """Return the fields that fit, and the line that tells what doesn't."""
        ruled = 1 if height >= _RULED else 0
        room = height - ruled
        try:
            coalition = self.coalition
        except Refused as refusal:
            text = self.say(refusal.key)
            blank = trimmed([], width, "text")
            return [trimmed([("prompt", f"  {text}")], width, "text"), *[blank] * (height - 1)]
        canvas, say = self.workshop.canvas, self.say
        entries = [
            form.entry(canvas, coalition, field, say, at) for at, field in enumerate(self.fields)
        ]
        self.at = max(0, min(self.at, len(entries) - 1))
        self.drawn = view.draw(entries, self.at, width, room)
        self._scroll(room)
        page = list(self.drawn.lines[self.top : self.top + room])
        page += [trimmed([], width, "text")] * (room - len(page))
        if ruled:
            starts = self.drawn.starts
            above = sum(start < self.top for start in starts)
            below = sum(start >= self.top + room for start in starts)
            page.append(table_view.rule(width, above, below))
        return page

    def _scroll(self, room: int) -> None:
        """Bring the whole field under the cursor on screen, or its beginning."""
        assert self.drawn is not None
        starts = (*self.drawn.starts, len(self.drawn.lines))
        first, last = starts[self.at], starts[self.at + 1]
        self.top = max(0, min(self.top, len(self.drawn.lines) - room))
        self.top = min(first, max(self.top, last - room))

    def page_detail(self) -> str:
        """Return what belongs in this field."""
        return f"{self.field.label}: {self.say(f'coalition.{self.field.id}.prompt')}"

    def value_rectangle(self) -> tuple[int, int, int]:
        """Return where the value under the cursor is typed."""
        if self.drawn is None:
            return self.bottom()
        x = self.drawn.value_x
        width = self.app.size.width
        return x, 1 + self.drawn.starts[self.at] - self.top, max(8, width - x - 1)

    def echo(self, text: str) -> str:
        """Return what is understood of what is typed in this field."""
        if self.field.kind == DATE:
            return understood.day(self.say, text, "ahead")
        if self.field.kind == PARTIES:
            return understood.party_names(self.say, self.workshop.canvas, text)
        return ""

    def draft_place(self) -> str:
        """Return where coalitions stand on the sheet."""
        block = self.workshop.canvas.template.block_of("coalitions")
        return block.id if block else super().draft_place()

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """Put the cursor on the field that was clicked."""
        if self.entry is None and self.drawn is not None and event.y > 0:
            line = event.y - 1 + self.top
            above = [at for at, start in enumerate(self.drawn.starts) if start <= line]
            self.at = above[-1] if above else 0
            self.said = ""
            self.draw()

    # -- walking and changing

    def run_action_id(self, action: str, key: str) -> None:
        """Carry out an action of the mode ``form``, or one that these screens share."""
        if action in _STEPS:
            self.step(_STEPS[action])
        elif action in ("form.page_up", "form.page_down"):
            self.step(-6 if action.endswith("up") else 6)
        elif action in ("form.before", "form.after"):
            self._other_coalition(1 if action.endswith("after") else -1)
        elif action == "form.close":
            self.dismiss()
        elif action == "form.edit":
            self.edit()
        elif action == "form.step":
            self.next_choice()
        elif action == "form.clear":
            self.clear()
        elif action == "form.match":
            self.match_names()
        else:
            super().run_action_id(action, key)

    def step(self, by: int) -> bool:
        """Go some fields on; returns whether the cursor moved."""
        before = self.at
        self.at = max(0, min(self.at + by, len(self.fields) - 1))
        self.draw()
        return self.at != before

    def _other_coalition(self, by: int) -> None:
        ids = [one.id for one in queries.coalitions(self.workshop.canvas)]
        if self.coalition_id in ids:
            at = ids.index(self.coalition_id) + by
            self.coalition_id = ids[max(0, min(at, len(ids) - 1))]
        elif ids:
            self.coalition_id = ids[0]

    def set_field(self, field: str, value: object, seen: Record | None = None) -> None:
        """Keep a field as typed or chosen; ``seen`` is the record when typing began.

        Raises Refused.
        """
        coalition = self.coalition
        record = seen or to_record(coalition)
        id, day = coalition.id, form.today()
        fields = {field: value}
        title = one_line(str(value)) if field == "title" else coalition.title
        self.do(
            "coalition.set",
            lambda canvas, by: coalitions.set_coalition(canvas, by, id, today=day, **fields),
            subject=title,
            seen={("coalitions", id): {field: record.get(field)}},
        )

    def edit(self) -> None:
        """Type or choose in the field under the cursor."""
        self.board_app.refuse_read_only()
        coalition, field = self.coalition, self.field
        if field.kind in TYPED:
            FieldTyping(self).begin()
        elif field.kind == FLAG:
            self.set_field(field.id, not getattr(coalition, field.id))
        elif field.kind == CHOICE:
            self._choose(coalition, field)
        elif field.kind == CARDS:
            role = "identity" if field.id == "follows" else "rules"
            pick_cards(
                self,
                field.label,
                role,
                lambda: tuple(getattr(self.coalition, field.id)),
                lambda ids: self.set_field(field.id, ids),
            )
        elif field.kind == MARK_FIELD:
            self._choose_marks(coalition)
        elif field.kind == BODY:
            from tui.kit.body_editor import BodyScreen

            ref = Ref("coalitions", coalition.id)
            self.app.push_screen(BodyScreen(ref, coalition.title, coalition.body))

    def _choose(self, coalition: Coalition, field: Field) -> None:
        now = getattr(coalition, field.id)
        offered = form.choices(self.workshop.canvas.template, field.id, self.say)
        numbered = [
            Choice(value or "-", label, str(at), value == now)
            for at, (value, label) in enumerate(offered, 0 if offered[0][0] == "" else 1)
        ]

        def taken(value: str) -> None:
            self.attempt(lambda: self.set_field(field.id, "" if value == "-" else value))

        self.app.push_screen(Picker(field.label, numbered, taken))

    def _choose_marks(self, coalition: Coalition) -> None:
        ref = Ref("coalitions", coalition.id)
        say = self.say
        choices = [
            Choice(mark, say(f"mark.{mark}"), say(f"mark.{mark}.key"), mark in coalition.marks)
            for mark in MARKS
        ]

        def taken(mark: str) -> None:
            self.attempt(
                lambda: self.do(
                    "card.mark",
                    lambda canvas, by: items.toggle_mark(canvas, by, [ref], mark),
                    subject=coalition.title,
                )
            )

        self.app.push_screen(Picker(self.field.label, choices, taken, several=True))

    def next_choice(self) -> None:
        """Take the next choice at once; other fields open."""
        coalition, field = self.coalition, self.field
        if field.kind != CHOICE:
            self.edit()
            return
        offered = [v for v, _ in form.choices(self.workshop.canvas.template, field.id, self.say)]
        now = getattr(coalition, field.id)
        at = offered.index(now) if now in offered else -1
        self.set_field(field.id, offered[(at + 1) % len(offered)])

    def clear(self) -> None:
        """Empty the field."""
        field = self.field
        if field.kind in (CHOICE, MARK_FIELD) and field.id != "form":
            raise Refused("coalition.not_empty", field=field.label)
        empty: object = () if field.kind == CARDS else False if field.kind == FLAG else ""
        self.set_field(field.id, empty)

    def choose_version(self) -> None:
        """Choose between two versions of this coalition."""
        coalition, canvas, say = self.coalition, self.workshop.canvas, self.say
        known = {field.id: field for field in self.fields}

        def describe(id: str, one: versions.Version) -> str:
            assert isinstance(one, Coalition)
            field = known.get(id)
            return f"{field.label}: {form.shown(canvas, one, field, say) or '–'}" if field else id

        ref = Ref("coalitions", coalition.id)
        versions.choose(self, ref, describe, coalition.title, self._show)

    def _show(self, coalition_id: str) -> None:
        self.coalition_id = coalition_id
        self.draw()

    def match_names(self) -> None:
        """Ask of every name on this form that is not matched yet who it is."""
        coalition = self.coalition
        named = (*coalition.core, *coalition.others)
        waiting = [ref for ref in named if parties.party(ref).kind == parties.NAME]
        if not waiting and self.field.kind == PARTIES:
            waiting = [ref for ref in getattr(coalition, self.field.id) if parties.is_outside(ref)]
        if not waiting:
            raise Refused("match.nothing_here")
        ask_who(self, waiting)
