"""The rows of every cell of the sheet.

A block with sections has a cell per section, a flat block one cell with its questions as headings,
the coalitions block as many lanes as the template says. Small screens put a whole block, or the
whole canvas, in one cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from board import groups
from board.i18n import pick
from board.meeting import Group
from board.model import ACTIVE, Card, Member, Ref
from board.queries import group_of, home
from board.template import Block, Question, Section, Words
from tui.view.cell import Cell, together
from tui.view.held_open import inside, with_ghost
from tui.view.index import Index, Thing, ref_of
from tui.view.rows import (
    HEADING,
    INSIDE,
    ITEM,
    PROMPT,
    TITLE,
    ListRow,
    Say,
    group_row,
    in_full,
    item_row,
    tone_of,
)
from tui.view.signs import GONE, HIDDEN, VOTES, agreed
from tui.view.state import Cursor, Ghost

if TYPE_CHECKING:
    from tui.view.since import Since

CardRows: TypeAlias = dict[str, tuple[Card, str, object, ListRow]]
"""Rows of cards by id, each with the card as it was, the place where it stood, and the members
that its row counts."""

_NONE = Card("", ""), "", None, ListRow(ITEM, "")


class Builder:
    """Makes the cells of one canvas; keep one per canvas and language, it remembers rows.

    ``known`` holds rows that were made for this canvas before it changed, in this language: of
    the cards that are still the same, they are taken again. New ones are added. ``before`` is what
    was made of the canvas that the index goes on from; its cells without a change are taken again.
    ``folded`` are ids of groups of which only the heading shows; ``since`` is what to mark as
    changed, and what is gone to list at the end of its section.
    """

    def __init__(
        self,
        index: Index,
        say: Say,
        known: CardRows | None = None,
        before: Builder | None = None,
        folded: frozenset[str] = frozenset(),
        since: Since | None = None,
    ) -> None:
        self.index = index
        self.say = say
        self.folded = folded
        self.since = since
        self._known: CardRows = {} if known is None else known
        self.language = index.canvas.info.language
        blocks = index.canvas.template.blocks
        self._tones = {block.id: tone_of(block.number) for block in blocks}
        self.plans: dict[tuple[object, ...], Any] = {}
        """Plans by size, zoom and section in focus."""
        self.maps: dict[tuple[int, int], Any] = {}
        """Neutral plans by size, kept here because they live as long as these rows do."""
        self._cells: dict[tuple[str, bool, bool, Ghost | None], tuple[Cell, ...]] = {}
        self._kept = {} if before is None else before._unchanged(index)
        """By place the cells of the sheet, not in full, with no row held open in them."""
        self._others: dict[tuple[str, Ghost | None], Cell] = {}

    def has(self, cursor: Cursor, *, full: bool) -> bool:
        """Tell whether a cursor can be anywhere on the sheet."""
        return any(
            cell.position(cursor) is not None
            for block in self.index.canvas.template.blocks
            for cell in self.of_block(block, full=full, ghost=None)
        )

    def _unchanged(self, index: Index) -> dict[str, Cell]:
        """Return the cells in which nothing is another in an index that goes on from this one.

        Coalitions tell of the day it is, so their cells are always made anew.
        """
        changed = index.changed
        if changed is None:
            return {}
        return {
            path: cell
            for path, cell in self._kept.items()
            if path != index.coalition_block and not any(inside(one, path) for one in changed)
        }

    def _cell(self, path: str, full: bool, ghost: Ghost | None, make: Callable[[], Cell]) -> Cell:
        """Return a cell that was made already, where it can be taken again.

        In full it tells of cards elsewhere, and with a row held open it is for once.
        """
        if full or ghost is not None:
            return make()
        if path not in self._kept:
            self._kept[path] = make()
        return self._kept[path]

    def of_block(
        self, block: Block, *, full: bool, ghost: Ghost | None, whole: bool = False
    ) -> tuple[Cell, ...]:
        """Return the cells of a block.

        ``full``: every question, parked cards as well; ``whole``: and the bodies of cards.
        """
        mine = ghost if ghost and ghost.path.partition(".")[0] == block.id else None
        key = (block.id, full, whole, mine)
        if key not in self._cells:
            self._cells[key] = tuple(self._of_block(block, full, whole, mine))
        return self._cells[key]

    def _of_block(
        self, block: Block, full: bool, whole: bool, ghost: Ghost | None
    ) -> Iterator[Cell]:
        if block.sections:
            for section in block.sections:
                yield self.of_section(block, section, full=full, ghost=ghost)
        elif block.id == self.index.coalition_block and block.columns > 1:
            yield from self._lanes(block, full, ghost)
        else:

            def flat() -> Cell:
                rows = self._flat(block, full=full, whole=whole)
                rows = with_ghost(rows, ghost, self.index.path_of)
                return Cell(block.id, block.id, block.id, tuple(rows))

            yield self._cell(block.id, full or whole, ghost, flat)

    def of_section(
        self,
        block: Block,
        section: Section,
        *,
        full: bool,
        ghost: Ghost | None,
        whole: bool = False,
    ) -> Cell:
        """Return the cell of a section.

        In full every question has its cards under it and parked ones come after; ``whole``: with
        the bodies of cards from the first line to the last.
        """
        path = f"{block.id}.{section.id}"
        mine = ghost if ghost and inside(ghost.path, path) else None

        def made() -> Cell:
            title = self._heading(TITLE, section.short, path, counted=True)
            if full:
                rows = self._questions(path, section.questions, full=True, whole=whole)
            else:
                rows = self._section_rows(path, section)
            rows = with_ghost(rows, mine, self.index.path_of)
            return Cell(path, path, block.id, tuple(rows), title)

        return self._cell(path, full or whole, mine, made)

    def _section_rows(self, path: str, section: Section) -> list[ListRow]:
        """Return what stands in a section, and then its questions that are still open."""
        rows = self._things(self.index.at(path), path)
        rows += self._prompts(path, section.questions, answered=not rows)
        return rows + self._gone(path)

    def whole_block(self, block: Block, *, ghost: Ghost | None) -> Cell:
        """Return a block as one list, for small screens."""
        key = (block.id, ghost)
        if key not in self._others:
            self._others[key] = self._whole_block(block, ghost)
        return self._others[key]

    def _whole_block(self, block: Block, ghost: Ghost | None) -> Cell:
        rows: list[ListRow] = []
        for section in block.sections:
            path = f"{block.id}.{section.id}"
            rows.append(self._heading(HEADING, section.short, path, counted=True))
            rows += self._section_rows(path, section)
        if not block.sections:
            rows = self._flat(block)
        mine = ghost if ghost and inside(ghost.path, block.id) else None
        return Cell(block.id, block.id, block.id, tuple(with_ghost(rows, mine, self.index.path_of)))

    def outline(self, *, ghost: Ghost | None) -> Cell:
        """Return the whole canvas as one list, for the smallest screens."""
        if ("", ghost) not in self._others:
            self._others["", ghost] = self._outline(ghost)
        return self._others["", ghost]

    def _outline(self, ghost: Ghost | None) -> Cell:
        rows: list[ListRow] = []
        blocks = sorted(self.index.canvas.template.blocks, key=lambda block: block.number)
        for block in blocks:
            title = f"{block.number} {pick(block.title, self.language)}"
            rows.append(ListRow(HEADING, title, style=f"head-{tone_of(block.number)}"))
            rows += self.whole_block(block, ghost=None).rows
        return Cell("outline", blocks[0].id, "", tuple(with_ghost(rows, ghost, self.index.path_of)))

    def _flat(self, block: Block, *, full: bool = False, whole: bool = False) -> list[ListRow]:
        rows = self._questions(block.id, block.questions, full=full, whole=whole)
        if not rows:
            rows = [_prompt(pick(block.key, self.language), block.id)]
        return rows if full else rows + self._gone(block.id)

    def _questions(
        self, path: str, questions: tuple[Question, ...], *, full: bool, whole: bool = False
    ) -> list[ListRow]:
        """Return questions with what answers each under it; what answers none comes first."""
        answers = self._by_question(path, questions)
        rows = self._things(answers.pop(path, []), path, full=full, whole=whole)
        for question in questions:
            place = f"{path}.{question.id}"
            if place in answers:
                words = question.text if full else question.short
                rows.append(self._heading(HEADING, words, path))
                rows += self._things(answers[place], place, full=full, whole=whole)
            else:
                rows += self._prompts(path, (question,))
        if full:
            rows += self._things(self.index.parked_under(path), path, full=full, whole=whole)
            rows += self._gone(path)
        return rows

    def _by_question(self, path: str, questions: tuple[Question, ...]) -> dict[str, list[Thing]]:
        """Return what stands in a place by the question it answers; else by the place."""
        places = {f"{path}.{question.id}" for question in questions}
        under = self.index.under(path)
        told = groups.asked(
            self.index.canvas, [thing for thing in under if isinstance(thing, Card)]
        )
        who = [q.id for q in questions if "member_names" in q.roles]
        found: dict[str, list[Thing]] = {}
        for thing in under:
            place = path
            if isinstance(thing, Card):
                place = told[thing.id] if told[thing.id] in places else path
            elif isinstance(thing, Member) and who:
                place = f"{path}.{who[0]}"
            found.setdefault(place, []).append(thing)
        return found

    def _things(
        self, things: Sequence[Thing], path: str, *, full: bool = False, whole: bool = False
    ) -> list[ListRow]:
        """Return the rows of things, cards before members: those were said in the room.

        A group has a heading above its cards; folded, only that.
        """
        canvas = self.index.canvas
        place = home(canvas.template, path)
        rows: list[ListRow] = []
        last = None
        for thing in sorted(things, key=lambda thing: isinstance(thing, Member)):
            card = thing if isinstance(thing, Card) and thing.state == ACTIVE else None
            group = group_of(canvas, card) if card and canvas.groups else None
            if group is not None and group is not last:
                rows.append(self._group(group, things, place))
            last = group
            if group is not None and group.id in self.folded:
                continue
            row = self._item(thing, place)
            row = in_full(self.index, thing, row, self.say, whole=whole) if full else row
            rows.append(row._replace(indent=INSIDE) if group else row)
        return rows

    def _group(self, group: Group, things: Sequence[Thing], place: str) -> ListRow:
        """Return the heading of a group among these things."""
        canvas = self.index.canvas
        count = sum(isinstance(one, Card) and one.group == group.id for one in things)
        folded = group.id in self.folded
        other = any(
            one.conflict == group.id and one.state == ACTIVE for one in canvas.groups.values()
        )
        tone = self._tone(place)
        row = group_row(group, count, place, tone=tone, folded=folded, other=other)
        return self._voted(Ref("groups", group.id), row)

    def _prompts(
        self, path: str, questions: tuple[Question, ...], *, answered: bool = True
    ) -> list[ListRow]:
        if not answered:
            still = self.index.open_questions
            questions = tuple(q for q in questions if f"{path}.{q.id}" in still)
        elif not questions:
            return [_prompt("·", path)]
        return [
            _prompt(
                pick(question.text, self.language),
                f"{path}.{question.id}",
                pick(question.short, self.language),
            )
            for question in questions
        ]

    def _lanes(self, block: Block, full: bool, ghost: Ghost | None) -> Iterator[Cell]:
        things = self.index.at(block.id)
        parked = self.index.parked_under(block.id) if full else []
        rows = self._things([*things, *parked], block.id, full=full, whole=full)
        if not rows and not ghost:
            prompt = self.say("sheet.coalitions.empty")
            rows = [_prompt(prompt, block.id)]
        rows += self._gone(block.id)
        rows = with_ghost(rows, ghost, self.index.path_of)
        whole = together(rows)
        lanes = max(1, min(block.columns, len(whole)))  # one thing has the whole width
        made = [tuple(chain.from_iterable(whole[lane::lanes])) for lane in range(lanes)]
        most = max(map(len, made))
        for lane, mine in enumerate(made):
            abreast = 2 * (most - len(mine))
            yield Cell(f"{block.id}#{lane}", block.id, block.id, mine, abreast=abreast)

    def _item(self, thing: Thing, path: str) -> ListRow:
        row = self._own(thing, path)
        if tied := self.index.agreed.get(thing.id):
            row = row._replace(signs=(*agreed(tied), *row.signs))
        if self.since and not isinstance(thing, Member) and not row.lead:
            row = row._replace(lead=self.since.signs.get(thing.id, ""))
        return self._voted(ref_of(thing), row) if self.index.standings else row

    def _gone(self, path: str) -> list[ListRow]:
        """Return what stood in a section and is no more; the cursor passes over it."""
        texts = self.since.under(path) if self.since else ()
        tone = self._tone(path)
        return [ListRow(ITEM, text, lead=GONE, style="dim", tone=tone) for text in texts]

    def _voted(self, ref: Ref, row: ListRow) -> ListRow:
        """Return a row with what its thing got in the latest vote it was in."""
        tally = self.index.standings.get(ref)
        if tally is None or not tally.dots:
            return row
        return row._replace(signs=(*row.signs, f"{VOTES}{tally.dots}"))

    def _own(self, thing: Thing, path: str) -> ListRow:
        """Return the row of what a thing itself has to say."""
        canvas = self.index.canvas
        if not isinstance(thing, Card):
            return item_row(canvas, thing, path, self.say, tone=self._tone(path))
        card, place, counted, row = self._known.get(thing.id, _NONE)
        members = canvas.members if thing.agreed_by else None
        if card is not thing or place != path or counted is not members:
            row = item_row(canvas, thing, path, self.say, tone=self._tone(path))
            self._known[thing.id] = thing, path, members, row
        return row

    def _tone(self, path: str) -> int:
        """Return the colour of the block that a place is in."""
        return self._tones.get(path.partition(".")[0], 0)

    def _heading(self, kind: str, words: Words, path: str, *, counted: bool = False) -> ListRow:
        """Return the row of a heading; ``counted``: with how many of its questions are answered."""
        tone = self._tone(path)
        count = self.index.coverage.parts.get(path) if counted else None
        told = [f"{HIDDEN}{n}"] if counted and (n := self.index.hidden.get(path)) else []
        told += [f"{count.answered}/{count.total}"] if count else []
        signs = (" ".join(told),) if told else ()
        style = f"head-{tone}" if kind == TITLE else f"heading-{tone}"
        return ListRow(kind, pick(words, self.language), signs=signs, style=style, tone=tone)


def _prompt(text: str, path: str, short: str = "") -> ListRow:
    """Return the row of a question that waits for an answer."""
    return ListRow(PROMPT, text, Cursor(path), "· ", style="prompt", short=short)
