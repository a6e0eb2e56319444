"""How one canvas looks in the library: a row of columns, or two lines where it is narrow."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from board.coverage import Count
from board.i18n import Texts
from board.text import visible
from tui.view import bars
from tui.view.local_time import moment
from tui.view.rows import Line, Piece
from tui.view.scroll import Stretch
from tui.view.width import cell_len, cut, fit, wrap

if TYPE_CHECKING:
    from store.library import LibraryEntry

WIDE = 72
"""Cells from which everything about a canvas stands on one line."""

_PEOPLE = 96
"""Cells from which there is a column for who changed it."""

_BAR = 7
"""Squares of the bar of answered questions."""


def title_of(entry: LibraryEntry) -> str:
    """Return what a canvas is called, safe to show."""
    return visible(entry.title or entry.name)


def row(
    entry: LibraryEntry,
    count: Count | None,
    width: int,
    say: Texts,
    today: date,
    *,
    cursor: bool,
    here: bool,
) -> Stretch:
    """Return a canvas as lines. ``count`` None: not known yet; ``here``: it is the open one."""
    lead = f"{'>' if cursor else ' '}{'!' if entry.problem else '●' if here else ' '} "
    role = "cursor" if cursor else "dim" if entry.problem else "text"
    if width >= WIDE:
        return Stretch((_wide(entry, count, width, say, today, lead, role),), entry.name)
    title: list[Piece] = [(role, cut(lead + title_of(entry), width))]
    under = "    " + " · ".join(_facts(entry, count, say, today))
    return Stretch(
        (
            bars.trimmed(title, width, "text"),
            bars.trimmed([("dim", cut(under, width - 1))], width, "text"),
        ),
        entry.name,
    )


def _facts(entry: LibraryEntry, count: Count | None, say: Texts, today: date) -> list[str]:
    if entry.problem:
        return [problem(entry, say)]
    parts = [moment(entry.changed, say, today), say("sheet.cards", n=entry.cards)]
    if count is not None and count.total:
        parts.append(f"{count.answered}/{count.total}")
    return parts


def _wide(
    entry: LibraryEntry,
    count: Count | None,
    width: int,
    say: Texts,
    today: date,
    lead: str,
    role: str,
) -> Line:
    columns: list[Piece] = []
    if entry.problem:
        columns.append(("warn", f" {problem(entry, say)} "))
    else:
        if width >= _PEOPLE:
            columns.append(("dim", fit(visible(entry.by), 14)))
        columns.append(("dim", fit(moment(entry.changed, say, today), 16)))
        columns.append(("count", say("sheet.cards", n=entry.cards).rjust(12)))
        columns.append(("lead", "  " + _bar(count)))
        columns.append(("count", _number(count).rjust(7)))
    taken = sum(cell_len(text) for _, text in columns) + 2
    title = cut(lead + title_of(entry), width - taken - 1)
    gap = " " * (width - taken - cell_len(title))
    return bars.trimmed([(role, title), ("text", gap), *columns], width, "text")


def _bar(count: Count | None) -> str:
    if count is None or not count.total:
        return " " * _BAR
    full = round(_BAR * count.answered / count.total)
    if count.answered and not full:
        full = 1
    if count.answered < count.total and full == _BAR:
        full = _BAR - 1
    return "■" * full + "□" * (_BAR - full)


def _number(count: Count | None) -> str:
    if count is None:
        return "…"
    return f"{count.answered}/{count.total}" if count.total else ""


def problem(entry: LibraryEntry, say: Texts) -> str:
    """Return in a word or two why a canvas can't be opened."""
    key = f"library.problem.{entry.problem.rpartition('.')[2]}"
    return say(key) if key in say else say("library.problem")


def welcome(width: int, height: int, say: Texts, keys: dict[str, str]) -> list[Line]:
    """Return what stands in an empty library: what this is, and two ways to start."""
    title = bars.trimmed([("title-focus", f"  {say('library.welcome')}")], width, "text")
    blank = bars.trimmed([], width, "text")
    about: list[Line] = []
    for text in wrap(say("library.welcome.what"), max(10, min(width, 84) - 4)):
        about.append(bars.trimmed([("text", f"  {text}")], width, "text"))
    ways: list[Line] = []
    for action, key in keys.items():
        first, *rest = wrap(say(f"library.welcome.{action}"), max(10, width - 9))
        ways.append(bars.trimmed([("lead", fit(f"   {key}", 7)), ("text", first)], width, "text"))
        for text in rest:
            ways.append(bars.trimmed([("text", " " * 7 + text)], width, "text"))
    lines = [blank, title, blank, *about, blank, *ways]
    if len(lines) > height:
        lines = [title, *ways]  # How to begin comes before what it is.
    return lines[:height]
