"""What every command needs: the library, who acts, the canvas, and one way to change it."""

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from errno import errorcode
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from board.change import Change, Delta, diff
from board.codec import BadRecord, canvas_from_tables
from board.commands.by import By, now
from board.i18n import REFUSALS, Texts
from board.model import TABLES, Canvas, Tables
from board.text import one_line
from tui.cli import output
from tui.cli.arguments import Command, Given
from tui.cli.folders import Folders
from tui.cli.problem import CORRUPT, Problem, usage
from tui.cli.sources import NETWORK

if TYPE_CHECKING:
    from store.canvas import StoredCanvas
    from store.library import Library

MOST_INPUT = 20 * 1024 * 1024
"""Most bytes read from stdin or a file: as large as a canvas may become."""


MOST_SUBJECT = 80
"""Characters of a card's text that the history names a change by."""


class Opened(NamedTuple):
    """A canvas as it was read, and where it is kept."""

    file: "StoredCanvas"
    canvas: Canvas
    rev: int


class Done(NamedTuple):
    """What a command brought about; no deltas when all was so already."""

    canvas: Canvas
    """The canvas as the command left it, before it met what others did meanwhile."""
    deltas: tuple[Delta, ...]
    rev: int


class Session:
    """One run of one command."""

    def __init__(
        self,
        command: Command,
        args: Given,
        texts: Texts,
        folders: Folders,
        environ: Mapping[str, str],
    ) -> None:
        self.command = command
        self.args = args
        self.texts = texts
        self.folders = folders
        self.environ = environ

    @property
    def language(self) -> str:
        """The language of the interface."""
        return self.texts.language

    @cached_property
    def who(self) -> str:
        """Who acts: ``--as``, the environment, the settings, the login name."""
        asked = getattr(self.args, "who", None)
        known = (self.environ.get("NETWERKCANVAS_AS"), self.folders.config.who, self.folders.login)
        name = one_line(asked if asked is not None else next(filter(None, known), ""))
        if not name:
            raise usage("problem.person")
        return name

    @cached_property
    def by(self) -> By:
        """Who acts, and when."""
        return now(self.who)

    @cached_property
    def library(self) -> "Library":
        """The library of canvases."""
        from store.opening import open_library

        return open_library(
            self.folders.library,
            state=self.folders.state,
            allow_network=self.folders.config.allow_network_fs,
        )

    def move_to(self, folder: Path) -> None:
        """Work in another folder from here on, for a demo that leaves nothing behind."""
        from store.opening import open_library

        self.library = open_library(folder / "canvases", state=folder / "state")

    def open(self, name: str) -> Opened:
        """Read a canvas. Raises ``Problem`` for one that isn't there, naming the nearest."""
        file = self.library.open(name)
        snapshot = file.read()
        return Opened(file, self.decoded(snapshot.tables, name), snapshot.rev)

    @staticmethod
    def revision(file: "StoredCanvas", number: int) -> int:
        """Return the number of a revision. Raises ``Problem`` for one that never was."""
        newest = file.read().rev
        if not 1 <= number <= newest:
            raise Problem("problem.revision", rev=number, newest=newest)
        return number

    def decoded(self, tables: Tables, name: str) -> Canvas:
        """Build a canvas from its tables and the template it was made with.

        Raises ``Problem`` for a record that can't be what its table says.
        """
        from board import templates

        info = tables.get("canvas", {}).get("canvas", {})
        version = info.get("template_version")
        template = templates.load(
            str(info.get("template", "netwerk")),
            self.folders.templates,
            version=version if isinstance(version, int) else 1,
        )
        try:
            return canvas_from_tables(tables, template)
        except BadRecord as error:
            where = f"{error.table}/{error.id}/{error.field}"
            raise Problem("problem.record", code=CORRUPT, canvas=name, where=where) from None

    def change(self, opened: Opened, command: str, after: Canvas, subject: str = "") -> Done:
        """Keep what a command made of a canvas; it is on disk when this returns."""
        deltas = diff(opened.canvas, after)
        if not deltas:
            output.message(self.texts("problem.nothing_changed"))
            return Done(after, (), opened.rev)
        about = one_line(subject)[:MOST_SUBJECT]
        kept = opened.file.commit(Change(command, deltas, about), self.by)
        for each in kept.conflicts:
            output.message(self.texts("conflict.told", id=each.id, sibling=each.sibling))
        return Done(after, kept.deltas, kept.rev)

    @staticmethod
    def about(texts: list[str]) -> str:
        """Return what a change of several things was about: the first, and how many more."""
        first = one_line(texts[0])
        if len(texts) == 1:
            return first
        more = f" (+{len(texts) - 1})"
        return first[: MOST_SUBJECT - len(more)] + more

    def edit(self, command: str, do: Callable[[Canvas], Canvas], subject: str = "") -> Done:
        """Open the canvas that was named, do something to it and keep it."""
        opened = self.open(self.args.canvas)
        return self.change(opened, command, do(opened.canvas), subject)

    def place(self, canvas: Canvas, spelling: str) -> str:
        """Return the path of a place. Raises ``Refused``, naming the nearest ones."""
        from board.places import resolve

        return resolve(canvas.template, spelling)

    def day(self, word: str) -> date:
        """Return the day that was typed; nothing is today. Raises ``Refused``."""
        today = date.today()
        if not word:
            return today
        from board import dates

        return dates.parse(word, today, "near")

    @staticmethod
    def moment(at: str) -> str:
        """Return a moment as people read it, in the machine's own time zone."""
        try:
            return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
        except ValueError:
            return at

    def refusal(self, key: str, values: Mapping[str, object]) -> str:
        """Return what a refusal of a board command says."""
        return self.texts.also(REFUSALS, NETWORK)(key, **values)

    def reason(self, error: OSError) -> str:
        """Return what the system says about an error, in the reader's language where we can."""
        key = f"reason.{errorcode.get(error.errno or 0, '')}"
        return self.texts(key) if key in self.texts else error.strerror or str(error)

    def lines(self, words: list[str]) -> str:
        """Return the lines that were given as words, or those of stdin for ``-``."""
        if words == ["-"] or (not words and not sys.stdin.isatty()):
            return self.stdin()
        if not words:
            raise usage("usage.text_or_stdin")
        return "\n".join(words)

    def stdin(self) -> str:
        """Read stdin to its end, as UTF-8; bytes that are none become a replacement mark."""
        raw = sys.stdin.buffer.read(MOST_INPUT + 1)
        if len(raw) > MOST_INPUT:
            raise Problem("problem.stdin_large", most=MOST_INPUT // 2**20)
        return raw.decode("utf-8", "replace").removeprefix("\ufeff")


def made(deltas: tuple[Delta, ...]) -> list[Delta]:
    """Return the deltas of things that are new, in their order on the sheet."""
    new = [delta for delta in deltas if delta.before is None and delta.table in TABLES]
    return sorted(new, key=lambda delta: str((delta.after or {}).get("order", "")))


def path_of(word: str) -> Path:
    """Return a path as it was typed, with ``~`` for the home folder."""
    return Path(word).expanduser()
