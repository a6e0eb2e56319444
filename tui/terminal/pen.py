"""Pens: how a cell is drawn (colours and attributes), and the shortest way from one to the next."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from .capabilities import INDEXED, MONO, TRUECOLOR

# One bit per attribute, by the number that switches it on (ECMA-48, SGR).
_ON = {1: 1, 2: 2, 3: 4, 4: 8, 5: 16, 7: 32, 8: 64, 9: 128, 21: 256, 53: 512}
_OFF = {22: 1 | 2, 23: 4, 24: 8 | 256, 25: 16, 27: 32, 28: 64, 29: 128, 55: 512}

_SEEN_ON_BLANK = 8 | 16 | 32 | 128 | 256 | 512
"""Attributes that show on a cell without a glyph: lines, blinking and reverse."""


class Pen(NamedTuple):
    """How a cell is drawn; colours are SGR parameters, "" for the terminal's own."""

    ink: str = ""
    paper: str = ""
    attributes: int = 0


PLAIN = Pen()


@cache
def blank(pen: Pen) -> Pen:
    """Return the simplest pen that draws a space exactly as ``pen`` does."""
    shown = pen.attributes & _SEEN_ON_BLANK
    return Pen(pen.ink if shown else "", pen.paper, shown)


@cache
def changed(pen: Pen, parameters: str, depth: int) -> Pen:
    """Return the pen after ``ESC [ parameters m``, on a terminal with so many colours."""
    ink, paper, attributes = pen
    codes = iter([int(part) if part.isdecimal() else 0 for part in parameters.split(";")])
    for code in codes:
        if code == 0:
            ink, paper, attributes = PLAIN
        elif code in _ON:
            attributes |= _ON[code]
        elif code in _OFF:
            attributes &= ~_OFF[code]
        elif code == 38:
            ink = _colour(38, codes, depth)
        elif code == 48:
            paper = _colour(48, codes, depth)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            ink = str(code)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            paper = str(code)
        elif code == 39:
            ink = ""
        elif code == 49:
            paper = ""
    return Pen(ink, paper, attributes) if depth > MONO else Pen("", "", attributes)


def _colour(layer: int, codes: Iterator[int], depth: int) -> str:
    """Take a 256-colour (``5;n``) or truecolor (``2;r;g;b``) off the codes, for ink 38 or paper 48.

    Whatever the depth, a truecolor that stands among the 256 is sent as its number: half the bytes.
    """
    if next(codes, 5) == 2:
        rgb = (next(codes, 0), next(codes, 0), next(codes, 0))
        index = _among_256(rgb)
        if depth == TRUECOLOR and _PALETTE[index] != rgb:
            return f"{layer};2;{rgb[0]};{rgb[1]};{rgb[2]}"
    else:
        index = min(255, next(codes, 0))
    if depth < INDEXED:
        index = index if index < 16 else _nearest(_PALETTE[index], range(16))
        return str(layer - 8 + index if index < 8 else layer + 52 + index - 8)
    return f"{layer};5;{index}"


_LEVELS = (0, 95, 135, 175, 215, 255)
_BETWEEN = (48, 115, 155, 195, 235)
_PALETTE = (
    *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205)),
    *((0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0)),
    *((92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255)),
    *((red, green, blue) for red in _LEVELS for green in _LEVELS for blue in _LEVELS),
    *((level, level, level) for level in range(8, 239, 10)),
)
"""The 256 colours as xterm has them; the first sixteen are the user's, and only alike."""


def _among_256(rgb: tuple[int, int, int]) -> int:
    """Return the number of the nearest colour in the cube or the greys."""
    red, green, blue = (bisect(_BETWEEN, part) for part in rgb)
    grey = min(23, max(0, (sum(rgb) // 3 - 3) // 10))
    return _nearest(rgb, (16 + 36 * red + 6 * green + blue, 232 + grey))


@cache
def _nearest(rgb: tuple[int, int, int], among: Sequence[int]) -> int:
    """Return the number of the colour that looks most like this one."""

    def distance(index: int) -> int:
        red, green, blue = (mine - its for mine, its in zip(rgb, _PALETTE[index], strict=True))
        return 2 * red * red + 4 * green * green + 3 * blue * blue

    return min(among, key=distance)


@cache
def turn(old: Pen, new: Pen) -> str:
    """Return the shortest escape sequence that makes ``old`` the pen ``new``."""
    if old == new:
        return ""
    switch = _parameters_between(old, new)
    afresh = ["0", *_parameters_between(PLAIN, new)] if new != PLAIN else [""]
    return min(f"\x1b[{';'.join(switch)}m", f"\x1b[{';'.join(afresh)}m", key=len)


def _parameters_between(old: Pen, new: Pen) -> list[str]:
    """Return the SGR parameters that lead from one pen to the other without a reset."""
    lost = old.attributes & ~new.attributes
    off = {code: bits for code, bits in _OFF.items() if bits & lost}
    swept = sum(off.values())  # 22 takes bold and dim both: what should stay is set again
    wanted = new.attributes & (~old.attributes | swept)
    parameters = [str(code) for code in off]
    parameters += [str(code) for code, bit in _ON.items() if bit & wanted]
    if new.ink != old.ink:
        parameters.append(new.ink or "39")
    if new.paper != old.paper:
        parameters.append(new.paper or "49")
    return parameters
