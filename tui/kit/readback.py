"""What the program makes of what is being typed, read back: the day meant, the parties meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from board import dates, name_row, parties
from board.dates import Lean
from board.model import Canvas
from board.name_row import Name
from board.refusal import Refused
from board.text import visible
from tui.view.rows import Say

_SIGNS = {parties.OUTSIDE: "+", parties.NAME: "?"}


def named(canvas: Canvas, refs: Iterable[str]) -> str:
    """Return parties in one line: ``+`` from outside, ``?`` a name that is not matched yet."""
    words = []
    for ref in refs:
        sign = _SIGNS.get(parties.party(ref).kind, "")
        name = Name(visible(parties.label(canvas, ref)))
        words.append(sign + name_row.written(name, ""))
    return "; ".join(words)


def party_names(say: Say, canvas: Canvas, text: str) -> str:
    """Return who is meant by names typed so far."""
    refs = parties.parse(canvas, text)
    return say("understood", what=named(canvas, refs)) if refs else ""


def day(say: Say, text: str, lean: Lean) -> str:
    """Return the day meant by what is typed so far; a question mark while it is none."""
    if not text.strip():
        return ""
    try:
        found = dates.parse(text, date.today(), lean)
    except Refused:
        return say("understood.no_day")
    return say("understood", what=dates.show(found, say("language")))
