"""What came out of a file: a canvas, how much of it is new, and what there was to say about it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from board.commands.by import By
from board.i18n import Texts
from board.model import NOTHING, Canvas
from board.snapshots import SessionState
from board.template import Template
from exports.page_texts import REFUSALS

if TYPE_CHECKING:
    from exports.read.columns import Columns

Progress: TypeAlias = Callable[[int, int], None]
"""Called now and then with how far a reader is, and the whole, in whatever the file counts."""

STEP = 250
"""Entries between two calls of the progress."""


class ImportProblem(NamedTuple):
    """Something in a file that is not on the canvas as it was written."""

    line: int
    """From 1; 0 where it is about the file as a whole."""
    text: str
    """The line itself."""
    key: str
    """Of the text in the catalogue ``refusals`` of the exports."""
    values: Mapping[str, object]
    card: str = ""
    """Id of the card it was parked as, if it was."""


def say(problem: ImportProblem, language: str) -> str:
    """Return what is the matter, without the line number."""
    return Texts(language, REFUSALS)(problem.key, **problem.values)


class Incoming(NamedTuple):
    """The outcome of reading a file. Committing ``canvas`` is one step; a dry run doesn't."""

    canvas: Canvas
    """The canvas read into with everything on it, or a new one."""
    kind: str
    """One of ``exports.read.KINDS``."""
    counts: Mapping[str, int]
    """Per table how many records are new; ``parked`` of them could not be placed, and ``known``
    were on the canvas already."""
    problems: tuple[ImportProblem, ...] = ()
    columns: "Columns | None" = None
    """Of a table: what each column is taken for."""
    states: tuple[SessionState, ...] = ()
    """How the canvas was when its sessions closed; the store keeps that beside it."""

    @property
    def new(self) -> int:
        """How many records are new."""
        return sum(n for table, n in self.counts.items() if table not in ("parked", "known"))


class IncomingText(NamedTuple):
    """A file's text, and what a reader needs to know to make things of it."""

    text: str
    name: str
    """File name, for the reasons on what is parked."""
    by: By
    template: Template
    into: Canvas | None
    language: str
    place: str = ""
    """Where plain lines belong, as a path; empty is nowhere."""
    progress: Progress | None = None
    columns: Mapping[str, str] = NOTHING
    """Of a table: the name of the column that is a field, as somebody chose."""

    def tick(self, done: int, total: int) -> None:
        """Tell how far the reading is."""
        if self.progress is not None and (done % STEP == 0 or done == total):
            self.progress(done, total)

    def lines(self) -> list[str]:
        """Return the text line by line; only line feeds break lines."""
        return self.text.replace("\r\n", "\n").split("\n")

    def lines_kept(self) -> list[str]:
        """Return the text line by line with the breaks still on, for what quotes line breaks."""
        rows = self.text.replace("\r\n", "\n").split("\n")
        return [f"{row}\n" for row in rows]

    def say(self, key: str, **values: object) -> str:
        """Return a text in the language of whoever reads the file in."""
        return Texts(self.language, REFUSALS)(key, **values)


class Read(NamedTuple):
    """What a reader made of a source, before it meets the canvas it goes into."""

    canvas: Canvas
    problems: tuple[ImportProblem, ...] = ()
    kind: str = ""
    """What it turned out to be, where that isn't what its name said."""
    columns: "Columns | None" = None
    """Of a table: what each column is."""
    states: tuple[SessionState, ...] = ()
    """How the canvas was when its sessions closed."""
