"""Our themes in the framework's terms, for the widgets that are its own."""

from rich.style import Style
from textual.theme import Theme

from tui.themes import MONO, inks, palette


def styles(theme: str, depth: int) -> dict[str, Style]:
    """Return the style of every role in a theme, on a terminal with so many colours."""
    return {
        role: Style(
            color=ink.color or None,
            bgcolor=ink.back or None,
            bold=ink.bold or None,
            underline=ink.underline or None,
            reverse=ink.reverse or None,
            dim=ink.dim or None,
        )
        for role, ink in inks(theme, depth).items()
    }


def textual_theme(name: str, depth: int) -> Theme:
    """Return a theme of ours in the framework's terms, for its own widgets."""
    mono = name == MONO
    colours = palette("contrast" if mono else name, depth)
    variables = {
        "back": colours.back,
        "editor-back": colours.back if mono else colours.bar,
        "editor-text": colours.text,
        "editor-dim": colours.dim,
        "editor-cursor": colours.text if mono else colours.accent,
        "bar": colours.bar,
        "on-bar": colours.on_bar,
        "accent-color": colours.accent,
        "on-accent": colours.on_accent,
        "dim-color": colours.dim,
        "frame-color": colours.frame,
        "heading-color": colours.heading,
        "warn-color": colours.warn,
    }
    return Theme(
        name=f"board-{name}",
        primary=colours.accent,
        accent=colours.accent,
        foreground=colours.text,
        background=colours.back,
        surface=colours.back,
        panel=colours.bar,
        warning=colours.warn,
        error=colours.warn,
        dark=colours.dark,
        variables=variables,
    )
