"""The application: one open canvas, its screens, and what they share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from rich.style import Style
from textual.app import App
from textual.message import Message
from textual.theme import Theme

from board.i18n import LANGUAGES, REFUSALS, Texts
from board.refusal import Refused
from board.text import visible
from store.errors import StoreError
from tui import themes
from tui.keys.keymap import Keymap
from tui.screens.base import KeyedScreen
from tui.screens.sheet import SheetScreen
from tui.session import Session
from tui.texts import SOURCES
from tui.workshop import Workshop
from tui.writer import Outcome

if TYPE_CHECKING:
    from store.library import Library

SCREENS = {
    "members": ("tui.screens.members", "MembersScreen"),
    "coalitions": ("tui.screens.matrix", "MatrixScreen"),
    "coalition": ("tui.screens.coalition", "CoalitionScreen"),
    "interests": ("tui.screens.interests", "InterestsScreen"),
    "paradoxes": ("tui.screens.paradoxes", "ParadoxesScreen"),
    "vitality": ("tui.screens.vitality", "VitalityScreen"),
    "words": ("tui.screens.words", "WordsScreen"),
    "history": ("tui.screens.history", "HistoryScreen"),
    "outline": ("tui.screens.outline", "OutlineScreen"),
    "coverage": ("tui.screens.coverage", "CoverageScreen"),
    "library": ("tui.screens.library", "LibraryScreen"),
    "help": ("tui.screens.help", "HelpScreen"),
    "palette": ("tui.screens.palette", "PaletteScreen"),
    "copy": ("tui.screens.copy", "CopyScreen"),
    "export": ("tui.screens.export", "ExportScreen"),
    "unsaved": ("tui.screens.unsaved", "UnsavedScreen"),
}
"""Screens by name; a module is imported when its screen is first opened."""


class NetwerkApp(App[int], inherit_bindings=False):
    """Holds what all screens share: the workshop, the words, the keys and the theme."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "netwerkcanvas"

    class Reported(Message):
        """The writer reports an outcome."""

        def __init__(self, outcome: Outcome) -> None:
            super().__init__()
            self.outcome = outcome

    def __init__(self, session: Session, **driver: Any) -> None:
        super().__init__(**driver)
        self.animation_level = "none"
        self.session = session
        self.texts = Texts(session.language, REFUSALS, *SOURCES)
        self.keymap = Keymap(session.keys)
        self.workshop: Workshop = session.workshop
        self.others: dict[str, str] = {}
        self.dropped: tuple[str, str] | None = None
        self.sheet = SheetScreen()
        for name in themes.NAMES:
            self.register_theme(_textual_theme(name))
        self.theme_name = session.theme
        self.theme = f"board-{session.theme}"
        self.styles_of_roles: dict[str, Style] = themes.styles(session.theme)

    def get_default_screen(self) -> SheetScreen:
        """Start on the sheet."""
        return self.sheet

    def on_mount(self) -> None:
        """Start keeping what will be typed."""
        self.session.started(self)
        self.workshop.start(lambda outcome: self.post_message(self.Reported(outcome)))

    # -- what happened to the canvas

    def on_netwerk_app_reported(self, event: Reported) -> None:
        """Take in what the writer reports, and show it on every screen that is open."""
        news = self.workshop.receive(event.outcome)
        for delta in news.saved:
            self.forget_draft(delta.id)
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                screen.canvas_changed(news)
        if news.error is not None:
            self._tell(self.texts(news.error.key, **news.error.values), warning=True)
        elif news.undid is not None:
            key = "redone" if news.redone else "undone"
            what = self.texts(f"command.{news.undid.command}")
            self._tell(self.texts(key, what=what, subject=visible(news.undid.subject)))
        elif news.conflicts:
            self._tell(self.texts("conflict.arose", n=len(news.conflicts)), warning=True)

    def _tell(self, text: str, *, warning: bool = False) -> None:
        screen = self.screen
        if isinstance(screen, KeyedScreen):
            screen.tell(text, warning=warning)

    # -- between screens

    def goto(self, name: str, *arguments: object) -> None:
        """Open a screen by name; ``sheet`` goes back to the sheet."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if name == "sheet":
            return
        module, class_name = SCREENS[name]
        screen = cast("Callable[..., KeyedScreen]", getattr(import_module(module), class_name))
        self.push_screen(screen(*arguments))

    def open_coalition(self, coalition_id: str) -> None:
        """Open the form of a coalition."""
        self.goto("coalition", coalition_id)

    def leave(self, code: int = 0) -> None:
        """Keep what is in line, and end."""
        if not self.workshop.stop() and self.workshop.unsaved:
            self.session.keep_unsaved(self.workshop)
        self.session.ended(self)
        self.exit(code)

    # -- words and looks

    def canvas_title(self) -> str:
        """Return the title of the canvas, safe to show."""
        return visible(self.workshop.canvas.info.title or self.workshop.file.name)

    def next_language(self) -> None:
        """Switch the interface to the next language."""
        at = LANGUAGES.index(self.texts.language)
        self.texts = Texts(LANGUAGES[(at + 1) % len(LANGUAGES)], REFUSALS, *SOURCES)
        self._words_changed()

    def next_theme(self) -> str:
        """Switch to the next theme and return its name."""
        at = themes.NAMES.index(self.theme_name)
        self.theme_name = themes.NAMES[(at + 1) % len(themes.NAMES)]
        self.theme = f"board-{self.theme_name}"
        self.styles_of_roles = themes.styles(self.theme_name)
        self._words_changed()
        return self.theme_name

    def _words_changed(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                screen.words_changed()

    # -- what may not be done here

    def refuse_read_only(self) -> None:
        """Raise Refused where nothing can be changed."""
        if self.workshop.read_only:
            raise Refused(self.workshop.read_only)

    def refuse_restricted(self) -> None:
        """Raise Refused where the program runs for a shared account."""
        if self.session.restricted:
            raise Refused("restricted")

    # -- drafts

    def keep_draft(self, id: str, place: str, text: str) -> None:
        """Keep what is being typed, in case the program dies."""
        self.session.keep_draft(id, place, text)

    def forget_draft(self, id: str) -> None:
        """What was typed is kept, or let go on purpose."""
        self.session.forget_draft(id)

    def offer_drafts(self) -> None:
        """Take up a text again that was typed but not kept."""
        self.session.offer_drafts(self)


def _textual_theme(name: str) -> Theme:
    palette = themes.PALETTES.get(name, themes.PALETTES["contrast"])
    mono = name == themes.MONO
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


def run(
    library: Library,
    name: str | None,
    *,
    who: str,
    language: str,
    mouse: bool = True,
    theme: str | None = None,
    restricted: bool = False,
    config: object = None,
) -> int:
    """Show a canvas full screen until the person leaves; returns the exit code.

    ``name`` None opens the last canvas, or the library where there is none. Raises StoreError
    when the canvas can't be opened.
    """
    from tui.terminal import leaving
    from tui.terminal.driver import BoardDriver

    session = Session.open(
        library, name, who=who, language=language, theme=theme, restricted=restricted, config=config
    )
    app = NetwerkApp(session, driver_class=BoardDriver)
    leaving.install()
    leaving.on_death(session.save_now)
    code = asyncio.run(_run(app, mouse))
    return code if code is not None else app.return_code or 0


async def _run(app: NetwerkApp, mouse: bool) -> int | None:
    return await app.run_async(mouse=mouse)


__all__ = ["NetwerkApp", "StoreError", "run"]
