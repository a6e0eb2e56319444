"""Pens: how a cell is drawn (colours and attributes), and the shortest way from one to the next."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

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
def changed(pen: Pen, parameters: str, colours: bool) -> Pen:
    """Return the pen after ``ESC [ parameters m``; without ``colours`` those are dropped."""
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
            ink = _colour(code, codes)
        elif code == 48:
            paper = _colour(code, codes)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            ink = str(code)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            paper = str(code)
        elif code == 39:
            ink = ""
        elif code == 49:
            paper = ""
    return Pen(ink, paper, attributes) if colours else Pen("", "", attributes)


def _colour(code: int, codes: Iterator[int]) -> str:
    """Return a 256-colour (``38;5;n``) or truecolor (``38;2;r;g;b``) parameter, taken off codes."""
    kind = next(codes, 5)
    parts = [next(codes, 0) for _ in range(3 if kind == 2 else 1)]
    if kind == 2 and (index := _index(*parts)):
        return f"{code};5;{index}"
    return ";".join(map(str, (code, kind, *parts)))


_LEVELS = (0, 95, 135, 175, 215, 255)


def _index(red: int, green: int, blue: int) -> int:
    """Return the number among the 256 colours that is exactly this one (half the bytes), or 0."""
    if red == green == blue and red % 10 == 8 and red <= 238:
        return 232 + red // 10
    if red in _LEVELS and green in _LEVELS and blue in _LEVELS:
        level = _LEVELS.index
        return 16 + 36 * level(red) + 6 * level(green) + level(blue)
    return 0


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
