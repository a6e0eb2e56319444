"""What the screen of the paradoxes shows: everything about each, drawn in its share of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board import dates
from board.i18n import pick
from board.model import ACTIVE, Canvas, ParadoxNote
from board.refusal import Refused
from board.spread import history, latest_round, positions, spread
from board.template import Paradox
from board.text import visible
from board.wording import signed
from tui.kit.page import Help, Page
from tui.view.bars import trimmed
from tui.view.paradox import ParadoxShown, allot, beside, paradox_lines, round_line
from tui.view.rows import Line


class ParadoxDrawings(Page):
    """Poles, question and answers of every paradox; the one in focus has the most room."""

    modes = ("slider",)
    name_key = "paradox.title"

    def __init__(self, paradox: str = "") -> None:
        super().__init__()
        self.back = 0
        """How many rounds before the last one are shown."""
        self.names = False
        self.preview: Canvas | None = None
        """What the row that is being typed would lead to."""
        self._at = paradox
        self._on_row: list[int] = []
        """Which paradox is drawn on each row."""

    @property
    def canvas(self) -> Canvas:
        """The canvas as it is, or as the row being typed would make it."""
        return self.preview or super().canvas

    @property
    def at(self) -> int:
        """Which paradox is in focus: the one that was asked for, or the last one of this canvas."""
        ids = [one.id for one in self.all]
        wanted = self._at or self.live.places.get("paradox", "")
        return ids.index(wanted) if wanted in ids else 0

    def focus_on(self, at: int) -> None:
        """Give another paradox the room."""
        if self.all:
            self._at = self.live.places["paradox"] = self.all[at % len(self.all)].id

    @property
    def all(self) -> tuple[Paradox, ...]:
        """The paradoxes of the template."""
        return super().canvas.template.paradoxes

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

    def page_facts(self) -> Sequence[str]:
        """Tell which round this is, where there are several."""
        if not self.all:
            return []
        found = [self.say("paradox.names_shown")] if self.names else []
        last, shown = latest_round(self.canvas, self.paradox.id), self.round_of(self.paradox.id)
        if last > 1:
            found.append(self.say("paradox.round_of", n=shown, last=last))
        return found

    def page_help(self) -> Help:
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
        self._on_row = []
        heights = allot(drawn, self.at, width, height)
        dots = beside(drawn, heights, self.at, width)
        for at, (one, rows) in enumerate(zip(drawn, heights, strict=True)):
            here = at == self.at
            lines += paradox_lines(one, width, rows, self.say, focused=here, beside=dots)
            self._on_row += [at] * rows
        start = max(0, min(self.at - height // 2, len(lines) - height))
        self._on_row = self._on_row[start:]
        return [*lines[start:], *[trimmed([], width, "text")] * height][:height]

    def _drawn(self, at: int, one: Paradox) -> ParadoxShown:
        language, canvas = self.say.language, self.canvas
        shown = self.round_of(one.id)
        note = canvas.paradoxes.get(one.id) or ParadoxNote(one.id)
        found = spread(canvas, one.id, shown)
        others = [round for round in history(canvas, one.id) if round.round != shown]
        return ParadoxShown(
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
