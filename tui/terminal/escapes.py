"""Escape and a key that come in together: two keys, not an Alt chord.

A terminal sends the same bytes for Escape followed by ``4`` as for Alt with ``4``. Time tells them
apart, but not when both wait in one packet, after a pause of the line or of ours. No action is on
an Alt chord, and Escape followed by a key is what hands do all day, so that is what it means.
"""

import re

_PASTE = re.compile("(\x1b\\[20[01]~)")
_START, _END = "\x1b[200~", "\x1b[201~"

_TOGETHER = re.compile("\x1b(?=[^\\[O\\]P_^X])")
"""Escape before anything that does not begin a longer sequence."""

_ESCAPE = "\x1b[27u"
"""The Escape key, in a form that means nothing else."""


_PICTURE = "\N{SYMBOL FOR ESCAPE}"

_CUT_END = re.compile("\x1b(?:\\[(?:2(?:0[01]?)?)?)?$")
"""The beginning of a mark at the end of what was read, inside a paste."""


class Escapes:
    """Sets Escape apart from the key behind it, in what comes in piece by piece."""

    def __init__(self) -> None:
        self._pasting = False
        self._cut_short = False
        """A paste was ended before its own end, which may come yet."""
        self._mark_left = ""
        """What is left of that end's mark, if it had begun."""
        self._held = ""
        """What came last: an Escape that waits for what is behind it, or what may be the
        beginning of the end of a paste."""
        self._before = ""
        """What was typed last, if it may be the beginning of a paste."""

    def apart(self, text: str) -> str:
        """Return what was typed with each Escape key unmistakable.

        In pasted text an escape becomes its picture: the framework would end the paste there and
        take the rest for keys. Most terminals let none through.
        """
        text, self._held = self._held + self._belated(text), ""
        if not text:
            return ""
        begun = self._begun(text)
        parts = [text[:begun], *_PASTE.split(text[begun:])]
        for number, part in enumerate(parts):
            if not number or part in (_START, _END):
                self._pasting = part == _START if number else self._pasting or begun > 0
            elif not self._pasting:
                if number == len(parts) - 1 and part.endswith("\x1b"):
                    part, self._held = part[:-1], "\x1b"
                parts[number] = _TOGETHER.sub(_ESCAPE, part)
            else:
                if number == len(parts) - 1 and (cut := _CUT_END.search(part)):
                    part, self._held = part[: cut.start()], cut[0]
                parts[number] = part.replace("\x1b", _PICTURE)
        self._before = "" if self._pasting else (self._before + text)[-len(_START) :]
        return "".join(parts)

    @property
    def pasting(self) -> bool:
        """Whether a paste has begun and not ended yet."""
        return self._pasting

    def alone(self) -> str:
        """Return the Escape that waited, now that nothing came behind it; it ends a paste."""
        if self._pasting:
            return self.give_up() if self._held == "\x1b" else ""
        waited, self._held = self._held, ""
        return _ESCAPE if waited else ""

    def give_up(self) -> str:
        """Return the end of a paste whose own end does not come."""
        self._mark_left = _END.removeprefix(self._held) if self._held else ""
        self._pasting, self._cut_short, self._held = False, True, ""
        return _END

    def _belated(self, text: str) -> str:
        """Return what was typed after a paste that was cut short: the rest of it is pasted too."""
        if not self._cut_short or not text:
            return text
        left, self._mark_left = self._mark_left, ""
        if left and text.startswith(left):
            self._cut_short = False
            return text.removeprefix(left)
        end, start = text.find(_END), text.find(_START)
        if end < 0 and start < 0:
            return text
        self._cut_short = False
        return text if end < 0 or 0 <= start < end else _START + text

    def _begun(self, text: str) -> int:
        """Return how much of ``text`` is the rest of a mark whose beginning came before it."""
        for size in range(1, len(_START)):
            if self._before.endswith(_START[:size]) and text.startswith(_START[size:]):
                return len(_START) - size
        return 0
