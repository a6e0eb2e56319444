"""What a terminal sends, made into text, and what it means when nothing more comes.

Bytes come in pieces: the second half of a character can be seconds behind on a bad line, and the
end of a paste may never come.
"""

from codecs import getincrementaldecoder
from time import monotonic

from .escapes import Escapes

_SLACK = 0.002
"""Seconds past the Escape delay at which the framework's parser is sure to have timed out."""

_ENDLESS = 2.0
"""Seconds of silence after which a paste is over, though its end never came."""

_HALF = 10.0
"""Seconds to wait for the rest of a character; any other byte tells sooner that there is none."""


class Keyboard:
    """Reads UTF-8 as it comes; bytes that are none become U+FFFD.

    ``escape`` is the Escape delay in seconds: how long an Escape may be the beginning of more.
    """

    def __init__(self, escape: float) -> None:
        self._escape = escape + _SLACK
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._escapes = Escapes()
        self._heard = monotonic()
        self._settled = True
        """Whether the silence since the last byte has been long enough for an Escape."""

    @property
    def pasting(self) -> bool:
        """Whether a bracketed paste has begun and not ended yet."""
        return self._escapes.pasting

    def typed(self, data: bytes) -> str:
        """Return what was typed, as far as it is known now."""
        self._heard = monotonic()
        self._settled = False
        return self._escapes.apart(self._decoder.decode(data))

    def patience(self) -> float | None:
        """Return the seconds until silence means something; ``None`` when it never will."""
        spans = [
            span
            for span, waits in (
                (self._escape, not self._settled),
                (_ENDLESS, self.pasting),
                (_HALF, self._half),
            )
            if waits
        ]
        return max(0.0, self._heard + min(spans) - monotonic()) if spans else None

    def silence(self) -> str:
        """Return what was typed, now that nothing has come for a while."""
        lasted = monotonic() - self._heard
        text = ""
        if not self._settled and lasted >= self._escape:
            self._settled = True
            text = self._escapes.alone()
        if self.pasting and lasted >= _ENDLESS:
            text += self._escapes.give_up()
        if self._half and lasted >= _HALF:
            text += self._escapes.apart(self._decoder.decode(b"", final=True))
        return text

    @property
    def _half(self) -> bool:
        """Whether the last byte was not the end of a character."""
        return bool(self._decoder.getstate()[0])
