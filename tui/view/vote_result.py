"""What came of a vote, as lines: the most dots first, ties as ties."""

from __future__ import annotations

from collections.abc import Sequence

from board.text import visible
from board.votes import Tally
from tui.view.list import entry_block, text_block
from tui.view.scroll import Stretch
from tui.view.signs import VOTES, Say


def result_blocks(rows: Sequence[Tally], say: Say, width: int, at: str = "") -> list[Stretch]:
    """Return a row for each that was voted on; ``at`` is the number the cursor is on."""
    if not rows:
        return [text_block([("text", say("result.none"))], width)]
    wide = len(str(rows[0].dots))
    return [
        entry_block(
            str(row.number),
            f"{row.rank:>2}.  {VOTES}{row.dots:<{wide}} ",
            visible(row.text),
            width,
            cursor=str(row.number) == at,
            style="text" if row.dots else "dim",
        )
        for row in rows
    ]
