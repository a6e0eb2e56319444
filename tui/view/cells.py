"""Cells: the parts of a block that scroll by themselves, and the rows in each.

A block with sections has a cell per section, a flat block one cell with its questions as headings,
the coalitions block as many lanes as the template says. Small screens put a whole block, or the
whole canvas, in one cell.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeAlias

from board.i18n import pick
from board.model import Card, Ref
from board.template import Block, Question, Section
from tui.view.index import Index, Thing
from tui.view.rows import (
    CUT,
    GHOST,
    HEADING,
    ITEM,
    PROMPT,
    TITLE,
    Row,
    Say,
    height_of,
    item_row,
)
from tui.view.state import Cursor, Ghost


class Cell:
    """A scrolling part of a block. ``path`` is where a new card goes by default."""

    def __init__(
        self, key: str, path: str, block: str, rows: tuple[Row, ...], title: Row | None = None
    ) -> None:
        self.key = key
        self.path = path
        self.block = block
        self.rows = rows
        self.title = title
        """A heading that stays while the rows scroll."""
        self._starts: dict[tuple[int, int], list[int]] = {}

    @cached_property
    def cursors(self) -> list[Cursor]:
        """Every place of the cell the cursor can be, from top to bottom."""
        return [row.cursor for row in self.rows if row.cursor is not None and row.kind != GHOST]

    @cached_property
    def cursor_rows(self) -> list[int]:
        """The numbers of the rows the cursor can be on."""
        return [number for number, row in enumerate(self.rows) if row.cursor is not None]

    @cached_property
    def _positions(self) -> dict[Ref | str, int]:
        return {identity(cursor): number for number, cursor in reversed([*enumerate(self.cursors)])}

    @cached_property
    def _row_numbers(self) -> dict[Ref | str, int]:
        return {
            identity(row.cursor): number
            for number, row in reversed([*enumerate(self.rows)])
            if row.cursor is not None and row.kind != GHOST
        }

    def position(self, cursor: Cursor) -> int | None:
        """Return how many places come before a cursor, or None if it isn't in this cell."""
        return self._positions.get(identity(cursor))

    def row_of(self, cursor: Cursor) -> int | None:
        """Return the number of a cursor's row, or None where it isn't in this cell."""
        return self._row_numbers.get(identity(cursor))

    @cached_property
    def ghost_row(self) -> int | None:
        """The number of the row held open, if there is one."""
        return next((i for i, row in enumerate(self.rows) if row.kind == GHOST), None)

    def starts(self, width: int, wraps: int) -> Sequence[int]:
        """Return the first line of every row at a width, and the number of lines at the end."""
        if wraps == CUT:
            return range(len(self.rows) + 1)
        if (width, wraps) not in self._starts:
            heights = (height_of(row, width, wraps) for row in self.rows)
            self._starts[width, wraps] = [*accumulate(heights, initial=0)]
        return self._starts[width, wraps]


def identity(cursor: Cursor) -> Ref | str:
    """Return what tells cursors apart: the thing one is on, or its place when that is open."""
    return cursor.ref or cursor.path


_NONE = Card("", ""), "", Row(ITEM, "")

CardRows: TypeAlias = dict[str, tuple[Card, str, Row]]
"""Rows of cards by id, each with the card as it was and the place where it stood."""


class Builder:
    """Makes the cells of one canvas; keep one per canvas and language, it remembers rows.

    ``known`` holds rows that were made for this canvas before it changed, in this language: of
    the cards that are still the same, they are taken again. New ones are added.
    """

    def __init__(self, index: Index, say: Say, known: CardRows | None = None) -> None:
        self.index = index
        self.say = say
        self._known: CardRows = {} if known is None else known
        self.language = index.canvas.info.language
        self.plans: dict[tuple[object, ...], Any] = {}
        """Plans by size, zoom and section in focus."""
        self.maps: dict[tuple[int, int], Any] = {}
        """Neutral plans by size, kept here because they live as long as these rows do."""
        self._cells: dict[tuple[str, bool, Ghost | None], tuple[Cell, ...]] = {}
        self._identities: dict[bool, set[Ref | str]] = {}
        self._others: dict[tuple[str, Ghost | None], Cell] = {}

    def has(self, cursor: Cursor, *, full: bool) -> bool:
        """Tell whether a cursor can be anywhere on the sheet."""
        if full not in self._identities:
            blocks = self.index.canvas.template.blocks
            cells = [
                cell for block in blocks for cell in self.of_block(block, full=full, ghost=None)
            ]
            self._identities[full] = {identity(one) for cell in cells for one in cell.cursors}
        return identity(cursor) in self._identities[full]

    def of_block(self, block: Block, *, full: bool, ghost: Ghost | None) -> tuple[Cell, ...]:
        """Return the cells of a block. ``full``: every question, parked cards as well."""
        mine = ghost if ghost and ghost.path.partition(".")[0] == block.id else None
        key = (block.id, full, mine)
        if key not in self._cells:
            self._cells[key] = tuple(self._of_block(block, full, mine))
        return self._cells[key]

    def _of_block(self, block: Block, full: bool, ghost: Ghost | None) -> Iterator[Cell]:
        if block.sections:
            for section in block.sections:
                yield self.of_section(block, section, full=full, ghost=ghost)
        elif block.id == self.index.coalition_block and block.columns > 1:
            yield from self._lanes(block, full, ghost)
        else:
            rows = self._flat(block, full, ghost)
            yield Cell(block.id, block.id, block.id, tuple(with_ghost(rows, ghost)))

    def of_section(
        self, block: Block, section: Section, *, full: bool, ghost: Ghost | None
    ) -> Cell:
        """Return the cell of a section; in full, open questions and parked cards come after."""
        path = f"{block.id}.{section.id}"
        title = Row(TITLE, pick(section.short, self.language), style="heading")
        rows = [self._item(thing, path) for thing in self.index.at(path)]
        if full:
            rows += self._prompts(path, section.questions, answered=False)
            rows += [self._item(thing, path) for thing in self.index.parked_under(path)]
        rows = rows or self._prompts(path, section.questions)
        rows = with_ghost(rows, ghost) if ghost and _inside(ghost.path, path) else rows
        return Cell(path, path, block.id, tuple(rows), title)

    def whole_block(self, block: Block, *, ghost: Ghost | None) -> Cell:
        """Return a block as one list, for small screens."""
        key = (block.id, ghost)
        if key not in self._others:
            self._others[key] = self._whole_block(block, ghost)
        return self._others[key]

    def _whole_block(self, block: Block, ghost: Ghost | None) -> Cell:
        rows: list[Row] = []
        for section in block.sections:
            path = f"{block.id}.{section.id}"
            rows.append(Row(HEADING, pick(section.short, self.language), style="heading"))
            items = [self._item(thing, path) for thing in self.index.at(path)]
            rows += items or self._prompts(path, section.questions)
        if not block.sections:
            rows = self._flat(block, False, ghost)
        inside = ghost if ghost and _inside(ghost.path, block.id) else None
        return Cell(block.id, block.id, block.id, tuple(with_ghost(rows, inside)))

    def outline(self, *, ghost: Ghost | None) -> Cell:
        """Return the whole canvas as one list, for the smallest screens."""
        if ("", ghost) not in self._others:
            self._others["", ghost] = self._outline(ghost)
        return self._others["", ghost]

    def _outline(self, ghost: Ghost | None) -> Cell:
        rows: list[Row] = []
        blocks = sorted(self.index.canvas.template.blocks, key=lambda block: block.number)
        for block in blocks:
            title = f"{block.number} {pick(block.title, self.language)}"
            rows.append(Row(HEADING, title, style="title"))
            rows += self.whole_block(block, ghost=None).rows
        return Cell("outline", blocks[0].id, "", tuple(with_ghost(rows, ghost)))

    def _flat(self, block: Block, full: bool, ghost: Ghost | None) -> list[Row]:
        rows = self._questions(block.id, block.questions, full=full)
        if not rows:
            rows = [
                Row(PROMPT, pick(block.key, self.language), Cursor(block.id), "·", style="prompt")
            ]
        return rows

    def _questions(self, path: str, questions: tuple[Question, ...], *, full: bool) -> list[Row]:
        rows = [self._item(thing, path) for thing in self.index.at(path)]
        for question in questions:
            place = f"{path}.{question.id}"
            items = [self._item(thing, place) for thing in self.index.at(place)]
            if items:
                words = question.text if full else question.short
                rows.append(Row(HEADING, pick(words, self.language), style="heading"))
                rows += items
            else:
                rows += self._prompts(path, (question,))
        if full:
            parked = self.index.parked_under(path)
            rows += [self._item(thing, path) for thing in parked]
        return rows

    def _prompts(
        self, path: str, questions: tuple[Question, ...], *, answered: bool = True
    ) -> list[Row]:
        if not answered:
            still = self.index.open_questions
            questions = tuple(q for q in questions if f"{path}.{q.id}" in still)
        elif not questions:
            return [Row(PROMPT, "·", Cursor(path), "·", style="prompt")]
        return [
            Row(
                PROMPT,
                pick(question.text, self.language),
                Cursor(f"{path}.{question.id}"),
                "·",
                style="prompt",
                short=pick(question.short, self.language),
            )
            for question in questions
        ]

    def _lanes(self, block: Block, full: bool, ghost: Ghost | None) -> Iterator[Cell]:
        rows = [self._item(thing, block.id) for thing in self.index.at(block.id)]
        if full:
            rows += [self._item(thing, block.id) for thing in self.index.parked_under(block.id)]
        if not rows and not ghost:
            prompt = self.say("sheet.coalitions.empty")
            rows = [Row(PROMPT, prompt, Cursor(block.id), "·", style="prompt")]
        rows = with_ghost(rows, ghost)
        lanes = block.columns
        for lane in range(lanes):
            yield Cell(f"{block.id}#{lane}", block.id, block.id, tuple(rows[lane::lanes]))

    def _item(self, thing: Thing, path: str) -> Row:
        if not isinstance(thing, Card):
            return item_row(self.index.canvas, thing, path, self.say)
        card, place, row = self._known.get(thing.id, _NONE)
        if card is not thing or place != path:
            row = item_row(self.index.canvas, thing, path, self.say)
            self._known[thing.id] = thing, path, row
        return row


def with_ghost(rows: list[Row], ghost: Ghost | None) -> list[Row]:
    """Return rows with an open row where something is about to be typed.

    An open question stays readable above the line that answers it.
    """
    if ghost is None:
        return rows
    at = _ghost_at(rows, ghost)
    return [*rows[:at], Row(GHOST, "", Cursor(ghost.path)), *rows[at:]]


def _ghost_at(rows: list[Row], ghost: Ghost) -> int:
    last = len(rows)
    for position, row in enumerate(rows):
        cursor = row.cursor
        if cursor is None:
            continue
        if cursor.ref is None and cursor.path == ghost.path:
            return position + 1
        if cursor.ref is not None and cursor.ref == ghost.after:
            return position + 1
        if cursor.ref is not None and cursor.ref == ghost.before:
            return position
        if row.kind == ITEM and cursor.path == ghost.path:
            last = position + 1
    return last


def _inside(path: str, place: str) -> bool:
    return path == place or path.startswith(place + ".")
