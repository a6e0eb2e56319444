"""Which guiding questions have an answer: a plain drawing, and the questions themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from board.coverage import Coverage, coverage
from board.i18n import pick
from board.model import Canvas
from board.queries import cards_at, ref_of
from board.template import Block as Part
from board.template import Question, Section
from board.text import visible
from tui.kit.dispatch import does
from tui.kit.list_page import ListPage
from tui.view import bars
from tui.view.drawings import squares
from tui.view.list import entry_block, heading_block
from tui.view.rows import Line, tone_of
from tui.view.scroll import Stretch
from tui.view.state import Cursor
from tui.view.width import cell_len, fit

_NAME = 27
"""Most cells for the name of a part in the drawing."""


class CoveragePage(ListPage):
    """Blocks and sections with a square per question; Enter goes to the question on the sheet."""

    modes = ("coverage",)
    place_name = name_key = "coverage.title"
    help_keys = ("coverage.about",)

    def __init__(self, at: str = "") -> None:
        super().__init__(at)
        self._made: tuple[Canvas, Coverage] | None = None

    @property
    def found(self) -> Coverage:
        """Which questions are answered; worked out anew when the canvas changed."""
        canvas = self.canvas
        if self._made is None or self._made[0] is not canvas:
            self._made = canvas, coverage(canvas)
        return self._made[1]

    def page_facts(self) -> Sequence[str]:
        """Tell how many of the questions are open."""
        count = self.found.whole
        return [self.say("coverage.of", n=count.answered, total=count.total), *super().page_facts()]

    def page_detail(self) -> str:
        """Return what answers the question under the cursor."""
        cards = cards_at(self.canvas, self.scroll.at)
        if cards:
            return "  ·  ".join(visible(card.text) for card in cards)
        answered = self.scroll.at in self.found.answered
        return self.say("coverage.by_members" if answered else "coverage.open")

    def lines_above(self, width: int, height: int) -> Sequence[Line]:
        """Return the drawing, where there is room for it above the questions."""
        self.scroll.mend(self._paths())
        drawing = list(self._drawing(width))
        if height < len(drawing) + 8:
            drawing = list(self._row_of_blocks(width))
        return drawing if height >= len(drawing) + 4 else ()

    # -- the drawing

    def _drawing(self, width: int) -> Iterator[Line]:
        for block in self._parts():
            sections = [section for section in block.sections if section.questions]
            if block.questions:
                yield self._drawn(self._title(block), block.id, block.questions, width)
            elif sections:
                head = f"head-{tone_of(block.number)}"
                yield bars.trimmed([(head, f" {self._title(block)}")], width, "text")
            for section in sections:
                path = f"{block.id}.{section.id}"
                name = "  " + pick(section.short, self.say.language)
                yield self._drawn(name, path, section.questions, width)
        yield bars.trimmed([], width, "text")

    def _drawn(self, name: str, path: str, questions: tuple[Question, ...], width: int) -> Line:
        answered = [f"{path}.{question.id}" in self.found.answered for question in questions]
        column = min(_NAME, width // 2)
        drawn = squares(answered, width - column - 12)
        count = f"{sum(answered)}/{len(answered)}"
        here = self.scroll.at.rpartition(".")[0] == path
        tone = self._tone(path)
        plain = f"head-{tone}" if "." not in path else "text"
        pieces = [
            ("title-focus" if here else plain, fit(f"{'>' if here else ' '}{name}", column)),
            (f"edge-{tone}", f" {drawn}"),
            ("count", fit("", max(1, 15 - cell_len(drawn))) + count),
        ]
        return bars.trimmed(pieces, width, "text")

    def _row_of_blocks(self, width: int) -> Iterator[Line]:
        """Return a line per block, for small screens."""
        for block in self._parts():
            inside = [path for path in self._paths() if path.startswith(f"{block.id}.")]
            if inside:
                drawn = squares([path in self.found.answered for path in inside], 1)
                name = fit(f" {self._title(block)}", min(20, width // 2))
                tone = tone_of(block.number)
                pieces = [(f"head-{tone}", name), (f"edge-{tone}", f" {drawn}")]
                yield bars.trimmed(pieces, width, "text")

    # -- the questions

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return every guiding question under the name of its part."""
        made: list[Stretch] = []
        for block in self._parts():
            if block.questions:
                made += self._part(self._title(block), block.id, block.questions, width, made)
            for section in block.sections:
                name = self._section_title(block, section)
                path = f"{block.id}.{section.id}"
                made += self._part(name, path, section.questions, width, made)
        return made

    def _part(
        self,
        name: str,
        path: str,
        questions: tuple[Question, ...],
        width: int,
        above: Sequence[Stretch],
    ) -> Iterator[Stretch]:
        if not questions:
            return
        tone = self._tone(path)
        yield heading_block(name, width, apart=bool(above), tone=tone)
        for question in questions:
            key = f"{path}.{question.id}"
            answered = key in self.found.answered
            yield entry_block(
                key,
                "■" if answered else "□",
                pick(question.text, self.say.language),
                width,
                cursor=key == self.scroll.at,
                style="dim" if answered else "text",
                tone=tone,
            )

    def _tone(self, path: str) -> int:
        return tone_of(self.canvas.template.places[path].block.number)

    def _parts(self) -> list[Part]:
        return sorted(self.canvas.template.blocks, key=lambda block: block.number)

    def _paths(self) -> list[str]:
        return [place.path for place in self.canvas.template.questions()]

    def _title(self, block: Part) -> str:
        return f"{block.number} {pick(block.title, self.say.language)}"

    def _section_title(self, block: Part, section: Section) -> str:
        short = pick(block.short, self.say.language)
        return f"{block.number} {short} · {pick(section.title, self.say.language)}"

    # -- going

    @does("coverage.jump")
    def jump(self) -> None:
        """Go to the question on the sheet: its first card, or the open place."""
        path = self.scroll.at
        if path:
            cards = cards_at(self.canvas, path)
            self.host.goto("sheet", Cursor(path, ref_of(cards[0]) if cards else None))

    @does("coverage.next_open")
    def to_next_open(self) -> None:
        """Go to the next open question, round the canvas."""
        paths = self._paths()
        start = paths.index(self.scroll.at) + 1 if self.scroll.at in paths else 0
        for path in (*paths[start:], *paths[:start]):
            if path in self.found.open:
                self.scroll.at = path
                return
        self.tell(self.say("coverage.all"))

    @does("coverage.next_part", "coverage.previous_part")
    def to_part(self) -> None:
        """Go to the next section or block, or to the one before."""
        paths = self._paths()
        by = 1 if self.action == "coverage.next_part" else -1
        parts = list(dict.fromkeys(path.rpartition(".")[0] for path in paths))
        here = self.scroll.at.rpartition(".")[0]
        if here in parts:
            part = parts[(parts.index(here) + by) % len(parts)]
            self.scroll.at = next(path for path in paths if path.startswith(f"{part}."))
