"""What a command and its arguments are, as data.

The parser, the help, the completion and the reference page all read the same.
"""

from types import SimpleNamespace
from typing import NamedTuple


class Argument(NamedTuple):
    """One positional argument, option or flag."""

    dest: str
    flags: tuple[str, ...] = ()
    """``("-o", "--output")``; empty for a positional argument."""
    kind: str = "text"
    """What may stand there; ``tui.cli.kinds`` completes and checks by it. ``flag`` takes none."""
    optional: bool = False
    """Of a positional argument: it may be left out."""
    many: bool = False
    """A positional argument takes all that follow; an option may be given several times."""

    @property
    def positional(self) -> bool:
        """Tell whether it stands by its place instead of by its name."""
        return not self.flags

    @property
    def valued(self) -> bool:
        """Tell whether a word follows the flag."""
        return bool(self.flags) and self.kind != "flag"


class Command(NamedTuple):
    """One command: where its function lies and what it takes.

    The name of a command of a family is two words, ``member add``; on the command line the canvas
    stands between them: ``member NAME add``.
    """

    name: str
    module: str
    function: str
    arguments: tuple[Argument, ...] = ()
    group: str = ""

    @property
    def family(self) -> str:
        """The first word."""
        return self.name.partition(" ")[0]

    @property
    def verb(self) -> str:
        """The second word, or nothing."""
        return self.name.partition(" ")[2]


class Given(SimpleNamespace):
    """The arguments of a command as they were given, by ``dest``.

    What wasn't given is None, False for a flag, and an empty list for what may be given many times.
    """


def pos(dest: str, kind: str = "text", *, optional: bool = False, many: bool = False) -> Argument:
    """Return a positional argument."""
    return Argument(dest, (), kind, optional, many)


def opt(flag: str, kind: str = "text", *, short: str = "", many: bool = False) -> Argument:
    """Return an option with a value; ``--canvas-lang`` becomes ``args.canvas_lang``."""
    flags = (short, flag) if short else (flag,)
    return Argument(flag.lstrip("-").replace("-", "_"), flags, kind, True, many)


def flag(name: str, short: str = "") -> Argument:
    """Return an option without a value."""
    return opt(name, "flag", short=short)
