"""Names of three letters, for columns too narrow for a name."""

from __future__ import annotations

from collections.abc import Sequence

from tui.view.width import cell_len

_LENGTH = 3


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
