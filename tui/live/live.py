"""One sitting at one canvas: what all screens share, without the framework.

Words, keys, theme, the workshop, who else is here, and what must survive the sitting: drafts of
what is being typed and where the hand was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from board.i18n import LANGUAGES, REFUSALS, Texts
from board.refusal import Refused
from board.text import visible
from store.errors import StoreError
from store.remember import Memory
from tui import themes
from tui.keys.keymap import Keymap
from tui.live.guide import Guide
from tui.live.sidecar import Sidecar
from tui.live.timekeeper import Timekeeper
from tui.live.to_show import to_show
from tui.live.workshop import Workshop
from tui.texts import SOURCES
from tui.view.local_time import at_local_time
from tui.view.state import Cursor

if TYPE_CHECKING:
    from pathlib import Path

    from board.clock import ClockReading
    from store.library import Library
    from store.presence import Here
    from tui.live.following import Following
    from tui.live.writer import Outcome

LANGUAGE, THEME = "language", "theme"
"""Under which it is remembered what was chosen last."""


class Settings(NamedTuple):
    """How a sitting is set up: from the command line and the configuration file."""

    who: str
    language: str = "en"
    theme: str = themes.DEFAULT
    mouse: bool = True
    restricted: bool = False
    throwaway: bool = False
    """A demo: nothing of it is remembered."""
    follow: str | None = None
    """Whose screen is followed; empty is whoever did something last, None is nobody's."""
    keys: Mapping[str, Sequence[str]] = {}
    template_folders: Sequence[Path] = ()
    bell: bool = False
    """Whether the bell rings when the time of an item is up."""


class Live:
    """The open canvas and all that goes with it."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self.library = library
        self.settings = settings
        self.texts = Texts(settings.language, REFUSALS, *SOURCES)
        self.keymap = Keymap(settings.keys)
        self.theme = settings.theme
        self.notice = ""
        """What to say once the screen is there."""
        self.sidecar: Sidecar
        """Drafts, presence and memory of the open canvas."""
        self.following: Following | None = None
        """The screen that this one follows, if it does."""
        self.dropped: tuple[str, str] | None = None
        """A line that was typed on the sheet and let go: its place and text."""
        self.places: dict[str, str] = {}
        """Where the cursor was on each page of the open canvas, so that coming back is going on."""
        self.guide = Guide(Memory(library.state), self.keymap, active=not settings.throwaway)
        self.timekeeper = Timekeeper()
        self._workshop: Workshop | None = None
        self._logged: Path | None = None
        """Where an error lies that nobody foresaw."""

    @property
    def workshop(self) -> Workshop:
        """The open canvas. There is none only while the library is all there is to show."""
        if self._workshop is None:
            raise LookupError("no canvas is open")
        return self._workshop

    @property
    def is_open(self) -> bool:
        """Whether a canvas is open."""
        return self._workshop is not None

    def title(self) -> str:
        """Return the title of the canvas, safe to show."""
        return visible(self.workshop.canvas.info.title or self.workshop.file.name)

    # -- opening and closing

    def open(self, name: str) -> None:
        """Open a canvas.

        What is damaged opens read-only, so that the room can go on looking: as its newest good
        backup, or else as what can still be read of it. Raises StoreError or Refused when there is
        nothing to show.
        """
        file = self.library.open(name)
        snapshot, canvas, notice = to_show(file, self.settings.template_folders, self)
        self.notice = notice or self.notice
        follow = self.settings.follow
        read_only = "read_only" if notice or follow is not None else ""
        self._workshop = Workshop(file, snapshot, canvas, self.settings.who, read_only=read_only)
        self.places, self.dropped = {}, None
        self.sidecar = Sidecar(self.library, snapshot.id, self.settings)
        if follow is not None:
            from tui.live.following import Following

            self.following = Following(self.sidecar, follow)
            return  # What else there is to say is for those who work on it.
        if not self.notice and (waiting := len(self.sidecar.left_behind())):
            self.notice = self.texts("draft.found", n=waiting)
        if not self.notice:
            wrong = [self.texts(one.key, **one.values) for one in self.keymap.problems]
            self.notice = "  ·  ".join(wrong)
        if not self.notice and not self.settings.throwaway:
            self.notice = self.guide.now(self.texts)

    def start(self, post: Callable[[Outcome], object]) -> None:
        """Begin keeping changes and watching who else is here."""
        self.workshop.start(post, self.sidecar.watch)

    def close(self, cursor: Cursor | None = None, zoom: int = 0) -> None:
        """Write what is in line, remember where the hand was, and let the canvas go."""
        if self._workshop is None:
            return
        _let_go(self._workshop, self.sidecar, cursor, zoom)
        self._workshop = None

    def switch(self, name: str, cursor: Cursor, zoom: int) -> None:
        """Open another canvas in the place of this one, where the hand was at ``cursor``.

        Raises StoreError or Refused when it can't be opened, and Refused while changes of this
        one can't be kept; then this one stays.
        """
        self.refuse_unsaved()
        before = (self._workshop, self.sidecar) if self._workshop is not None else None
        self.notice = ""
        self.open(name)
        if before is not None:
            _let_go(*before, cursor, zoom)

    @property
    def others(self) -> Sequence[Here]:
        """Who else has this canvas open; a screen that only follows is nobody."""
        found = self.sidecar.others if self.is_open else ()
        return [here for here in found if not here.following]

    @property
    def people(self) -> int:
        """How many people have this canvas open; who only follows is at another's screen."""
        return len(self.others) + (self.following is None)

    def followed(self) -> str:
        """Return in a word or two that this screen is followed, or whose it follows."""
        if self.following is not None:
            key = "follow.follows" if self.following.there else "follow.gone"
            return self.texts(key, who=visible(self.following.who))
        if not self.is_open:
            return ""
        number = self.sidecar.number
        seen = any(here.following == number for here in self.sidecar.others)
        return self.texts("follow.followed") if seen else ""

    def refuse_read_only(self) -> None:
        """Raise Refused where nothing can be changed."""
        if self.workshop.read_only:
            raise Refused("read_only")

    def refuse_unsaved(self) -> None:
        """Raise Refused while there are changes that could not be kept."""
        if self.is_open and self.workshop.unsaved:
            raise Refused("library.unsaved")

    def refuse_restricted(self) -> None:
        """Raise Refused where the program runs for a shared account."""
        if self.settings.restricted:
            raise Refused("restricted")

    # -- words and looks

    def warning(self) -> str:
        """Return what is wrong with the canvas as a whole, in a word or two; maybe nothing."""
        if self._workshop is None:
            return ""
        if self._workshop.failing is not None:
            return self.texts("sheet.unsaved", n=len(self._workshop.unsaved))
        if self._workshop.read_only and self.following is None:
            return self.texts("sheet.read_only")
        return self.texts("sheet.drafts_off") if self.sidecar.drafts_off else ""

    def clock(self) -> ClockReading | None:
        """Return what the clock of the workshop shows now; None where none is on."""
        return self.timekeeper.reading(self._workshop.canvas) if self._workshop else None

    def told(self, error: StoreError | Refused) -> str:
        """Return what was refused or went wrong, in a line: files by name only.

        What nobody foresaw goes to a log as well, once.
        """
        if isinstance(error, Refused):
            return self.texts(error.key, **error.values)
        if error.__cause__ is not None and self._logged is None:
            from tui.live import crash

            crash.keep_out(self._workshop.secrets() if self._workshop is not None else ())
            self._logged = crash.record(error.__cause__, self.library.state)
        if error.__cause__ is not None and self._logged is not None:
            return self.texts("here.unforeseen", log=self._logged.name)
        key = f"here.{error.key}"
        values = at_local_time(error.brief())
        return self.texts(key if key in self.texts else error.key, **values)

    def next_language(self) -> None:
        """Switch the interface to the next language."""
        at = LANGUAGES.index(self.texts.language)
        self.texts = Texts(LANGUAGES[(at + 1) % len(LANGUAGES)], REFUSALS, *SOURCES)
        self._remember(LANGUAGE, self.texts.language)

    def next_theme(self) -> str:
        """Switch to the next theme and return its name."""
        at = themes.NAMES.index(self.theme)
        self.theme = themes.NAMES[(at + 1) % len(themes.NAMES)]
        self._remember(THEME, self.theme)
        return self.theme

    def _remember(self, key: str, chosen: str) -> None:
        """Keep a choice for the next start; guests of a shared account leave none behind."""
        if not (self.settings.restricted or self.settings.throwaway):
            Memory(self.library.state).put(key, chosen)

    # -- where the hand was

    def remembered(self) -> tuple[Cursor, int]:
        """Return where the cursor was when this canvas was last closed, and the zoom."""
        if self.following is not None:
            return self.following.cursor, self.following.showing.zoom
        return self.sidecar.remembered() if self.is_open else (Cursor(""), 0)

    def folded(self) -> frozenset[str]:
        """Return the ids of the groups of which only the heading shows."""
        return self.sidecar.folded if self.is_open else frozenset()

    def fold(self, folded: frozenset[str]) -> None:
        """Remember which groups are folded."""
        self.sidecar.folded = folded

    def last_canvas(self) -> str | None:
        """Return the canvas that was open last, if it still exists."""
        name = Memory(self.library.state).last_canvas
        try:
            return name if name and name in self.library else None
        except StoreError:
            return None

    def save_now(self) -> None:
        """Write drafts at once: the process is about to end."""
        if self.is_open:
            self.sidecar.save_now()


def _let_go(workshop: Workshop, sidecar: Sidecar, cursor: Cursor | None, zoom: int) -> None:
    """Write what is in line, and remember where the hand was."""
    workshop.stop()
    for change in workshop.unsaved_whole:
        sidecar.keep_change(change)
    if cursor is not None:
        sidecar.remember(workshop.file.name, cursor, zoom)
    sidecar.close()
