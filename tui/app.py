"""The application: one open canvas, its screens, and what they share."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from rich.segment import Segments
from rich.style import Style
from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.message import Message

from board.i18n import Texts
from board.refusal import Refused
from board.text import visible
from store.presence import Showing
from tui.framework_theme import styles, textual_theme
from tui.kit.page import Page
from tui.kit.showing import shown_over
from tui.kit.ticker import Ticker
from tui.live.following import word_of
from tui.live.live import Live
from tui.live.said import said_of
from tui.live.workshop import Workshop
from tui.live.writer import Outcome
from tui.screens.sheet.sheet_page import SheetPage
from tui.terminal import lending
from tui.terminal.capabilities import terminal
from tui.view.page_frame import Said
from tui.view.scene import Scene
from tui.view.state import Cursor
from tui.widgets.lines import Lines

SCREENS = {
    "members": ("tui.screens.network.members", "MembersPage"),
    "coalitions": ("tui.screens.network.coalition_table", "CoalitionTable"),
    "coalition": ("tui.screens.network.coalition_form", "CoalitionForm"),
    "interests": ("tui.screens.network.interests", "InterestsPage"),
    "paradoxes": ("tui.screens.talks.paradoxes", "ParadoxesPage"),
    "vitality": ("tui.screens.talks.vitality", "VitalityPage"),
    "agreements": ("tui.screens.meeting.agreements_page", "AgreementsPage"),
    "comparison": ("tui.screens.meeting.comparison_page", "ComparisonPage"),
    "decision": ("tui.screens.meeting.decision_form", "DecisionForm"),
    "words": ("tui.screens.network.glossary", "WordsPage"),
    "history": ("tui.screens.sheet.history_page", "HistoryPage"),
    "outline": ("tui.screens.talks.outline", "OutlinePage"),
    "coverage": ("tui.screens.talks.coverage", "CoveragePage"),
    "library": ("tui.screens.library.library_page", "LibraryPage"),
    "session": ("tui.screens.meeting.session_page", "SessionPage"),
    "last": ("tui.screens.meeting.last_time_page", "LastTimePage"),
    "copy": ("tui.screens.export.copy", "CopyScreen"),
    "export": ("tui.screens.export.export_page", "ExportPage"),
    "unsaved": ("tui.screens.sheet.unsaved", "UnsavedPage"),
    "ballot": ("tui.screens.meeting.ballot", "BallotPage"),
    "present": ("tui.screens.meeting.present_page", "PresentPage"),
    "result": ("tui.screens.meeting.result", "ResultPage"),
}
"""Screens by name; a module is imported when its screen is first opened."""

_NAMES = {class_name: name for name, (_, class_name) in SCREENS.items()}


COMMON = dict.fromkeys(
    (
        *("goto", "help", "page", "palette", "undo", "redo", "suspend"),
        *("view.theme", "view.language", "view.redraw", "share.export"),
    ),
    "tui.kit.common_actions",
) | {"clock": "tui.kit.clock"}
"""Where every page has the actions that are the same on all."""


LOOKING = {group: COMMON[group] for group in ("help", "page")} | {
    action: COMMON[action] for action in ("view.theme", "view.language", "view.redraw")
}
"""What of that is left on a screen that follows another: nothing that changes or leads away."""


class Unspoken(Exception):
    """Ends the framework without a word of its own."""

    def __rich__(self) -> Segments:
        """Return nothing to print."""
        return Segments(())


class NetwerkApp(App[int], inherit_bindings=False):
    """Holds what all screens share: the workshop, the words, the keys and the theme."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "netwerkcanvas"

    class Reported(Message):
        """The writer reports an outcome."""

        def __init__(self, outcome: Outcome, workshop: Workshop) -> None:
            super().__init__()
            self.outcome = outcome
            self.workshop = workshop

    def __init__(self, live: Live, scene: Scene | None = None, **driver: Any) -> None:
        super().__init__(**driver)
        self.animation_level = "none"
        # What there is to say is said on the sheet: as in the framework's own ``run_test``, every
        # screen has two widgets less to mount and lay out.
        self._disable_notifications = self._disable_tooltips = True
        self.live = live
        self.keymap = live.keymap
        self.action_modules = COMMON if live.following is None else LOOKING
        self.warned = False
        """Whether leaving with unsaved changes was warned against."""
        self._ticker = Ticker(
            live, self._pages, self._draw_part, lambda: self.bell(), self._handle_exception
        )
        self._drafts_off = False
        self.unforeseen: Exception | None = None
        """What ended the program, if that was an error nobody foresaw."""
        self.sheet = self._first_page(scene)
        self._set_theme()

    def _first_page(self, scene: Scene | None) -> SheetPage:
        if self.live.following is None:
            return SheetPage(scene or Scene(self.live))
        from tui.screens.sheet.follower_page import FollowerPage
        from tui.view.following import FollowedScene

        following = self.live.following
        if not isinstance(scene, FollowedScene):
            scene = FollowedScene(self.live, following)
        return FollowerPage(scene, following)

    @property
    def texts(self) -> Texts:
        """Texts in the language of the interface."""
        return self.live.texts

    @property
    def workshop(self) -> Workshop:
        """The open canvas."""
        return self.live.workshop

    def get_default_screen(self) -> SheetPage:
        """Start on the sheet."""
        return self.sheet

    def on_mount(self) -> None:
        """Start keeping what will be typed."""
        if self.live.is_open:
            self._begin()
        else:
            self.goto("library")

    def _begin(self) -> None:
        workshop = self.workshop
        self.live.start(lambda outcome: self.post_message(self.Reported(outcome, workshop)))
        if self.live.notice:
            self.call_after_refresh(self.tell, self.live.notice)

    def keep_time(self) -> None:
        """Tick from second to second for as long as a clock runs; else nothing ticks."""
        self._ticker.keep_time()

    def _draw_part(self, data: str) -> bool:
        """Draw a part of the screen anew past the framework; tell whether that could be."""
        from tui.terminal.driver import BoardDriver

        return isinstance(self._driver, BoardDriver) and self._driver.patch(data)

    def _handle_exception(self, error: Exception) -> None:
        """End on an error nobody foresaw, for whoever started us to log it and tell of it.

        The framework would print it over the room's screen with all that is in its variables.
        """
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.unforeseen = self.unforeseen or error
        super()._handle_exception(Unspoken())

    # -- what happened to the canvas

    def on_netwerk_app_reported(self, event: Reported) -> None:
        """Take in what the writer reports, and show it on every screen that is open."""
        if not self.live.is_open or event.workshop is not self.workshop:
            return  # The last words about a canvas that was closed.
        update = self.workshop.receive(event.outcome)
        for delta in update.saved:
            self.live.sidecar.forget_draft(delta.id)
        if update.again:
            self.warned = False
        said = said_of(update, self.live) or self._said_of_drafts()
        pages = self._pages()
        warned = update.error is not None and self.warned and pages[-1].said.warning
        if said is not None and not warned:  # How one can leave is the last word till a key.
            pages[-1].said = said
        for page in pages:
            page.canvas_changed(update)

    def _said_of_drafts(self) -> Said | None:
        """Say once that drafts can't be kept; the header goes on saying so."""
        told, self._drafts_off = self._drafts_off, self.live.sidecar.drafts_off
        if told or not self._drafts_off:
            return None
        where = visible(self.live.sidecar.drafts_where)
        return Said(self.texts("draft.off", where=where), warning=True)

    def tell(self, text: str, *, warning: bool = False) -> None:
        """Say something on the page that lies on top."""
        self._pages()[-1].tell(text, warning=warning)

    def tell_shown(self) -> None:
        """Tell those who follow this screen what it shows, where that changed."""
        if not self.live.is_open or self.live.following is not None:
            return
        state, since = self.sheet.state, self.sheet.scene.then is not None
        below = Showing(self.sheet.place, word_of(state.cursor.ref), state.zoom, since=since)
        self.live.sidecar.show(shown_over(below, self._pages(), _NAMES))

    # -- between screens

    def _pages(self) -> list[Page]:
        """Return what is open, the sheet first: all of our screens are pages."""
        return [cast(Page, screen) for screen in self.screen_stack]

    def goto(self, name: str, *arguments: object) -> None:
        """Open a screen by name; ``sheet`` goes back to the sheet, to a cursor if one is given.

        While no canvas is open there is only the library.
        """
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if not self.live.is_open:
            name, arguments = "library", ()
        if name == "sheet":
            for cursor in arguments:
                self.sheet.arrive(cast(Cursor, cursor))
            return
        module, class_name = SCREENS[name]
        screen = cast("Callable[..., Page]", getattr(import_module(module), class_name))
        self.push_screen(screen(*arguments))

    def pop_screen(self) -> AwaitComplete:
        """Close what lies on top; who follows sees what lay below."""
        closed = super().pop_screen()
        self.tell_shown()
        return closed

    def open_canvas(self, name: str, *, show: bool = True) -> None:
        """Open another canvas in the place of this one and, unless told not to, go to its sheet.

        Raises StoreError or Refused when it can't be opened; then all stays as it was.
        """
        if not self.live.is_open or self.workshop.file.name != name:
            self.live.switch(name, self.sheet.state.cursor, self.sheet.state.zoom)
            self.sheet.look_at(Scene(self.live))
            if not show:
                self.live.notice = ""  # It is about a sheet that nobody sees.
            self._begin()
        if show:
            self.goto("sheet")

    def close_canvas(self) -> None:
        """Let the open canvas go, if there is one. Raises Refused while changes are unsaved."""
        self.live.refuse_unsaved()
        self.live.close(self.sheet.state.cursor, self.sheet.state.zoom)

    def leave(self, code: int = 0) -> None:
        """Keep what is in line, and end. What can't be kept is said first."""
        if self.live.is_open and not self.warned:
            self.workshop.settle()
        if self.live.is_open and self.workshop.unsaved and not self.warned:
            self.warned = True
            self.tell(self.texts("leave.unsaved", n=len(self.workshop.unsaved)), warning=True)
            return
        self.live.close(self.sheet.state.cursor, self.sheet.state.zoom)
        self.exit(code)

    def action_suspend_process(self) -> None:
        """Go to the shell for a moment. Raises Refused where none can bring us back."""
        from tui.terminal.driver import BoardDriver

        if not lending.shell_behind():
            raise Refused("suspend.no_shell")
        if isinstance(self._driver, BoardDriver):
            self._driver.stop()

    @property
    def keys_are_commands(self) -> bool:
        """Whether letters do things now, and are not written down; the driver asks, in its thread.

        A screen on which letters are written without an editor says so by ``takes_letters``.
        """
        shown = self.screen_stack[-1:]
        return not any(one.focused or getattr(one, "takes_letters", False) for one in shown)

    def on_paste(self, event: events.Paste) -> None:
        """Say that pasted text does nothing here: nobody took it."""
        if self.keys_are_commands:
            self.tell(self.texts("paste.not_here"), warning=True)

    # -- words and looks

    def next_language(self) -> None:
        """Switch the interface to the next language."""
        self.live.next_language()
        self._words_changed()

    def next_theme(self) -> str:
        """Switch to the next theme and return its name."""
        name = self.live.next_theme()
        self._set_theme()
        self._words_changed()
        return name

    def redraw(self) -> None:
        """Paint the whole screen anew: something else wrote over it."""
        from tui.terminal.driver import BoardDriver

        if isinstance(self._driver, BoardDriver):
            self._driver.repaint()
        else:
            self.screen.refresh()

    def _set_theme(self) -> None:
        depth = terminal().depth
        name = f"board-{self.live.theme}"
        if name not in self.available_themes:
            self.register_theme(textual_theme(self.live.theme, depth))
        self.theme = name
        self.styles_of_roles: dict[str, Style] = styles(self.live.theme, depth)

    def _words_changed(self) -> None:
        for page in self._pages():
            page.query_one(Lines).restyle(self.styles_of_roles)
            page.draw()
