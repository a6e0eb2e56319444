"""Our themes in the framework's terms, for the widgets that are its own."""

from rich.style import Style
from textual.theme import Theme

from tui.themes import MONO, PALETTES, inks


def styles(theme: str) -> dict[str, Style]:
    """Return the style of every role in a theme."""
    return {
        role: Style(
            color=ink.color or None,
            bgcolor=ink.back or None,
            bold=ink.bold or None,
            underline=ink.underline or None,
            reverse=ink.reverse or None,
        )
        for role, ink in inks(theme).items()
    }


def textual_theme(name: str) -> Theme:
    """Return a theme of ours in the framework's terms, for its own widgets."""
    palette = PALETTES.get(name, PALETTES["contrast"])
    mono = name == MONO
    variables = {
        "back": palette.back,
        "editor-back": palette.back if mono else palette.bar,
        "editor-text": palette.text,
        "editor-dim": palette.dim,
        "editor-cursor": palette.text if mono else palette.accent,
        "bar": palette.bar,
        "on-bar": palette.on_bar,
        "accent-color": palette.accent,
        "on-accent": palette.on_accent,
        "dim-color": palette.dim,
        "frame-color": palette.frame,
        "heading-color": palette.heading,
        "warn-color": palette.warn,
    }
    return Theme(
        name=f"board-{name}",
        primary=palette.accent,
        accent=palette.accent,
        foreground=palette.text,
        background=palette.back,
        surface=palette.back,
        panel=palette.bar,
        warning=palette.warn,
        error=palette.warn,
        dark=palette.dark,
        variables=variables,
    )
