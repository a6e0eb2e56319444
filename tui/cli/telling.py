"""How results are told: a line per thing, or the whole as JSON."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from board import parties
from board.change import Delta
from board.codec import to_record
from board.model import TABLES, Canvas, Entity
from board.text import visible
from board.wording import folded
from tui.cli import output
from tui.cli.invocation import Invocation
from tui.view.width import cell_len

Thing = TypeVar("Thing", bound=Entity)


def row(*cells: object) -> None:
    """Print one thing as a line: its id first, then what there is to say about it."""
    output.line("  ".join(str(cell) for cell in cells if cell not in ("", None)))


def listed(
    run: Invocation,
    name: str,
    rows: Iterable[Thing],
    as_json: bool,
    cells: Callable[[Thing], Sequence[object]],
) -> None:
    """Print a line per thing, made of what ``cells`` tells; as JSON the things whole."""
    if as_json:
        output.data({"canvas": run.name, name: [to_record(each) for each in rows]})
        return
    for each in rows:
        row(*cells(each))


def added(run: Invocation, deltas: Sequence[Delta], *, as_json: bool) -> None:
    """Print the id of each new thing; by now it is safe on disk."""
    new = [delta for delta in deltas if delta.before is None and delta.table in TABLES]
    new.sort(key=lambda delta: str((delta.after or {}).get("order", "")))
    if as_json:
        told: list[dict[str, Any]] = [
            {"table": delta.table, **(delta.after or {}), "id": delta.id} for delta in new
        ]
        output.data({"canvas": run.name, "added": told})
        return
    for delta in new:
        output.line(delta.id)


def linked(run: Invocation, before: Canvas, after: Canvas) -> None:
    """Say which names that waited for a member are one now."""
    for name, ref in parties.linked(before, after):
        _is(run, name, parties.label(after, ref))


def read_as(run: Invocation, canvas: Canvas, values: Mapping[str, Any], *fields: str) -> None:
    """Say who the names in options were taken for: other members than they say, or nobody yet."""
    for field in fields:
        for name, ref in parties.understood(canvas, values.get(field) or ""):
            name_read(run, canvas, name, ref)


def name_read(run: Invocation, canvas: Canvas, name: str, ref: str) -> None:
    """Say who one name was taken for, where it doesn't say that itself."""
    known = parties.label(canvas, ref)
    if parties.party(ref).kind == parties.NAME:
        output.message(run.texts("party.nobody_yet", name=name))
    elif folded(known) != folded(name):
        _is(run, name, known)


def _is(run: Invocation, name: str, known: str) -> None:
    output.message(run.texts("party.is", name=name, known=known))


def column(texts: Sequence[str]) -> list[str]:
    """Return texts as they are shown, padded with blanks to the cells of the widest."""
    shown = [visible(text) for text in texts]
    widest = max(map(cell_len, shown), default=0)
    return [text + " " * (widest - cell_len(text)) for text in shown]
