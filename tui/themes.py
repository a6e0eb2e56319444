"""Colours and emphasis: what each style role looks like in each theme.

Meaning never hangs on colour: every role that says something also has a sign (``>``, ``*``, ``✓``,
``▸``) or an attribute (bold, reverse, underline), which is all the monochrome theme uses.
"""

from typing import NamedTuple

from rich.style import Style


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


def styles(theme: str) -> dict[str, Style]:
    """Return the style of every role in a theme."""
    if theme == MONO:
        return _mono()
    p = PALETTES[theme]

    def style(color: str, back: str | None = None, bold: bool = False) -> Style:
        return Style(color=color, bgcolor=back or p.back, bold=bold or None)

    return {
        "text": style(p.text),
        "dim": style(p.dim),
        "member": style(p.text),
        "lead": style(p.lead, bold=True),
        "tail": style(p.accent),
        "more": style(p.accent, bold=True),
        "prompt": style(p.dim),
        "heading": style(p.heading, bold=True),
        "frame": style(p.frame),
        "title": style(p.text, bold=True),
        "title-focus": style(p.accent, bold=True),
        "question": style(p.dim),
        "count": style(p.dim),
        "cursor": style(p.on_accent, p.accent, bold=True),
        "marked": style(p.accent, bold=True) + Style(underline=True),
        "match": style(p.on_match, p.match),
        "bar": style(p.on_bar, p.bar),
        "bar-title": style(p.on_bar, p.bar, bold=True),
        "key": style(p.accent, p.bar, bold=True),
        "notice": style(p.on_accent, p.accent, bold=True),
        "warn": style(p.back, p.warn, bold=True),
        "detail": style(p.text, p.back),
    }


def _mono() -> dict[str, Style]:
    plain, bold = Style(), Style(bold=True)
    reverse = Style(reverse=True)
    roles = dict.fromkeys(
        ("text", "dim", "member", "prompt", "frame", "question", "count", "tail", "bar", "detail"),
        plain,
    )
    roles |= dict.fromkeys(("lead", "more", "heading", "title", "bar-title", "key"), bold)
    roles["title-focus"] = Style(bold=True, underline=True)
    roles["marked"] = Style(bold=True, underline=True)
    roles["match"] = Style(underline=True)
    roles |= dict.fromkeys(("cursor", "notice", "warn"), Style(reverse=True, bold=True))
    roles["notice"] = reverse
    return roles
