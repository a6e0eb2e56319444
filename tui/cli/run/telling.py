"""How results are told: a line per thing, or the whole as JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from board.change import Delta
from board.codec import to_record
from board.model import Entity
from tui.cli import output
from tui.cli.session import Session, made


def row(*cells: object) -> None:
    """Print one thing as a line: its id first, then what there is to say about it."""
    output.line("  ".join(str(cell) for cell in cells if cell not in ("", None)))


def entities(session: Session, name: str, rows: Iterable[Entity]) -> None:
    """Print things whole, as the JSON answer."""
    output.data({"canvas": session.args.canvas, name: [to_record(each) for each in rows]})


def added(session: Session, deltas: Sequence[Delta]) -> None:
    """Print the id of each new thing; by now it is safe on disk."""
    new = made(tuple(deltas))
    if session.args.json:
        things: list[dict[str, Any]] = [
            {"table": delta.table, **(delta.after or {}), "id": delta.id} for delta in new
        ]
        output.data({"canvas": session.args.canvas, "added": things})
        return
    for delta in new:
        output.line(delta.id)
