"""Rows of cells out of pasted text: lines as people type them, rows as a spreadsheet gives them."""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

from board.text import is_list, one_line, storable, unmarked

_QUOTED = r'"((?:[^"]|"")*)"[ \t]*(?:;|$)'


_TALLEST = 40
"""Most lines of one row: further on a quote that doesn't close is just a quote."""


class PastedRow(NamedTuple):
    """One row with something in it."""

    line: int
    """The number of its first line, from 1."""
    text: str
    """As it was pasted, on one line."""
    cells: list[str]
    """Each on one line."""


def rows(text: str, columns: int) -> Iterator[PastedRow]:
    """Yield the rows of a pasted text that are not blank.

    Where a line holds a tab its cells are a spreadsheet's: only tabs part them, and a cell that a
    spreadsheet put in quotes may hold line breaks. Elsewhere a semicolon parts the cells, of
    which there are at most ``columns``: what is behind that many belongs to the last one. A cell
    that begins with a double quote and ends with one may hold semicolons. The marks of a list
    before typed lines are taken off (``board.text.is_list``).
    """
    found = list(_lines(storable(text)))
    typed = [stripped for _, whole in found if "\t" not in whole and (stripped := whole.strip())]
    listed = len(typed) > 1 and is_list(typed)  # One line may be a name: "1. FC Oost".
    for line, whole in found:
        if listed and "\t" not in whole:
            whole = unmarked(whole.strip())
        cells = _copied(whole) if "\t" in whole else _typed(whole, columns)
        if any(cells):
            yield PastedRow(line, one_line(whole), cells)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield lines with their numbers; a spreadsheet's quoted cell keeps its lines together."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        size = 1
        if "\t" in text and _strict(lines[at]) is None:
            sizes = range(2, min(_TALLEST, len(lines) - at) + 1)
            whole = (n for n in sizes if _strict("\n".join(lines[at : at + n])) is not None)
            size = next(whole, 1)
        yield at + 1, "\n".join(lines[at : at + size])
        at += size


def _copied(row: str) -> list[str]:
    cells = _strict(row)
    return list(map(one_line, row.split("\t") if cells is None else cells))


def _strict(row: str) -> list[str] | None:
    """Return the cells of a spreadsheet's row, or None where its quotes don't close."""
    try:
        return next(csv.reader([row], "excel-tab", strict=True), [])
    except csv.Error:
        return None


def _typed(line: str, columns: int) -> list[str]:
    quoted = re.compile(_QUOTED)
    cells: list[str] = []
    rest = line.strip()
    while rest and len(cells) < columns - 1:
        if found := quoted.match(rest):
            cell, rest = found[1].replace('""', '"'), rest[found.end() :]
        else:
            cell, _, rest = rest.partition(";")
        cells.append(one_line(cell))
        rest = rest.strip()
    rest = rest.rstrip("; \t")
    last = quoted.fullmatch(rest)
    return [*cells, one_line(last[1].replace('""', '"') if last else rest)]
