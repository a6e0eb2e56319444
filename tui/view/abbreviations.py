"""Names for narrow columns: broken over a few lines, or of three letters."""

from __future__ import annotations

from collections.abc import Sequence

from tui.view.bars import trimmed
from tui.view.rows import Line, Piece
from tui.view.width import broken_lines, cell_len, cut

_LENGTH = 3
_LINES = 4
"""Lines of a name in the head of a column, at most."""


def abbreviations(names: Sequence[str]) -> list[str]:
    """Return a short form per name, all different as far as three letters go.

    ``ROC Oostland`` is ``ROC``; of two that begin alike the second is told by its last word
    (``Gemeente IJsselkant`` is ``GeI``), and else by a number.
    """
    taken: dict[str, int] = {}
    short: list[str] = []
    for name in names:
        for form in _forms(name):
            if form.casefold() not in taken:
                break
        else:
            form = _numbered(name, taken)
        taken[form.casefold()] = 1
        short.append(form)
    return short


def in_columns(names: Sequence[str], width: int) -> list[str]:
    """Return names broken over a few lines of a width, for the heads of columns."""
    found: list[str] = []
    for name in names:
        words = " ".join(_hyphened(word, width) for word in name.split())
        lines = [line.text for line in broken_lines(words, width, fill=True)]
        if len(lines) > _LINES:
            lines = [*lines[: _LINES - 1], cut(f"{lines[_LINES - 1].rstrip('-')}…", width)]
        found.append("\n".join(lines))
    return found


def legend(short: Sequence[str], names: Sequence[str], width: int) -> list[Line]:
    """Return what short forms stand for, one behind the other, none of them broken."""
    rows: list[list[Piece]] = []
    room = 0
    for form, name in zip(short, names, strict=True):
        pair: list[Piece] = [("heading", f" {form} "), ("text", f"{name} ")]
        size = sum(cell_len(text) for _, text in pair)
        if size > room or not rows:
            rows.append([])
            room = width
        rows[-1] += pair
        room -= size
    return [trimmed(row, width, "text") for row in rows]


def _hyphened(word: str, width: int) -> str:
    """Return a word that would leave its last letter alone on a line in two parts."""
    torn = any(line.joins and not line.hyphen for line in broken_lines(word, width))
    return f"{word[: width - 1]}- {word[width - 1 :]}" if torn else word


def _forms(name: str) -> list[str]:
    words = name.split() or ["?"]
    first, last = words[0], words[-1]
    forms = [first[:_LENGTH], first[: _LENGTH - 1] + last[:1], first[:1] + last[: _LENGTH - 1]]
    initials = "".join(word[0] for word in words[:_LENGTH])
    return [form for form in (*forms, initials) if cell_len(form) <= _LENGTH]


def _numbered(name: str, taken: dict[str, int]) -> str:
    start = name[:1]
    for number in range(2, 100):
        form = f"{start}{number}"
        if form.casefold() not in taken:
            return form
    return f"{start}…"
