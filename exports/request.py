"""What someone asks for: one page, in one format, for one reader."""

from typing import NamedTuple

from board.comparison.points import Point
from board.i18n import LANGUAGES
from board.model import Canvas
from board.snapshots import SessionState

MARKDOWN, HTML, WORD = "markdown", "html", "word"
JSON, JSONCANVAS, CSV = "json", "jsoncanvas", "csv"
ICALENDAR, GRAPHML = "icalendar", "graphml"
FORMATS = (MARKDOWN, HTML, WORD, JSON, JSONCANVAS, CSV, ICALENDAR, GRAPHML)


PAPERS = ("a3", "a2", "a1")
"""What a poster can be printed on for a wall."""


class Request(NamedTuple):
    """A page to make. Equal canvas and request give equal bytes: there is no clock behind it."""

    format: str = MARKDOWN
    """What it becomes in the end; HTML and Word are made of the Markdown."""
    page: str = ""
    """Id or Dutch name of a page in ``exports.pages``; empty is the format's own page."""
    places: tuple[str, ...] = ()
    """Only these blocks, sections, questions or coalition forms, as a person may write them."""
    headings: str = ""
    """Language of the headings; empty is the canvas's own. Card text is never translated."""
    complete: bool = False
    """Markdown that leaves nothing out and can be read back exactly (``docs/format.md``)."""
    front_matter: bool = False
    diagram: bool = False
    authors: bool = False
    parked: bool = False
    room: bool = False
    """Cards marked *alleen in de zaal* as well."""
    facilitator: bool = False
    """Findings that are the facilitator's own as well."""
    date: str = ""
    """ISO date of the page, and the day of the vitality check; empty leaves the date off."""
    rev: int = 0
    """Revision of the canvas, for the front matter; 0 leaves it off."""
    paper: str = ""
    """Of the poster: one of ``PAPERS``; empty is A3."""
    hidden: int = 0
    """How many cards are hidden, and so not on the page: filled in by ``exports.render``."""
    whole: Canvas | None = None
    """The canvas with what is hidden masked, so that none of it is called missing; likewise."""
    session: str = ""
    """Id of the session a page is of; empty is the one that runs, or else the one it is likeliest
    about: of an agenda the next, of minutes the last."""
    member: str = ""
    """Id of the member a report back is for."""
    states: tuple[SessionState, ...] = ()
    """For JSON: how the canvas was when its sessions closed."""
    since: Point | None = None
    """For a comparison: the moment to compare with."""
    until: Point | None = None
    """For a comparison: which moment the canvas is of; empty is the day of the page."""

    def language(self, canvas: Canvas) -> str:
        """Return the language of the headings."""
        wanted = self.headings or canvas.info.language
        return wanted if wanted in LANGUAGES else LANGUAGES[0]


class LeftOut(NamedTuple):
    """How much stays out of a page unless it is asked for."""

    authors: int = 0
    """Cards and coalitions whose author is known but not named."""
    parked: int = 0
    room: int = 0
    """Cards marked *alleen in de zaal*."""
    facilitator: int = 0
    """Findings of the vitality check that are for the facilitator."""
    hidden: int = 0
    """Cards of a silent round that isn't revealed, whatever is asked for."""

    @property
    def any(self) -> bool:
        """Tell whether anything at all stays out."""
        return any(self)
