"""The screen that a stream of bytes makes of a terminal: pyte, and what it doesn't know."""

import codecs
import re
from collections.abc import Iterator

import pyte

# Sequences pyte would print or misread: private CSI, mode requests, and OSC.
_UNKNOWN = re.compile(
    r"\x1b\[[<>=][\d;]*[@-~]|\x1b\[\?[\d;]*\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP.*?\x1b\\",
    re.DOTALL,
)
_UNFINISHED = re.compile(r"\x1b(?:\[[\d;?<>=]*[ -/]*|\][^\x07\x1b]*\x1b?|P[^\x1b]*)?$")
_ALTERNATE = re.compile(r"\x1b\[\?1049[hl]")
_MODES = re.compile(r"\x1b\[\?([\d;]+)([hl])")


class Emulator(pyte.Screen):
    """A screen that erases with the current background, also where nothing was written yet."""

    def erase_in_display(self, how: int = 0, *args: object, **kwargs: object) -> None:
        """Fill what is erased (pyte colours only the cells it has stored)."""
        for y in range(self.lines):
            for x in range(self.columns):
                self.buffer[y][x] = self.buffer[y][x]
        super().erase_in_display(how, *args, **kwargs)


class Emulated:
    """A screen, and the modes that are on, by the bytes that came so far."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = Emulator(columns, rows)
        self.modes = {25}
        """Private modes that are on now (25, the cursor, is on from the start)."""
        self._stream = pyte.Stream(self.screen)
        self._unseen = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, data: bytes) -> None:
        """Take the next bytes; half a character or sequence waits for its other half."""
        text = self._unseen + self._decoder.decode(data)
        unfinished = _UNFINISHED.search(text)
        cut = unfinished.start() if unfinished else len(text)
        text, self._unseen = text[:cut], text[cut:]
        for match in _MODES.finditer(text):
            numbers = {int(number) for number in match[1].split(";") if number}
            self.modes = self.modes | numbers if match[2] == "h" else self.modes - numbers
        for part, switches in _parts(_UNKNOWN.sub("", text)):
            self._stream.feed(part)
            if switches:  # pyte has no alternate screen
                self.screen.erase_in_display(2)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a stream behind each switch of screens; say whether a part ends with one."""
    start = 0
    for match in _ALTERNATE.finditer(text):
        yield text[start : match.end()], True
        start = match.end()
    yield text[start:], False
