"""Text pasted without brackets, told from keys that a hand typed.

A terminal that doesn't know bracketed paste sends what is pasted as if it were typed; where keys
are commands, a mail of two lines would change three cards. Time can't tell the two apart: on a
slow line what a hand typed in two seconds comes in one piece too. So it goes by what came at once:

- nothing but text: no Escape, arrow, Backspace or other control key, which no paste holds;
- more of it than a hand types without seeing anything happen: over 16 keys, or over 8 when there
  is a line break with text on both sides of it. A key that is held down counts once.

What a hand types in one go on the sheet is shorter (``jjjj``, ``2a``, ``aKoffie``), or it holds
such a key; and it is only where keys are commands that the rule is asked: in a line or a text that
is being edited, letters are letters. What is left of a text once its first line has ended such an
editor is judged again. Should a blind typist be taken for a paste all the same, nothing is lost:
what came is offered, and nothing is done with it. And where a paste comes letter by letter, its
first letter is a key: nobody can know better by then.
"""

import re
from itertools import groupby, islice

_FEW = 8
"""Keys at once that are always a hand's."""

_MANY = 16
"""Keys at once that are a hand's when they hold no line break between two pieces of text."""

_LAST_CONTROL = re.compile(
    r"(?s:.*)(?:\x1b\[[0-?]*[ -/]*[@-~]|\x1bO.|\x1b.?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f])"
)
"""All up to and with the last key that isn't text; tabs and line breaks are."""


def text_from(typed: str) -> int:
    """Return where the last stretch begins that holds nothing but text."""
    found = _LAST_CONTROL.match(typed)
    return found.end() if found else 0


def written(text: str) -> int:
    """Return how much of a text is sure to end up in a line that is being written."""
    found = re.search("[\r\n\t]", text)
    return found.end() if found else len(text)


def is_paste(text: str, came: str = "") -> bool:
    """Tell whether text was pasted; it holds nothing but text.

    ``came`` is all that came at once, if ``text`` is only what is left of it.
    """
    stripped = (came or text).strip()
    broken = "\r" in stripped or "\n" in stripped
    most = _FEW if broken else _MANY
    return sum(1 for _ in islice(groupby(text), most + 1)) > most
