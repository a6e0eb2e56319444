"""What every command needs: the library, who acts, the canvas, and one way to change it."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from errno import errorcode
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from board.change import Change, Delta, diff
from board.codec import BadRecord
from board.commands.by import By, now
from board.hidden import masked, masked_change
from board.i18n import REFUSALS, Texts
from board.model import Canvas, Tables
from board.regular import NotRegular
from board.text import lines, one_line
from tui.cli import output
from tui.cli.folders import Folders
from tui.cli.problem import CORRUPT, Problem, usage
from tui.cli.sources import NETWORK
from tui.view.local_time import local

if TYPE_CHECKING:
    from store.canvas import StoredCanvas
    from store.library import Library
    from store.paths import Server

MOST_SUBJECT = 80
"""Characters of a card's text that the history names a change by."""


class Opened(NamedTuple):
    """A canvas as it was read, and where it is kept."""

    file: "StoredCanvas"
    canvas: Canvas
    rev: int


class Invocation:
    """One run of one command."""

    def __init__(
        self,
        texts: Texts,
        folders: Folders,
        environ: Mapping[str, str],
        *,
        language_asked: bool = False,
    ) -> None:
        self.texts = texts
        self.folders = folders
        self.environ = environ
        self.language_asked = language_asked
        """Whether the language was asked for, and not just that of the system."""
        self.name = ""
        """The canvas that was named; empty where a command leaves that open."""
        self.acting: str | None = None
        """Who was named with ``--as``."""

    @property
    def language(self) -> str:
        """The language of the interface."""
        return self.texts.language

    @cached_property
    def by(self) -> By:
        """Who acts (``--as``, the environment, the settings, the login name), and when."""
        known = (self.environ.get("NETWERKCANVAS_AS"), self.folders.config.who, self.folders.login)
        asked = self.acting if self.acting is not None else next(filter(None, known), "")
        name = one_line(asked)
        if not name:
            raise usage("problem.person")
        return now(name)

    @cached_property
    def library(self) -> "Library":
        """The library of canvases."""
        return self.library_at(self.folders.library)

    def library_at(self, place: "Path | Server") -> "Library":
        """Return a library, as the settings want it opened."""
        from store.opening import open_library

        return open_library(
            place,
            state=self.folders.state,
            allow_network=self.folders.config.allow_network_fs,
            allow_open=self.folders.config.allow_open_folder,
        )

    def move_to(self, folder: Path) -> None:
        """Work in another folder from here on, for a demo that leaves nothing behind."""
        from store.opening import open_library

        self.library = open_library(folder / "canvases", state=folder / "state")

    @property
    def file(self) -> "StoredCanvas":
        """The file of the canvas that was named. Raises where there is none, naming the nearest."""
        return self.library.open(self.name)

    @cached_property
    def opened(self) -> Opened:
        """The canvas that was named, as it was when it was first asked for."""
        return self.open(self.name)

    @property
    def canvas(self) -> Canvas:
        """The canvas that was named, read once."""
        return self.opened.canvas

    @property
    def legible(self) -> Canvas:
        """The canvas as far as it can be read: of a damaged one what is whole, to tell of it."""
        try:
            return self.canvas
        except Problem as problem:
            if problem.code != CORRUPT:
                raise
        from board.loading import readable

        canvas, _ = readable(self.file.salvage().tables, self.folders.templates)
        return masked(canvas)

    def open(self, name: str) -> Opened:
        """Read a canvas; what is hidden on it is masked."""
        file = self.library.open(name)
        snapshot = file.read()
        return Opened(file, masked(self.decoded(snapshot.tables, name)), snapshot.rev)

    def at(self, revision: int) -> Canvas:
        """Return the canvas as it was, with what is hidden now masked.

        Raises ``Problem`` for a revision that never was.
        """
        then = self.decoded(self.file.at(self.revision(revision)), self.name)
        return masked(then, self.canvas)

    def as_of(self, day: date) -> Opened:
        """Return the canvas as it was at the end of a day, on the clock of this machine.

        Raises ``Problem`` where there was none yet.
        """
        dated = [(when.date(), one.rev) for one in self.file.history() if (when := local(one.at))]
        until = [rev for at, rev in dated if at <= day]
        if not until:
            first = min(dated)[0].isoformat() if dated else "?"
            raise Problem("problem.not_yet", canvas=self.name, day=day.isoformat(), first=first)
        rev = max(until)
        return self.opened if rev == self.opened.rev else Opened(self.file, self.at(rev), rev)

    def revision(self, number: int) -> int:
        """Return the number of a revision. Raises ``Problem`` for one that never was."""
        newest = self.file.read().rev
        if not 1 <= number <= newest:
            raise Problem("problem.revision", rev=number, newest=newest)
        return number

    def decoded(self, tables: Tables, name: str) -> Canvas:
        """Build a canvas from its tables and the template it was made with.

        Raises ``Problem`` for a record that can't be what its table says.
        """
        from board.loading import canvas_of

        try:
            return canvas_of(tables, self.folders.templates)
        except BadRecord as error:
            where = f"{error.table}/{error.id}/{error.field}"
            raise Problem("problem.record", code=CORRUPT, canvas=name, where=where) from None

    def keep(
        self, command: str, after: Canvas, *subjects: str, nameless: bool = False
    ) -> tuple[Delta, ...]:
        """Keep what a command made of the canvas that was named; on disk when this returns.

        ``subjects`` are the things it was about, for the history. A ``nameless`` change says
        nowhere whose it is. Returns what changed, with what is hidden masked; nothing where all
        was so already.
        """
        deltas = diff(self.canvas, after)
        if not deltas:
            output.message(self.texts("problem.nothing_changed"))
            return ()
        by = now("") if nameless else self.by
        kept = self.opened.file.commit(Change(command, deltas, _subject(subjects)), by)
        for each in kept.conflicts:
            output.message(self.texts("conflict.told", id=each.id, sibling=each.sibling))
        return masked_change(kept.snapshot.tables, Change(command, kept.deltas)).deltas

    def place(self, spelling: str) -> str:
        """Return the path of a place. Raises ``Refused``, naming the nearest ones."""
        from board.places import resolve

        return resolve(self.canvas.template, spelling)

    def day(self, word: str | None) -> date:
        """Return the day that was typed; nothing is today. Raises ``Refused``."""
        today = date.today()
        if not word:
            return today
        from board import dates

        return dates.parse(word, today, "near")

    @staticmethod
    def moment(at: str) -> str:
        """Return a moment as people read it, in the machine's own time zone."""
        found = local(at)
        return f"{found:%Y-%m-%d %H:%M}" if found else at

    def refusal(self, key: str, values: Mapping[str, object]) -> str:
        """Return what a refusal of a board command says."""
        return self.texts.also(REFUSALS, NETWORK)(key, **values)

    def reason(self, error: OSError) -> str:
        """Return what the system says about an error, in the reader's language where we can."""
        if isinstance(error, NotRegular):
            folder = Path(error.filename).is_dir()
            return self.texts("reason.EISDIR" if folder else "reason.not_regular")
        key = f"reason.{errorcode.get(error.errno or 0, '')}"
        return self.texts(key) if key in self.texts else error.strerror or str(error)

    def text(self, words: Sequence[str]) -> str:
        """Return what was given as words, a line each, or the lines of stdin for ``-``."""
        if list(words) == ["-"] or (not words and not sys.stdin.isatty()):
            return self.stdin()
        if not words:
            raise usage("usage.text_or_stdin")
        return "\n".join(words)

    def lines(self, words: Sequence[str]) -> list[str]:
        """Return the lines that hold something. Raises ``Problem`` for none."""
        found = lines(self.text(words))
        if not found:
            raise Problem("problem.nothing_to_add")
        return found

    def stdin(self) -> str:
        """Read stdin to its end as text, in the encodings that ``import`` knows as well."""
        from exports.read.file_kinds import MOST_BYTES, decoded

        return decoded(self.stdin_bytes(MOST_BYTES))

    def stdin_bytes(self, most: int) -> bytes:
        """Read stdin to its end. Raises ``Problem`` where that can't be or is too much."""
        try:
            raw = sys.stdin.buffer.read(most + 1)
        except OSError as error:
            raise Problem("problem.file", path="-", reason=self.reason(error)) from None
        if len(raw) > most:
            raise Problem("problem.stdin_large", most=most // 2**20)
        return raw


def _subject(subjects: Sequence[str]) -> str:
    """Return what a change was about: the first of its things, and how many more."""
    more = f" (+{len(subjects) - 1})" if len(subjects) > 1 else ""
    first = one_line(subjects[0]) if subjects else ""
    return first[: MOST_SUBJECT - len(more)] + more
