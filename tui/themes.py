"""Colours and emphasis: what each style role looks like in each theme.

Meaning never hangs on colour: every role that says something also has a sign (``>``, ``*``, ``✓``,
``▸``) or an attribute (bold, reverse, underline), which is all the monochrome theme uses.
"""

from typing import NamedTuple


class Palette(NamedTuple):
    """The colours of a theme."""

    dark: bool
    back: str
    text: str
    dim: str
    frame: str
    accent: str
    on_accent: str
    heading: str
    lead: str
    match: str
    on_match: str
    warn: str
    bar: str
    on_bar: str


PALETTES: dict[str, Palette] = {
    "dark": Palette(
        True,
        back="#14181d",
        text="#e4e6e8",
        dim="#8d99a6",
        frame="#4a5765",
        accent="#f2b84b",
        on_accent="#14181d",
        heading="#7fb8d8",
        lead="#9ccf8a",
        match="#3d5a80",
        on_match="#ffffff",
        warn="#ff8f70",
        bar="#232b34",
        on_bar="#c9d1d9",
    ),
    "light": Palette(
        False,
        back="#fbfaf7",
        text="#22272e",
        dim="#6a737d",
        frame="#b5bcc4",
        accent="#0b5f83",
        on_accent="#ffffff",
        heading="#0b5f83",
        lead="#2f7d32",
        match="#ffe08a",
        on_match="#22272e",
        warn="#b3261e",
        bar="#e9ecef",
        on_bar="#343a40",
    ),
    "projector": Palette(
        False,
        back="#ffffff",
        text="#000000",
        dim="#3f3f3f",
        frame="#6b6b6b",
        accent="#00008b",
        on_accent="#ffffff",
        heading="#00008b",
        lead="#005000",
        match="#ffff66",
        on_match="#000000",
        warn="#a00000",
        bar="#e0e0e0",
        on_bar="#000000",
    ),
    "contrast": Palette(
        True,
        back="#000000",
        text="#ffffff",
        dim="#d0d0d0",
        frame="#b0b0b0",
        accent="#ffff00",
        on_accent="#000000",
        heading="#00ffff",
        lead="#00ff00",
        match="#0000ff",
        on_match="#ffffff",
        warn="#ff8080",
        bar="#303030",
        on_bar="#ffffff",
    ),
}

MONO = "mono"
NAMES = (*PALETTES, MONO)
DEFAULT = "dark"


class Ink(NamedTuple):
    """How a role is written: colours as ``#rrggbb`` (empty: the terminal's own) and attributes."""

    color: str = ""
    back: str = ""
    bold: bool = False
    underline: bool = False
    reverse: bool = False

    def parameters(self) -> str:
        """Return the ink as SGR parameters, for a frame drawn without the framework."""
        found = [
            code
            for code, used in (("1", self.bold), ("4", self.underline), ("7", self.reverse))
            if used
        ]
        for kind, colour in (("38", self.color), ("48", self.back)):
            if colour:
                red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
                found.append(f"{kind};2;{red};{green};{blue}")
        return ";".join(found)


def inks(theme: str) -> dict[str, Ink]:
    """Return the ink of every role in a theme."""
    if theme == MONO:
        return _mono()
    p = PALETTES[theme]

    def ink(color: str, back: str = "", bold: bool = False, underline: bool = False) -> Ink:
        return Ink(color, back or p.back, bold, underline)

    return {
        "text": ink(p.text),
        "dim": ink(p.dim),
        "member": ink(p.text),
        "lead": ink(p.lead, bold=True),
        "tail": ink(p.accent),
        "more": ink(p.accent, bold=True),
        "prompt": ink(p.dim),
        "heading": ink(p.heading, bold=True),
        "frame": ink(p.frame),
        "title": ink(p.text, bold=True),
        "title-focus": ink(p.accent, bold=True),
        "question": ink(p.dim),
        "count": ink(p.dim),
        "cursor": ink(p.on_accent, p.accent, bold=True),
        "marked": ink(p.accent, bold=True, underline=True),
        "match": ink(p.on_match, p.match, underline=True),
        "bar": ink(p.on_bar, p.bar),
        "bar-title": ink(p.on_bar, p.bar, bold=True),
        "key": ink(p.accent, p.bar, bold=True),
        "notice": ink(p.on_accent, p.accent, bold=True),
        "warn": ink(p.back, p.warn, bold=True),
        "detail": ink(p.text),
    }


def _mono() -> dict[str, Ink]:
    plain, bold, reverse = Ink(), Ink(bold=True), Ink(reverse=True)
    both = Ink(bold=True, underline=True)
    roles = dict.fromkeys(
        ("text", "dim", "member", "prompt", "frame", "question", "count", "tail", "bar", "detail"),
        plain,
    )
    roles |= dict.fromkeys(("lead", "more", "heading", "title", "bar-title", "key"), bold)
    roles |= dict.fromkeys(("title-focus", "marked"), both)
    roles |= {"match": Ink(underline=True), "notice": reverse}
    roles |= dict.fromkeys(("cursor", "warn"), Ink(reverse=True, bold=True))
    return roles
