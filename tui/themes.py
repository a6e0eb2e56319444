"""Colours and emphasis: what each style role looks like in each theme.

Meaning never hangs on colour: every role that says something also has a sign (``>``, ``*``, ``✓``,
``▸``) or an attribute (bold, reverse, underline), which is all the monochrome theme uses.
"""

from typing import NamedTuple

TONES = 9
"""Colours there are for blocks; a template with more begins again."""

_FEW = 16
"""Colours of a terminal up to which it has its own palettes."""


class Palette(NamedTuple):
    """The colours of a theme, as ``#rrggbb``.

    What is all over the sheet has colours that stand among the 256: they cost half the bytes.
    """

    dark: bool
    back: str
    card: str
    """Behind a card, which lies on the sheet as paper does on a table."""
    text: str
    body: str
    """Of what is told below a card."""
    dim: str
    frame: str
    accent: str
    on_accent: str
    heading: str
    lead: str
    match: str
    on_match: str
    mark: str
    """Behind what is marked."""
    on_mark: str
    warn: str
    bar: str
    on_bar: str
    tones: tuple[str, ...]
    """The colour of each block, from 1, as on the poster."""
    folds: tuple[str, ...]
    """The same, softer: beside the second and further lines of a card."""


def _colours(named: str) -> tuple[str, ...]:
    return tuple(f"#{name}" for name in named.split())


PALETTES: dict[str, Palette] = {
    "dark": Palette(
        True,
        back="#121212",
        card="#262626",
        text="#e4e4e4",
        body="#bcbcbc",
        dim="#949494",
        frame="#585858",
        accent="#f2b84b",
        on_accent="#121212",
        heading="#7fb8d8",
        lead="#afd787",
        match="#3d5a80",
        on_match="#ffffff",
        mark="#4e4e4e",
        on_mark="#ffffff",
        warn="#ff8f70",
        bar="#303030",
        on_bar="#d0d0d0",
        tones=_colours("ffaf87 87d7ff afd787 d7afff ffd787 87d7d7 ffafd7 c6c6c6 d7d787"),
        folds=_colours("875f5f 5f87af 5f875f 875faf 87875f 5f8787 875f87 767676 87875f"),
    ),
    "light": Palette(
        False,
        back="#f1eee7",
        card="#ffffff",
        text="#262626",
        body="#444444",
        dim="#626262",
        frame="#b2b2b2",
        accent="#0b5f83",
        on_accent="#ffffff",
        heading="#0b5f83",
        lead="#005f00",
        match="#ffe08a",
        on_match="#22272e",
        mark="#d0d0d0",
        on_mark="#000000",
        warn="#b3261e",
        bar="#e4e4e4",
        on_bar="#3a3a3a",
        tones=_colours("870000 005f87 005f00 5f00af 875f00 005f5f 87005f 4e4e4e 5f5f00"),
        folds=_colours("d7afaf 87afd7 afd7af af87d7 d7af87 87afaf d787af b2b2b2 afaf87"),
    ),
    "projector": Palette(
        False,
        back="#ffffff",
        card="#ffffff",
        text="#000000",
        body="#303030",
        dim="#3f3f3f",
        frame="#6b6b6b",
        accent="#00008b",
        on_accent="#ffffff",
        heading="#00008b",
        lead="#005000",
        match="#ffff66",
        on_match="#000000",
        mark="#d0d0d0",
        on_mark="#000000",
        warn="#8b0000",
        bar="#e0e0e0",
        on_bar="#000000",
        tones=_colours("870000 005f87 005f00 5f00af 5f0000 005f5f 87005f 303030 00005f"),
        folds=_colours("d78787 5f87af 5faf5f 875fd7 af8787 5f8787 d75faf 878787 5f5faf"),
    ),
    "contrast": Palette(
        True,
        back="#000000",
        card="#000000",
        text="#ffffff",
        body="#d0d0d0",
        dim="#d0d0d0",
        frame="#b0b0b0",
        accent="#ffff00",
        on_accent="#000000",
        heading="#00ffff",
        lead="#00ff00",
        match="#0000af",
        on_match="#ffffff",
        mark="#303030",
        on_mark="#ffff00",
        warn="#ff8080",
        bar="#303030",
        on_bar="#ffffff",
        tones=_colours("ffaf87 87d7ff 87ff87 d7afff ffd75f 5fffff ffafff d0d0d0 d7ff87"),
        folds=_colours("af875f 5f87af 5faf5f 875faf af875f 5fafaf af5faf 878787 87af5f"),
    ),
}

SIXTEEN: dict[str, Palette] = {
    "dark": PALETTES["dark"]._replace(
        back="#000000",
        card="#000000",
        text="#e5e5e5",
        body="#e5e5e5",
        dim="#e5e5e5",
        frame="#7f7f7f",
        accent="#ffff00",
        on_accent="#000000",
        heading="#00ffff",
        lead="#00cd00",
        match="#0000ee",
        on_match="#ffffff",
        mark="#0000ee",
        on_mark="#ffff00",
        warn="#ff0000",
        bar="#000000",
        on_bar="#e5e5e5",
        tones=_colours("ff0000 00ffff 00cd00 ff00ff cdcd00 00cdcd ff0000 e5e5e5 00ff00"),
        folds=_colours("cd0000 00cdcd 00cd00 cd00cd cdcd00 00cdcd cd0000 7f7f7f 00cd00"),
    ),
    "light": PALETTES["light"]._replace(
        back="#ffffff",
        card="#ffffff",
        text="#000000",
        body="#000000",
        dim="#000000",
        frame="#7f7f7f",
        accent="#0000ee",
        on_accent="#ffffff",
        heading="#0000ee",
        lead="#000000",
        match="#ffff00",
        on_match="#000000",
        mark="#e5e5e5",
        on_mark="#0000ee",
        warn="#cd0000",
        bar="#e5e5e5",
        on_bar="#000000",
        tones=_colours("cd0000 0000ee 000000 cd00cd 5c5cff 0000ee cd0000 000000 cd00cd"),
        folds=_colours("ff0000 5c5cff 7f7f7f ff00ff 5c5cff 5c5cff ff0000 7f7f7f ff00ff"),
    ),
    "projector": PALETTES["projector"]._replace(
        text="#000000",
        body="#000000",
        dim="#000000",
        frame="#7f7f7f",
        accent="#0000ee",
        heading="#0000ee",
        lead="#000000",
        match="#ffff00",
        mark="#e5e5e5",
        warn="#000000",
        bar="#e5e5e5",
        tones=_colours("0000ee 000000 0000ee 000000 0000ee 000000 0000ee 000000 0000ee"),
        folds=_colours("5c5cff 7f7f7f 5c5cff 7f7f7f 5c5cff 7f7f7f 5c5cff 7f7f7f 5c5cff"),
    ),
    "contrast": PALETTES["contrast"]._replace(
        body="#e5e5e5",
        dim="#e5e5e5",
        frame="#7f7f7f",
        match="#0000ee",
        mark="#0000ee",
        on_mark="#ffffff",
        warn="#ffff00",
        bar="#000000",
        tones=_colours("00ffff 00ff00 ffff00 ffffff cdcd00 00cdcd 00cd00 e5e5e5 00ffff"),
        folds=_colours("00cdcd 00cd00 cdcd00 7f7f7f cdcd00 00cdcd 00cd00 7f7f7f 00cdcd"),
    ),
}
"""The same for terminals that have sixteen colours, in what those are by default in xterm."""

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
    dim: bool = False

    def parameters(self) -> str:
        """Return the ink as SGR parameters, for a frame drawn without the framework."""
        attributes = {"1": self.bold, "2": self.dim, "4": self.underline, "7": self.reverse}
        found = [code for code, used in attributes.items() if used]
        for kind, colour in (("38", self.color), ("48", self.back)):
            if colour:
                red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
                found.append(f"{kind};2;{red};{green};{blue}")
        return ";".join(found)


_ON_CARDS = (
    *("text", "title", "dim", "body", "lead"),
    *(f"{line}-{tone}" for line in ("edge", "fold") for tone in range(1, TONES + 1)),
)
"""Roles that a card is drawn with."""


def palette(theme: str, depth: int) -> Palette:
    """Return the colours of a theme on a terminal with so many colours."""
    return (SIXTEEN if depth <= _FEW else PALETTES)[theme]


def inks(theme: str, depth: int) -> dict[str, Ink]:
    """Return the ink of every role in a theme, on a terminal with so many colours."""
    if theme == MONO:
        found, card = _mono(), ""
    else:
        p = palette(theme, depth)
        found, card = _inks(p), p.card
    return found | {on_card(role): found[role]._replace(back=card) for role in _ON_CARDS}


def on_card(role: str) -> str:
    """Return the role that is the same on a card."""
    return f"card-{role}"


def _inks(p: Palette) -> dict[str, Ink]:

    def ink(color: str, back: str = "", bold: bool = False, underline: bool = False) -> Ink:
        return Ink(color, back or p.back, bold, underline)

    return {
        "text": ink(p.text),
        "dim": ink(p.dim),
        "member": ink(p.text),
        "body": ink(p.body),
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
        "marked": ink(p.on_mark, p.mark, bold=True),
        "match": ink(p.on_match, p.match, underline=True),
        "bar": ink(p.on_bar, p.bar),
        "bar-title": ink(p.on_bar, p.bar, bold=True),
        "key": ink(p.accent, p.bar, bold=True),
        "notice": ink(p.on_accent, p.accent, bold=True),
        "warn": ink(p.back, p.warn, bold=True),
        "detail": ink(p.on_bar, p.bar),
        **{f"edge-{at}": ink(tone) for at, tone in enumerate(p.tones, 1)},
        **{f"fold-{at}": ink(tone) for at, tone in enumerate(p.folds, 1)},
        **{f"heading-{at}": ink(tone) for at, tone in enumerate(p.tones, 1)},
        **{f"head-{at}": ink(tone, bold=True) for at, tone in enumerate(p.tones, 1)},
        **{f"tab-{at}": ink(p.back, tone, bold=True) for at, tone in enumerate(p.tones, 1)},
    }


def _mono() -> dict[str, Ink]:
    plain, bold, reverse = Ink(), Ink(bold=True), Ink(reverse=True)
    both = Ink(bold=True, underline=True)
    roles = dict.fromkeys(
        (
            "text",
            "body",
            "dim",
            "member",
            "prompt",
            "frame",
            "question",
            "count",
            "tail",
            "bar",
            "detail",
        ),
        plain,
    )
    roles |= dict.fromkeys(("lead", "more", "heading", "title", "bar-title", "key"), bold)
    roles |= dict.fromkeys(("title-focus", "marked"), both)
    roles |= {"match": Ink(underline=True), "notice": reverse}
    roles |= dict.fromkeys(("cursor", "warn"), Ink(reverse=True, bold=True))
    for tone in range(1, TONES + 1):
        roles |= {f"edge-{tone}": bold, f"fold-{tone}": Ink(dim=True), f"heading-{tone}": plain}
        roles |= {f"head-{tone}": bold, f"tab-{tone}": both}
    return roles
