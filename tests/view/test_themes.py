"""Every theme can be read: on paper and on the screen of any age, and without colours."""

import pytest

from tui import themes
from tui.terminal.capabilities import ANSI, INDEXED, TRUECOLOR
from tui.terminal.pen import PLAIN, changed
from tui.themes import Ink

_XTERM = (
    *("000000", "cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd", "e5e5e5"),
    *("7f7f7f", "ff0000", "00ff00", "ffff00", "5c5cff", "ff00ff", "00ffff", "ffffff"),
)
_CUBE = (0, 95, 135, 175, 215, 255)

NO_TEXT = {"frame", *(f"{on}fold-{tone}" for on in ("", "card-") for tone in range(1, 10))}
"""Roles of lines and bars only."""


def rgb(code: str) -> tuple[int, ...]:
    """The colour that xterm shows for SGR parameters."""
    parts = [int(part) for part in code.split(";")]
    if len(parts) == 5:
        return tuple(parts[2:])
    number = parts[2] if len(parts) == 3 else parts[0] % 10 + (8 if parts[0] >= 90 else 0)
    if number < 16:
        return tuple(int(_XTERM[number][at : at + 2], 16) for at in (0, 2, 4))
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    number -= 16
    return _CUBE[number // 36], _CUBE[number // 6 % 6], _CUBE[number % 6]


def luminance(colour: tuple[int, ...]) -> float:
    """Relative luminance, as WCAG 2 reckons it."""
    parts = [value / 255 for value in colour]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(ink: Ink, depth: int) -> float:
    pen = changed(PLAIN, ink.parameters(), depth)
    low, high = sorted(luminance(rgb(code)) for code in (pen.ink, pen.paper))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("depth", [ANSI, INDEXED, TRUECOLOR])
@pytest.mark.parametrize("theme", themes.PALETTES)
def test_all_text_stands_out_from_what_is_behind_it(theme: str, depth: int) -> None:
    least = 7 if theme in ("projector", "contrast") else 4.5
    faint = {
        role: round(contrast(ink, depth), 2)
        for role, ink in themes.inks(theme, depth).items()
        if role not in NO_TEXT and contrast(ink, depth) < least
    }
    assert faint == {}


@pytest.mark.parametrize("depth", [INDEXED, TRUECOLOR])
@pytest.mark.parametrize("theme", themes.PALETTES)
def test_blocks_have_colours_of_their_own(theme: str, depth: int) -> None:
    pens = {changed(PLAIN, ink.parameters(), depth) for ink in tones(theme, depth)}
    assert len(pens) == 9


@pytest.mark.parametrize("theme", themes.PALETTES)
def test_the_five_blocks_can_be_told_apart_in_sixteen_colours(theme: str) -> None:
    """But on white, where hardly any of the sixteen can be read from afar."""
    pens = {changed(PLAIN, ink.parameters(), ANSI) for ink in tones(theme, ANSI)[:5]}
    assert len(pens) == (2 if theme == "projector" else 5)


def tones(theme: str, depth: int) -> list[Ink]:
    inks = themes.inks(theme, depth)
    return [inks[f"edge-{tone}"] for tone in range(1, 10)]


@pytest.mark.parametrize("depth", [INDEXED, TRUECOLOR])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_cards_lie_on_paper_of_their_own(theme: str, depth: int) -> None:
    inks = themes.inks(theme, depth)
    sheet, card = (changed(PLAIN, inks[role].parameters(), depth) for role in ("text", "card-text"))
    assert sheet.ink == card.ink
    assert sheet.paper != card.paper


def test_every_theme_knows_every_role() -> None:
    roles = {frozenset(themes.inks(name, depth)) for name in themes.NAMES for depth in (16, 256)}
    assert len(roles) == 1


def test_without_colours_headings_text_and_what_is_lit_differ_by_weight() -> None:
    inks = themes.inks(themes.MONO, 0)
    assert not any(ink.color or ink.back for ink in inks.values())
    assert len({inks[role] for role in ("text", "head-1", "tab-1", "cursor", "match")}) == 5
