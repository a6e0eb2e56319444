"""What the pages of the largest canvas cost, of ordinary cards and of the worst texts."""

import time

from board.commands.by import now
from board.model import Canvas
from board.refusal import Refused
from exports import Request
from exports.pages import PAGES, file
from exports.read import read_file
from tests.exports.worst import ROWS, full_of

from .boards import canvas

CARDS = 10_000
_MADE_OF_TEXT = (
    Request(),
    Request(complete=True),
    Request("html", "poster"),
    Request("html", "summary"),
    Request("word", "summary"),
)


def costs() -> dict[str, dict[str, dict[str, float]]]:
    """Return two tables of processor time: per page, and per text that costs most.

    What is refused has no figure: a Word document without end, for one. The second takes half an
    hour.
    """
    ordinary = canvas(CARDS)
    pages = {
        f"{page.id}, {format}": taken
        for page in PAGES
        for format in page.formats
        if (taken := _ms(ordinary, Request(format, page.id))) is not None
    }
    worst: dict[str, dict[str, float]] = {}
    for row, text in ROWS.items():
        for form, taken in _worst(text).items():
            worst.setdefault(f"{form}, ms", {})[repr(row)] = taken
    return {f"pages of {CARDS:,} cards": {"ms": pages}, f"{CARDS:,} cards of one text": worst}


def _worst(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for bodies in (False, True):
        full = full_of(text, CARDS, bodies=bodies)
        for asked in _MADE_OF_TEXT:
            taken = _ms(full, asked)
            name = "complete" if asked.complete else f"{asked.page or 'summary'}, {asked.format}"
            if taken is not None:
                found[name] = max(found.get(name, 0.0), taken)
        back = file(full, Request(complete=True))
        started = time.process_time()
        try:
            read_file(back, by=now("bench"), name="x.md")
        except Refused:
            continue
        taken = (time.process_time() - started) * 1000
        found["read back"] = max(found.get("read back", 0.0), taken)
    return found


def _ms(canvas: Canvas, asked: Request) -> float | None:
    started = time.process_time()
    try:
        file(canvas, asked)
    except Refused:
        return None
    return (time.process_time() - started) * 1000
