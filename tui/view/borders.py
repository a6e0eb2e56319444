"""The lines between blocks, and the titles that stand in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from board.i18n import pick
from board.template import Block
from tui.view.cell_rows import Builder
from tui.view.frame import BorderGrid
from tui.view.geometry import Box
from tui.view.panes import PaneLayout
from tui.view.rows import Piece, tone_of
from tui.view.width import cell_len, fit


class Heads(NamedTuple):
    """What titles hang on, besides where they stand."""

    focus: str
    """The block the cursor is in."""
    counts: Mapping[str, str]
    """What each block has at the end of its title."""


def counts_of(builder: Builder, layout: PaneLayout) -> dict[str, str]:
    """Return per block how many of its questions are answered; without questions, what is in it."""
    index = builder.index
    found: dict[str, str] = {}
    for block_id in layout.blocks:
        count = index.coverage.parts.get(block_id)
        things = len(index.under(block_id))
        found[block_id] = (
            f"{count.answered}/{count.total}" if count else str(things) if things else ""
        )
    return found


def drawn(
    builder: Builder, width: int, height: int, layout: PaneLayout, heads: Heads
) -> list[list[tuple[int, Piece]]]:
    """Return borders and titles as pieces with their first column, row by row."""
    frame = BorderGrid(width - 1, height)  # The last column is the margin.
    for box in layout.blocks.values():
        frame.box(box)
    for x, first, last in layout.dividers:
        frame.vertical(x, first, last)
    titles = {
        (box.x0, box.y0): _title(builder, block_id, box, heads)
        for block_id, box in layout.blocks.items()
    }
    covered = _covered(layout)
    rows: list[list[tuple[int, Piece]]] = []
    for y in range(height):
        row: list[tuple[int, Piece]] = []
        x = 0
        while x < width:
            title = titles.get((x - 1, y))
            if title:
                for piece in title:
                    row.append((x, piece))
                    x += cell_len(piece[1])
                continue
            if (end := covered[y].get(x)) is not None:
                x = end
                continue
            start = x
            x += 1
            while x < width and x not in covered[y] and (x - 1, y) not in titles:
                x += 1
            row.append((start, ("frame", frame.text(y, start, x))))
        rows.append(row)
    return rows


def _covered(layout: PaneLayout) -> dict[int, dict[int, int]]:
    """Return for every row where panes (and their titles) start and end."""
    covered: dict[int, dict[int, int]] = defaultdict(dict)
    for pane in layout.panes:
        top = pane.y - (1 if pane.cell.title else 0)
        for y in range(top, pane.y + pane.height):
            covered[y][pane.x] = pane.x + pane.width
    return covered


def _title(builder: Builder, block_id: str, box: Box, heads: Heads) -> list[Piece]:
    """Return what stands in a block's top border: number, name, key question, count."""
    block = builder.index.canvas.template.block(block_id)
    assert block is not None
    tone = tone_of(block.number)
    count = heads.counts[block_id]
    tail = f" {count} " if count else ""
    room = box.width - 1  # A sign comes before the name.
    name = _name(builder, block, room, tail)
    if cell_len(name) + cell_len(tail) > room:  # Blanks go first, then the count, then letters.
        close = name.strip()
        fits = cell_len(close) + cell_len(tail.rstrip()) <= room
        name, tail = (close, tail.rstrip()) if tail and fits else (name, "")
    room -= cell_len(name) + cell_len(tail)
    focused = block_id == heads.focus
    question = _question(builder, block, room)
    line = "─" * (room - cell_len(question))
    pieces: list[Piece] = [
        (f"edge-{tone}", "▸" if focused else "─"),
        (f"{'tab' if focused else 'head'}-{tone}", name),
        ("question", question),
        (f"edge-{tone}", line),
        ("count", tail),
    ]
    return [piece for piece in pieces if piece[1]]


def _name(builder: Builder, block: Block, room: int, tail: str) -> str:
    """Return number and name; the short one before the count has to give way."""
    long, short = (
        f" {block.number} {pick(words, builder.language).upper()} "
        for words in (block.title, block.short)
    )
    name = long if cell_len(long) + cell_len(tail) <= room else short
    return name if cell_len(name) <= room else fit(name.rstrip(), max(0, room))


def _question(builder: Builder, block: Block, room: int) -> str:
    question = f" {pick(block.key, builder.language)} "
    return question if cell_len(question) <= room else ""
